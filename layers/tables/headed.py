"""In which row of a table does the header stand, and which of its columns does a recipe mean?

Official tables begin with a title, a note and a blank line or two; the header is the first row that has
every column that the recipe names.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import Final

from geo.errors import MissingColumnError
from geo.wording import counted
from layers.tables.ages import AGES, columns_of_ages
from layers.tables.delimited import Row, TableFileError, stream_rows

ROWS_LOOKED_AT: Final = 40  # titles above a header are never longer
_MOST_COLUMNS_NAMED: Final = 12


@dataclass(frozen=True, eq=False)
class HeadedRows:
    """A table whose header has been met."""

    file: str
    header: list[str]
    line: int  # in which the header stands, as a spreadsheet counts
    rows: Iterator[Row] = field(repr=False)  # those below it, to be gone through once

    def places(self, names: Sequence[str]) -> list[int]:
        """Where the named columns stand; raises ``MissingColumnError``."""
        return named_columns(self.header, names, file=self.file)

    @property
    def note(self) -> str:
        """That there were rows above the header; "" where there were none."""
        if self.line == 1:
            return ""
        return counted(
            "{file}: the header is in row {line}; {count} row above it was passed over.",
            "{file}: the header is in row {line}; {count} rows above it were passed over.",
            self.line - 1,
            file=self.file,
            line=self.line,
        )


def headed_rows(path: Path, names: Sequence[str]) -> HeadedRows:
    """Open a table and go to the row that has all of ``names``; capitals and spaces do not matter.

    Raises
    ------
    TableFileError
        The file is missing, empty or not text.
    MissingColumnError
        No row near the beginning has all columns; the sentence names the row that seems to be the header.
    """
    return rows_below_header(stream_rows(path), names, file=path.name)


def rows_below_header(rows: Iterator[Row], names: Sequence[str], *, file: str) -> HeadedRows:
    """The same of rows that are read already.

    Raises
    ------
    TableFileError
        There are no rows.
    MissingColumnError
        No row near the beginning has all columns.
    """
    first = list(islice(rows, ROWS_LOOKED_AT))
    if not first:
        raise TableFileError("{file} is empty.", "Fetch the file again.", file=file)
    lacking = [_lacking(cells, names) for _, cells in first]
    at = min(range(len(first)), key=lambda row: (len(lacking[row]), row))
    if lacking[at]:
        if len(lacking[at]) == max(map(len, lacking)):  # no row is nearer than others: that with most words
            at = max(range(len(first)), key=lambda row: (_texts(first[row][1]), -row))
        raise _missing(first[at], lacking[at], file=file)
    line, header = first[at]
    return HeadedRows(file, header, line, chain(first[at + 1 :], rows))


def named_columns(header: Sequence[str], names: Sequence[str], *, file: str) -> list[int]:
    """Positions of the named columns in a header row; capitals and spaces around a name do not matter.

    Raises
    ------
    MissingColumnError
        A name is not in the header; the sentence names those that are.
    """
    places = _places(header)
    missing = [name for name in names if _plain(name) not in places]
    if missing:
        raise MissingColumnError(
            "{file} has no {missing} column; it has {header}.",
            "Correct the column names in the recipe, or the header of the file.",
            file=file,
            missing=missing,
            header=list(header),
        )
    return [places[_plain(name)] for name in names]


def _plain(name: str) -> str:
    return name.strip().casefold()


def _places(header: Sequence[str]) -> dict[str, int]:
    return {_plain(cell): place for place, cell in reversed(list(enumerate(header)))}


def _lacking(header: Sequence[str], names: Sequence[str]) -> list[str]:
    """Those of ``names`` that a row does not have, neither as a column nor as ages of single years."""
    places = _places(header)
    return [
        name
        for name in names
        if _plain(name) not in places and not (AGES.fullmatch(name) and columns_of_ages(header, name))
    ]


def _missing(header: Row, missing: Sequence[str], *, file: str) -> MissingColumnError:
    """What the row that seems to be the header has not, and where it stands if titles stand above it."""
    line, cells = header
    return MissingColumnError(
        "{file}: the header is in row {line}, and it has no {missing} column; it has {header}."
        if line > 1
        else "{file} has no {missing} column; it has {header}.",
        "Correct the column names in the recipe, or the header of the file.",
        file=file,
        line=line,
        missing=missing,
        header=_shown(cells),
    )


def _texts(cells: Sequence[str]) -> int:
    """How many cells hold words, as a header's do, not numbers."""
    return sum(bool(cell) and not cell.replace(",", "").replace(".", "").isdigit() for cell in cells)


def _shown(header: Sequence[str]) -> list[str]:
    named = [cell for cell in header if cell]
    if len(named) <= _MOST_COLUMNS_NAMED:
        return named
    return [*named[:_MOST_COLUMNS_NAMED], f"… {len(named) - _MOST_COLUMNS_NAMED} more"]
