"""Does a table lie on its side: headings or days down its first column, and a place in each other column?"""

import re
from collections.abc import Sequence
from typing import Final

from layers.tables.looks.heading_row import Cells, Headings
from layers.tables.looks.heading_words import plain_heading
from layers.times.reading.day_names import days_named

_FEWEST: Final = 3  # different words for headings, or days, down the first column
_MOST_OF_THEM: Final = 0.6  # of what stands in the first column, or of the hours beside its days
_OFTENER: Final = 2  # times as many such words down the column as along the row of headings
_FIELDS: Final = frozenset(  # no kinds of place, which stand down the columns of upright lists
    {"name", "venue", "venue name", "organisation", "group", "title", "address", "street", "town", "postcode"}
    | {"post code", "telephone", "phone", "tel", "email", "e mail", "website", "web", "url", "kind", "type"}
    | {"category", "description", "day", "days", "time", "times", "opening hours", "opening times", "hours"}
    | {"contact", "cost", "price", "latitude", "longitude", "easting", "northing"}
)
_HOURS: Final = re.compile(r"\d|closed|shut|ar gau|^[-–—]$|^n/?a$", re.I)


def headings_down(
    rows: Sequence[Cells], headings: Headings, vocabulary: frozenset[str]
) -> tuple[str, str] | None:
    """The first two headings or days down the first column of a table on its side; None: it is upright.

    Parameters
    ----------
    rows
        The first rows of the table, each a row of cells.
    headings
        As they were taken from a row.
    vocabulary
        Words for headings: ``known_words``.
    """
    filled = [cells for cells in rows if len(cells) > 1 and cells[0].strip()]
    words = [plain_heading(cells[0]) for cells in filled]
    day_rows = [cells for cells in filled if days_named(cells[0])]
    days = {days_named(cells[0]) for cells in day_rows}
    count = len(_FIELDS & set(words)) + len(days)
    along = len(_FIELDS & {plain_heading(name) for name in headings.names})
    labels = [
        cells[0].strip()
        for word, cells in zip(words, filled, strict=True)
        if word in vocabulary | _FIELDS or days_named(cells[0])
    ]
    if count < max(_FEWEST, _OFTENER * along) or len(labels) < _MOST_OF_THEM * len(filled):
        return None
    if day_rows and not _are_hours(day_rows):
        return None  # days in rows of their own, with what is on beside them
    return labels[0], labels[1]


def _are_hours(day_rows: Sequence[Cells]) -> bool:
    """Whether hours stand in each column beside the days, as far as anything does."""
    columns = [
        [cells[place] for cells in day_rows if place < len(cells) and cells[place].strip()]
        for place in range(1, max(map(len, day_rows)))
    ]
    return all(
        sum(bool(_HOURS.search(cell.strip())) for cell in cells) >= _MOST_OF_THEM * len(cells)
        for cells in columns
    )
