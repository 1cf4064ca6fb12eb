"""How is a walk told to somebody who will walk it? Sentences, one for each street, and what to know of it."""

import html
from collections.abc import Iterator
from typing import Final

from presentation.words import plain as words
from presentation.words.hills.walk import HILLS, hill_words
from presentation.words.language import plural, sentence
from presentation.words.near.by_hours import ON_THE_WAY, on_the_way_words
from presentation.words.near.route_steps import crossed_words, crossing_words, leg_words, way_name
from presentation.words.near.underfoot import underfoot_facts
from questions.walks.legs import Leg
from questions.walks.main_roads import Crossing
from questions.walks.one_way import BENCH_NEAR_M, DarkStretch, OneWay
from questions.walks.route_sheet import RouteSheet

AT_THE_DOOR = sentence("The place is at the door.")
THERE, BACK = sentence("The way there"), sentence("The way back")
IN_HEADING = sentence("Time and distance")
STEPS, MAIN_ROADS = sentence("Steps"), sentence("Main roads to cross")
BENCHES, LIGHTING = sentence("Benches"), sentence("Lighting")
MAIN_ROADS_NOTE = sentence(
    "Main roads to cross are named where the way crosses them for certain; side streets are not. "
    "What the map does not say of pavements, fords and lamps is not known."
)
_SIDES: Final = {"left": sentence("It is on your left."), "right": sentence("It is on your right."), "": ""}


def instructions(walk: OneWay) -> list[str]:
    """The walk as sentences: "Turn left into High Street, 120 m. Cross Cardiff Road at the signals." """
    steps = []
    for at, (leg, shown_m) in enumerate(zip(walk.legs, walk.shown_m, strict=True)):
        last = at == len(walk.legs) - 1
        parts = [sentence("{what}, {length}.", what=leg_words(walk.legs, at), length=_far(shown_m))]
        parts += [crossing_words(each) for each in walk.crossings if _within(each, leg, last=last)]
        parts += [_SIDES[walk.ends_on]] if last else []
        steps.append(" ".join(part for part in parts if part))
    return steps or [AT_THE_DOOR]


def facts(walk: OneWay, *, after_dark: bool = False) -> dict[str, str]:
    """What to know of a walk, as names and values; lighting only where it matters."""
    values = {
        IN_HEADING: _time_and_distance(walk),
        STEPS: _steps(walk),
        MAIN_ROADS: ". ".join(map(crossed_words, walk.crossings)) or sentence("none for certain"),
        **underfoot_facts(walk),
        BENCHES: _benches(walk),
    }
    if walk.climbs is not None:
        values[HILLS] = hill_words(walk)
    if walk.hours:
        values[ON_THE_WAY] = on_the_way_words(walk.hours)
    if after_dark:
        values[LIGHTING] = _lighting(walk)
    return values


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
    items = "".join(
        f"<div><dt>{name}</dt><dd>{html.escape(value)}</dd></div>"
        for name, value in facts(walk, after_dark=after_dark).items()
        if name != IN_HEADING
    )
    heading = f"{title}: {_time_and_distance(walk)}"
    return f'<h4>{heading}</h4><ol class="wr-steps">{steps}</ol><dl class="wr-facts">{items}</dl>'


def _time_and_distance(walk: OneWay) -> str:
    return f"{words.minutes(walk.minutes)}, {words.metres(walk.walk_m)}"


def _far(shown_m: int) -> str:
    return sentence("{metres:,} m", metres=shown_m) if shown_m else sentence("a few metres")


def _within(crossing: Crossing, leg: Leg, *, last: bool) -> bool:
    return leg.begins_m <= crossing.at_m < leg.ends_m or (last and crossing.at_m >= leg.ends_m)


def _steps(walk: OneWay) -> str:
    if not walk.flights_of_steps:
        return sentence("none known")
    many = (
        plural("{count} step", "{count} steps", walk.step_count)
        if walk.step_count
        else sentence("how many steps is not known")
    )
    return plural(
        "{count:,} flight, {length}; {steps}",
        "{count:,} flights, {length}; {steps}",
        walk.flights_of_steps,
        length=words.metres(walk.steps_m),
        steps=many,
    )


def _benches(walk: OneWay) -> str:
    far = words.metres(walk.longest_without_bench_m)
    if not walk.benches:
        return sentence(
            "none known within {near:.0f} m of the way: {far} without one", near=BENCH_NEAR_M, far=far
        )
    return plural(
        "{count:,} known within {near:.0f} m of the way; longest stretch without one {far}",
        "{count:,} known within {near:.0f} m of the way; longest stretch without one {far}",
        walk.benches,
        near=BENCH_NEAR_M,
        far=far,
    )


def _lighting(walk: OneWay) -> str:
    parts = [_no_lamps(stretch) for stretch in walk.unlit if stretch.walk_m >= 1]
    if walk.lighting_not_known_m >= 1:
        parts.append(sentence("not known for {length}", length=words.metres(walk.lighting_not_known_m)))
    return "; ".join(parts) or sentence("lit all the way")


def _no_lamps(stretch: DarkStretch) -> str:
    return sentence(
        "no lamps along {way}, {length}", way=way_name(stretch), length=words.metres(stretch.walk_m)
    )
