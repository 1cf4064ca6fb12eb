"""Which squares does an OpenStreetMap file hold as relations, with their rings point by point?"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import osmium

from layers.streets.access import Tags, walked_as

_KEYS: Final = ("highway", "railway", "public_transport", "man_made")


Ring = tuple[tuple[int, float, float], ...]  # id, longitude and latitude of its points, the first also last


@dataclass(frozen=True)
class SquareRelation:
    """A square of several ways; without rings where the file does not hold its outline whole."""

    osm_id: str  # "r123"
    tags: Tags
    rings: tuple[Ring, ...]
    segments: int  # in the rings, or else in those of its ways that the file holds


@dataclass
class _Relations:
    tags: dict[int, Tags] = field(default_factory=dict)
    members: dict[int, list[int]] = field(default_factory=dict)


def square_relations(path: Path) -> Iterator[SquareRelation]:
    """Every multipolygon of a file that people walk on, or would but for its access.

    Most files hold few or none; where there are none nothing but the relations is read. Osmium assembles the
    rings; what it cannot close comes last, without rings.
    """
    relations = _relations(path)
    if not relations.tags:
        return
    areas: Any = (
        osmium.FileProcessor(str(path))
        .with_areas(osmium.filter.IdFilter(list(relations.tags)))
        .with_filter(osmium.filter.EntityFilter(osmium.osm.AREA))
        .with_filter(osmium.filter.KeyFilter(*_KEYS))
    )
    for area in areas:
        if area.from_way() or area.orig_id() not in relations.tags:
            continue
        number = area.orig_id()
        rings = tuple(_rings_of(area))
        segments = sum(len(ring) - 1 for ring in rings)
        yield SquareRelation(f"r{number}", relations.tags.pop(number), rings, segments)
    lengths = _lengths(path, [ref for number in relations.tags for ref in relations.members[number]])
    for number, tags in relations.tags.items():
        segments = sum(lengths.get(ref, 0) for ref in relations.members[number])
        yield SquareRelation(f"r{number}", tags, (), segments)


def _relations(path: Path) -> _Relations:
    relations = _Relations()
    with_keys: Any = osmium.FileProcessor(str(path), osmium.osm.RELATION).with_filter(
        osmium.filter.KeyFilter(*_KEYS)
    )
    for relation in with_keys:
        tags = dict(relation.tags)
        if tags.get("type") == "multipolygon" and walked_as(tags):
            relations.tags[relation.id] = tags
            relations.members[relation.id] = [m.ref for m in relation.members if m.type == "w"]
    return relations


def _rings_of(area: Any) -> Iterator[Ring]:
    for outer in area.outer_rings():
        yield tuple((point.ref, point.lon, point.lat) for point in outer)
        for inner in area.inner_rings(outer):
            yield tuple((point.ref, point.lon, point.lat) for point in inner)


def _lengths(path: Path, refs: list[int]) -> dict[int, int]:
    """How many segments each of some ways has, without those that are walked along for themselves."""
    if not refs:
        return {}
    ways: Any = osmium.FileProcessor(str(path), osmium.osm.WAY).with_filter(osmium.filter.IdFilter(refs))
    return {way.id: max(len(way.nodes) - 1, 0) for way in ways if not walked_as(dict(way.tags))}
