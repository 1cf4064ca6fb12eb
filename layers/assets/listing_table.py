"""Which cells of a table are what a recipe calls them?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from rapidfuzz import process

from geo.errors import MissingColumnError
from geo.wording import worded
from layers.tables.source_table import ImportRefusedError, SourceTable

_ALIKE: Final = 60.0


@dataclass(frozen=True)
class ListingRow:
    """One row: its number as a spreadsheet counts, its cells by our names, how many cells are too many."""

    number: int
    cells: dict[str, str] = field(repr=False)
    surplus: int = 0


def named_rows(table: SourceTable, columns: Mapping[str, str]) -> list[ListingRow]:
    """The cells of ``columns`` (our name -> the list's) of every row, under our names.

    Raises
    ------
    MissingColumnError
        A column is not in the table; the sentence names those that are.
    ImportRefusedError
        A column is there twice.
    """
    places = _places(table.headings, columns, table.name)
    width = len(table.columns)
    return [
        ListingRow(number, {ours: row[place] for ours, place in places.items()}, sum(map(bool, row[width:])))
        for number, row in zip(table.numbers, table.rows, strict=True)
    ]


def cleaned_cells(table: SourceTable, columns: Mapping[str, str]) -> int:
    """How many cells of these columns had control characters, which were taken out."""
    places = _places(table.headings, columns, table.name).values()
    return sum(table.cleaned.get(table.columns[place], 0) for place in set(places))


def _places(header: Sequence[str], columns: Mapping[str, str], file: str) -> dict[str, int]:
    plain = [_plain(cell) for cell in header]
    shown = [cell for cell in header if cell]
    missing = [name for name in columns.values() if _plain(name) not in plain]
    if missing:
        raise MissingColumnError(
            worded(
                "{file} has no {missing} column; it has {shown}.", file=file, missing=missing, shown=shown
            ),
            _hint(missing, shown) or "Correct the names under columns in the recipe.",
        )
    for name in columns.values():
        count = plain.count(_plain(name))
        if count > 1:
            raise ImportRefusedError(
                '{file} has {count} columns called "{name}".',
                "Give each column a name of its own.",
                file=file,
                count=count,
                name=name,
            )
    return {ours: plain.index(_plain(theirs)) for ours, theirs in columns.items()}


def _plain(heading: str) -> str:
    """A heading without capitals and doubled spaces: a recipe names its columns letter by letter else."""
    return " ".join(heading.split()).casefold()


def _hint(missing: list[str], there: list[str]) -> str:
    alike = [(name, process.extractOne(name, there, score_cutoff=_ALIKE)) for name in missing]
    pairs = [f'"{name}" is perhaps "{match[0]}"' for name, match in alike if match]
    return f"Correct the names under columns in the recipe: {', '.join(pairs)}." if pairs else ""
