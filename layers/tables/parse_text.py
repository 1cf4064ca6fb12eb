"""What are the columns and rows of a CSV, whatever its separator, encoding and lines above the heading?"""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from geo.wording import worded
from layers.tables.cells import without_control
from layers.tables.listing_text import read_listing_text
from layers.tables.source_table import LONGEST_CELL, ImportRefusedError, named_apart

Parsed = tuple[list[str], Iterator[tuple[int, list[str]]], list[str]]  # columns, numbered rows, notes

_SEPARATORS: Final = (",", ";", "\t", "|")
_ROWS_LOOKED_AT: Final = 40
_HIGHEST_HEADING: Final = 10


def parse_text(path: Path, *, name: str, encoding: str = "") -> Parsed:
    """Read a table of text: columns, rows with their numbers, and notes.

    A row with more cells than there are columns keeps them under no column: its last cell is followed by
    the surplus, for the caller to refuse.

    Raises ``ListingFileError`` if it is not text or its encoding cannot be told, ``ImportRefusedError`` if it
    cannot be split into columns.
    """
    read = read_listing_text(path, encoding=encoding)
    notes = [read.note.replace(path.name, name)] if read.note else []
    csv.field_size_limit(LONGEST_CELL)
    separator = _separator(read.text)
    at, heading = _heading(read.text, separator, name)
    columns, renamed = named_apart(heading)
    if at > 1:
        notes.append(f"The headings were taken from row {at}; the rows above it were passed over.")
    return columns, _rows(read.text, separator, at, name), notes + renamed


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


def _separator(text: str) -> str:
    """The separator that splits most of the first rows into one number of columns, the more the better."""

    def worth(separator: str) -> tuple[int, int]:
        widths = [len(cells) for cells in _first_rows(text, separator) if any(cells)]
        usual = max(set(widths), key=widths.count, default=1)
        return (widths.count(usual) if usual > 1 else 0), usual

    return max(_SEPARATORS, key=worth)


def _heading(text: str, separator: str, name: str) -> tuple[int, list[str]]:
    """Row number and cells of the headings: the first row about as wide as the table."""
    rows = _first_rows(text, separator)
    filled = [sum(bool(cell.strip()) for cell in cells) for cells in rows]
    widest = max(filled, default=0)
    for number, count in enumerate(filled[:_HIGHEST_HEADING], start=1):
        if count and count >= 0.6 * widest:
            return number, [without_control(cell).strip() for cell in rows[number - 1]]
    raise ImportRefusedError(
        "{name} has no row of headings.", "Put the names of the columns in its first row.", name=name
    )


def _rows(text: str, separator: str, heading: int, name: str) -> Iterator[tuple[int, list[str]]]:
    number = 0
    try:
        for number, cells in enumerate(_reader(text, separator), start=1):
            if number > heading and cells:
                yield number, [without_control(cell).strip() for cell in cells]
    except csv.Error as fault:
        if "field larger" in str(fault):
            what, fix = (
                "has a cell of more than 100,000 letters",
                worded("Look for a quotation mark not closed."),
            )
        else:
            what = "has a quotation mark that is not closed, or in the middle of a cell"
            fix = worded(
                'Put "" for a quotation mark within a cell, or save the file from a spreadsheet again.'
            )
        raise ImportRefusedError(
            worded("{name} {what}, from row {number} on.", name=name, what=what, number=number + 1), fix
        ) from None
