"""How are ward figures with hills and without told, side by side?"""

from typing import Final

import pandas as pd

from geo.paces import Pace
from geo.rows import rows_of
from layers.area import Area
from layers.relief.hilly_area import hills_known
from presentation.words.language import plural, sentence
from presentation.words.wards import choices as gap_words

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


def hill_rows(beside: pd.DataFrame) -> list[list[str]]:
    """The cells of ``hills_beside``, a row for each ward and last the whole area."""
    return [
        [
            str(row.ward_name) or gap_words.THE_WHOLE_AREA,
            gap_words.people(row.judged),
            gap_words.percent(row.share_hills),
            gap_words.percent(row.share_level),
            _difference(row.share_hills, row.share_level),
        ]
        for row in rows_of(beside)
    ]


def _difference(hills: float, level: float) -> str:
    if pd.isna(hills) or pd.isna(level):
        return gap_words.UNKNOWN
    fewer = round(100 * (level - hills))
    return plural("{count} point less", "{count} points less", fewer) if fewer else sentence("none")
