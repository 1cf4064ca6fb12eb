"""How is a walk told on a hand-out, step by step, in each of its languages? No street is ever left blank."""

from typing import Final

from presentation.words.handout.phrasebook import Phrasebook, Text
from presentation.words.plain import one_line
from questions.walks.legs import Leg, Turn, WayKind
from questions.walks.main_roads import Crossing, Help
from questions.walks.one_way import OneWay

_TURNS: Final = {
    Turn.START: "start_along",
    Turn.STRAIGHT_ON: "straight_on",
    Turn.BEAR_LEFT: "bear_left",
    Turn.LEFT: "left",
    Turn.SHARP_LEFT: "sharp_left",
    Turn.BEAR_RIGHT: "bear_right",
    Turn.RIGHT: "right",
    Turn.SHARP_RIGHT: "sharp_right",
}
_WITHOUT_A_NAME: Final = {
    WayKind.STREET: "a_road",
    WayKind.SERVICE_ROAD: "a_road",
    WayKind.PLATFORM: "a_platform",
    WayKind.PIER: "a_pier",
    WayKind.PAVEMENT: "the_pavement",
    WayKind.CROSSING: "the_crossing",
    WayKind.STEPS: "the_steps",
}
_SIDES: Final = {"left": "on_your_left", "right": "on_your_right"}
_EASY_HELP: Final = (Help.SIGNALS, Help.ZEBRA)  # the others need a second idea
_JUST_BEFORE_M: Final = 1.0


def way_name(book: Phrasebook, leg: Leg) -> Text:
    """A street by its name; one without a name by what it is: "a path"."""
    name = one_line(leg.street)
    return book.both(name) if name else book.say(_WITHOUT_A_NAME.get(leg.kind_of_way, "a_path"))


def shown_legs(way: OneWay, begins_m: float) -> tuple[int, ...]:
    """Which legs of a way are told, where it is shown from ``begins_m`` on: their places in it."""
    return tuple(at for at, leg in enumerate(way.legs) if leg.ends_m > begins_m + _JUST_BEFORE_M)


def directions(book: Phrasebook, way: OneWay, begins_m: float = 0.0) -> list[Text]:
    """The way from ``begins_m`` on, a text for each leg.

    Of a leg that begins before that, neither its turn nor its length is told: they would tell of the start.
    """
    steps = []
    for at in shown_legs(way, begins_m):
        leg, last = way.legs[at], at == len(way.legs) - 1
        whole = leg.begins_m >= begins_m
        what = _what(book, way.legs, at) if whole else book.say("come_along", way=way_name(book, leg))
        metres = way.shown_m[at]
        parts = [
            book.say("step_and_length", what=what, metres=metres)
            if whole and metres and not leg.on_ground
            else book.say("step_only", what=what)
        ]
        parts += [_crossing(book, each) for each in way.crossings if _on(each, leg, begins_m, last=last)]
        parts += [book.say(_SIDES[way.ends_on])] if last and way.ends_on else []
        steps.append(book.joined(parts, " "))
    return steps or [book.say("at_the_door")]


def _on(crossing: Crossing, leg: Leg, begins_m: float, *, last: bool) -> bool:
    if crossing.at_m < begins_m:
        return False
    return leg.begins_m <= crossing.at_m < leg.ends_m or (last and crossing.at_m >= leg.ends_m)


def _what(book: Phrasebook, legs: tuple[Leg, ...], at: int) -> Text:
    leg = legs[at]
    if leg.on_ground:
        return book.say("from_the_door" if leg.kind_of_way is WayKind.TO_THE_STREET else "to_the_door")
    if leg.steps:
        return (
            book.say("take_steps_counted", count=leg.step_count) if leg.step_count else book.say("take_steps")
        )
    if at == 0 or legs[at - 1].on_ground:
        onward = next((one_line(later.street) for later in legs[at + 1 :] if later.street), "")
        if onward:
            return book.say("start_towards", way=way_name(book, leg), onward=onward)
        return book.say("start_along", way=way_name(book, leg))
    return book.say(_TURNS[leg.turn], way=way_name(book, leg))


def _crossing(book: Phrasebook, crossing: Crossing) -> Text:
    street = one_line(crossing.street)
    road = book.both(street) if street else book.say("a_main_road")
    return book.say(f"cross_{crossing.help}", road=road)


def easy_directions(
    book: Phrasebook, way: OneWay, begins_m: float = 0.0
) -> list[tuple[Text, tuple[str, ...]]]:
    """The same way in sentences of one idea each, with the names that each quotes."""
    steps: list[tuple[Text, tuple[str, ...]]] = []
    for at in shown_legs(way, begins_m):
        leg, metres = way.legs[at], way.shown_m[at]
        whole, quoted = leg.begins_m >= begins_m, (one_line(leg.street),)
        steps.append((book.say("step_only", what=_easy_what(book, way.legs, at, whole=whole)), quoted))
        if whole and metres and not leg.on_ground:
            steps.append((book.say("easy_metres", metres=metres), ()))
        last = at == len(way.legs) - 1
        for crossing in (each for each in way.crossings if _on(each, leg, begins_m, last=last)):
            road = one_line(crossing.street)
            key = f"cross_{crossing.help}" if crossing.help in _EASY_HELP else "easy_cross"
            named = book.both(road) if road else book.say("a_main_road")
            steps.append((book.say(key, road=named), (road,)))
        if last and way.ends_on:
            steps.append((book.say(_SIDES[way.ends_on]), ()))
    return steps or [(book.say("at_the_door"), ())]


def _easy_what(book: Phrasebook, legs: tuple[Leg, ...], at: int, *, whole: bool) -> Text:
    leg = legs[at]
    if not whole and not leg.on_ground:
        return book.say("come_along", way=way_name(book, leg))
    if leg.steps:
        return book.say("take_steps")
    if not leg.on_ground and (at == 0 or legs[at - 1].on_ground):
        return book.say("start_along", way=way_name(book, leg))
    return _what(book, legs, at)
