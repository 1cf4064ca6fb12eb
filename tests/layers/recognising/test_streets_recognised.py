"""Streets by their envelopes: one extract, one council on four, two editions of one, and one of elsewhere."""

import io
import json
from datetime import date
from pathlib import Path

import osmium
import pytest
import shapely

from layers.osm.guard import OsmFileError
from layers.preparing.prepare import prepare
from layers.recognising.files import FileOfFolder
from layers.recognising.from_folder import folder_recipe, write_recipe
from layers.recognising.recognise import recognise
from layers.recognising.streets import Extract, choose_extracts
from layers.sources.cache import sha256_of
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


def cut_without_relations(england: Path) -> None:
    """The four extracts as they would be if OpenStreetMap had no relations there."""
    for number, box in enumerate(quarters()):
        whole = england / f"whole{number}.osm.pbf"
        cut(england / WHOLE, whole, box)
        with osmium.SimpleWriter(str(england / f"quarter{number}.osm.pbf"), header=head_of(whole)) as writer:
            for thing in osmium.FileProcessor(str(whole), osmium.osm.NODE | osmium.osm.WAY):
                writer.add(thing)
        whole.unlink()
    (england / WHOLE).unlink()


def head_of(path: Path) -> osmium.io.Header:
    with osmium.io.Reader(str(path), osmium.osm.NOTHING) as reader:
        return reader.header()


def test_an_extract_with_its_publishers_check_sum_is_whole_whatever_it_lacks(england, tmp_path):
    cut_without_relations(england)
    with pytest.raises(OsmFileError, match="no relations, which come last"):
        folder_recipe(recognise(ENGLAND.council, england))
    rows = [
        {"file": path.name, "sha256": sha256_of(path), "check_sum": "md5 0"}
        for path in sorted(england.glob("quarter*"))
    ]
    (england / "manifest.json").write_text(json.dumps({"format": 1, "files": rows}), encoding="utf-8")
    (england / "unpacked").mkdir(exist_ok=True)
    (england / "unpacked" / ".pieces").mkdir(exist_ok=True)
    (england / "unpacked" / ".pieces" / "0.osm.pbf").write_bytes(b"left by a run that was killed")
    assert len(lengths(england, tmp_path / "four")) > 0
    assert not (england / "unpacked" / ".pieces").exists()


def test_one_extract_with_its_publishers_check_sum_is_named_by_its_own_in_the_recipe(england):
    west, south, east, north = quarters()[0][0], quarters()[0][1], quarters()[3][2], quarters()[3][3]
    cut(england / WHOLE, england / "a.osm.pbf", (west, south, east, north))
    (england / WHOLE).unlink()
    digest = sha256_of(england / "a.osm.pbf")
    for check_sum, expected in (("md5 0", True), ("", False)):
        rows = [{"file": "a.osm.pbf", "sha256": digest, "check_sum": check_sum}]
        (england / "manifest.json").write_text(json.dumps({"files": rows}), encoding="utf-8")
        text = folder_recipe(recognise(ENGLAND.council, england)).text
        assert (f'sha256 = "{digest}"' in text) is expected
