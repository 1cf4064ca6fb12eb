"""What does an OpenStreetMap file hold that nobody walks through? Walls, water, railways, buildings."""

from pathlib import Path
from typing import Any, Final

import numpy as np
import osmium
import shapely

from geo.crs import to_metres
from geo.types import ObjectArray
from layers.streets.access import Tags

_KEYS: Final = ("barrier", "waterway", "natural", "railway", "building", "landuse", "man_made", "highway")
_VALUES: Final = {
    "waterway": frozenset(
        ["river", "canal", "stream", "drain", "ditch", "tidal_channel", "dock", "riverbank"]
    ),
    "natural": frozenset(["water", "coastline", "cliff", "earth_bank", "bay", "wetland", "mud"]),
    "railway": frozenset(
        ["rail", "light_rail", "tram", "narrow_gauge", "preserved", "subway", "construction"]
    ),
    "landuse": frozenset(["basin", "reservoir", "railway"]),
    "man_made": frozenset(["embankment", "dyke", "cutting"]),
    "highway": frozenset(["motorway", "motorway_link"]),
}
_PASSED: Final = frozenset(["no", "", "kerb", "gate", "entrance", "bollard", "lift_gate", "swing_gate"])


def is_obstacle(tags: Tags) -> bool:
    """Whether nobody walks through a line or area with these tags; what lies in a tunnel is walked over."""
    if tags.get("tunnel", "no") != "no" or tags.get("location") == "underground":
        return False
    if tags.get("barrier", "") not in _PASSED or tags.get("building", "no") != "no":
        return True
    return any(tags.get(key) in values for key, values in _VALUES.items())


def read_obstacles(path: Path, *, crs: str) -> ObjectArray:
    """(o,) lines and areas that nobody walks through, metres in ``crs``.

    Closed ways come as their outline: who walks in or out crosses it. What is not whole in the file is left
    out.
    """
    factory = osmium.geom.WKBFactory()
    shapes = [*_lines(path, factory), *_areas(path, factory)]
    lonlat = shapely.from_wkb(np.array(shapes, dtype=object))
    return np.asarray(
        shapely.transform(lonlat, lambda xy: np.column_stack(to_metres(xy[:, 0], xy[:, 1], crs=crs))), object
    )


def _lines(path: Path, factory: Any) -> list[str]:
    ways: Any = osmium.FileProcessor(str(path), osmium.osm.NODE | osmium.osm.WAY).with_locations()
    ways = ways.with_filter(osmium.filter.EntityFilter(osmium.osm.WAY))
    lines = []
    for way in ways.with_filter(osmium.filter.KeyFilter(*_KEYS)):
        if is_obstacle(dict(way.tags)):
            try:
                lines.append(factory.create_linestring(way))
            except (osmium.InvalidLocationError, RuntimeError):
                continue
    return lines


def _areas(path: Path, factory: Any) -> list[str]:
    relations: Any = osmium.FileProcessor(str(path), osmium.osm.RELATION)
    relations = relations.with_filter(osmium.filter.KeyFilter(*_KEYS))
    numbers = [r.id for r in relations if is_obstacle(dict(r.tags)) and r.tags.get("type") == "multipolygon"]
    if not numbers:
        return []
    areas: Any = osmium.FileProcessor(str(path)).with_areas(osmium.filter.IdFilter(numbers))
    areas = areas.with_filter(osmium.filter.EntityFilter(osmium.osm.AREA))
    shapes = []
    for area in areas.with_filter(osmium.filter.KeyFilter(*_KEYS)):
        if not area.from_way() and is_obstacle(dict(area.tags)):
            try:
                shapes.append(factory.create_multipolygon(area))
            except RuntimeError:
                continue
    return shapes
