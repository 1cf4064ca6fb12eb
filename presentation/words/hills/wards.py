"""How are ward figures with hills and without told, side by side?"""

from typing import Final

import pandas as pd

from geo.paces import Pace
from layers.area import Area
from layers.relief.hilly_area import hills_known
from presentation.words import plain as words
from presentation.words.language import plural, sentence

TITLE: Final = sentence("With hills, and were it all level")
NOTE: Final = sentence(
    "Uphill takes longer, so fewer people have one within the minutes; downhill is never faster than on the "
    "level, so never more. Heights are known every 50 m: a short steep stretch may be missed."
)
SHOW: Final = sentence("Show every figure with hills and without")
CAPTION: Final = sentence("Share of residents with one in reach, with hills and were it all level")
FLAT_HELP: Final = sentence("Leave hills out: every street counts as level.")
BESIDE_HELP: Final = sentence("Also print every figure with hills and without, side by side.")
COUNTED: Final = sentence("Hills count: the metres of a walk are then as many as take as long on the level.")
NOT_COUNTED: Final = sentence("Hills are left out: every street counts as level.")


def hills_sentence(area: Area, pace: Pace) -> str:
    """Whether hills count, and what metres are then; "" where nobody knows them."""
    if not hills_known(area):
        return ""
    return COUNTED if pace.counts_hills else NOT_COUNTED


def hill_heads(noun_singular: str) -> tuple[str, ...]:
    """The heads of the table; ``noun_singular`` as "Ward"."""
    return (
        noun_singular,
        sentence("Can be judged"),
        sentence("With hills"),
        sentence("All level"),
        sentence("Difference"),
    )


def difference(hills: float, level: float) -> str:
    """How many percentage points fewer have one with hills."""
    if pd.isna(hills) or pd.isna(level):
        return words.NOT_KNOWN
    fewer = round(100 * (level - hills))
    return plural("{count} point less", "{count} points less", fewer) if fewer else sentence("none")
