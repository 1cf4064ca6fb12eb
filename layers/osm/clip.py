"""What of a nation's OpenStreetMap file lies in one area? Cut out while it streams, in little memory.

The ids of what is kept are held as Python's own numbers: osmium's sets of ids reach from the lowest to the
highest there is, which of a few streets in a nation is a gigabyte and more.
"""

import math
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import osmium
import shapely

from geo.crs import to_lonlat, to_metres
from layers.osm.guard import unreadable

WORTH_CUTTING: Final = 12 * 1024 * 1024  # bytes; a smaller file is read as soon as it is cut
PAD_DEG: Final = 0.002  # some 200 m: what is just outside is known to be there
_FAR_DEG: Final = 0.02  # a file that reaches this much further does not end within the area
_EDGE_STEPS: Final = 16  # points along each side of an envelope that is turned into degrees
_WHOLE: Final = "multipolygon"  # relations that are nothing without all their members

Degrees = tuple[float, float, float, float]  # west, south, east, north
Reach = tuple[float, float, float, float]  # the same in metres; NaN on a side on which it is not known
NOWHERE_CUT: Final[Reach] = (math.nan, math.nan, math.nan, math.nan)


@dataclass(frozen=True, eq=False)
class StreetsFile:
    """The file to read streets, addresses, places and the background from."""

    path: Path
    reach: Reach = NOWHERE_CUT  # how far the file it was cut from is known to reach, at the least


@dataclass
class _Ids:
    """Ids of what is kept, and on which sides the file goes on."""

    inside: set[int] = field(default_factory=set)  # nodes
    nodes: set[int] = field(default_factory=set)  # nodes of ways that are kept
    ways: set[int] = field(default_factory=set)
    relations: set[int] = field(default_factory=set)
    goes_on: list[bool] = field(default_factory=lambda: [False] * 4)  # west, south, east, north


def envelope_in_degrees(keep: shapely.Geometry, *, crs: str) -> Degrees:
    """The envelope of a polygon in metres, as degrees, a little wider."""
    edge = shapely.segmentize(shapely.box(*shapely.bounds(keep)), _side(keep) / _EDGE_STEPS)
    x, y = shapely.get_coordinates(edge).T
    lon, lat = to_lonlat(x, y, crs=crs)
    return (
        float(lon.min()) - PAD_DEG,
        float(lat.min()) - PAD_DEG,
        float(lon.max()) + PAD_DEG,
        float(lat.max()) + PAD_DEG,
    )


def _side(keep: shapely.Geometry) -> float:
    west, south, east, north = shapely.bounds(keep)
    return max(float(east - west), float(north - south), 1.0)


def clip_streets(path: Path, target: Path, *, keep: shapely.Geometry, crs: str) -> StreetsFile:
    """Cut out of ``path``, a file that ``check_osm_file`` has found whole, what lies in ``keep``'s envelope.

    Parameters
    ----------
    target
        Where to write the cut file, .osm.pbf.
    keep
        Polygon, metres in ``crs``.

    Returns
    -------
    The cut file. It has every node in the envelope, every way with one of these and all its nodes, every
    relation with one of these as a member, and all ways of those relations that draw an outline.

    Raises
    ------
    OsmFileError
        The file cannot be read to its end.
    """
    box = envelope_in_degrees(keep, crs=crs)
    ids = _Ids()
    try:
        _find_nodes(path, box, ids)
        _find_ways(path, ids)
        _find_relations(path, ids)
        _write(path, target, ids)
    except (RuntimeError, ValueError, OSError) as error:
        raise unreadable(path, error) from error
    return StreetsFile(target, _reach(box, ids.goes_on, crs))


def _find_nodes(path: Path, box: Degrees, ids: _Ids) -> None:
    west, south, east, north = box
    inside, goes_on = ids.inside, ids.goes_on
    nodes: Any = osmium.FileProcessor(str(path), osmium.osm.NODE)
    for node in nodes:
        lon, lat = node.lon, node.lat
        if west <= lon <= east and south <= lat <= north:
            inside.add(node.id)
        elif lon < west - _FAR_DEG:
            goes_on[0] = True
        elif lon > east + _FAR_DEG:
            goes_on[2] = True
        elif lat < south - _FAR_DEG:
            goes_on[1] = True
        elif lat > north + _FAR_DEG:
            goes_on[3] = True


def _find_ways(path: Path, ids: _Ids) -> None:
    ways: Any = osmium.FileProcessor(str(path), osmium.osm.WAY)
    for way in ways:
        refs = [node.ref for node in way.nodes]
        if not ids.inside.isdisjoint(refs):
            ids.ways.add(way.id)
            ids.nodes.update(refs)


def _find_relations(path: Path, ids: _Ids) -> None:
    missing: set[int] = set()
    relations: Any = osmium.FileProcessor(str(path), osmium.osm.RELATION)
    for relation in relations:
        members = [(member.type, member.ref) for member in relation.members]
        ways = {ref for kind, ref in members if kind == "w"}
        nodes = [ref for kind, ref in members if kind == "n"]
        if ids.ways.isdisjoint(ways) and ids.inside.isdisjoint(nodes):
            continue
        ids.relations.add(relation.id)
        if relation.tags.get("type") == _WHOLE:
            missing |= ways - ids.ways
    if missing:
        ways_again: Any = osmium.FileProcessor(str(path), osmium.osm.WAY)
        for way in ways_again:
            if way.id in missing:
                ids.ways.add(way.id)
                ids.nodes.update(node.ref for node in way.nodes)


def _write(path: Path, target: Path, ids: _Ids) -> None:
    ids.inside |= ids.nodes
    ids_of = {"n": ids.inside, "w": ids.ways, "r": ids.relations}
    things: Any = osmium.FileProcessor(str(path))
    with osmium.SimpleWriter(str(target), overwrite=True) as writer:
        for thing in things:
            if thing.id in ids_of[thing.type_str()]:
                writer.add(thing)


def _reach(box: Degrees, goes_on: list[bool], crs: str) -> Reach:
    west, south, east, north = box
    x, y = to_metres([west, east, west, east], [south, south, north, north], crs=crs)
    sides = (float(x.min()), float(y.min()), float(x.max()), float(y.max()))
    first, second, third, fourth = (at if on else math.nan for at, on in zip(sides, goes_on, strict=True))
    return first, second, third, fourth
