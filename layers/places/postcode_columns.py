"""Where in a row of a file of postcodes does each thing stand?"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Final

from geo.crs import BRITISH_NATIONAL_GRID
from geo.errors import WithinReachError
from layers.places.postcode_format import canonical_postcode
from layers.tables.delimited import Row
from layers.tables.headed import rows_below_header

# Ordnance Survey's order of columns; the file as supplied has no header.
_CODE_POINT_OPEN: Final = {
    "postcode": 0,
    "quality": 1,
    "across": 2,
    "up": 3,
    "council_code": 8,
    "ward_code": 9,
}
_FURTHER: Final = ("quality", "ward_code", "council_code", "po_box", "ended_on")


class PostcodeSectionError(WithinReachError, ValueError):
    """The recipe does not say how to read the postcodes."""


@dataclass(frozen=True)
class PostcodeColumns:
    """Where in a row each thing stands; -1 where the file does not have it."""

    postcode: int
    across: int  # easting or longitude
    up: int  # northing or latitude
    across_name: str
    in_degrees: bool
    crs: str  # of eastings and northings
    quality: int = -1
    ward_code: int = -1
    council_code: int = -1
    po_box: int = -1
    ended_on: int = -1
    by_maker: bool = False  # whether the file's maker, not the recipe, says what ``crs`` is


def postcode_columns(
    rows: Iterator[Row], section: object, *, crs: str, file: str
) -> tuple[PostcodeColumns, Iterator[Row]]:
    """The columns of a table, and its rows below the header; ``section`` is the recipe's [postcodes].

    Raises
    ------
    PostcodeSectionError, MissingColumnError, TableFileError
        The recipe does not say enough, or names columns that are not there.
    """
    form = key(section, "format")
    if form == "code-point-open":
        return _code_point_open(rows)
    if form:
        raise PostcodeSectionError(
            "The recipe's [postcodes] has format = {form!r}, which is not known.",
            'Use format = "code-point-open", or name the columns of a CSV instead.',
            form=form,
        )
    return _named(rows, section, crs=crs, file=file)


def key(section: object, name: str) -> str:
    """What a section says under a name, "" for nothing."""
    value = section.get(name) if isinstance(section, dict) else getattr(section, name, None)
    return str(value) if value else ""


def cell(cells: list[str], place: int) -> str:
    """The cell at a place, "" where the row is shorter or the file has no such column."""
    return cells[place] if 0 <= place < len(cells) else ""


def _code_point_open(rows: Iterator[Row]) -> tuple[PostcodeColumns, Iterator[Row]]:
    columns = PostcodeColumns(
        **_CODE_POINT_OPEN, across_name="easting", in_degrees=False, crs=BRITISH_NATIONAL_GRID, by_maker=True
    )
    first = next(rows, None)
    if first is None:
        return columns, rows
    start = first[1][0]
    is_header = canonical_postcode(start) is None and start.casefold() in {"postcode", "pc"}
    return columns, rows if is_header else chain([first], rows)


def _named(
    rows: Iterator[Row], section: object, *, crs: str, file: str
) -> tuple[PostcodeColumns, Iterator[Row]]:
    in_degrees = bool(key(section, "longitude"))
    pair = ("longitude", "latitude") if in_degrees else ("easting", "northing")
    needed = [key(section, name) for name in ("postcode", *pair)]
    if not all(needed):
        raise PostcodeSectionError(
            "The recipe's [postcodes] does not name the columns of its file.",
            "Give postcode, and easting and northing or longitude and latitude.",
        )
    further = [name for name in _FURTHER if key(section, name)]
    names = [*needed, *(key(section, name) for name in further)]
    table = rows_below_header(rows, names, file=file)
    postcode, across, up, *rest = table.places(names)
    at = dict(zip(further, rest, strict=True))
    quality, ward_code, council_code, po_box, ended_on = (at.get(name, -1) for name in _FURTHER)
    columns = PostcodeColumns(
        postcode, across, up, pair[0], in_degrees, crs, quality, ward_code, council_code, po_box, ended_on
    )
    return columns, table.rows
