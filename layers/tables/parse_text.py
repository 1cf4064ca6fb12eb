"""What are the columns and rows of a CSV, whatever its separator, encoding and lines above the heading?"""

import csv
import io
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Final

from geo.wording import worded
from layers.tables.decoding import read_text
from layers.tables.source_table import LONGEST_CELL, ImportRefusedError, Parsed

_SEPARATORS: Final = (",", ";", "\t", "|")
_ROWS_LOOKED_AT: Final = 40
_HIGHEST_HEADING: Final = 10


def parse_text(path: Path, *, name: str, encoding: str = "", expected: Collection[str] = ()) -> Parsed:
    """Read a table of text: headings, rows with their numbers, and notes.

    ``expected``: headings that are looked for, where the caller knows some; they tell the separator and the
    row of headings more surely than the shape of the table does. A row with more cells than headings
    is followed by the surplus, for the caller to refuse.

    Raises ``ImportRefusedError`` if it is not text, its encoding cannot be told, or it cannot be split into
    columns.
    """
    decoded = read_text(path, name=name, encoding=encoding)
    looked_for = frozenset(map(plain_heading, expected))
    separator = _separator(decoded.text, looked_for)
    at, headings = _heading(decoded.text, separator, looked_for, name)
    notes: list[str] = [decoded.note] if decoded.note else []
    if at > 1:
        notes.append(
            worded("The headings were taken from row {at}; the rows above it were passed over.", at=at)
        )
    return Parsed(headings, _rows(decoded.text, separator, at, name), notes)


def plain_heading(heading: str) -> str:
    """A heading without capitals and doubled spaces, to compare it by."""
    return " ".join(heading.split()).casefold()


def _reader(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)


def _first_rows(text: str, separator: str) -> list[list[str]]:
    rows: list[list[str]] = []
    try:
        for cells in _reader(text, separator):
            rows.append(cells)
            if len(rows) == _ROWS_LOOKED_AT:
                break
    except csv.Error:
        pass  # told with its row when the whole is read
    return rows


def _separator(text: str, looked_for: frozenset[str]) -> str:
    """The separator by which a row holds most of the headings looked for, or splits most rows alike."""

    def worth(separator: str) -> tuple[int, int, int]:
        rows = _first_rows(text, separator)
        widths = [len(cells) for cells in rows if any(cells)]
        usual = max(set(widths), key=widths.count, default=1)
        return (
            max((_in_row(cells, looked_for) for cells in rows[:_HIGHEST_HEADING]), default=0),
            widths.count(usual) if usual > 1 else 0,
            usual,
        )

    return max(_SEPARATORS, key=worth)


def _in_row(cells: Sequence[str], looked_for: frozenset[str]) -> int:
    return len(looked_for & {plain_heading(cell) for cell in cells}) if looked_for else 0


def _heading(text: str, separator: str, looked_for: frozenset[str], name: str) -> tuple[int, list[str]]:
    """Row number and cells of the headings: the row with most of those looked for, else the first row about
    as wide as the table.
    """
    rows = _first_rows(text, separator)
    most = max((_in_row(cells, looked_for) for cells in rows[:_HIGHEST_HEADING]), default=0)
    filled = [sum(bool(cell.strip()) for cell in cells) for cells in rows]
    widest = max(filled, default=0)
    for number, cells in enumerate(rows[:_HIGHEST_HEADING], start=1):
        wide = filled[number - 1] > 0 and filled[number - 1] >= 0.6 * widest
        if _in_row(cells, looked_for) == most if most else wide:
            return number, cells
    raise ImportRefusedError(
        "{name} has no row of headings.", "Put the names of the columns in its first row.", name=name
    )


def _rows(text: str, separator: str, heading: int, name: str) -> Iterator[tuple[int, list[str]]]:
    number = 0
    try:
        for number, cells in enumerate(_reader(text, separator), start=1):
            if number <= heading or not cells:
                continue
            if max(map(len, cells)) > LONGEST_CELL:
                raise _too_long(number, name)
            yield number, cells
    except csv.Error as fault:
        if "field larger" in str(fault):
            raise _too_long(number + 1, name) from None
        raise ImportRefusedError(
            "{name} cannot be split into columns from row {number} on: there is a quotation mark that is not "
            "closed, or in the middle of a cell.",
            'Put "" for a quotation mark within a cell, or save the file from a spreadsheet again.',
            name=name,
            number=number + 1,
        ) from None


def _too_long(number: int, name: str) -> ImportRefusedError:
    what = worded(
        "{name} has a cell of more than {longest:,} letters in row {number}.",
        name=name,
        longest=LONGEST_CELL,
        number=number,
    )
    return ImportRefusedError(what, "Look for a quotation mark not closed.")
