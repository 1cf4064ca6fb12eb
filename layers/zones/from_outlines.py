"""Which areas does a file of polygons make? One for each name in the column that is chosen."""

from collections import Counter
from typing import Any, Final

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.crs import LONLAT
from geo.wording import Wording, counted
from layers.area import Area
from layers.tables.cells import on_one_line
from layers.tables.outlines import OutlineTable
from layers.wards.overlaps import check_overlaps
from layers.zones.model import Zone, ZoneError, check_zones, plain_name

_NAME_LIKE: Final = ("name", "nm")
_MOSTLY: Final = 0.5
_GRID_M: Final = 0.01  # what is finer than a centimetre is noise of a change of coordinates


def guessed_name_column(table: OutlineTable) -> str:
    """The column that names the areas most likely: one called so, with most different texts in it.

    Raises
    ------
    ZoneError
        No column has any text.
    """
    best, best_column = (False, False, 0), ""
    for column in table.columns:
        texts = Counter(text for text in table.values(column) if text)
        if not texts:
            continue
        lettered = any(sign.isalpha() for text in texts for sign in text)
        called = column.casefold().endswith(_NAME_LIKE)
        rank = (called, lettered, len(texts))
        if rank > best or not best_column:
            best, best_column = rank, column
    if not best_column:
        raise ZoneError(
            "{file} has no column with names in it.",
            "Give each outline the name of its area, and save the file again.",
            file=table.name,
        )
    return best_column


def zones_of_outlines(
    table: OutlineTable, column: str, *, area: Area
) -> tuple[tuple[Zone, ...], tuple[Wording | str, ...]]:
    """The areas of a map file that lie in a prepared place, and what was left out.

    Rows of one name are one area.

    Raises
    ------
    ZoneError
        The column is not there, no outline can be used, or none lies in the place.
    BoundaryFileError
        Two areas lie over each other by more than slivers.
    """
    if column not in table.columns:
        raise ZoneError(
            '{file} has no column "{column}"; it has {there}.',
            "Choose one of these.",
            file=table.name,
            column=column,
            there=", ".join(table.columns),
        )
    names = np.array([on_one_line(name) for name in table.values(column)], object)
    has_shape = np.array([shape is not None for shape in table.shapes], bool)
    usable = has_shape & (names != "")
    if not usable.any():
        raise ZoneError(
            "{file} has no outline with a name in the column {column}.",
            "Choose the column with the areas' names, and a file of polygons.",
            file=table.name,
            column=column,
        )
    shapes = gpd.GeoSeries(table.shapes[usable], crs=LONLAT).to_crs(area.crs)
    outlines = _united(names[usable], shapes)
    here = {name: shape for name, shape in outlines.items() if _lies_in(shape, area)}
    if not here:
        raise ZoneError(
            counted(
                "{file} has {count} area, and it does not lie in {place}.",
                "{file} has {count:,} areas, and none of them lies in {place}.",
                len(outlines),
                file=table.name,
                place=area.title,
            ),
            "Check that it is of the same place, and in the coordinate system that it says.",
        )
    frame = gpd.GeoDataFrame({"zone": list(here)}, geometry=list(here.values()), crs=area.crs)
    check_overlaps(frame, code="zone", file=table.name)
    zones = tuple(
        Zone(name, outline=shapely.to_wkt(shape, rounding_precision=2)) for name, shape in here.items()
    )
    notes = _notes(int((~usable).sum()), len(outlines) - len(here))
    return check_zones(zones, file=table.name), notes


def _united(names: Any, shapes: gpd.GeoSeries) -> dict[str, shapely.Geometry]:
    """By name, as it was first written, all its polygons as one."""
    parts: dict[str, list[shapely.Geometry]] = {}
    titles: dict[str, str] = {}
    for name, shape in zip(names, shapes, strict=True):
        if np.isfinite(shapely.get_coordinates(shape)).all():
            titles.setdefault(plain_name(name), name)
            parts.setdefault(plain_name(name), []).append(shapely.make_valid(shape))
    united = {plain: shapely.set_precision(shapely.union_all(each), _GRID_M) for plain, each in parts.items()}
    return {titles[plain]: polygons for plain, shape in united.items() if (polygons := _polygons(shape))}


def _polygons(shape: BaseGeometry) -> BaseGeometry | None:
    """The polygons alone: mending may leave lines and points beside them; None where there are none."""
    if shape.geom_type == "Polygon":
        return None if shape.is_empty else shape
    parts = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon" and not part.is_empty]
    return shapely.MultiPolygon(parts) if parts else None


def _lies_in(shape: shapely.Geometry, area: Area) -> bool:
    """Whether a resident of the prepared place lives in it, or most of its ground lies there."""
    homes = area.residents.geometry.to_numpy()
    shapely.prepare(shape)
    if shapely.intersects(shape, homes[area.residents["ward_code"].ne("")]).any():
        return True
    inside = shapely.area(shapely.intersection(shape, area.boundary))
    return bool(inside > _MOSTLY * shapely.area(shape))


def _notes(unusable: int, elsewhere: int) -> tuple[Wording | str, ...]:
    notes = []
    if unusable:
        notes.append(
            counted(
                "{count} row was left out, for it has no name or no polygon.",
                "{count} rows were left out, for they have no name or no polygon.",
                unusable,
            )
        )
    if elsewhere:
        notes.append(
            counted(
                "{count} area was left out, for it lies elsewhere.",
                "{count} areas were left out, for they lie elsewhere.",
                elsewhere,
            )
        )
    return tuple(notes)
