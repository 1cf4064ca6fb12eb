"""Pieces of street beside the others are joined over a gap in the drawing, and over nothing else."""

from math import inf
from pathlib import Path

import pytest

from layers.streets.gaps import LONGEST_GAP_M
from layers.streets.obstacles import is_obstacle
from tests.layers.osm_xml import OsmFile, Point
from tests.layers.streets.walked import streets_of, walked_m

STREET = {"highway": "residential", "name": "Mill Road"}
PATH = {"highway": "path"}


def beside(gap_m: float, tags: dict[str, str] | None = None) -> OsmFile:
    """Park paths 260 m long that begin so far from a street."""
    osm = OsmFile()
    osm.line([(0, 0), (700, 0)], STREET)
    osm.line([(350, gap_m), (350, gap_m + 60), (550, gap_m + 60)], tags or PATH)
    return osm


def test_park_paths_join_the_street_that_they_stop_short_of(tmp_path: Path):
    streets = streets_of(beside(28), tmp_path)
    assert streets.gaps_bridged == 1
    assert walked_m(streets, (0, 0), (550, 88)) == pytest.approx(350 + 28 + 60 + 200, abs=0.1)
    assert streets.segments_kept == streets.segments_read == 3


def test_what_is_further_than_a_gap_stays_apart(tmp_path: Path):
    streets = streets_of(beside(LONGEST_GAP_M + 2), tmp_path)
    assert streets.gaps_bridged == 0
    assert walked_m(streets, (0, 0), (550, 112)) == inf


BETWEEN: tuple[Point, ...] = ((-100, 14), (800, 14))


@pytest.mark.parametrize(
    "tags",
    [
        {"barrier": "wall"},
        {"barrier": "fence"},
        {"barrier": "hedge"},
        {"waterway": "river"},
        {"waterway": "stream"},
        {"railway": "rail"},
        {"natural": "cliff"},
        {"highway": "motorway"},
    ],
)
def test_nothing_is_joined_through_what_stops_a_walker(tmp_path: Path, tags: dict[str, str]):
    osm = beside(28)
    osm.line(BETWEEN, tags)
    assert streets_of(osm, tmp_path).gaps_bridged == 0


@pytest.mark.parametrize(
    "tags",
    [
        {"waterway": "stream", "tunnel": "culvert"},
        {"barrier": "kerb"},
        {"building": "no"},
        {"railway": "abandoned"},
        {"power": "line"},
    ],
)
def test_what_does_not_stop_a_walker_does_not_part_them(tmp_path: Path, tags: dict[str, str]):
    osm = beside(28)
    osm.line(BETWEEN, tags)
    assert streets_of(osm, tmp_path).gaps_bridged == 1
    assert not is_obstacle(tags)


def test_a_pond_drawn_as_a_relation_is_not_walked_through(tmp_path: Path):
    osm = beside(28)
    outer = osm.line([(-100, 10), (800, 10), (800, 20), (-100, 20), (-100, 10)])
    osm.relation([(outer, "outer")], {"type": "multipolygon", "natural": "water"})
    assert streets_of(osm, tmp_path).gaps_bridged == 0


def test_where_the_nearest_gap_is_blocked_the_next_is_taken(tmp_path: Path):
    osm = beside(28)
    osm.line([(300, 14), (400, 14)], {"barrier": "fence"})
    osm.line([(550, 88), (550, 40)], PATH)
    streets = streets_of(osm, tmp_path)
    assert streets.gaps_bridged == 1
    assert walked_m(streets, (700, 0), (550, 88)) == pytest.approx(150 + 88, abs=0.1)


def test_paths_are_joined_at_each_loose_end(tmp_path: Path):
    osm = OsmFile()
    osm.line([(0, 0), (900, 0)], STREET)
    osm.line([(100, 20), (100, 50), (800, 50), (800, 30)], PATH)
    streets = streets_of(osm, tmp_path)
    assert streets.gaps_bridged == 2
    assert walked_m(streets, (900, 0), (800, 50)) == pytest.approx(100 + 50, abs=0.1)


@pytest.mark.parametrize("tags", [{"bridge": "yes", "layer": "1"}, {"tunnel": "yes"}, {"highway": "trunk"}])
def test_what_lies_at_another_height_and_a_main_road_look_for_no_other(tmp_path: Path, tags: dict[str, str]):
    assert streets_of(beside(28, {**PATH, **tags}), tmp_path).gaps_bridged == 0


def test_private_ground_looks_for_no_street(tmp_path: Path):
    private = beside(28, {"highway": "service", "access": "private"})
    assert streets_of(private, tmp_path).gaps_bridged == 0


def test_what_hangs_on_a_closed_way_is_not_cut_by_a_gap(tmp_path: Path):
    osm = beside(28)
    osm.line([(550, 88), (550, 0)], {"highway": "service", "access": "no"})
    streets = streets_of(osm, tmp_path)
    assert streets.gaps_bridged == 0
    assert walked_m(streets, (0, 0), (550, 88)) == inf
