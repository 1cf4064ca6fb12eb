"""What does the card of a chosen place say of the walk there, and of how sure its listing is?"""

from typing import Any

from presentation.words import plain as words
from presentation.words.freshness import HOW_SURE, how_sure, step_free_value
from presentation.words.hills.walk import short_hills_by_way
from presentation.words.language import plural, sentence
from presentation.words.names import row_names
from questions.walks.one_way import OneWay
from questions.walks.route_sheet import RouteSheet

NONE_KNOWN = sentence("none known")


def card_title(row: Any) -> str:
    """What the place is called, in both its languages; ``row`` has a ``title``."""
    return words.one_line(row_names(row)) or str(row.title)


def card_facts(sheet: RouteSheet, row: Any) -> dict[str, str]:
    """What to know of the place and the walk, as names and values."""
    there = sheet.there
    return {
        sentence("There and back"): sentence(
            "{there} min there, {back} back", there=there.minutes, back=sheet.back.minutes
        ),
        sentence("Step-free access"): step_free_value(row),
        sentence("Distance"): words.metres(there.walk_m),
        **short_hills_by_way(there, sheet.back),
        sentence("Steps on the way"): _steps(there),
        sentence("Benches on the way"): f"{there.benches}" if there.benches else NONE_KNOWN,
        sentence("Longest stretch without a bench"): words.metres(there.longest_without_bench_m),
        HOW_SURE: how_sure(row),
    }


def _steps(walk: OneWay) -> str:
    if not walk.flights_of_steps:
        return NONE_KNOWN
    return plural(
        "{count:,} flight of steps, {length}",
        "{count:,} flights of steps, {length}",
        walk.flights_of_steps,
        length=words.metres(walk.steps_m),
    )
