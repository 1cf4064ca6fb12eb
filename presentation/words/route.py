"""How is a walk told to somebody who will walk it? Sentences, one for each street, and what to know of it."""

import html
from collections.abc import Iterator

from presentation.words import plain as words
from presentation.words.language import plural, sentence
from questions.walks.legs import TO_THE_STREET, Leg, Turn
from questions.walks.main_roads import Crossing, Help
from questions.walks.one_way import BENCH_NEAR_M, DarkStretch, OneWay
from questions.walks.route_sheet import RouteSheet

AT_THE_DOOR = sentence("The place is at the door.")
THERE, BACK = sentence("The way there"), sentence("The way back")
IN_HEADING = sentence("Time and distance")
MAIN_ROADS_NOTE = sentence(
    "Main roads are named where the way crosses them for certain. Side streets are not; nor "
    "is a road that the way only follows."
)
_SIDES = {"left": sentence("It is on your left."), "right": sentence("It is on your right."), "": ""}
_HOW_OVER = {
    Help.SIGNALS: sentence(" at the signals"),
    Help.ZEBRA: sentence(" at the zebra crossing"),
    Help.MARKED: sentence(" at the marked crossing; whether it has signals is not known"),
    Help.LIGHTS_NEAR: sentence(" by the traffic lights; whether they have a signal for walkers is not known"),
    Help.NONE: sentence(" where no crossing is marked"),
    Help.NOT_KNOWN: sentence("; whether there is a crossing is not known"),
}


def instructions(walk: OneWay) -> list[str]:
    """The walk as sentences: "Turn left into High Street, 120 m. Cross Cardiff Road at the signals." """
    said = []
    for at, (leg, shown_m) in enumerate(zip(walk.legs, walk.shown_m, strict=True)):
        last = at == len(walk.legs) - 1
        parts = [f"{_begin(walk.legs, at)}, {_far(shown_m)}."]
        parts += [crossing_words(one) for one in walk.crossings if _within(one, leg, last=last)]
        parts += [_SIDES[walk.ends_on]] if last else []
        said.append(" ".join(part for part in parts if part))
    return said or [AT_THE_DOOR]


def crossing_words(crossing: Crossing) -> str:
    """ "Cross Cardiff Road at the signals." """
    return sentence("Cross {road}{how_over}.", road=_road(crossing), how_over=_HOW_OVER[crossing.help])


def facts(walk: OneWay, *, after_dark: bool = False) -> dict[str, str]:
    """What to know of a walk, as names and values; lighting only where it matters."""
    told = {
        IN_HEADING: f"{words.minutes(walk.minutes)}, {words.metres(walk.walk_m)}",
        "Steps": _steps(walk),
        "Main roads to cross": _crossings(walk),
        "Benches": _benches(walk),
    }
    if after_dark:
        told["Lighting"] = _lighting(walk)
    return told


def route_lines(sheet: RouteSheet, *, after_dark: bool = False) -> Iterator[str]:
    """Both ways as lines of text."""
    for title, walk in ((THERE, sheet.there), (BACK, sheet.back)):
        yield f"{title}:"
        yield from (f"  {number}. {step}" for number, step in enumerate(instructions(walk), 1))
        yield from (f"  {name}: {value}" for name, value in facts(walk, after_dark=after_dark).items())
    yield MAIN_ROADS_NOTE


def route_html(sheet: RouteSheet, *, after_dark: bool = False) -> str:
    """Both ways for st.html: under headings of the fourth rank, ordered lists and what to know of each."""
    both = "".join(
        _walk_html(title, walk, after_dark=after_dark)
        for title, walk in ((THERE, sheet.there), (BACK, sheet.back))
    )
    return f'<div class="wr-route">{both}<p class="wr-small">{html.escape(MAIN_ROADS_NOTE)}</p></div>'


def _walk_html(title: str, walk: OneWay, *, after_dark: bool) -> str:
    steps = "".join(f"<li><bdi>{html.escape(step)}</bdi></li>" for step in instructions(walk))
    known = "".join(
        f"<div><dt>{name}</dt><dd>{html.escape(value)}</dd></div>"
        for name, value in facts(walk, after_dark=after_dark).items()
        if name != IN_HEADING
    )
    heading = f"{title}: {words.minutes(walk.minutes)}, {words.metres(walk.walk_m)}"
    return f'<h4>{heading}</h4><ol class="wr-steps">{steps}</ol><dl class="wr-facts">{known}</dl>'


def _begin(legs: tuple[Leg, ...], at: int) -> str:
    leg = legs[at]
    if leg.on_ground:
        return (
            sentence("Go from the door to the street")
            if leg.kind_of_way == TO_THE_STREET
            else sentence("Go to the door")
        )
    if leg.steps:
        count = sentence(" ({step_count} steps)", step_count=leg.step_count) if leg.step_count else ""
        return sentence("Take the steps{count}{of}", count=count, of=_of(leg))
    named = words.one_line(leg.street) or sentence("the {kind_of_way}", kind_of_way=leg.kind_of_way)
    if at == 0 or legs[at - 1].on_ground:
        onward = next((words.one_line(later.street) for later in legs[at + 1 :] if later.street), "")
        return sentence(
            "Start along {named}{onward}", named=named, onward=f", towards {onward}" if onward else ""
        )
    return _turned(leg.turn, named, same=_same(leg, legs[at - 1]), into=bool(leg.street))


def _turned(turn: Turn, named: str, *, same: bool, into: bool) -> str:
    how = str(turn).replace("bear ", "")
    verb = sentence("Bear") if turn in (Turn.BEAR_LEFT, Turn.BEAR_RIGHT) else sentence("Turn")
    if same:
        return sentence("{verb} {how} and stay on {named}", verb=verb, how=how, named=named)
    if turn in (Turn.STRAIGHT_ON, Turn.START):
        return sentence("Go straight on along {named}", named=named)
    return f"{verb} {how} {'into' if into else 'onto'} {named}"


def _same(leg: Leg, before: Leg) -> bool:
    return (leg.street, leg.kind_of_way) == (before.street, before.kind_of_way)


def _of(leg: Leg) -> str:
    return sentence(" of {street}", street=words.one_line(leg.street)) if leg.street else ""


def _far(shown_m: int) -> str:
    return sentence("{metres:,} m", metres=shown_m) if shown_m else sentence("a few metres")


def _within(crossing: Crossing, leg: Leg, *, last: bool) -> bool:
    return leg.begins_m <= crossing.at_m < leg.ends_m or (last and crossing.at_m >= leg.ends_m)


def _steps(walk: OneWay) -> str:
    if not walk.flights_of_steps:
        return sentence("none known")
    flights = plural("{count:,} flight", "{count:,} flights", walk.flights_of_steps)
    many = (
        sentence("{step_count} steps", step_count=walk.step_count)
        if walk.step_count
        else sentence("how many steps is not known")
    )
    return f"{flights}, {words.metres(walk.steps_m)}; {many}"


def _crossings(walk: OneWay) -> str:
    return ". ".join(f"{_road(one)}{_HOW_OVER[one.help]}" for one in walk.crossings) or sentence(
        "none for certain"
    )


def _road(crossing: Crossing) -> str:
    return words.one_line(crossing.street) or sentence("a main road")


def _benches(walk: OneWay) -> str:
    far = words.metres(walk.longest_without_bench_m)
    near = sentence("within {metres:.0f} m of the way", metres=BENCH_NEAR_M)
    if not walk.benches:
        return sentence("none known {near}: {far} without one", near=near, far=far)
    return sentence(
        "{count} {near}; longest stretch without one {far}",
        count=plural("{count:,} known", "{count:,} known", walk.benches),
        near=near,
        far=far,
    )


def _lighting(walk: OneWay) -> str:
    parts = [
        sentence("no lamps along {stretch}", stretch=_stretch(one)) for one in walk.unlit if one.walk_m >= 1
    ]
    if walk.lighting_not_known_m >= 1:
        parts.append(f"not known for {words.metres(walk.lighting_not_known_m)}")
    return "; ".join(parts) or sentence("lit all the way")


def _stretch(one: DarkStretch) -> str:
    return f"{words.one_line(one.street) or f'the {one.kind_of_way}'}, {words.metres(one.walk_m)}"
