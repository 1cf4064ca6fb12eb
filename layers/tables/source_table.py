"""What did a file hold, whatever its format? One plain table of text cells, and where each row stood."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from geo.errors import WithinReachError
from geo.wording import worded

# Columns made from the geometry of a map file, in degrees WGS84. No list has such headings of its own.
POINT_COLUMNS: Final = ("longitude of the shape", "latitude of the shape")
MOST_ROWS: Final = 100_000  # what the server can hold while others use it
MOST_CELLS: Final = 5_000_000
MOST_COLUMNS: Final = 1_000


class ImportRefusedError(WithinReachError, ValueError):
    """A file or feed that cannot be brought in at all."""


def check_is_file(path: Path, *, called: str, fix: str) -> None:
    """Nothing, where ``path`` is a file; ``called`` is what its owner calls it, ``fix`` what else to do.

    Raises
    ------
    ImportRefusedError
        There is no such file, or it is a folder.
    """
    if path.is_dir():
        raise ImportRefusedError(
            "{called} is a folder, not a file.", "Name the file in it that you mean.", called=called
        )
    if not path.is_file():
        raise ImportRefusedError("There is no file {called}.", fix, called=called)


@dataclass(frozen=True)
class Parsed:
    """What a file's own reader makes of it: cells as they stand there, before they are tidied."""

    headings: list[str]
    rows: Iterator[tuple[int, list[str]]]  # (row as a spreadsheet counts, cells)
    notes: list[str]
    sheet: str = ""  # which of a workbook's or GeoPackage's
    sheets: tuple[str, ...] = ()  # all that have a table, that which looks most like the list first
    heading_row: int = 1  # 0: it has no headings


@dataclass(frozen=True, eq=False)
class SourceTable:
    """A table as it was read: every cell a trimmed text, "" where empty.

    ``rows[i]`` are the cells under ``columns``; ``numbers[i]`` is its row as a spreadsheet counts (the first
    feature of a map file is row 2).
    """

    name: str  # the file's name as the user knows it
    columns: tuple[str, ...]
    rows: list[tuple[str, ...]] = field(repr=False)
    numbers: list[int] = field(repr=False)
    form: str = "csv"  # csv, xlsx, geojson, gpkg, shapefile, json
    notes: tuple[str, ...] = ()  # sentences worth knowing about how it was read
    headings: tuple[str, ...] = ()  # as the file has them, before they were told apart
    cleaned: Mapping[str, int] = field(default_factory=dict)  # column -> cells that had control characters
    sheet: str = ""  # which of the file's sheets or layers
    sheets: tuple[str, ...] = ()  # all that could be read instead, that which looks most like the list first
    heading_row: int = 1  # 0: there were no headings

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def has_points(self) -> bool:
        """Whether the rows bring the point of a shape."""
        return POINT_COLUMNS[0] in self.columns

    def values(self, column: str) -> Iterator[str]:
        """Each row's cell in a column, in the order of the rows."""
        place = self.columns.index(column)
        return (row[place] for row in self.rows)


def no_sheet(name: str, chosen: str, there: Sequence[str]) -> ImportRefusedError:
    """What is said of a sheet or layer that a file does not have."""
    return ImportRefusedError(
        '{name} has no sheet "{wanted}"; it has {there}.',
        "Choose one of these.",
        name=name,
        wanted=chosen,
        there=", ".join(there),
    )


def not_whole_json(name: str, fault: Exception) -> ImportRefusedError:
    """What is said of JSON that cannot be read to its end, with the line where that is known."""
    line = fault.lineno if isinstance(fault, json.JSONDecodeError) else None
    what = "{name} is not whole JSON." if line is None else "{name} is not whole JSON at line {line}."
    return ImportRefusedError(what, "Save or fetch it again.", name=name, line=line)


def named_apart(headings: list[str]) -> tuple[list[str], list[str]]:
    """Give every column a name of its own: (names, sentences about those that were given one).

    Raises ``ImportRefusedError`` if there are more columns than any list has.
    """
    if len(headings) > MOST_COLUMNS:
        raise ImportRefusedError(
            "The list has {count:,} columns.",
            "Keep only the columns that say something.",
            count=len(headings),
        )
    names: dict[str, None] = {}
    notes: list[str] = []
    for number, heading in enumerate(headings, start=1):
        plain = " ".join(heading.split())[:200] or f"column {number}"
        name, again = plain, 2
        while name in names:
            name, again = f"{plain} ({again})", again + 1
        if name != plain:
            notes.append(
                worded(
                    'Two columns are called "{heading}"; the later is called "{name}" here.',
                    heading=plain,
                    name=name,
                )
            )
        names[name] = None
    return list(names), notes


def on_its_side(name: str, first: str, second: str) -> ImportRefusedError:
    """The refusal of a table whose headings, of which these are two, stand down its first column."""
    return ImportRefusedError(
        '{name} lies on its side: its headings ("{first}", "{second}" …) stand down the first column, and '
        "each place has a column of its own.",
        "Turn it so that each place has a row: copy all of it in a spreadsheet, choose Paste special, "
        "Transpose, on an empty sheet, save that, and bring it in again.",
        name=name,
        first=first,
        second=second,
    )
