"""Streets by their envelopes: one extract, one council on four, two editions of one, and one of elsewhere."""

import io
from datetime import date
from pathlib import Path

import osmium
import pytest
import shapely

from layers.preparing.prepare import prepare
from layers.recognising.files import FileOfFolder
from layers.recognising.from_folder import folder_recipe, write_recipe
from layers.recognising.recognise import recognise
from layers.recognising.streets import Extract, choose_extracts
from tests.layers.recognising import made_up
from tests.layers.recognising.made_up import ENGLAND

WHOLE = "whole.osm"  # the file of streets of the made-up district
OUTLINE = shapely.box(330_000, 385_000, 331_000, 386_000)


def cut(source: Path, target: Path, box: tuple[float, float, float, float], *, stamp: str = "") -> None:
    """An extract as Geofabrik makes it: what lies in a box, with ways whole, and the box in its head."""
    west, south, east, north = box
    nodes, ways = {}, []
    for thing in osmium.FileProcessor(str(source)):
        if thing.is_node():
            nodes[thing.id] = osmium.osm.mutable.Node(id=thing.id, version=1, tags=dict(thing.tags),
                                                      location=(thing.lon, thing.lat))  # fmt: skip
        elif thing.is_way():
            ways.append((thing.id, [node.ref for node in thing.nodes], dict(thing.tags)))
    inside = {at for at, node in nodes.items()
              if west <= node.location[0] <= east and south <= node.location[1] <= north}  # fmt: skip
    here = [way for way in ways if inside & set(way[1])]
    head = osmium.io.Header()
    head.add_box(osmium.osm.Box(west, south, east, north))
    if stamp:
        head.set("osmosis_replication_timestamp", stamp)
    whole = sorted(inside.union(*(way[1] for way in here)))
    file = osmium.io.File(str(target), "osm.pbf")
    with osmium.SimpleWriter(file, header=head, overwrite=True) as writer:
        for at in whole:
            writer.add_node(nodes[at])
        for at, refs, tags in here:
            writer.add_way(osmium.osm.mutable.Way(id=at, version=1, nodes=refs, tags=tags))
        first = here[0][0]  # a whole extract has relations, which come last
        members = [("w", first, "")]
        writer.add_relation(
            osmium.osm.mutable.Relation(id=first, version=1, members=members, tags={"type": "route"})
        )


def quarters() -> list[tuple[float, float, float, float]]:
    """Four boxes that meet in the middle of the council."""
    west, south = ENGLAND.place(-600, -600)
    middle, mid = ENGLAND.place(500, 500)
    east, north = ENGLAND.place(2100, 1600)
    low, high = (south, mid), (mid, north)
    return [
        (left, y0, right, y1) for left, right in ((west, middle), (middle, east)) for y0, y1 in (low, high)
    ]


@pytest.fixture
def england(tmp_path: Path) -> Path:
    folder = tmp_path / "downloads"
    folder.mkdir()
    made_up.england(folder)
    (folder / "1").rename(folder / WHOLE)
    return folder


def lengths(folder: Path, areas: Path) -> list[float]:
    result = folder_recipe(recognise(ENGLAND.council, folder))
    path = areas / "larkford" / "recipe.toml"
    write_recipe(result, path)
    area = prepare(path, folder, areas_folder=areas).area
    return sorted(area.network.edge_length_m.tolist())


def test_a_council_on_four_extracts_has_the_streets_of_all_of_them_once(england, tmp_path):
    whole = lengths(england, tmp_path / "one")
    for number, box in enumerate(quarters()):
        cut(england / WHOLE, england / f"quarter{number}", box)
    (england / WHOLE).unlink()
    seen = recognise(ENGLAND.council, england)
    assert len(seen.streets) == 4
    assert "Joined from several OpenStreetMap extracts" in folder_recipe(seen).text
    assert lengths(england, tmp_path / "four") == pytest.approx(whole, abs=0.01)


def test_of_two_editions_the_newer_is_taken(england):
    west, south, east, north = quarters()[0][0], quarters()[0][1], quarters()[3][2], quarters()[3][3]
    cut(england / WHOLE, england / "a", (west, south, east, north), stamp="2025-01-01T00:00:00Z")
    cut(england / WHOLE, england / "b", (west, south, east, north), stamp="2026-07-24T20:20:02Z")
    (england / WHOLE).unlink()
    seen = recognise(ENGLAND.council, england)
    assert [(each.origin.file, each.day) for each in seen.streets] == [("b", date(2026, 7, 24))]
    assert [str(each.what) for each in seen.passed] == ["a is of the same ground as b, and no newer."]
    assert "date = 2026-07-24" in folder_recipe(seen).text


def test_an_extract_of_elsewhere_is_named_and_streets_are_lacking(england):
    made_up.streets(england / WHOLE, made_up.SCOTLAND)
    seen = recognise(ENGLAND.council, england)
    assert not seen.whole
    assert [str(each.what) for each in seen.passed] == ["whole.osm has no streets of this council."]


def test_an_extract_within_the_envelope_of_another_is_not_left_out():
    origin = FileOfFolder("x", "x", "pbf", io.BytesIO)
    large, small = (-4.0, 52.0, -2.0, 54.0), (-3.1, 53.3, -3.0, 53.4)
    extracts = [Extract(origin, "large", large, None), Extract(origin, "small", small, None)]
    chosen, _ = choose_extracts(extracts, OUTLINE, crs="EPSG:27700", margin_m=2500)
    assert [each.file for each in chosen] == ["large", "small"]
