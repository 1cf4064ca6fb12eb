"""What are the rows and polygons of a map file? Written down by the child process, and read by its parent."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import numpy as np
import shapely

from geo.types import ObjectArray
from layers.tables.cells import without_control
from layers.tables.looks.taken_apart import value_text
from layers.tables.parse_features import (
    check_geopackage,
    geojson_features,
    read_layer,
    shape_of,
    to_degrees,
    unpacked_shapefile,
)
from layers.tables.source_table import ImportRefusedError, named_apart

MAP_FORMS: Final = ("geojson", "gpkg", "shapefile")  # of ``layers.tables.sniff.FORMS``, those with shapes
MOST_CORNERS: Final = 3_000_000
MOST_OUTLINES: Final = 20_000
_POLYGONS: Final = ("Polygon", "MultiPolygon")


@dataclass(frozen=True, eq=False)
class OutlineTable:
    """Rows of a map file; ``shapes[i]`` belongs to ``rows[i]``."""

    name: str  # the file's name as the user knows it
    columns: tuple[str, ...]
    rows: list[tuple[str, ...]] = field(repr=False)
    numbers: list[int] = field(repr=False)  # the first feature is row 2
    shapes: ObjectArray = field(repr=False)  # (n,) Polygon or MultiPolygon in degrees WGS84; None for others

    def __len__(self) -> int:
        return len(self.rows)

    def values(self, column: str) -> Iterator[str]:
        """Each row's cell in a column, in the order of the rows."""
        place = self.columns.index(column)
        return (row[place] for row in self.rows)


def outlines_written(folder: Path, *, name: str) -> OutlineTable:
    """The table that the child process wrote into ``folder``."""
    columns = tuple(json.loads((folder / "head.json").read_text(encoding="utf-8"))["columns"])
    rows, numbers, packed = list[tuple[str, ...]](), list[int](), list[str]()
    with (folder / "rows.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            number, *cells, shape = json.loads(line)
            numbers.append(int(number))
            rows.append(tuple(cells))
            packed.append(shape)
    shapes = np.array([shapely.from_wkb(each) if each else None for each in packed], object)
    return OutlineTable(name, columns, rows, numbers, shapes)


def write_outlines(form: str, path: Path, folder: Path, *, name: str) -> None:
    """Write ``head.json`` with the columns, and ``rows.jsonl``: row, cells, the polygon as WKB in degrees.

    Raises
    ------
    ImportRefusedError
        The file is damaged, says no coordinate system that is used here, or is too large.
    """
    headings, rows, crs = _read(form, path, name)
    corners, count = 0, 0
    columns, _ = named_apart([without_control(heading).strip() for heading in headings])
    with (folder / "rows.jsonl").open("w", encoding="utf-8", newline="\n") as out:
        for number, cells, shape in rows:
            count += 1
            shape = None if shape is None or shape.is_empty or shape.geom_type not in _POLYGONS else shape
            corners += 0 if shape is None else int(shapely.get_num_coordinates(shape))
            if corners > MOST_CORNERS or count > MOST_OUTLINES:
                raise ImportRefusedError(
                    "{name} has more outlines, or finer ones, than a set of areas may have.",
                    "Keep only the areas that are needed, or take generalised outlines.",
                    name=name,
                )
            packed = "" if shape is None else shapely.to_wkb(_in_degrees(shape, crs), hex=True)
            plain = [without_control(cell).strip() for cell in cells]
            out.write(json.dumps([number, *plain, packed], ensure_ascii=False) + "\n")
    (folder / "head.json").write_text(json.dumps({"columns": columns}), encoding="utf-8")


def _read(form: str, path: Path, name: str) -> tuple[list[str], Iterator[tuple[int, list[str], Any]], str]:
    """Headings, numbered rows with their shapes, and the coordinate system of these."""
    if form == "geojson":
        features, properties, headings, crs = geojson_features(path, name=name)
        return headings, _of_features(features, properties, headings), crs
    if form == "shapefile":
        path = unpacked_shapefile(path)
    else:
        check_geopackage(path, name=name)
    layer = read_layer(path, name=name)
    count = len(layer.columns[0]) if layer.columns else len(layer.shapes)
    shapes = [None] * count if layer.shapes is None else layer.shapes
    return layer.headings, _of_layer(layer.columns, shapes), layer.crs


def _of_features(
    features: list[Any], properties: list[dict[str, Any]], headings: list[str]
) -> Iterator[tuple[int, list[str], Any]]:
    for number, (feature, held) in enumerate(zip(features, properties, strict=True), start=2):
        shape = shape_of(feature.get("geometry") if isinstance(feature, dict) else None)
        yield number, [value_text(held.get(key)) for key in headings], shape


def _of_layer(columns: list[Any], shapes: Any) -> Iterator[tuple[int, list[str], Any]]:
    for row, packed in enumerate(shapes):
        cells = ["" if column[row] is None else str(column[row]) for column in columns]
        yield row + 2, cells, None if packed is None else shapely.from_wkb(packed, on_invalid="ignore")


def _in_degrees(shape: Any, crs: str) -> Any:
    """The same, flat, in longitude and latitude."""
    flat = shapely.force_2d(shape)
    x, y = shapely.get_coordinates(flat).T
    return shapely.set_coordinates(flat, np.column_stack(to_degrees(x, y, crs)))
