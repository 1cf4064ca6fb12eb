"""What stands over and under the parts of the page about wards: its times, tables, pictures and files?"""

from collections.abc import Mapping
from datetime import time
from typing import Final

from geo.paces import Pace
from presentation.words import plain as words
from presentation.words.area_noun import OfAreas
from presentation.words.language import sentence
from presentation.words.wards import choices as gap_words
from questions.wards.analyses.choices import TIMES_OF_DAY

TIMES: Final[Mapping[str, tuple[str, time, time]]] = {
    "morning": (sentence("Morning, 9 to 12"), *TIMES_OF_DAY["morning"]),
    "lunch": (sentence("Lunch, 12 to 2"), *TIMES_OF_DAY["lunch"]),
    "afternoon": (sentence("Afternoon, 2 to 5"), *TIMES_OF_DAY["afternoon"]),
    "evening": (sentence("Evening, 5 to 9"), *TIMES_OF_DAY["evening"]),
    "any": (sentence("Any time"), *TIMES_OF_DAY["any"]),
}
KEY: Final = sentence("Key to the map")
WITH_ONE: Final = sentence("residents with one in reach")
WITHOUT: Final = sentence("residents without")
UNJUDGED: Final = sentence("cannot be judged")
A_PLACE: Final = sentence("a place that counts; hollow: one that does not")
COMPARED: Final = sentence("Compared")
SHOW_RANKS: Final = OfAreas("Show the ranks of the {nouns}, and how far they move")
SHOW_FIT: Final = OfAreas("Show how residents were counted in {nouns}, and another way to count them")
SHOW_BARS: Final = OfAreas("Show each {noun} beside the whole area")
SHOW_SPOTS: Final = OfAreas("Show the {nouns} by deprivation")
FAIR_CAPTION: Final = sentence("How evenly what is in reach is shared among residents")
DEPRIVED_CAPTION: Final = OfAreas("The {nouns} by deprivation")
MOST_DEPRIVED: Final = sentence("most deprived")
LEAST_DEPRIVED: Final = sentence("least deprived")
BARS_ALT: Final = OfAreas(
    "Each {noun}’s share of residents with at least one in reach as a dot, with a pale bar from the least to "
    "the most it may be, and a dashed line at the share of the whole area. The table says the same."
)
SPOTS_ALT: Final = OfAreas(
    "Each {noun} as a ring: across, how deprived its residents are, most deprived on the left; upwards, the "
    "share with at least one in reach. The table below says the same."
)
TAKE_CSV: Final = OfAreas("{Nouns} (CSV)")
TAKE_AREA: Final = sentence("The whole area (CSV)")
TAKE_ABOUT: Final = sentence("What was asked, and sources (CSV)")
TAKE_BOOK: Final = sentence("All three as a workbook (Excel)")
TAKE_GEOPACKAGE: Final = OfAreas("{Nouns} with their outlines (GeoPackage)")
TAKE_MAP: Final = sentence("The map (PNG)")
TAKE_DRAWING: Final = sentence("The map (SVG)")
MAP_ALT: Final = OfAreas(
    "A map of the {nouns}, shaded by the share of residents with at least one in reach; "
    "this {noun} has a firm edge."
)
KEY_ALT: Final = sentence("Key to the map: its shades from the greatest gap to the least, and the places.")
NUMBERS: Final = OfAreas("{Nouns} with a number on the map:")
NO_PLACES: Final = OfAreas("Nobody in this {noun} has one within the walk.")
PAGE_OF: Final = sentence("Page # of #")  # the first # is the page, the second how many there are
SOURCES: Final = sentence("Where this comes from")


_PACES: Final[Mapping[str, str]] = {
    "planning": sentence("Planning standard"),
    "steady": sentence("Steady"),
    "older-man": sentence("Older man"),
    "older": sentence("Older adult"),
    "step-free": sentence("Step-free"),
    "pavements": sentence("No main road without a pavement"),
}


def pace_name(pace: Pace) -> str:
    """What a pace is called: "Older adult"; and that hills are left out, if they are."""
    name = _PACES.get(pace.key, pace.title)
    return name if pace.counts_hills else sentence("{pace}, without hills", pace=name)


def pace_title(pace: Pace) -> str:
    """ "Steady, 1.11 m/s": a pace as one chooses it."""
    return sentence("{pace}, {speed_mps:g} m/s", pace=pace_name(pace), speed_mps=pace.speed_mps)


def take_profile(ward_name: str) -> str:
    """What the button for one ward on paper says."""
    return sentence("{ward} on two pages (PDF)", ward=gap_words.ward_title(ward_name))


def places_title(count: int) -> str:
    """ "The places (12)"."""
    return sentence("{places} ({count})", places=gap_words.PLACES, count=count)


def shortest_first_caption(measure: str) -> str:
    """What the list beside the map is."""
    return sentence("{measure}, the shortest first", measure=measure)


def compared_caption(measure: str) -> str:
    """What the table of two answers is."""
    return sentence("{measure}, side by side", measure=measure)


def compared_head(what: str, pace: Pace, on: str = "") -> str:
    """ "Café, older adult, on 3 May 2026": over a column that is compared; ``on`` is an ISO date or ""."""
    name = pace_name(pace).lower()
    if not on:
        return sentence("{what}, {pace}", what=what, pace=name)
    return sentence("{what}, {pace}, on {day}", what=what, pace=name, day=words.day(on))


def shown(measure: str, value: str) -> str:
    """ "Have at least one in reach: 61%": a ward's figure on the map."""
    return sentence("{measure}: {value}", measure=measure, value=value)


def picture_title(measure: str, area_title: str) -> str:
    """Over the map as a picture."""
    return sentence("{measure}: {area}", measure=measure, area=words.one_line(area_title))


def profile_title(ward_name: str, what: str) -> str:
    """Over one ward on paper: "Gaer: who can walk to a café?" """
    return sentence("{ward}: who can walk to {what}?", ward=gap_words.ward_title(ward_name), what=what)


def more_places(count: int) -> str:
    """How many places paper leaves to the register; "" for none."""
    return sentence("And {count} more, in the register.", count=count) if count > 0 else ""


def with_letters_left_out(credit: str) -> str:
    """What stands at the foot of paper on which letters are missing."""
    return sentence(
        "{credit} Some letters could not be printed as they are: they were left out, or a plain form "
        "stands for them.",
        credit=credit,
    )
