"""What do the page about wards, its files and its command say? Labels, causes, groups, shares and walks."""

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import pandas as pd

from geo.derived import kept_with
from geo.rows import rows_of
from presentation.words.area_noun import OfAreas
from presentation.words.language import sentence
from presentation.words.names import row_name, row_names
from presentation.words.plain import metres, number, one_line
from questions.wards.ward_gap_model import EVERYONE, MOST_DEPRIVED, GapCause, WardGaps

TITLE: Final = sentence("Ward gaps")
QUESTION: Final = OfAreas("Which {nouns} are short of what, for whom, and why?")
OF_WHAT, FOR_WHOM, PACE, MINUTES = (
    sentence("Of what?"),
    sentence("For whom?"),
    sentence("How do they walk?"),
    sentence("Minutes, one way"),
)
MORE: Final = sentence("When, how checked, and compared with what")
WHEN, TIME_OF_DAY, CHECKED = (
    sentence("Open on"),
    sentence("At what time?"),
    sentence("Count places that nobody has checked for a year"),
)
COMPARE, COMPARE_PACE = sentence("Compare with"), sentence("Compare with another pace")
COMPARE_DATE: Final = sentence("Compare with the register as on")
WHENEVER, NOTHING, SAME_PACE = sentence("Any day"), sentence("Nothing"), sentence("The same pace")
MEASURE, SORT = sentence("Shown on the map"), sentence("Sorted by")
OPEN_WARD: Final = OfAreas("Open {a_noun}")
ALL_WARDS: Final = OfAreas("All {nouns}")
ANY_PLACE: Final = sentence("Any place")
ANY_PLACE_TO_GO: Final = sentence("any place to go")
UNKNOWN: Final = sentence("not known")
TOO_LITTLE_KNOWN: Final = sentence("not known, or under half can be judged")
NONE: Final = sentence("none")
NONE_LIVE_THERE: Final = sentence("none live there")
THE_WHOLE_AREA: Final = sentence("The whole area")
NO_WARDS: Final = sentence("This area has no wards.")
NO_WARDS_FIX: Final = sentence("Name a file of ward boundaries in its recipe, and prepare it again.")
NO_RESIDENTS: Final = sentence("This area has no count of residents.")
NO_RESIDENTS_FIX: Final = sentence("Name a file of residents in its recipe, and prepare it again.")
MAP_NAME: Final = sentence("Map of the wards of {title}")
TABLE: Final = OfAreas("{Noun} by {noun}")
TABLE_CAPTION: Final = OfAreas("Everything the map shows, and more, {noun} by {noun}")
FIGURES: Final = sentence("The figures")
CAUSES, CAUSES_CAPTION = (
    sentence("Why not?"),
    sentence("Residents without one in reach, by what is in the way and what would mend it"),
)
NOBODY_WITHOUT: Final = sentence("Nobody whose streets are known is without.")
NOT_COUNTED: Final = sentence("How many are without cannot be said: not all residents are counted.")
NOBODY_JUDGED: Final = OfAreas(
    "Nobody here can be judged. Prepare the area with a street file that covers this {noun}."
)
PLACES: Final = sentence("The places")
PLACES_CAPTION: Final = OfAreas(
    "The places that residents of this {noun} reach, on either side of its border, those that "
    "most reach first"
)
SURE: Final = sentence("How sure is this?")
SURE_CAPTION: Final = OfAreas(
    "Each {noun}’s rank, 1 the shortest, and from what to what it goes when walking speed "
    "moves between 0.8 and 1.33 metres a second, minutes by 5 and the weight of the most "
    "deprived fifth by a fifth"
)
FIT_CAPTION: Final = OfAreas(
    "Residents of each {noun} by their points, as counted here, and by best fit of whole small areas"
)
FAIR: Final = sentence("Is it shared fairly?")
DOWNLOADS: Final = sentence("Take it away")
DAYS: Final = (
    sentence("Monday"),
    sentence("Tuesday"),
    sentence("Wednesday"),
    sentence("Thursday"),
    sentence("Friday"),
    sentence("Saturday"),
    sentence("Sunday"),
)

_GROUPS: Final[Mapping[str, tuple[str, str]]] = {  # as a choice, and in a sentence
    EVERYONE: (sentence("Everyone"), sentence("residents")),
    "aged_65_plus": (sentence("Aged 65 and over"), sentence("residents aged 65 and over")),
    "aged_75_plus": (sentence("Aged 75 and over"), sentence("residents aged 75 and over")),
    "under_16": (sentence("Under 16"), sentence("residents under 16")),
    "disabled": (sentence("Disabled residents"), sentence("disabled residents")),
    "living_alone": (sentence("Living alone"), sentence("residents who live alone")),
    "households_without_car": (sentence("Households without a car"), sentence("households without a car")),
    "unpaid_carers": (sentence("Unpaid carers"), sentence("unpaid carers")),
    MOST_DEPRIVED: (
        sentence("Most deprived fifth"),
        sentence("residents of the most deprived fifth of small areas"),
    ),
}

CAUSE_WORDS: Final[Mapping[GapCause, tuple[str, str]]] = {  # what is in the way, and what would mend it
    GapCause.STALE_ONLY: (
        sentence("Nobody has checked it, or its times are not known"),
        sentence("A telephone call"),
    ),
    GapCause.SHUT_THEN: (
        sentence("There is one, but it is not open then"),
        sentence("Other or longer hours"),
    ),
    GapCause.FULL: (sentence("There is one, but it is full"), sentence("More places there")),
    GapCause.NOT_ELIGIBLE: (
        sentence("There is one, but not for them"),
        sentence("Its rules on who may come"),
    ),
    GapCause.NO_WAY: (
        sentence("Near, but with no direct way on foot"),
        sentence("A footpath, a crossing or a ramp"),
    ),
    GapCause.TOO_FAR: (sentence("The nearest is too far"), sentence("One nearer by")),
    GapCause.NONE_EXISTS: (
        sentence("The register knows none at all"),
        sentence("A new one, or a fuller register"),
    ),
}


def group_title(group: str) -> str:
    """A group of residents as one chooses it."""
    return _GROUPS[group][0] if group in _GROUPS else group.replace("_", " ").capitalize()


def group_words(group: str) -> str:
    """ "residents aged 65 and over"."""
    return (
        _GROUPS[group][1]
        if group in _GROUPS
        else sentence("residents ({group})", group=group.replace("_", " "))
    )


def ward_title(name: str) -> str:
    """A ward's name on one line; one without a name is not known."""
    return one_line(name) or UNKNOWN


def title_of_ward(row: Any) -> str:
    """The reader's name of the ward of a row with ``ward_name`` and perhaps second names."""
    return ward_title(row_name(row, of="ward_name"))


def ward_heading(row: Any) -> str:
    """The names of a ward in both its languages."""
    return ward_title(row_names(row, of="ward_name"))


def whole(figures: pd.Series) -> pd.DataFrame:
    """The figures of the whole area as a table of one row, named as such."""
    return pd.DataFrame(figures.to_frame().T.assign(ward_name=THE_WHOLE_AREA))


@kept_with(most=1)
def ward_by_ward(gaps: WardGaps) -> tuple[Any, ...]:
    """Every ward of an answer as ``rows_of`` gives it, by code: read a dozen times for one page."""
    return tuple(rows_of(gaps.wards))


@kept_with(most=1)
def whole_by_itself(gaps: WardGaps) -> Any:
    """The whole area as such a row, named as such."""
    return rows_of(whole(gaps.area))[0]


def people(count: Any) -> str:
    """A number of residents; one that the source leaves out is not known, never 0."""
    return number(count)


def unjudged_count(row: Any) -> str:
    """How many residents of a ward cannot be judged: "326", "none", or "not known"."""
    return people(row.unknown) if row.areas_uncounted or row.unknown else NONE


def residents_of(row: Any) -> str:
    """The residents of a ward: "1,204", or "at least 30" where those of some small areas are not known."""
    if not row.areas_uncounted:
        return people(row.residents)
    if not row.residents_at_least:
        return UNKNOWN
    return sentence("at least {count:,}", count=round(row.residents_at_least))


def percent(share: float) -> str:
    """A share as a whole percentage; never 0 % for a few, nor 100 % for nearly all."""
    if not np.isfinite(share):
        return UNKNOWN
    hundredths = 100 * float(share)
    if 0 < hundredths < 0.5:
        return sentence("under 1%")
    return sentence("over 99%") if 99.5 <= hundredths < 100 else f"{hundredths:.0f}%"


def walk(length_m: float, longest_m: float) -> str:
    """A median walk; what was not measured is said to be further."""
    if np.isnan(length_m):
        return UNKNOWN
    return metres(length_m) if np.isfinite(length_m) else sentence("over {walk}", walk=metres(longest_m))


def rate(per_1000: float) -> str:
    """Assets or places per 1,000 residents; never 0.0 for a few."""
    if not np.isfinite(per_1000):
        return UNKNOWN
    if 0 < per_1000 < 0.05:
        return sentence("under 0.1")
    return f"{per_1000:.1f}" if per_1000 < 10 else f"{per_1000:.0f}"
