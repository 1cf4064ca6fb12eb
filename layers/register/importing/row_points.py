"""At which coordinates does each row of a list lie, in whatever way it writes them?

Two columns of degrees or metres, also with degrees and minutes or thousands set apart; or one cell with all
of it. What is not plain is read by its range, and said of the list as a whole.
"""

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import shapely

from geo.crs import BRITISH_NATIONAL_GRID, to_lonlat
from geo.wording import counted
from layers.assets.coordinates import Misplaced, Trouble, place_points
from layers.assets.points.grid_reference import IRISH_GRID
from layers.assets.points.written_point import (
    IRISH_TRANSVERSE_MERCATOR,
    WrittenPoint,
    of_metres,
    plain_coordinate,
    read_points,
)
from layers.register.importing.draft import Draft
from layers.register.importing.places import PlaceFinder
from layers.register.model import PlacedBy, rounded_degrees

_PAIRS: Final = (("longitude", "latitude"), ("easting", "northing"))
_LEAST_METRES: Final = 10_000.0
_LONGEST_KEPT: Final = 60
_SYSTEMS: Final = {
    BRITISH_NATIONAL_GRID: "the British National Grid",
    IRISH_GRID: "the Irish Grid",
    IRISH_TRANSVERSE_MERCATOR: "the Irish Transverse Mercator",
}

Tell = Callable[[Draft, Misplaced, str], None]


@dataclass(frozen=True)
class _Written:
    """The coordinates of a row as two plain numbers, and the field of the first."""

    across: str
    up: str
    field: str  # "longitude", "easting" or "point"
    in_degrees: bool
    how: str = ""  # how they were read where they are not plain: "cell", or a grid


def use_coordinates(
    drafts: Sequence[Draft], finder: PlaceFinder, *, own: bool, misplaced: Tell
) -> tuple[str, ...]:
    """Give each row with usable coordinates its point; of the others ``misplaced`` is told what is wrong.

    ``own``: an export of the register has its coordinates in two columns and nowhere else. Returns sentences
    on how coordinates were read that are not two plain numbers.
    """
    shapely.prepare(finder.keep)
    written = [(draft, at) for draft in drafts if (at := _written(draft, finder, own=own)) is not None]
    for in_degrees in (True, False):
        group = [(draft, at) for draft, at in written if at.in_degrees is in_degrees]
        for columns in dict.fromkeys(_columns(draft, at) for draft, at in group):
            _place([(d, at) for d, at in group if _columns(d, at) == columns], columns, finder, misplaced)
    return _notes(Counter(at.how for draft, at in written if at.how and "longitude" in draft.known))


def _written(draft: Draft, finder: PlaceFinder, *, own: bool) -> _Written | None:
    """A row's coordinates: those of two columns, else those in one cell; None if it has none at all."""
    pair = next((pair for pair in _PAIRS if set(pair) <= set(draft.columns)), None)
    if pair is not None and (draft.cell(pair[0]) or draft.cell(pair[1])):
        return _of_pair(draft, pair, finder)
    if own:
        return None
    for field in ("point", "address"):
        points = read_points(draft.cell(field), headed=field == "point")
        if points:
            _kept_as_written(draft, field)
            return _of_point(_nearest(points, finder), "cell", field)
    if draft.cell("point") and not draft.cell("address"):  # words where others have coordinates
        draft.cells["address"] = draft.known["address"] = draft.cell("point")
    return None


def _kept_as_written(draft: Draft, field: str) -> None:
    """What was read as coordinates is no address; where it is short, it stays among the other fields."""
    cell = draft.cell(field)
    if field == "address":
        draft.cells["address"] = draft.known["address"] = ""
    if len(cell) <= _LONGEST_KEPT:
        draft.more.append((draft.columns.get(field, field), cell))


def _of_pair(draft: Draft, pair: tuple[str, str], finder: PlaceFinder) -> _Written:
    metres = pair[0] == "easting"
    cells = [draft.cell(name) for name in pair]
    across, up = ((plain_coordinate(cell, metres=metres) or cell) if cell else "" for cell in cells)
    numbers = [float(text) if plain_coordinate(text) == text else 0.0 for text in (across, up)]
    points = of_metres(*numbers) if min(map(abs, numbers)) >= _LEAST_METRES else ()
    if points and (not metres or not _inside(points[0], finder)):
        point = _nearest(points, finder)
        if not metres or point.crs != BRITISH_NATIONAL_GRID:
            return _of_point(point, point.crs, pair[0])
    return _Written(across, up, pair[0], in_degrees=not metres)


def _of_point(point: WrittenPoint, how: str, field: str) -> _Written:
    if point.in_degrees or point.crs == BRITISH_NATIONAL_GRID:
        return _Written(repr(point.across), repr(point.up), field, in_degrees=point.in_degrees, how=how)
    lon, lat = to_lonlat(point.across, point.up, crs=point.crs)
    return _Written(repr(round(float(lon), 7)), repr(round(float(lat), 7)), field, in_degrees=True, how=how)


def _nearest(points: Sequence[WrittenPoint], finder: PlaceFinder) -> WrittenPoint:
    """The first reading that lies in the area, else the likeliest."""
    if len(points) == 1:
        return points[0]
    return next((point for point in points if _inside(point, finder)), points[0])


def _inside(point: WrittenPoint, finder: PlaceFinder) -> bool:
    if point.crs == finder.crs.upper():
        return bool(shapely.intersects_xy(finder.keep, point.across, point.up))
    if point.in_degrees:
        return finder.holds((point.across, point.up))
    lon, lat = to_lonlat(point.across, point.up, crs=point.crs)
    return finder.holds((float(lon), float(lat)))


def _columns(draft: Draft, at: _Written) -> tuple[str, str]:
    second = {"longitude": "latitude", "easting": "northing"}.get(at.field, at.field)
    return draft.columns.get(at.field, at.field), draft.columns.get(second, second)


def _place(
    group: Sequence[tuple[Draft, _Written]],
    columns: tuple[str, str],
    finder: PlaceFinder,
    misplaced: Tell,
) -> None:
    in_degrees = group[0][1].in_degrees
    cells = [at.across for _, at in group], [at.up for _, at in group]
    placed = place_points(
        *cells,
        columns=columns,
        in_degrees=in_degrees,
        crs=finder.crs,
        keep=finder.keep,
        recipe=finder.in_recipe,
    )
    lon, lat = _as_written(group, placed.troubles, in_degrees=in_degrees)
    for row, ((draft, at), trouble) in enumerate(zip(group, placed.troubles, strict=True)):
        if trouble is None:
            place = {"longitude": rounded_degrees(lon[row]), "latitude": rounded_degrees(lat[row])}
            draft.known |= {**place, "placed_by": PlacedBy.POINT}
            draft.place = float(placed.x[row]), float(placed.y[row])
        elif trouble.trouble is not Trouble.MISSING:
            misplaced(draft, trouble, at.field)


def _as_written(
    group: Sequence[tuple[Draft, _Written]], troubles: Sequence[Misplaced | None], *, in_degrees: bool
) -> tuple[list[float], list[float]]:
    """Degrees as the list has them; metres of the grid turned into degrees, all rows at once."""
    pairs = [
        (float(at.across), float(at.up)) if trouble is None else (math.nan, math.nan)
        for (_, at), trouble in zip(group, troubles, strict=True)
    ]
    across, up = [a for a, _ in pairs], [b for _, b in pairs]
    if in_degrees:
        return across, up
    lon, lat = to_lonlat(across, up, crs=BRITISH_NATIONAL_GRID)
    return lon.tolist(), lat.tolist()


def _notes(how: Counter[str]) -> tuple[str, ...]:
    """One sentence for each way in which coordinates were read that are not two plain numbers."""
    notes = []
    if how["cell"]:
        notes.append(
            counted(
                "{count:,} row has its coordinates in one cell; which is which was told by their range.",
                "{count:,} rows have their coordinates in one cell; which is which was told by their range.",
                how["cell"],
            )
        )
    for crs, system in _SYSTEMS.items():
        if how[crs]:
            notes.append(
                counted(
                    "The coordinates of {count:,} row were read as metres of {system}.",
                    "The coordinates of {count:,} rows were read as metres of {system}.",
                    how[crs],
                    system=system,
                )
            )
    return tuple(notes)
