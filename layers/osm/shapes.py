"""Which tagged points, lines and areas does an OpenStreetMap file hold, as geometry in metres?

Nodes, open ways, closed ways and multipolygons come in one pass. What a cut-out file has torn apart is mended
where enough of it is left: an area whose rings cross is made valid, and a relation that lacks members is
closed from the members that are there. What cannot be mended is listed in ``broken``.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import osmium
import shapely
from shapely.geometry.base import BaseGeometry

from geo.crs import to_metres

Geometries = npt.NDArray[np.object_]

_AREA_RELATIONS: Final = ("multipolygon", "boundary")


@dataclass(frozen=True, eq=False)
class Shapes:
    """Tagged things of a file, in the file's order: ``ids``, ``tags`` and ``geometry`` run side by side."""

    ids: list[str]  # "n123", "w123", "r123"
    tags: list[dict[str, str]]
    geometry: Geometries  # (n,) points, lines and polygons, metres
    broken: tuple[tuple[str, dict[str, str]], ...]  # ids and tags of the areas that could not be closed


@dataclass
class _Found:
    """What one pass has gathered, in longitude and latitude."""

    ids: list[str] = field(default_factory=list)
    tags: list[dict[str, str]] = field(default_factory=list)
    wkb: list[str | None] = field(default_factory=list)
    closed: dict[str, tuple[dict[str, str], str | None]] = field(
        default_factory=dict
    )  # ways that should be areas
    relations: dict[str, tuple[dict[str, str], list[int]]] = field(
        default_factory=dict
    )  # with their outer ways

    def add(self, osm_id: str, tags: dict[str, str], wkb: str | None) -> None:
        """Take in one thing at the end of the order; ``wkb`` is None where its shape follows."""
        self.ids.append(osm_id)
        self.tags.append(tags)
        self.wkb.append(wkb)


def read_shapes(path: Path, *, keys: Sequence[str], crs: str) -> Shapes:
    """Read everything that carries one of ``keys`` and bring it to metres in ``crs``.

    The file must have passed ``layers.osm.guard.check_osm_file``: pyosmium reads a cut file without a word.
    """
    scanned = _scan(path, keys)
    mended, broken = _mend(path, scanned)
    for osm_id, tags, shape in mended:
        scanned.add(osm_id, tags, None)
        scanned.wkb[-1] = shapely.to_wkb(shape, hex=True)
    lonlat = shapely.from_wkb(np.array(scanned.wkb, dtype=object))
    geometry = shapely.transform(lonlat, lambda xy: np.column_stack(to_metres(xy[:, 0], xy[:, 1], crs=crs)))
    areas = shapely.get_dimensions(geometry) == 2
    unsound = areas & ~shapely.is_valid(geometry)
    geometry[unsound] = [polygons_of(shape) for shape in shapely.make_valid(geometry[unsound])]
    return Shapes(scanned.ids, scanned.tags, geometry, tuple(broken))


def polygons_of(shape: BaseGeometry) -> BaseGeometry:
    """Keep the polygons of a shape, not the points and lines that clipping or making it valid produced."""
    if shape.geom_type in ("Polygon", "MultiPolygon"):
        return shape
    return shapely.union_all([part for part in shapely.get_parts(shape) if part.area > 0])


def _scan(path: Path, keys: Sequence[str]) -> _Found:
    scanned = _Found()
    factory = osmium.geom.WKBFactory()
    with_keys = osmium.filter.KeyFilter(*keys)
    thing: Any
    for thing in osmium.FileProcessor(str(path)).with_areas(with_keys).with_filter(with_keys):
        if thing.is_node():
            scanned.add(f"n{thing.id}", dict(thing.tags), factory.create_point(thing))
        elif thing.is_way():
            _take_way(scanned, thing, factory)
        elif thing.is_relation():
            _take_relation(scanned, thing)
        else:
            _take_area(scanned, thing, factory)
    return scanned


def _take_way(scanned: _Found, way: Any, factory: Any) -> None:
    line = _line(way, factory)
    tags = dict(way.tags)
    if way.is_closed() and tags.get("area") != "no" and len(way.nodes) > 3:
        scanned.closed[f"w{way.id}"] = (tags, line)
    elif line:
        scanned.add(f"w{way.id}", tags, line)


def _line(way: Any, factory: Any) -> str | None:
    try:
        line: str = factory.create_linestring(way)
    except (osmium.InvalidLocationError, RuntimeError):  # a node is not in this file, or all lie on one spot
        return None
    return line


def _take_relation(scanned: _Found, relation: Any) -> None:
    tags = dict(relation.tags)
    if tags.get("type") in _AREA_RELATIONS:
        outer = [m.ref for m in relation.members if m.type == "w" and m.role != "inner"]
        scanned.relations[f"r{relation.id}"] = (tags, outer)


def _take_area(scanned: _Found, area: Any, factory: Any) -> None:
    osm_id = f"{'w' if area.from_way() else 'r'}{area.orig_id()}"
    try:
        wkb = factory.create_multipolygon(area)
    except RuntimeError:  # its rings cross: it stays among those to be mended
        return
    scanned.closed.pop(osm_id, None)
    scanned.relations.pop(osm_id, None)
    scanned.add(osm_id, dict(area.tags), wkb)


def _mend(
    path: Path, scanned: _Found
) -> tuple[list[tuple[str, dict[str, str], BaseGeometry]], list[tuple[str, dict[str, str]]]]:
    """Close what the assembler could not: a way from its own line, a relation from the members it has."""
    lines = _member_lines(path, [ref for _, refs in scanned.relations.values() for ref in refs])
    torn = {osm_id: (tags, [line] if line else []) for osm_id, (tags, line) in scanned.closed.items()}
    for osm_id, (tags, refs) in scanned.relations.items():
        torn[osm_id] = (tags, [lines[ref] for ref in refs if ref in lines])
    mended, broken = [], []
    for osm_id, (tags, outline) in torn.items():
        shape = _closed(outline)
        if shape.is_empty:
            broken.append((osm_id, tags))
        else:
            mended.append((osm_id, tags, shape))
    return mended, broken


def _member_lines(path: Path, refs: Sequence[int]) -> dict[int, str]:
    if not refs:
        return {}
    factory = osmium.geom.WKBFactory()
    ways = (
        osmium.FileProcessor(str(path))
        .with_locations()
        .with_filter(osmium.filter.EntityFilter(osmium.osm.WAY))
    )
    ways = ways.with_filter(osmium.filter.IdFilter(refs))
    roles: dict[int, str] = {}
    way: Any
    for way in ways:
        line = _line(way, factory)
        if line:
            roles[way.id] = line
    return roles


def _closed(outline: list[str]) -> BaseGeometry:
    if not outline:
        return shapely.Polygon()
    noded = shapely.node(shapely.union_all(shapely.from_wkb(outline)))
    return shapely.union_all(shapely.get_parts(shapely.polygonize(shapely.get_parts(noded))))
