"""How does the town become an OpenStreetMap file? The same town gives the same bytes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import osmium
from osmium.osm.mutable import Node, Relation, Way
from pyproj import Transformer
from shapely import Polygon

from town.shapes import XY, rounded

_TIMESTAMP = "2026-05-01T00:00:00Z"
_TO_LONLAT = Transformer.from_crs("EPSG:27700", "EPSG:4326", always_xy=True)


def lonlat(point: XY, *, digits: int = 7) -> XY:
    """Longitude and latitude of a point in EPSG:27700, degrees WGS84."""
    lon, lat = _TO_LONLAT.transform(point[0], point[1])
    return round(lon, digits), round(lat, digits)


@dataclass
class Drawing:
    """Nodes, ways and relations as they were drawn. Points of one group at one place are one node."""

    nodes: dict[tuple[str, XY], int] = field(default_factory=dict)
    node_tags: dict[int, dict[str, str]] = field(default_factory=dict)
    ways: list[tuple[list[int], dict[str, str]]] = field(default_factory=list)
    relations: list[tuple[list[tuple[str, int, str]], dict[str, str]]] = field(default_factory=list)

    def node(self, group: str, point: XY, tags: dict[str, str] | None = None) -> int:
        """Draw a point, or find it, and give it tags."""
        number = self.nodes.setdefault((group, point), len(self.nodes) + 1)
        if tags:
            self.node_tags.setdefault(number, {}).update(tags)
        return number

    def line(self, group: str, points: Sequence[XY], tags: dict[str, str]) -> int:
        """Draw a way; its number."""
        self.ways.append(([self.node(group, point) for point in points], tags))
        return len(self.ways)

    def area(self, group: str, shape: Polygon, tags: dict[str, str]) -> None:
        """Draw an area: a closed way, or a multipolygon if it has holes."""
        rings = [[rounded(point) for point in ring.coords] for ring in (shape.exterior, *shape.interiors)]
        if len(rings) == 1:
            self.line(group, rings[0], tags)
            return
        members = [
            ("w", self.line(group, ring, {}), "inner" if hole else "outer") for hole, ring in enumerate(rings)
        ]
        self.relations.append((members, {"type": "multipolygon", **tags}))

    def save(self, path: Path) -> None:
        """Write the drawing as .osm.pbf."""
        path.unlink(missing_ok=True)
        header = osmium.io.Header()
        header.set("generator", "data/demo/make_town.py: a town that does not exist")
        with osmium.SimpleWriter(str(path), header=header) as writer:
            for (_, point), number in self.nodes.items():
                tags = self.node_tags.get(number, {})
                writer.add_node(
                    Node(id=number, version=1, timestamp=_TIMESTAMP, location=lonlat(point), tags=tags)
                )
            for number, (nodes, tags) in enumerate(self.ways, start=1):
                writer.add_way(Way(id=number, version=1, timestamp=_TIMESTAMP, nodes=nodes, tags=tags))
            for number, (members, tags) in enumerate(self.relations, start=1):
                writer.add_relation(
                    Relation(id=number, version=1, timestamp=_TIMESTAMP, members=members, tags=tags)
                )
