"""Which addresses, and which named places, does an OpenStreetMap file hold?"""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import geopandas as gpd
import numpy as np
import osmium
import osmium.filter
import pandas as pd
import shapely

from geo.crs import to_metres
from layers.places.name_columns import with_second_names
from layers.places.postcode_format import canonical_postcode
from layers.places.second_names import names_in_tags

ADDRESS_COLUMNS: Final = ("house_number", "house_name", "street", "locality", "postcode")

# Places that people say they live in, widest first.
PLACE_KINDS: Final = (
    "city", "town", "borough", "village", "suburb", "quarter", "neighbourhood", "hamlet", "isolated_dwelling",
    "locality", "farm", "square",
)  # fmt: skip

INTERPOLATED = "lines that only say between which house numbers others lie"
OUTSIDE = "outside the area"
NO_OUTLINE = "relations or ways without an outline to place them by"

_NUMBER_KEYS: Final = ("addr:housenumber", "addr:housename")
_LOCALITY_KEYS: Final = (
    "addr:suburb",
    "addr:quarter",
    "addr:neighbourhood",
    "addr:village",
    "addr:hamlet",
    "addr:place",
)
_WANTED: Final = (*_NUMBER_KEYS, "addr:interpolation", "place")


@dataclass(frozen=True, eq=False)
class Addresses:
    """Addresses and places. ``rows_read == len(table) + len(localities) + sum(dropped.values())``.

    ``table``: the strings of ``ADDRESS_COLUMNS``, "" where not known, and geometry (Point, metres);
    ``localities``: ``name``, its second names as ``layers.places.second_names`` has them, ``kind`` (one of
    ``PLACE_KINDS``), geometry.
    """

    table: gpd.GeoDataFrame = field(repr=False)
    localities: gpd.GeoDataFrame = field(repr=False)
    rows_read: int
    dropped: dict[str, int]


@dataclass
class _Found:
    """What has been read so far: tags, and the place in degrees."""

    tags: list[dict[str, str]] = field(default_factory=list)
    shapes: list[Any] = field(default_factory=list)
    dropped: Counter[str] = field(default_factory=Counter)
    relations: set[int] = field(default_factory=set)
    outlined: set[int] = field(default_factory=set)  # relations whose outline has been met


def read_addresses(path: Path, *, crs: str, keep: shapely.Geometry) -> Addresses:
    """Read house numbers, house names and places from nodes, ways and areas, each as one point.

    Parameters
    ----------
    path
        An ``.osm.pbf`` or ``.osm`` file that ``layers.osm.guard`` has found whole.
    crs
        The area's CRS, metres.
    keep
        Polygon in ``crs``; what lies outside it is dropped and counted.
    """
    scanned = _Found()
    with_keys = osmium.filter.KeyFilter(*_WANTED)
    objects = osmium.FileProcessor(str(path)).with_locations().with_areas(with_keys).with_filter(with_keys)
    for thing in objects:
        _take(thing, scanned)
    scanned.dropped[NO_OUTLINE] += len(scanned.relations - scanned.outlined)
    shapes = np.array(scanned.shapes, dtype=object)
    middles = shapely.centroid(shapes)
    x, y = to_metres(shapely.get_x(middles), shapely.get_y(middles), crs=crs)
    points = shapely.points(x, y)
    shapely.prepare(keep)
    inside = shapely.intersects(keep, points)
    scanned.dropped[OUTSIDE] += int((~inside).sum())
    is_address = np.array([any(key in tags for key in _NUMBER_KEYS) for tags in scanned.tags], bool)
    table = _addresses(scanned, np.flatnonzero(inside & is_address), points, crs=crs)
    localities = _localities(scanned, np.flatnonzero(inside & ~is_address), points, crs=crs)
    dropped = {reason: rows for reason, rows in scanned.dropped.most_common() if rows}
    return Addresses(table, localities, len(table) + len(localities) + sum(dropped.values()), dropped)


def _take(thing: Any, scanned: _Found) -> None:
    tags = dict(thing.tags)
    if "addr:interpolation" in tags and not thing.is_area():
        scanned.dropped[INTERPOLATED] += 1
        return
    if not _is_wanted(tags):
        return
    if thing.is_relation():
        scanned.relations.add(thing.id)
        return
    if thing.is_area():
        if thing.from_way():
            return  # its way has been taken already
        scanned.outlined.add(thing.orig_id())
    shape = _shape(thing)
    if shape is None:
        scanned.dropped[NO_OUTLINE] += 1
        return
    scanned.tags.append(tags)
    scanned.shapes.append(shape)


def _is_wanted(tags: dict[str, str]) -> bool:
    if any(key in tags for key in _NUMBER_KEYS):
        return True
    return tags.get("place") in PLACE_KINDS and bool(tags.get("name", "").strip())


def _shape(thing: Any) -> shapely.Geometry | None:
    """The thing in degrees: a point, a line or an outline; None if its corners are not in the file."""
    if thing.is_node():
        return shapely.Point(thing.lon, thing.lat)
    rings = [thing.nodes] if thing.is_way() else list(thing.outer_rings())
    lines = [[(node.lon, node.lat) for node in ring if node.location.valid()] for ring in rings]
    lines = [line for line in lines if line]
    if not lines:
        return None
    if all(len(line) >= 4 and line[0] == line[-1] for line in lines):
        return shapely.MultiPolygon([shapely.Polygon(line) for line in lines])
    return shapely.MultiPoint([point for line in lines for point in line])


def _addresses(scanned: _Found, rows: Any, points: Any, *, crs: str) -> gpd.GeoDataFrame:
    records = [_address(scanned.tags[row]) for row in rows]
    table = pd.DataFrame(records, columns=list(ADDRESS_COLUMNS), dtype=str)
    return gpd.GeoDataFrame(table, geometry=points[rows], crs=crs)


def _address(tags: dict[str, str]) -> tuple[str, str, str, str, str]:
    text = {key: " ".join(value.split()) for key, value in tags.items() if key.startswith("addr:")}
    locality = next((text[key] for key in _LOCALITY_KEYS if text.get(key)), "")
    street = text.get("addr:street") or text.get("addr:parentstreet", "")
    postcode = canonical_postcode(text.get("addr:postcode", "")) or ""
    return text.get("addr:housenumber", ""), text.get("addr:housename", ""), street, locality, postcode


def _localities(scanned: _Found, rows: Any, points: Any, *, crs: str) -> gpd.GeoDataFrame:
    records = [(" ".join(scanned.tags[row]["name"].split()), scanned.tags[row]["place"]) for row in rows]
    table = pd.DataFrame(records, columns=["name", "kind"], dtype=str)
    table = with_second_names(table, [names_in_tags(scanned.tags[row]) for row in rows])
    return gpd.GeoDataFrame(table, geometry=points[rows], crs=crs)
