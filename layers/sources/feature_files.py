"""How are the features of a service written as a file: areas as GeoJSON, points and rows as CSV?"""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from geo.crs import BRITISH_NATIONAL_GRID, to_metres
from layers.sources.errors import EditionError
from layers.sources.feature_service import Feature, Features
from layers.sources.model import DataSource

_DEGREES: Final = {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}
_METRES: Final = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::27700"}}


def file_of(features: Features, source: DataSource) -> bytes:
    """The features as their source's file, the same bytes for the same features.

    Raises
    ------
    EditionError
        A feature has no place, or one that is neither in degrees nor in metres of the National Grid.
    """
    if source.geometry == "none":
        return _table([dict(row["properties"]) for row in features.rows])
    in_metres = _in_metres(features, source)
    if source.geometry == "points":
        return _table([_point(row, in_metres) for row in features.rows])
    record = {
        "type": "FeatureCollection",
        "name": source.id,
        "crs": _METRES if in_metres else _DEGREES,
        "features": [
            {"type": "Feature", "properties": row["properties"], "geometry": row["geometry"]}
            for row in features.rows
        ],
    }
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()


def _in_metres(features: Features, source: DataSource) -> bool:
    """Whether the coordinates are metres of the National Grid: services answer in either."""
    corners = [corner for row in features.rows for corner in _corners(row.get("geometry"))]
    if not corners or any(not row.get("geometry") for row in features.rows):
        raise EditionError(
            "{title}: {service} sends features without a place.",
            "Look at {page} for a whole edition.",
            title=source.title,
            service=features.service.name,
            page=source.page,
        )
    if all(-15 <= x <= 5 and 48 <= y <= 62 for x, y in corners):
        return False
    if all(-300_000 <= x <= 800_000 and -200_000 <= y <= 1_400_000 for x, y in corners) and any(
        abs(x) > 1_000 or abs(y) > 1_000 for x, y in corners
    ):
        return True
    raise EditionError(
        "{title}: {service} sends places that are not in the United Kingdom, such as {x}, {y}.",
        "Run it again later. If it stays so, save the file from {page} into a folder.",
        title=source.title,
        service=features.service.name,
        x=corners[0][0],
        y=corners[0][1],
        page=source.page,
    )


def _corners(geometry: Any) -> Iterator[tuple[float, float]]:
    """The first corner of every ring, or the point: enough to tell degrees from metres."""
    parts = geometry.get("coordinates") if isinstance(geometry, Mapping) else None
    while isinstance(parts, list) and parts:
        if isinstance(parts[0], int | float) and len(parts) > 1:
            yield float(parts[0]), float(parts[1])
            return
        if isinstance(parts[0], list) and parts[0] and isinstance(parts[0][0], list):
            for part in parts[1:]:
                yield from _corners({"coordinates": part})
        parts = parts[0]


def _point(row: Feature, in_metres: bool) -> dict[str, Any]:
    x, y = next(_corners(row["geometry"]))
    if not in_metres:
        (easting,), (northing,) = to_metres([x], [y], crs=BRITISH_NATIONAL_GRID)
        x, y = float(easting), float(northing)
    return {**row["properties"], "easting": f"{x:.1f}", "northing": f"{y:.1f}"}


def _table(rows: list[dict[str, Any]]) -> bytes:
    columns = list(dict.fromkeys(name for row in rows for name in row))
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def rows_as_csv(header: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> bytes:
    """A table as CSV."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([header, *rows])
    return text.getvalue().encode()
