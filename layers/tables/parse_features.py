"""What are the columns, rows and points of a map file: GeoJSON, GeoPackage or zipped shapefile?"""

import json
import math
import shutil
import sqlite3
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, Final

import numpy as np
import shapely
from shapely.errors import GEOSException
from shapely.geometry.base import BaseGeometry

from geo.types import FloatArray
from geo.wording import worded
from layers.tables.looks.taken_apart import taken_apart, value_text
from layers.tables.source_table import POINT_COLUMNS, ImportRefusedError, Parsed, no_sheet, not_whole_json
from layers.tables.whole_answer import refuse_part

_LONLAT_NAMES: Final = ("CRS84", "4326", "4979", "WGS 84")
_PARTS: Final = (".shp", ".shx", ".dbf", ".prj", ".cpg")


def parse_geojson(path: Path, *, name: str) -> Parsed:
    """Read a FeatureCollection: properties as columns, and a point within each shape.

    Raises ``ImportRefusedError`` if it is not GeoJSON, or in another coordinate system than it may be.
    """
    features, properties, headings, crs = geojson_features(path, name=name)
    rows = _geojson_rows(features, properties, headings, crs)
    return Parsed([*headings, *POINT_COLUMNS], rows, [])


def geojson_features(path: Path, *, name: str) -> tuple[list[Any], list[dict[str, Any]], list[str], str]:
    """Features, the properties of each, all their names, and the coordinate system.

    Raises ``ImportRefusedError`` if it is not GeoJSON, or holds no features.
    """
    try:
        whole = json.loads(path.read_bytes().decode("utf-8-sig"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as fault:
        raise not_whole_json(name, fault) from None
    if isinstance(whole, dict) and whole.get("type") == "Feature":
        whole = {"features": [whole]}
    features = whole.get("features") if isinstance(whole, dict) else None
    refuse_part(whole, len(features) if isinstance(features, list) else 0, name=name)
    if not isinstance(features, list) or not features:
        raise ImportRefusedError(
            "{name} holds no features.", "Import a FeatureCollection with features.", name=name
        )
    crs = str(((whole.get("crs") or {}).get("properties") or {}).get("name", "CRS84"))
    properties = [_properties(feature) for feature in features]
    headings = list(dict.fromkeys(key for each in properties for key in each))
    return features, properties, headings, crs


def _properties(feature: object) -> dict[str, Any]:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    held = dict(properties) if isinstance(properties, dict) else {}
    if isinstance(feature, dict) and isinstance(feature.get("id"), str | int) and "id" not in held:
        held["id"] = feature["id"]
    return taken_apart(held)


def _geojson_rows(
    features: list[Any], properties: list[dict[str, Any]], headings: list[str], crs: str
) -> Iterator[tuple[int, list[str]]]:
    shapes = (
        shape_of(feature.get("geometry") if isinstance(feature, dict) else None) for feature in features
    )
    points = _points(shapes, crs)
    for number, (held, point) in enumerate(zip(properties, points, strict=True), start=2):
        yield number, [*(value_text(held.get(key)) for key in headings), *point]


def shape_of(geometry: object) -> BaseGeometry | None:
    """The shape that GeoJSON describes; None where it describes none."""
    if not isinstance(geometry, dict) or not geometry.get("type"):
        return None
    try:
        return shapely.geometry.shape(geometry)
    except (GEOSException, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
        return None


def _points(shapes: Iterable[BaseGeometry | None], crs: str) -> list[tuple[str, str]]:
    """A point within each shape as two cells, in degrees; two empty cells where there is none."""
    x, y = np.array([_within(shape) for shape in shapes], float).reshape(-1, 2).T
    placed = np.isfinite(x) & np.isfinite(y)
    if placed.any():
        x, y = to_degrees(x, y, crs)
        placed &= np.isfinite(x) & np.isfinite(y)
    return [
        (repr(float(lon)), repr(float(lat))) if has_place else ("", "")
        for lon, lat, has_place in zip(x, y, placed, strict=True)
    ]


def _within(shape: BaseGeometry | None) -> tuple[float, float]:
    if shape is None or shape.is_empty:
        return math.nan, math.nan
    try:
        inside = shape if shape.geom_type == "Point" else shapely.point_on_surface(shape)
    except GEOSException:
        return math.nan, math.nan
    return float(shapely.get_x(inside)), float(shapely.get_y(inside))


def to_degrees(x: FloatArray, y: FloatArray, crs: str) -> tuple[FloatArray, FloatArray]:
    """Coordinates (n,) of a map file in longitude and latitude.

    Raises ``ImportRefusedError`` if the file's coordinate system is not one that is used here.
    """
    if any(word in crs.upper().replace("::", ":") for word in _LONLAT_NAMES):
        return x, y
    from pyproj.exceptions import CRSError, ProjError

    from geo.crs import to_lonlat

    try:
        return to_lonlat(x, y, crs=crs)
    except (CRSError, ProjError):
        raise ImportRefusedError(
            'The map file is in a coordinate system that is not known here ("{crs}").',
            "Save it in longitude and latitude (WGS 84), or in the British National Grid.",
            crs=crs[:60],
        ) from None


def parse_shapefile(path: Path, *, name: str) -> Parsed:
    """Unpack a zipped shapefile beside ``path`` under names of our own, and read it."""
    return parse_layer(unpacked_shapefile(path), name=name)


def unpacked_shapefile(path: Path) -> Path:
    """Where the parts of a zipped shapefile lie, unpacked beside it under names of our own."""
    with zipfile.ZipFile(path) as archive:
        members = archive.infolist()
        stem = next(m.filename[:-4] for m in members if m.filename.casefold().endswith(".shp"))
        for member in members:
            part = PurePosixPath(member.filename).suffix.casefold()
            if part in _PARTS and member.filename[: -len(part)].casefold() == stem.casefold():
                target = path.with_name(f"shapes{part}")
                with archive.open(member) as packed, target.open("wb") as unpacked:
                    shutil.copyfileobj(packed, unpacked)
    return path.with_name("shapes.shp")


def check_geopackage(path: Path, *, name: str) -> None:
    """Refuse a GeoPackage with views or virtual tables: they can run what a table cannot.

    Raises
    ------
    ImportRefusedError
        The file is damaged, is no GeoPackage, or holds a view or a virtual table.
    """
    try:
        with sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True) as store:
            made = store.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_master").fetchall()
    except sqlite3.DatabaseError:
        raise ImportRefusedError(
            "{name} is a damaged GeoPackage.", "Save or fetch it again.", name=name
        ) from None
    tables = {str(row[1]) for row in made}
    if "gpkg_contents" not in tables:
        raise ImportRefusedError(
            "{name} is a database, but no GeoPackage.", "Save its list as CSV.", name=name
        )
    odd = [
        str(title)
        for kind, title, sql in made
        if kind == "view" or ("VIRTUAL TABLE" in sql.upper() and "RTREE" not in sql.upper())
    ]
    if odd:
        raise ImportRefusedError(
            '{name} holds a view or a virtual table ("{odd}"), which may point at other files.',
            "Save the layer you mean into a new GeoPackage.",
            name=name,
            odd=odd[0][:40],
        )


@dataclass(frozen=True, eq=False)
class MapLayer:
    """One layer of a map file as it stands there."""

    headings: list[str]
    columns: list[Any] = field(repr=False)  # of each heading the (n,) values
    shapes: Any = field(repr=False)  # (n,) WKB, each perhaps None; None of a layer without shapes
    crs: str = ""
    chosen: str = ""
    layers: tuple[str, ...] = ()  # all that the file has


def read_layer(path: Path, *, name: str, layer: str = "") -> MapLayer:
    """Read one layer of a GeoPackage or shapefile: the one named, else the first with points or shapes.

    Raises
    ------
    ImportRefusedError
        A part of the file is missing or damaged, or it does not say its coordinate system.
    """
    import pyogrio
    from pyogrio.errors import DataLayerError, DataSourceError

    try:
        layers = [str(row[0]) for row in pyogrio.list_layers(path)]
        chosen = layer or layers[0]
        if chosen not in layers:
            raise no_sheet(name, chosen, layers)
        meta, _, shapes, columns = pyogrio.raw.read(path, layer=chosen, datetime_as_string=True)
    except ImportRefusedError:
        raise
    except (DataSourceError, DataLayerError, IndexError, UnicodeDecodeError, ValueError):
        raise ImportRefusedError(
            "{name} cannot be read as a map file: a part is missing or damaged.",
            "A shapefile needs .shp, .shx and .dbf in the zip; else save it again.",
            name=name,
        ) from None
    crs = str(meta["crs"] or "")
    if shapes is not None and not crs:
        raise ImportRefusedError(
            "{name} does not say its coordinate system.", "Put its .prj file into the zip.", name=name
        )
    headings = [str(field_name) for field_name in meta["fields"]]
    return MapLayer(headings, list(columns), shapes, crs, chosen, tuple(layers))


def parse_layer(path: Path, *, name: str, layer: str = "") -> Parsed:
    """A layer as ``read_layer`` reads it: its fields as columns, and a point within each shape.

    Raises ``ImportRefusedError`` as that does.
    """
    read = read_layer(path, name=name, layer=layer)
    notes: list[str] = []
    if len(read.layers) > 1:
        rest = ", ".join(other for other in read.layers if other != read.chosen)
        notes.append(
            worded(
                'The layer "{chosen}" was read; it also holds {rest}.', chosen=read.chosen, rest=rest[:120]
            )
        )
    rows = _layer_rows(read.shapes, read.columns, read.crs)
    sheets = tuple(dict.fromkeys([read.chosen, *read.layers]))
    return Parsed([*read.headings, *POINT_COLUMNS], rows, notes, read.chosen, sheets)


def _layer_rows(shapes: Any, columns: list[Any], crs: str) -> Iterator[tuple[int, list[str]]]:
    count = len(columns[0]) if columns else len(shapes)
    packed = [None] * count if shapes is None else shapes
    points = _points(
        (None if each is None else shapely.from_wkb(each, on_invalid="ignore") for each in packed), crs
    )
    for row, point in enumerate(points):
        yield row + 2, [*(value_text(_plain(column[row])) for column in columns), *point]


def _plain(value: Any) -> Any:
    """A value of numpy as one of Python; what is no number or text as its text."""
    plain = value.item() if hasattr(value, "item") else value
    return plain if plain is None or isinstance(plain, str | int | float | bool) else str(plain)
