"""What polygons does a file of boundaries hold? Wards and small areas are read alike; nothing else passes."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import geopandas as gpd
import numpy as np
import pyogrio
import shapely
from pyogrio.errors import DataLayerError, DataSourceError

from geo.crs import LONLAT
from geo.errors import CrsMismatchError, MissingColumnError, WithinReachError
from geo.wording import worded
from layers.places.coordinates import coordinate_words, on_the_map
from layers.tables.report import Fault

_GEOJSON: Final = (".geojson", ".json")
_SIGNATURES: Final = {".gpkg": b"SQLite format 3\x00", ".shp": b"\x00\x00\x27\x0a"}
_FETCH: Final = worded("Fetch the file again from where the recipe says it comes from.")

NO_CODE = "without a code"
NO_POLYGON = "without a boundary"


class BoundaryFileError(WithinReachError, ValueError):
    """A file of boundaries is missing, damaged or something else than its name says."""


@dataclass(frozen=True, eq=False)
class Boundaries:
    """Polygons with the columns asked for. ``rows_read == len(table) + sum(dropped.values())``."""

    table: gpd.GeoDataFrame = field(repr=False)  # the columns asked for, as text or numbers; MultiPolygons
    rows_read: int
    dropped: dict[str, int]
    faults: tuple[Fault, ...] = ()
    notes: tuple[str, ...] = ()


def read_boundaries(
    path: Path, *, code: str, columns: Sequence[str], crs: str, perhaps: Sequence[str] = ()
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

    Raises
    ------
    BoundaryFileError
        The file is missing, empty, damaged, or something else than its name says.
    MissingColumnError
        It lacks one of the columns; the message names those it has.
    CrsMismatchError
        It does not say its coordinate system, or its coordinates cannot be in it or in ``crs``.
    """
    _check_content(path)
    try:
        raw: gpd.GeoDataFrame = pyogrio.read_dataframe(path)
    except (DataSourceError, DataLayerError, ValueError) as error:
        raise BoundaryFileError(
            worded("{path_name} is damaged: it cannot be read as boundaries.", path_name=path.name), _FETCH
        ) from error
    _check_columns(path, raw, (code, *columns))
    if not isinstance(raw, gpd.GeoDataFrame) or not len(raw):
        raise BoundaryFileError(worded("{path_name} holds no boundaries.", path_name=path.name), _FETCH)
    columns = (*columns, *(column for column in perhaps if column in raw.columns))
    raw = raw[[*dict.fromkeys((code, *columns)), "geometry"]]
    sound, dropped, faults = _sound_rows(raw, code)
    if not len(sound):
        raise BoundaryFileError(
            worded("{path_name} holds no boundaries that can be used.", path_name=path.name), str(faults[0])
        )
    _check_coordinates(path, sound, crs)
    table, notes = _mended(sound.to_crs(crs), code)
    dropped["parts of a boundary given in several rows"] = len(sound) - len(table)
    return Boundaries(table, len(raw), {why: rows for why, rows in dropped.items() if rows}, faults, notes)


def _check_content(path: Path) -> None:
    suffix = path.suffix.lower()
    if suffix not in (*_GEOJSON, *_SIGNATURES):
        raise BoundaryFileError(
            "{path_name} is not a kind of file that boundaries can be read from.",
            "Give .geojson, .gpkg or .shp.",
            path_name=path.name,
        )
    if not path.is_file():
        raise BoundaryFileError(
            worded(
                "There is no file {path_name} in {parent_name}.",
                path_name=path.name,
                parent_name=path.parent.name,
            ),
            _FETCH,
        )
    start = path.open("rb").read(512)
    if not start.strip():
        raise BoundaryFileError(worded("{path_name} is empty.", path_name=path.name), _FETCH)
    if start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        kind = "a web page" if b"<html" in start.lower() or b"<!doctype" in start.lower() else "XML"
        raise BoundaryFileError(
            worded("{path_name} is {kind}, not boundaries.", path_name=path.name, kind=kind), _FETCH
        )
    if suffix in _SIGNATURES and not start.startswith(_SIGNATURES[suffix]):
        raise BoundaryFileError(worded("{path_name} is not what its name says.", path_name=path.name), _FETCH)
    if suffix in _GEOJSON:
        _check_geojson(path)


def _check_geojson(path: Path) -> None:
    try:
        content = json.loads(path.read_bytes().decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise BoundaryFileError(
            worded("{path_name} is cut short or is not GeoJSON.", path_name=path.name), _FETCH
        ) from None
    whole = isinstance(content, dict) and content.get("type") == "FeatureCollection"
    if not whole or not isinstance(content.get("features"), list):
        raise BoundaryFileError(
            worded("{path_name} is JSON, but not a GeoJSON collection of features.", path_name=path.name),
            _FETCH,
        )


def _check_columns(path: Path, raw: Any, columns: Sequence[str]) -> None:
    missing = [column for column in columns if column not in raw.columns]
    if missing:
        there = [column for column in raw.columns if column != "geometry"]
        raise MissingColumnError(
            "{path_name} has no {missing} column; it has {there}.",
            "Name the right column in the recipe.",
            path_name=path.name,
            missing=missing,
            there=there,
        )


def _sound_rows(
    raw: gpd.GeoDataFrame, code: str
) -> tuple[gpd.GeoDataFrame, dict[str, int], tuple[Fault, ...]]:
    codes = raw[code].fillna("").astype(str).str.strip()
    shapes = raw.geometry
    has_shape = shapes.notna() & ~shapes.is_empty & shapes.geom_type.isin(["Polygon", "MultiPolygon"])
    faults = [
        Fault(None, code, "", worded("Row {row} has no code.", row=row), worded("Give it one."))
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


def _check_coordinates(path: Path, sound: gpd.GeoDataFrame, crs: str) -> None:
    if sound.crs is None:
        raise CrsMismatchError(
            "{path_name} does not say its coordinate system.",
            "Keep the .prj file beside a .shp; or save it as GeoJSON in longitude and latitude.",
            path_name=path.name,
        )
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
        notes.append(f"{int(broken.sum())} boundaries crossed themselves and were mended.")
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
