"""What does a map file of polygons say of rides? A row for each zone, columns as docs/recipes.md has them."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pandas as pd
from shapely.geometry.base import BaseGeometry

from geo.errors import MissingColumnError
from geo.wording import worded
from layers.rides.cells import Row
from layers.rides.faults import NEVER, NO_NAME, RideFaults, RidesError
from layers.rides.model import RideFile, RideZone
from layers.rides.outline import outline_here
from layers.wards.boundary_file import open_boundaries

# Each of our columns by the headings that it may have: small letters, "_" for all between words.
HEADINGS: Final[dict[str, tuple[str, ...]]] = {
    "name": ("name", "scheme", "service", "title"),
    "phone": ("phone", "telephone", "tel"),
    "website": ("website", "web", "url"),
    "when": ("when", "hours", "days_and_hours", "days_and_times", "opening_hours"),
    "ages": ("ages", "age"),
    "youngest": ("youngest", "minimum_age", "min_age"),
    "oldest": ("oldest", "maximum_age", "max_age"),
    "for_whom": ("for_whom", "who_for", "who_is_it_for", "eligibility"),
    "notice": ("notice", "book_by"),
    "notice_days": ("notice_days",),
    "notice_working_days": ("notice_working_days",),
    "notice_hours": ("notice_hours",),
    "notice_by": ("notice_by",),
    "cost": ("cost", "price", "fare"),
}
_OF_NOTICE: Final = ("notice", "notice_days", "notice_working_days", "notice_hours", "notice_by")
_MOST_ZONES: Final = 20_000
_FIRST_ROW: Final = 2  # the first zone, as a spreadsheet counts: the header is row 1


def is_ride_columns(columns: tuple[str, ...]) -> bool:
    """Whether polygons with these columns are zones of rides: they have names, and say how one books."""
    there = _columns(columns)
    return "name" in there and any(column in there for column in _OF_NOTICE)


def read_polygons(path: Path, *, crs: str, keep: BaseGeometry) -> RideFile:
    """Read the zones of rides of a GeoJSON, GeoPackage or shapefile that meet ``keep``, metres in ``crs``.

    Raises
    ------
    BoundaryFileError, CrsMismatchError
        The file is missing, damaged, or does not say its coordinate system.
    MissingColumnError
        It has no column with the names of the schemes.
    RidesError
        It has far more zones than there are schemes.
    """
    file = open_boundaries(path)
    columns = _columns(file.columns)
    if "name" not in columns:
        raise MissingColumnError(
            "{path_name} has no column with the names of the schemes; it has {there}.",
            'Call that column "name"; docs/recipes.md says what the others are called.',
            path_name=path.name,
            there=list(file.columns),
        )
    file.need_crs()
    if file.rows > _MOST_ZONES:
        raise RidesError(
            "{path_name} has {rows:,} outlines, far more than there are schemes.",
            "Name a file with a row for each zone of a dial-a-ride or of lifts.",
            path_name=path.name,
            rows=file.rows,
        )
    raw = file.read(list(columns.values()))
    faults = RideFaults()
    shapes = raw.to_crs(crs).geometry if "geometry" in raw.columns else pd.Series([None] * len(raw))
    zones = tuple(_zones(raw, columns, shapes, keep, faults))
    return RideFile(zones, len(raw), dict(faults.dropped), tuple(faults.faults), faults.notes())


def _columns(there: tuple[str, ...]) -> dict[str, str]:
    """Which column of the file is which of ours; of two the first name in HEADINGS counts."""
    plain = {
        re.sub(r"[\W_]+", "_", column.strip().casefold()).strip("_"): column for column in reversed(there)
    }
    named = {ours: [plain[name] for name in names if name in plain] for ours, names in HEADINGS.items()}
    return {ours: columns[0] for ours, columns in named.items() if columns}


def _zones(
    raw: pd.DataFrame, columns: dict[str, str], shapes: pd.Series, keep: BaseGeometry, faults: RideFaults
) -> Iterator[RideZone]:
    for at, shape in enumerate(shapes):
        row = Row(at + _FIRST_ROW, {ours: raw[column].iloc[at] for ours, column in columns.items()}, faults)
        name = row.text("name")
        if not name:
            faults.dropped[NO_NAME] += 1
            faults.add(row.number, "name", "", worded("This zone has no name."), worded("Give it one."))
            continue
        outline = outline_here(_shape(shape), keep, faults, row=row.number)
        if outline is None:
            continue
        hours = row.hours()
        if hours is None:
            faults.dropped[NEVER] += 1
            continue
        notice, notice_words = row.notice()
        faults.hours_not_known += not hours
        faults.notice_not_known += notice is None
        yield RideZone(
            name, outline, hours, row.text("when"), row.for_whom(), notice, notice_words,
            phone=row.phone(), website=row.website(), cost=row.text("cost"),
        )  # fmt: skip


def _shape(shape: Any) -> BaseGeometry | None:
    return shape if isinstance(shape, BaseGeometry) else None
