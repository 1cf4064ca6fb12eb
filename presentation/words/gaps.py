"""What does the page about wards say?"""

from collections.abc import Mapping
from typing import Final

import numpy as np

from presentation.words.plain import metres
from questions.wards.ward_gap_model import EVERYONE, MOST_DEPRIVED, GapCause

TITLE: Final = "Ward gaps"
QUESTION: Final = "Which wards are short of what, for whom, and why?"
OF_WHAT, FOR_WHOM, PACE, MINUTES = "Of what?", "For whom?", "How do they walk?", "Minutes, one way"
MORE: Final = "When, how checked, and compared with what"
WHEN, TIME_OF_DAY, CHECKED = "Open on", "At what time?", "Count places that nobody has checked for a year"
COMPARE, COMPARE_PACE = "Compare with", "Compare with another pace"
COMPARE_DATE: Final = "Compare with the register as on"
WHENEVER, NOTHING, SAME_PACE = "Any day", "Nothing", "The same pace"
MEASURE, OPEN_WARD, SORT = "Shown on the map", "Open a ward", "Sorted by"
ALL_WARDS: Final = "All wards"
ANY_PLACE: Final = "Any place"
UNKNOWN: Final = "not known"
NO_WARDS: Final = "This area has no wards."
NO_WARDS_FIX: Final = "Name a file of ward boundaries in its recipe, and prepare it again."
NO_RESIDENTS: Final = "This area has no count of residents."
NO_RESIDENTS_FIX: Final = "Name a file of residents in its recipe, and prepare it again."
MAP_NAME: Final = "Map of the wards of {title}"
TABLE, TABLE_CAPTION = "Ward by ward", "Everything the map shows, and more, ward by ward"
CAUSES, CAUSES_CAPTION = (
    "Why not?",
    "Residents without one in reach, by what is in the way and what would mend it",
)
NOBODY_WITHOUT: Final = "Nobody whose streets are known is without."
NOBODY_JUDGED: Final = "Nobody here can be judged. Prepare the area with a street file that covers this ward."
PLACES, PLACES_CAPTION = (
    "The places",
    "The places that residents of this ward reach, on either side of its border, those that most reach first",
)
SURE: Final = "How sure is this?"
SURE_CAPTION: Final = (
    "Each ward's rank, 1 the shortest, and from what to what it goes when walking speed moves between "
    "0.8 and 1.33 metres a second, minutes by 5 and the weight of the most deprived fifth by a fifth"
)
FIT_CAPTION: Final = (
    "Residents of each ward by their points, as counted here, and by best fit of whole small areas"
)
FAIR: Final = "Is it shared fairly?"
DOWNLOADS: Final = "Take it away"
DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_GROUPS: Final[Mapping[str, tuple[str, str]]] = {  # as a choice, and in a sentence
    EVERYONE: ("Everyone", "residents"),
    "aged_65_plus": ("Aged 65 and over", "residents aged 65 and over"),
    "aged_75_plus": ("Aged 75 and over", "residents aged 75 and over"),
    "under_16": ("Under 16", "residents under 16"),
    "disabled": ("Disabled residents", "disabled residents"),
    MOST_DEPRIVED: ("Most deprived fifth", "residents of the most deprived fifth of small areas"),
}

CAUSES_SAID: Final[Mapping[GapCause, tuple[str, str]]] = {  # what is in the way, and what would mend it
    GapCause.STALE_ONLY: ("Nobody has checked it, or its times are not known", "A telephone call"),
    GapCause.SHUT_THEN: ("There is one, but it is not open then", "Other or longer hours"),
    GapCause.FULL: ("There is one, but it is full", "More places there"),
    GapCause.NOT_ELIGIBLE: ("There is one, but not for them", "Its rules on who may come"),
    GapCause.NO_WAY: ("Near, but with no direct way on foot", "A footpath, a crossing or a ramp"),
    GapCause.TOO_FAR: ("The nearest is too far", "One nearer by"),
    GapCause.NONE_EXISTS: ("The register knows none at all", "A new one, or a fuller register"),
}


def group_title(group: str) -> str:
    """A group of residents as one chooses it."""
    return _GROUPS[group][0] if group in _GROUPS else group.replace("_", " ").capitalize()


def group_words(group: str) -> str:
    """ "residents aged 65 and over"."""
    return _GROUPS[group][1] if group in _GROUPS else f"residents ({group.replace('_', ' ')})"


def percent(share: float) -> str:
    """A share as a whole percentage; never 0 % for a few, nor 100 % for nearly all."""
    if not np.isfinite(share):
        return UNKNOWN
    whole = 100 * share
    if 0 < whole < 0.5:
        return "under 1%"
    return "over 99%" if 99.5 <= whole < 100 else f"{whole:.0f}%"


def walk(length_m: float, longest_m: float) -> str:
    """A median walk; what was not measured is said to be further."""
    if np.isnan(length_m):
        return UNKNOWN
    return metres(length_m) if np.isfinite(length_m) else f"over {metres(longest_m)}"


def rate(per_1000: float) -> str:
    """Assets or places per 1,000 residents."""
    if not np.isfinite(per_1000):
        return UNKNOWN
    return f"{per_1000:.1f}" if per_1000 < 10 else f"{per_1000:.0f}"
