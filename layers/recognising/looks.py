"""What columns has a file, where does its header stand, and of what are the codes in it?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Final

import pyogrio
from pyogrio.errors import DataLayerError, DataSourceError

from geo.wording import worded
from layers.recognising.files import FETCH_AGAIN, FileOfFolder, Passed, placed
from layers.recognising.words.codes import SMALL_AREAS, Unit, unit_of, unit_of_column
from layers.tables.delimited import Row, TableFileError, rows_of_bytes
from layers.wards.boundary_file import BoundaryFileError, open_boundaries

_ROWS_LOOKED_AT: Final = 400
_HEADER_WITHIN: Final = 40


@dataclass(frozen=True, eq=False)
class Look:
    """What is seen of a file: its headings, the first rows under them, and of a map its shapes."""

    origin: FileOfFolder
    file: str  # as a recipe names it
    columns: tuple[str, ...]  # () of a table without a header
    sample: tuple[tuple[str, ...], ...] = field(repr=False)
    units: dict[str, Unit] = field(repr=False)  # of the columns that hold codes
    shapes: str = ""  # "polygon", "point" or "line" of a map; "" of a table
    titles: tuple[str, ...] = field(default=(), repr=False)  # what stands above the header

    @property
    def shown(self) -> str:
        """What a sentence calls the file."""
        return self.origin.shown

    def of(self, *units: str) -> list[str]:
        """The columns that hold codes of these."""
        return [column for column in self.columns if self.units.get(column) in units]

    def sampled(self, column: str) -> list[str]:
        """The first values of a column."""
        at = self.columns.index(column)
        return [row[at] for row in self.sample if at < len(row)]

    def twice(self) -> list[str]:
        """Headings that stand more than once."""
        plain = [column.casefold() for column in self.columns if column]
        return sorted({column for column in self.columns if plain.count(column.casefold()) > 1})


def look_at(each: FileOfFolder, folder: Path) -> Look | Passed:
    """See what a table or map of the folder has in it; what cannot be read is passed over with the reason.

    Raises ``OSError`` where a map cannot be unpacked.
    """
    try:
        if each.kind == "table":
            return _table(each)
        return _map(each, folder)
    except (TableFileError, BoundaryFileError) as error:
        return Passed(each.shown, error.what, FETCH_AGAIN)
    except (DataSourceError, DataLayerError, ValueError):
        return Passed(
            each.shown,
            worded("{file} is damaged: it cannot be read.", file=each.shown),
            FETCH_AGAIN,
        )


def values_of(look: Look, folder: Path, columns: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """These columns of every row, trimmed. Raises ``TableFileError``, ``BoundaryFileError``."""
    if look.shapes:
        table = open_boundaries(folder / look.file).values(columns).fillna("").astype(str)
        yield from (
            tuple(value.strip() for value in row) for row in table[list(columns)].itertuples(index=False)
        )
        return
    places = [look.columns.index(column) for column in columns]
    below = not look.columns
    for _, row in rows_of_bytes(look.origin.opener, name=look.shown):
        if not below:
            below = tuple(row) == look.columns
        else:
            yield tuple(row[place] if place < len(row) else "" for place in places)


def _table(each: FileOfFolder) -> Look | Passed:
    first = list(islice(rows_of_bytes(each.opener, name=each.shown), _ROWS_LOOKED_AT))
    at = header_of(first)
    header = tuple(first[at][1]) if at is not None else ()
    rows = [tuple(cells) for _, cells in (first if at is None else first[at + 1 :])]
    width = len(header) or max((len(row) for row in rows), default=0)
    if width < 2:
        return Passed(
            each.shown, worded("{file} is no table with columns.", file=each.shown), worded("Leave it out.")
        )
    columns = header or tuple(str(place) for place in range(width))
    units = _units(columns, rows)
    titles = tuple(cell for _, cells in first[: at or 0] for cell in cells if cell)
    look = Look(each, each.file, columns, tuple(rows), units, titles=titles)
    return look if header else replace(look, columns=())


def header_of(rows: Sequence[Row]) -> int | None:
    """Which of the first rows is the header: the last fuller one above the first with a code in it.

    None where codes stand in the very first row, as in Code-Point Open; 0 where there are none at all.
    """
    for place, (_, cells) in enumerate(rows[:_HEADER_WITHIN]):
        if any(unit_of(cell) for cell in cells):
            fuller = [above for above in range(place) if sum(map(bool, rows[above][1])) > 1]
            return fuller[-1] if fuller else None
    return 0 if rows else None


def _units(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> dict[str, Unit]:
    units = {}
    for at, column in enumerate(columns):
        unit = unit_of_column(row[at] for row in rows if at < len(row))
        if unit is not None:
            units[column] = unit
    return units


def _map(each: FileOfFolder, folder: Path) -> Look:
    file = placed(each, folder)
    opened = open_boundaries(folder / file)
    info = pyogrio.read_info(folder / file)
    kind = str(info.get("geometry_type") or "").lower()
    shapes = "point" if "point" in kind else "line" if "line" in kind else "polygon"
    first = pyogrio.read_dataframe(folder / file, max_features=_ROWS_LOOKED_AT)
    if kind in ("", "unknown", "geometry") and len(first):
        shapes = str(first.geometry.geom_type.iloc[0]).lower().replace("multi", "")
    table = first.drop(columns=first.geometry.name) if "geometry" in type(first).__name__.lower() else first
    columns = opened.columns
    rows = [tuple("" if cell is None or cell != cell else str(cell).strip() for cell in row)
            for row in table[list(columns)].itertuples(index=False)]  # fmt: skip
    return Look(each, file, columns, tuple(rows), _units(columns, rows), shapes)


def small_area_column(look: Look) -> str | None:
    """The column whose codes name each row's own small area: of several the one with most different codes."""
    columns = look.of(*SMALL_AREAS)
    return max(columns, key=lambda column: len(set(look.sampled(column))), default=None)
