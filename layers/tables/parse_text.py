"""What are the columns and rows of a CSV, whatever its separator, encoding and lines above the heading?"""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from geo.wording import worded
from layers.tables.decoding import read_text
from layers.tables.looks.cell_shapes import LONGEST_CELL
from layers.tables.looks.heading_row import (
    HIGHEST_HEADING,
    ROWS_LOOKED_AT,
    find_headings,
    hits_in,
    known_words,
)
from layers.tables.looks.layouts import known_by_form
from layers.tables.looks.on_its_side import headings_down
from layers.tables.looks.table_choice import NO_CHOICE, TableChoice
from layers.tables.source_table import ImportRefusedError, Parsed, on_its_side

_SEPARATORS: Final = (",", ";", "\t", "|")
_ROWS_JUDGED: Final = 40
_SAYS_ITS_SEPARATOR: Final = re.compile(r"\"?sep=(.)\"?[;,\t|]*\r?\n", re.IGNORECASE)


def parse_text(path: Path, *, name: str, choice: TableChoice = NO_CHOICE) -> Parsed:
    """Read a table of text: headings, rows with their numbers, and notes.

    ``choice.headings``: words for headings, where the caller knows some; they tell the separator and the
    row of headings more surely than the shape of the table does. A row with more cells than headings
    is followed by the surplus, for the caller to refuse.

    Raises ``ImportRefusedError`` if it is not text, its encoding cannot be told, or it cannot be split into
    columns.
    """
    decoded = read_text(path, name=name, encoding=choice.encoding)
    vocabulary = known_words(choice.headings)
    own = _SAYS_ITS_SEPARATOR.match(decoded.text)
    separator = own[1] if own else _separator(decoded.text, vocabulary)
    rows = _first_rows(decoded.text, separator)
    headings = find_headings([[], *rows[1:]] if own else rows, vocabulary, chosen=choice.heading_row)
    down = headings_down(rows, headings, vocabulary) if choice.heading_row is None else None
    if down is not None:
        raise on_its_side(name, *down)
    body = _rows(decoded.text, separator, headings.row or int(own is not None), name)
    headings, body = known_by_form(headings, rows, body)
    notes = [note for note in (decoded.note, *headings.notes) if note]
    return Parsed(headings.names, body, notes, heading_row=headings.row)


def _reader(text: str, separator: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)


def _first_rows(text: str, separator: str) -> list[list[str]]:
    rows: list[list[str]] = []
    try:
        for cells in _reader(text, separator):
            rows.append(cells)
            if len(rows) == ROWS_LOOKED_AT:
                break
    except csv.Error:
        pass  # told with its row when the whole is read
    return rows


def _separator(text: str, vocabulary: frozenset[str]) -> str:
    """The separator by which a row holds most words for headings, or splits most rows alike."""

    def worth(separator: str) -> tuple[int, float, int]:
        """How well a separator splits the first rows; the highest wins.

        A share of the rows, not their number: a wrong one makes many rows of a cell with line ends in it.
        """
        rows = _first_rows(text, separator)[:_ROWS_JUDGED]
        widths = [len(cells) for cells in rows if any(cells)]
        usual = max(set(widths), key=widths.count, default=1)
        hits = max((hits_in(cells, vocabulary) for cells in rows[:HIGHEST_HEADING]), default=0)
        alike = widths.count(usual) / len(widths) if usual > 1 else 0.0
        return (hits if hits > 1 else 0, alike, usual)

    return max(_SEPARATORS, key=worth)


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
