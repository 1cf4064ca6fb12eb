"""Walls, fences, cliffs and roads that nobody steps over: which they are, and where they are open."""

import pytest
import shapely

from layers.background.barriers import FENCE, barriers, fences
from layers.background.fences import OPENING_M, fence_kind, is_opening, opened
from layers.background.read import read_background
from tests.layers.osm_xml import CORNER, CRS, OsmFile

KEEP = shapely.box(CORNER[0] - 500, CORNER[1] - 500, CORNER[0] + 1500, CORNER[1] + 1500)


def tags(words: str) -> dict[str, str]:
    return dict(pair.split("=") for pair in words.split())


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("barrier=wall", "wall"),
        ("barrier=fence fence_type=chain_link", "fence"),
        ("barrier=hedge", "hedge"),
        ("barrier=retaining_wall", "retaining_wall"),
        ("natural=cliff", "cliff"),
        ("man_made=embankment", "embankment"),
        ("highway=motorway", "road"),
        ("highway=motorway_link", "road"),
        ("highway=trunk foot=no", "road"),
        ("highway=primary motorroad=yes", "road"),
        ("highway=trunk access=no", "road"),
        ("highway=motorway bridge=yes", None),  # a viaduct is walked under
        ("highway=motorway tunnel=yes", None),
        ("highway=trunk", None),
        ("highway=residential access=private", None),
        ("highway=cycleway foot=no", None),  # one steps over a cycle path
        ("highway=service access=no", None),
        ("barrier=kerb", None),
        ("natural=tree_row", None),
        ("waterway=stream", None),
    ],
)
def test_what_parts_a_door_from_a_street(words, kind):
    assert fence_kind(tags(words)) == kind


@pytest.mark.parametrize(
    ("words", "open_"),
    [
        ("barrier=gate", True),
        ("barrier=gate access=private", True),  # its owner's own
        ("barrier=gate locked=yes", True),
        ("barrier=stile", True),
        ("barrier=entrance", True),
        ("entrance=yes", True),
        ("barrier=gate access=no", False),
        ("barrier=wall", False),
        ("barrier=kerb", False),
        ("highway=crossing", False),
    ],
)
def test_what_opens_a_wall(words, open_):
    assert is_opening(tags(words)) is open_


def test_a_wall_is_open_to_each_side_of_its_gate():
    wall, other = shapely.LineString([(0, 0), (40, 0), (200, 0)]), shapely.LineString([(0, 50), (200, 50)])
    left, whole = opened([wall, other], [shapely.Point(40, 0)])
    assert left.length == pytest.approx(200 - 2 * OPENING_M)
    assert shapely.distance(left, shapely.Point(40, 0)) == pytest.approx(OPENING_M)
    assert whole.equals(other)


def test_a_path_opens_the_wall_whose_point_it_shares():
    wall = shapely.LineString([(0, 0), (100, 0), (200, 0)])
    path = shapely.LineString([(100, -50), (100, 0), (100, 50)])
    bridge = shapely.LineString([(150, -50), (150, 50)])
    (left,) = opened([wall], [path, bridge])
    assert left.length == pytest.approx(200 - 2 * OPENING_M)


def test_a_short_wall_with_a_gate_is_no_wall():
    (left,) = opened([shapely.LineString([(0, 0), (20, 0)])], [shapely.Point(10, 0)])
    assert left.is_empty


def read(osm: OsmFile, folder):
    return read_background(osm.write(folder), crs=CRS, keep=KEEP)


def test_fences_are_read_from_a_file_and_counted(tmp_path):
    osm = OsmFile()
    osm.line([(0, 0), (400, 0)], {"barrier": "wall"})
    osm.point(200, 100, {"barrier": "gate"})
    osm.line([(0, 100), (200, 100), (400, 100)], {"barrier": "fence"})
    osm.square(600, 0, 100, {"leisure": "pitch", "barrier": "fence"})
    osm.line([(0, 300), (400, 300)], {"highway": "motorway"})
    found = read(osm, tmp_path)
    lines = found.features[found.features["layer"] == FENCE].set_index("subkind").geometry.length
    assert lines["wall"] == pytest.approx(400, abs=0.1)
    assert sorted(lines["fence"]) == pytest.approx([400 - 2 * OPENING_M, 400], abs=0.1)
    assert lines["road"] == pytest.approx(400, abs=0.1)
    assert found.rows_read == len(found.features) + sum(found.dropped.values())
    assert {"green", "road"} <= set(found.features["layer"])  # what is drawn stays as it was


@pytest.mark.parametrize(
    ("kind", "hard", "soft"),
    [
        ("rail", 1, 0),
        ("light_rail", 1, 0),
        ("preserved", 0, 1),  # its visitors cross it
        ("narrow_gauge", 0, 1),
        ("tram", 0, 0),
    ],
)
def test_which_tracks_nobody_crosses(kind, hard, soft, tmp_path):
    osm = OsmFile()
    osm.line([(0, 0), (400, 0)], {"railway": kind})
    features = read(osm, tmp_path).features
    assert (len(barriers(features)), len(fences(features))) == (hard, soft)


def test_a_pack_without_fences_has_none(tmp_path):
    osm = OsmFile()
    osm.line([(0, 0), (400, 0)], {"waterway": "river"})
    features = read(osm, tmp_path).features
    assert (len(barriers(features)), len(fences(features))) == (1, 0)
