"""Which rows and columns does the text of a list hold?"""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from rapidfuzz import process

from geo.errors import MissingColumnError
from geo.wording import worded
from layers.tables.listing_text import ListingFileError

_DELIMITERS: Final = (",", ";", "\t", "|")
_ALIKE: Final = 60.0


@dataclass(frozen=True)
class ListingRow:
    """One row: its number as a spreadsheet counts, its cells by our names, how many cells are too many."""

    number: int
    cells: dict[str, str] = field(repr=False)
    surplus: int = 0


def read_listing_rows(text: str, columns: Mapping[str, str], *, file: str) -> list[ListingRow]:
    """Split text into rows and give the cells of ``columns`` (our name -> theirs) our names, trimmed.

    Rows without a sign in them are left out only if they have no separator either.

    Raises
    ------
    MissingColumnError
        A column is not in the header; the sentence names those that are.
    ListingFileError
        A column is there twice, or a quotation mark is never closed.
    """
    delimiter = _delimiter(text, columns)
    records = _records(text, delimiter, file)
    at = next(index for index, cells in enumerate(records) if any(cell.strip() for cell in cells))
    header = records[at]
    places = _places(header, columns, file)
    return [
        ListingRow(number, _named(cells, places), _surplus(cells, len(header)))
        for number, cells in enumerate(records[at + 1 :], start=at + 2)
        if cells
    ]


def _named(cells: list[str], places: Mapping[str, int]) -> dict[str, str]:
    return {name: cells[place].strip() if place < len(cells) else "" for name, place in places.items()}


def _surplus(cells: list[str], width: int) -> int:
    return sum(1 for cell in cells[width:] if cell.strip())


def _records(text: str, delimiter: str, file: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    records: list[list[str]] = []
    try:
        records.extend(reader)
    except csv.Error:
        raise ListingFileError(
            "{file} cannot be split into columns from row {count} on: a quotation mark there is not "
            "closed, or stands in the middle of a cell.",
            'Put "" for a quotation mark within a cell, or save the file from a spreadsheet again.',
            file=file,
            count=len(records) + 1,
        ) from None
    return records


def _delimiter(text: str, columns: Mapping[str, str]) -> str:
    """The separator that finds most of the columns in the first line with anything in it."""
    first = next(line for line in text.splitlines() if line.strip(",;|\t \0"))
    wanted = {_plain(name) for name in columns.values()}

    def found(delimiter: str) -> tuple[int, int]:
        cells = next(csv.reader([first], delimiter=delimiter))
        return len(wanted & {_plain(cell) for cell in cells}), len(cells)

    return max(_DELIMITERS, key=found)


def _places(header: list[str], columns: Mapping[str, str], file: str) -> dict[str, int]:
    plain = [_plain(cell) for cell in header]
    shown = [cell.strip() for cell in header if cell.strip()]
    missing = [name for name in columns.values() if _plain(name) not in plain]
    if missing:
        raise MissingColumnError(
            worded(
                "{file} has no {missing} column; it has {shown}.", file=file, missing=missing, shown=shown
            ),
            _hint(missing, shown) or "Correct the names under columns in the recipe.",
        )
    for name in columns.values():
        if plain.count(_plain(name)) > 1:
            fix = worded("Give each column a name of its own.")
            raise ListingFileError(
                worded(
                    '{file} has {count} columns called "{name}".',
                    file=file,
                    count=plain.count(_plain(name)),
                    name=name,
                ),
                fix,
            )
    return {ours: plain.index(_plain(theirs)) for ours, theirs in columns.items()}


def _hint(missing: list[str], there: list[str]) -> str:
    alike = [(name, process.extractOne(name, there, score_cutoff=_ALIKE)) for name in missing]
    pairs = [f'"{name}" is perhaps "{found[0]}"' for name, found in alike if found]
    return f"Correct the names under columns in the recipe: {', '.join(pairs)}." if pairs else ""


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
