"""In which row of a table do its headings stand, in one row or in two, or has it none?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from geo.wording import counted, worded
from layers.tables.looks.cell_shapes import is_data
from layers.tables.looks.heading_words import plain_heading

ROWS_LOOKED_AT: Final = 60
HIGHEST_HEADING: Final = 40
_FEWEST: Final = 2  # words for headings that a row must have to be known by them
_WIDE: Final = 0.6  # of the widest row: a title is narrower

Cells = Sequence[str]


@dataclass(frozen=True)
class Headings:
    """The headings of a table and the row after which its records begin; 0: it has no headings."""

    names: list[str]
    row: int
    hits: int = 0  # how many of them are words for headings
    notes: tuple[str, ...] = ()


def known_words(headings: Iterable[str]) -> frozenset[str]:
    """The words by which headings are vocabulary, as cells are compared with them."""
    return frozenset(plain_heading(heading) for heading in headings)


def hits_in(cells: Cells, vocabulary: frozenset[str]) -> int:
    """How many different words for headings stand in a row."""
    return len(vocabulary & {plain_heading(cell) for cell in cells if cell.strip()})


def find_headings(
    rows: Sequence[Cells], vocabulary: frozenset[str], *, chosen: int | None = None
) -> Headings:
    """The headings of a table, by its first rows.

    Parameters
    ----------
    rows
        The first rows of the table, each a row of cells; the first is row 1.
    vocabulary
        Words for headings: ``known_words``.
    chosen
        The row that a person chose; 0 where there is none.
    """
    at = _row_of_headings(rows, vocabulary) if chosen is None else min(chosen, len(rows))
    if not at:
        width = max((len(cells) for cells in rows), default=0)
        return Headings([f"column {number}" for number in range(1, width + 1)], 0, 0, (_no_headings(),))
    names, first, last = _two_rows(rows, at, vocabulary) if chosen is None else (list(rows[at - 1]), at, at)
    notes = () if last == 1 else (_above(first, last, rows),)
    return Headings(names, last, hits_in(names, vocabulary), tuple(note for note in notes if note))


def _no_headings() -> str:
    return worded(
        "There is no row of headings, so the columns are called by their places and every row was read."
    )


def _above(first: int, last: int, rows: Sequence[Cells]) -> str:
    if not any(any(cells) for cells in rows[: first - 1]) and first == last:
        return counted(
            "The headings were taken from row {at}; the row above it was passed over.",
            "The headings were taken from row {at}; the rows above it were passed over.",
            last - 1,
            at=last,
        )
    if first < last:
        template = "The headings were taken from rows {first} and {at}; any rows above them were passed over."
        return worded(template, first=first, at=last)
    return worded("The headings were taken from row {at}; the rows above it were passed over.", at=last)


def _row_of_headings(rows: Sequence[Cells], vocabulary: frozenset[str]) -> int:
    """The row with most words for headings, else the first about as wide as the table; 0: it is a record."""
    first_rows = rows[:HIGHEST_HEADING]
    hits = [hits_in(cells, vocabulary) for cells in first_rows]
    data = [sum(map(is_data, cells)) for cells in first_rows]
    most = max((hit for hit, odd in zip(hits, data, strict=True) if hit > odd), default=0)
    if most >= _FEWEST:
        return next(n for n, (hit, odd) in enumerate(zip(hits, data, strict=True), 1) if hit == most > odd)
    filled = [sum(bool(cell.strip()) for cell in cells) for cells in rows]
    widest = max(filled, default=0)
    for number, count in enumerate(filled[:HIGHEST_HEADING], start=1):
        if count and count >= _WIDE * widest:
            return 0 if data[number - 1] and data[number - 1] >= hits[number - 1] else number
    return 0


def _two_rows(rows: Sequence[Cells], at: int, vocabulary: frozenset[str]) -> tuple[list[str], int, int]:
    """The headings at a row together with the row above or below, where the two are one heading."""
    here = rows[at - 1]
    if at > 1 and _is_upper(rows[at - 2], here):
        return _joined(rows[at - 2], here, vocabulary), at - 1, at
    if at < len(rows) and _is_lower(rows[at], here, vocabulary):
        return _joined(here, rows[at], vocabulary), at, at + 1
    return list(here), at, at


def _is_upper(upper: Cells, here: Cells) -> bool:
    """Whether the row above names what the headings leave empty: no title, which stands alone."""
    named = [place for place, cell in enumerate(upper) if cell.strip()]
    blank = [place for place in named if place < len(here) and not here[place].strip()]
    is_group = len(named) >= _FEWEST and not any(map(is_data, upper))
    return is_group and (bool(blank) or _repeats(here))


def _repeats(cells: Cells) -> bool:
    plain = [plain_heading(cell) for cell in cells if cell.strip()]
    return len(set(plain)) < len(plain)


def _is_lower(lower: Cells, here: Cells, vocabulary: frozenset[str]) -> bool:
    """Whether the row below parts what a heading stands over: it begins empty, and holds no data."""
    filled = [place for place, cell in enumerate(lower) if cell.strip()]
    if not filled or filled[0] == 0 or any(map(is_data, lower)):
        return False
    parts = any(place >= len(here) or not here[place].strip() for place in filled)
    return parts and hits_in(lower, vocabulary) >= 1


def _joined(upper: Cells, lower: Cells, vocabulary: frozenset[str]) -> list[str]:
    """One name for each column: that below, with the one over it where it says too little alone."""
    width = max(len(upper), len(lower))
    above, below = ([*cells, *[""] * (width - len(cells))] for cells in (upper, lower))
    plain = [plain_heading(cell) for cell in below]
    names, group = [], ""
    for place in range(width):
        group = above[place].strip() or group
        alone = below[place].strip()
        enough = plain[place] in vocabulary and plain.count(plain[place]) == 1
        names.append(alone if enough else f"{group} {alone}".strip() if alone else above[place].strip())
    return names
