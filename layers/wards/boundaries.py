"""What polygons does a file of boundaries hold? Wards and small areas are read alike; nothing else passes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely

from geo.crs import LONLAT
from geo.errors import CrsMismatchError
from geo.wording import counted, worded
from layers.places.coordinates import coordinate_words, on_the_map
from layers.tables.report import Fault
from layers.wards.boundary_file import (
    FETCH,
    BoundaryFile,
    BoundaryFileError as BoundaryFileError,
    Bounds,
    open_boundaries,
)

NO_CODE = "without a code"
NO_POLYGON = "without a boundary"
ELSEWHERE = "outside the area and its margin"
IN_SEVERAL_ROWS = "parts of a boundary given in several rows"


@dataclass(frozen=True, eq=False)
class Boundaries:
    """Polygons with the columns asked for. ``rows_read == len(table) + sum(dropped.values())``."""

    table: gpd.GeoDataFrame = field(repr=False)  # the columns asked for, as text or numbers; MultiPolygons
    rows_read: int
    dropped: dict[str, int]
    faults: tuple[Fault, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class BoundaryPart:
    """Which boundaries of a file are wanted: all of them, or those of some values or of some ground."""

    column: str = ""
    values: tuple[str, ...] = ()  # that ``column`` must have, where it is named
    bounds: Bounds | None = None  # west, south, east, north in the area's CRS: what does not meet it is not


EVERY = BoundaryPart()


def read_boundaries(
    path: Path,
    *,
    code: str,
    columns: Sequence[str],
    crs: str,
    perhaps: Sequence[str] = (),
    part: BoundaryPart = EVERY,
) -> Boundaries:
    """Read polygons from GeoJSON, GeoPackage or a shapefile, into ``crs``.

    Parameters
    ----------
    path
        The file; what it holds must be what its name says.
    code
        The column with the code; rows of the same code are joined into one.
    columns
        The further columns wanted.
    crs
        The area's CRS, metres.
    perhaps
        Columns that are wanted where the file has them.
    part
        Which of them; the others are not read, and counted as left out.

    Raises
    ------
    BoundaryFileError
        The file is missing, empty, damaged, or something else than its name says; it has none in ``part``.
    MissingColumnError
        It lacks one of the columns; the message names those it has.
    CrsMismatchError
        It does not say its coordinate system, or its coordinates cannot be in it or in ``crs``.
    """
    file = open_boundaries(path)
    file.need((code, *columns))
    if file.rows:
        file.need_crs()
    columns = (*columns, *(column for column in perhaps if column in file.columns))
    names = list(dict.fromkeys((code, *columns)))
    only = (part.column, part.values) if part.column else None
    raw = file.read([*names, *([part.column] if only else [])], only=only, bounds=part.bounds, bounds_crs=crs)
    if not isinstance(raw, gpd.GeoDataFrame) or not file.rows:
        raise BoundaryFileError(worded("{path_name} holds no boundaries.", path_name=path.name), FETCH)
    if not len(raw):
        raise _none_here(file)
    raw = raw[[*names, "geometry"]]
    sound, dropped, faults = _sound_rows(raw, code, whole=part == EVERY)
    if not len(sound):
        raise BoundaryFileError(
            worded("{path_name} holds no boundaries that can be used.", path_name=path.name), str(faults[0])
        )
    _check_coordinates(path, sound, crs)
    table, notes = _mended(sound.to_crs(crs), code)
    dropped |= {ELSEWHERE: file.rows - len(raw), IN_SEVERAL_ROWS: len(sound) - len(table)}
    return Boundaries(table, file.rows, {why: rows for why, rows in dropped.items() if rows}, faults, notes)


def _none_here(file: BoundaryFile) -> BoundaryFileError:
    return BoundaryFileError(
        "{path_name} has {rows:,} boundaries, and none of them in this area.",
        "Check that it is of the same place as the wards, and in the coordinate system that it says.",
        path_name=file.path.name,
        rows=file.rows,
    )


def _sound_rows(
    raw: gpd.GeoDataFrame, code: str, *, whole: bool
) -> tuple[gpd.GeoDataFrame, dict[str, int], tuple[Fault, ...]]:
    codes = raw[code].fillna("").astype(str).str.strip()
    shapes = raw.geometry
    has_shape = shapes.notna() & ~shapes.is_empty & shapes.geom_type.isin(["Polygon", "MultiPolygon"])
    faults = [
        Fault(None, code, "", _no_code(int(row) if whole else None), worded("Give it one."))
        for row in np.flatnonzero(codes == "") + 1
    ]
    faults += [
        Fault(
            None,
            "geometry",
            shapeless,
            worded("{one} has no boundary, or one that is no polygon.", one=shapeless),
            worded("Give it one."),
        )
        for shapeless in codes[(codes != "") & ~has_shape]
    ]
    dropped = {NO_CODE: int((codes == "").sum()), NO_POLYGON: int(((codes != "") & ~has_shape).sum())}
    sound = raw.assign(**{code: codes})[(codes != "") & has_shape]
    return sound, dropped, tuple(faults)


def _no_code(row: int | None) -> str:
    return worded("Row {row} has no code.", row=row) if row else worded("A row here has no code.")


def _check_coordinates(path: Path, sound: gpd.GeoDataFrame, crs: str) -> None:
    west, south, east, north = sound.total_bounds
    if sound.crs.is_geographic:
        corners_x, corners_y = np.array([west, east]), np.array([south, north])
        inside = on_the_map(corners_x, corners_y, crs=crs)
    else:
        corners = gpd.GeoSeries(shapely.points([west, east], [south, north]), crs=sound.crs).to_crs(LONLAT)
        corners_x, corners_y = np.array([west, east]), np.array([south, north])
        inside = on_the_map(corners.x.to_numpy(), corners.y.to_numpy(), crs=crs)
        inside &= max(abs(sound.total_bounds)) > 180  # degrees that call themselves metres
    if not inside.all():
        worst = int(np.argmin(inside))
        what, _ = coordinate_words(
            corners_x[worst], corners_y[worst], in_degrees=sound.crs.is_geographic, crs=crs
        )
        raise CrsMismatchError(
            "{path_name} says it is in {crs_name}, but it has {corners_x:g}, {corners_y:g}: {what}",
            "Fetch it in longitude and latitude (WGS 84), or save it with its true coordinate system.",
            path_name=path.name,
            crs_name=sound.crs.name,
            corners_x=corners_x[worst],
            corners_y=corners_y[worst],
            what=what,
        )


def _mended(table: gpd.GeoDataFrame, code: str) -> tuple[gpd.GeoDataFrame, tuple[str, ...]]:
    notes = []
    broken = ~table.geometry.is_valid
    if broken.any():
        table = table.set_geometry(table.geometry.make_valid())
        notes.append(
            counted(
                "{count} boundary crossed itself and was mended.",
                "{count} boundaries crossed themselves and were mended.",
                int(broken.sum()),
            )
        )
    if table[code].duplicated().any():
        first = table.drop_duplicates(code).set_index(code)
        united = table.dissolve(code)
        table = first.set_geometry(united.geometry.reindex(first.index)).reset_index()
    polygons = [_polygons(shape) for shape in table.geometry]
    return table.set_geometry(gpd.GeoSeries(polygons, index=table.index, crs=table.crs)), tuple(notes)


def _polygons(shape: shapely.Geometry) -> shapely.MultiPolygon:
    """Mending may leave lines and points beside the polygons: only the polygons bound anything."""
    parts = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]
    nested = [inner for part in shapely.get_parts(shape) for inner in shapely.get_parts(part)]
    return shapely.MultiPolygon(parts or [part for part in nested if part.geom_type == "Polygon"])
