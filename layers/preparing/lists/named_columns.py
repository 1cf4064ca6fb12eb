"""Which columns of a table does a recipe mean, and what of the table is read by them?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from rapidfuzz import process

from geo.errors import MissingColumnError
from geo.wording import worded
from layers.tables.source_table import ImportRefusedError, SourceTable

_ALIKE: Final = 60.0


def column_places(table: SourceTable, columns: Mapping[str, str]) -> dict[str, int]:
    """Where the columns of a recipe (our name -> the list's) stand in a table, by our names.

    Raises
    ------
    MissingColumnError
        A column is not in the table; the sentence names those that are.
    ImportRefusedError
        A column is there twice.
    """
    plain = [_plain(cell) for cell in table.headings]
    shown = [cell for cell in table.headings if cell]
    missing = [name for name in columns.values() if _plain(name) not in plain]
    if missing:
        raise MissingColumnError(
            worded(
                "{file} has no {missing} column; it has {shown}.",
                file=table.name,
                missing=missing,
                shown=shown,
            ),
            _hint(missing, shown) or "Correct the names under columns in the recipe.",
        )
    for name in columns.values():
        count = plain.count(_plain(name))
        if count > 1:
            raise ImportRefusedError(
                '{file} has {count} columns called "{name}".',
                "Give each column a name of its own.",
                file=table.name,
                count=count,
                name=name,
            )
    return {ours: plain.index(_plain(theirs)) for ours, theirs in columns.items()}


def narrowed(table: SourceTable, places: Iterable[int]) -> SourceTable:
    """A table of these columns alone; cells beyond the last heading of a row stay beyond it."""
    in_order, width = sorted(set(places)), len(table.columns)
    return replace(
        table,
        columns=tuple(table.columns[place] for place in in_order),
        headings=tuple(table.headings[place] for place in in_order),
        rows=[(*(row[place] for place in in_order), *row[width:]) for row in table.rows],
    )


def with_rows(table: SourceTable, meant: Sequence[bool]) -> SourceTable:
    """A table of those rows that are meant."""
    return replace(
        table,
        rows=[row for row, is_meant in zip(table.rows, meant, strict=True) if is_meant],
        numbers=[number for number, is_meant in zip(table.numbers, meant, strict=True) if is_meant],
    )


def cleaned_cells(table: SourceTable) -> int:
    """How many cells of a table had control characters, which were taken out."""
    return sum(table.cleaned.get(column, 0) for column in table.columns)


def _plain(heading: str) -> str:
    """A heading without capitals and doubled spaces: a recipe names its columns letter by letter else."""
    return " ".join(heading.split()).casefold()


def _hint(missing: list[str], there: list[str]) -> str:
    alike = [(name, process.extractOne(name, there, score_cutoff=_ALIKE)) for name in missing]
    pairs = [f'"{name}" is perhaps "{match[0]}"' for name, match in alike if match]
    return f"Correct the names under columns in the recipe: {', '.join(pairs)}." if pairs else ""
