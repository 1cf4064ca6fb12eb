"""An answer becomes an OpenStreetMap file, in order and whole; what is no element is refused."""

from pathlib import Path
from typing import Any

import osmium
import pytest

from layers.osm.guard import check_osm_file
from layers.overpass.elements import STAMP, write_elements
from layers.overpass.troubles import OverpassError
from layers.sources.model import DataSource

BOX = (-3.0, 51.5, -2.9, 51.6)
NODES = [{"type": "node", "id": number, "lat": 51.5 + number / 1e7, "lon": -3.0} for number in (3, 1, 2)]
WAY = {"type": "way", "id": 5, "nodes": [1, 2, 3, 1], "tags": {"building": "yes", "name": "Tŷ {0} <b>"}}
RELATION = {
    "type": "relation",
    "id": 5,
    "members": [{"type": "way", "ref": 5, "role": "outer"}, {"type": "relation", "ref": 99, "role": ""}],
    "tags": {"type": "multipolygon"},
}


def write(elements: Any, tmp_path: Path, source: DataSource, stamp: str = "2026-11-26T21:58:03Z") -> Path:
    target = tmp_path / "map.osm.pbf"
    write_elements(elements, target, box=BOX, stamp=stamp, source=source)
    return target


def test_what_came_is_in_the_file_in_the_order_of_such_files(tmp_path: Path, source: DataSource):
    path = write([RELATION, WAY, *NODES, NODES[0]], tmp_path, source)
    things = [(each.type_str(), each.id, dict(each.tags)) for each in osmium.FileProcessor(str(path))]
    assert things == [
        ("n", 1, {}), ("n", 2, {}), ("n", 3, {}), ("w", 5, WAY["tags"]), ("r", 5, RELATION["tags"]),
    ]  # fmt: skip
    places = [each.lat for each in osmium.FileProcessor(str(path), osmium.osm.NODE)]
    assert places == [51.5000001, 51.5000002, 51.5000003]  # to the last of the seven decimals that there are
    (members,) = [
        [(member.type, member.ref, member.role) for member in relation.members]
        for relation in osmium.FileProcessor(str(path), osmium.osm.RELATION)
    ]
    assert members == [("w", 5, "outer"), ("r", 99, "")]


def test_the_head_of_the_file_says_what_was_asked_for_and_of_when_it_is(tmp_path: Path, source: DataSource):
    path = write([*NODES, WAY], tmp_path, source)
    with osmium.io.Reader(str(path), osmium.osm.NOTHING) as reader:
        head = reader.header()
    assert head.get(STAMP) == "2026-11-26T21:58:03Z"
    assert (head.box().bottom_left.lon, head.box().top_right.lat) == (-3.0, 51.6)


def test_by_its_counts_the_file_is_known_as_whole(tmp_path: Path, source: DataSource):
    path = write([*NODES, WAY], tmp_path, source)
    check_osm_file(path, nodes=3, ways=1, relations=0)


def test_lines_whose_points_did_not_come_are_a_part(tmp_path: Path, source: DataSource):
    with pytest.raises(OverpassError, match="only a part came: 2 points of its lines are missing"):
        write([NODES[0], WAY], tmp_path, source)


@pytest.mark.parametrize(
    "wrong",
    [
        {"elements": []},
        ["node"],
        [{"type": "planet", "id": 1}],
        [{"type": "node", "id": 1}],
        [{"type": "node", "id": True, "lat": 51.5, "lon": -3.0}],
        [{"type": "node", "id": 1, "lat": "51.5", "lon": -3.0}],
        [{"type": "node", "id": 1, "lat": float("nan"), "lon": -3.0}],
        [{"type": "node", "id": 1, "lat": 91, "lon": -3.0}],
        [{"type": "node", "id": 1 << 70, "lat": 51.5, "lon": -3.0}],
        [{**NODES[0], "tags": {"name": 5}}],
        [{**NODES[0], "tags": {"name": "a\0b"}}],
        [{**NODES[0], "tags": {"name": "\ud800"}}],
        [{**NODES[0], "tags": {"name": "x" * 70_000}}],
        [{**NODES[0], "tags": ["name"]}],
        [{"type": "way", "id": 1, "nodes": 5}],
        [{"type": "way", "id": 1, "nodes": [{"ref": 1}]}],
        [{"type": "relation", "id": 1, "members": [{"type": "node", "ref": 1}]}],
        [{"type": "relation", "id": 1, "members": ["n1"]}],
    ],
    ids=repr,
)
def test_what_is_no_element_is_refused(wrong: Any, tmp_path: Path, source: DataSource):
    with pytest.raises(OverpassError, match="elements of OpenStreetMap were expected, and something else"):
        write(wrong, tmp_path, source)
