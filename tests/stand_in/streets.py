"""Extracts of OpenStreetMap as Geofabrik cuts them: whole ways that touch a box, its corners in the head."""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import osmium
from osmium.osm.mutable import Node, Relation, Way

from tests.stand_in.made_up import SIDE, MadeUpCouncil
from tests.stand_in.place_lists import on_the_map

Corners = tuple[float, float, float, float]
Line = list[tuple[int, float, float]]  # id, longitude, latitude of each node

STEP = SIDE / 4
BEYOND = 2 * SIDE  # streets reach so far around the wards, degrees: past the margin of 2.5 km
STAMP = "2025-11-24T21:21:00Z"
_TALL, _WIDE = 1_000, 100_000  # ids of nodes: rows within a council, councils


def extract(councils: Sequence[MadeUpCouncil], corners: Corners) -> bytes:
    """The streets of all councils that touch a box."""
    lines = [each for council in councils for each in _lines(council) if _touches(each[1], corners)]
    nodes = {node[0]: node for _, line, _ in lines for node in line}
    clubs = [each for council in councils for each in _clubs(council) if _touches([each[0]], corners)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "extract.osm.pbf"
        with osmium.SimpleWriter(str(path), header=_header(corners)) as writer:
            for number, x, y in sorted(nodes.values()):
                writer.add_node(Node(id=number, location=(x, y), version=1))
            for (number, x, y), tags in sorted(clubs, key=lambda each: each[0]):
                writer.add_node(Node(id=number, location=(x, y), version=1, tags=tags))
            for number, line, name in sorted(lines):
                tags = {"highway": "residential", "name": name}
                writer.add_way(Way(id=number, nodes=[each[0] for each in line], tags=tags, version=1))
            if lines:  # relations come last: a file of ways without one may have been cut
                members = [("w", min(lines)[0], "")]
                tags = {"type": "route", "route": "bus"}
                writer.add_relation(Relation(id=min(lines)[0], members=members, version=1, tags=tags))
        return path.read_bytes()


def _header(corners: Corners) -> osmium.io.Header:
    header = osmium.io.Header()
    west, south, east, north = corners
    header.add_box(osmium.osm.Box(west, south, east, north))
    header.set("osmosis_replication_timestamp", STAMP)
    return header


def _lines(council: MadeUpCouncil) -> Iterator[tuple[int, Line, str]]:
    """Streets east and north every quarter of a ward's side, over the wards and around them."""
    across = range(round((council.wards * SIDE + 2 * BEYOND) / STEP) + 1)
    up = range(round((SIDE + 2 * BEYOND) / STEP) + 1)
    west, south = council.west - BEYOND, council.south - BEYOND
    first = council.number * _WIDE

    def node(x: int, y: int) -> tuple[int, float, float]:
        return first + x * _TALL + y, round(west + x * STEP, 6), round(south + y * STEP, 6)

    for y in up:
        yield first + y, [node(x, y) for x in across], f"{y} Long Street"
    for x in across:
        yield first + 500 + x, [node(x, y) for y in up], f"{x} Cross Street"


def _clubs(council: MadeUpCouncil) -> Iterator[tuple[tuple[int, float, float], dict[str, str]]]:
    """A library in each ward, and one beyond the border within the margin."""
    for place in range(council.wards + 1):
        x, y = council.west + (place + 0.3) * SIDE, council.south + 0.4 * SIDE
        where = (council.number * _WIDE + 99_000 + place, round(x, 6), round(y, 6))
        yield where, {"amenity": "library", "name": f"Library {council.number}-{place}"}
    for number, (x, y, tags) in enumerate(on_the_map(council)):
        yield (council.number * _WIDE + 99_500 + number, round(x, 6), round(y, 6)), tags


def _touches(line: Iterable[tuple[int, float, float]], corners: Corners) -> bool:
    west, south, east, north = corners
    return any(west <= x <= east and south <= y <= north for _, x, y in line)
