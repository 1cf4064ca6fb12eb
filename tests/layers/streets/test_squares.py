"""Squares are crossed straight across what is visible, however they are drawn and joined to their streets."""

from collections.abc import Sequence
from math import hypot, inf
from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import given, settings, strategies as st

from layers.streets.across import BETWEEN_ENTRIES, Square, lines_across
from layers.streets.ways import TORN
from tests.layers.osm_xml import OsmFile, Point
from tests.layers.streets.walked import streets_of, walked_m

STREET = {"highway": "residential"}
PATH = {"highway": "footway"}
PLAZA = {"highway": "pedestrian", "area": "yes"}
CENTIMETRES = 0.05


def quay() -> OsmFile:
    """A quay 600 m long and 30 m wide, joined to the town at its west end only."""
    osm = OsmFile()
    osm.line([(-200, 0), (0, 0)], STREET)
    osm.area([(0, 0), (600, 0), (600, 30), (0, 30)], PLAZA)
    return osm


def test_a_long_quay_is_crossed_anywhere_and_not_walked_round(tmp_path: Path):
    streets = streets_of(quay(), tmp_path)
    assert walked_m(streets, (300, -5), (300, 35)) == pytest.approx(40, abs=8)
    assert walked_m(streets, (-100, 0), (400, 32)) == pytest.approx(100 + hypot(400, 30) + 2, rel=0.02)


def test_the_lines_of_a_quay_are_few(tmp_path: Path):
    streets = streets_of(quay(), tmp_path)
    assert streets.network.edge_count < 1000
    assert streets.segments_kept == streets.segments_read == 5


def test_a_path_that_ends_within_a_square_joins_it(tmp_path: Path):
    osm = OsmFile()
    osm.line([(0, 0), (400, 0)], STREET)
    osm.line([(200, 0), (200, 45)], PATH)  # no point of it is on the square's edge
    osm.square(150, 20, 100, PLAZA)
    streets = streets_of(osm, tmp_path)
    assert walked_m(streets, (0, 0), (200, 120)) == pytest.approx(200 + 120, abs=5)
    assert streets.dropped == {}


def test_a_path_that_ends_on_a_squares_edge_without_a_point_of_it_joins_it(tmp_path: Path):
    osm = OsmFile()
    osm.line([(0, 0), (150, 60.2)], PATH)  # ends 20 cm within the edge
    osm.square(150, 20, 100, PLAZA)
    osm.line([(250, 60), (500, 60)], PATH)
    streets = streets_of(osm, tmp_path)
    assert walked_m(streets, (0, 0), (500, 60)) == pytest.approx(hypot(150, 60.2) + 350, abs=0.5)


def test_a_street_that_leads_over_a_square_meets_its_edges(tmp_path: Path):
    osm = OsmFile()
    osm.line([(0, 50), (400, 50)], STREET)
    osm.square(150, 0, 100, PLAZA)
    streets = streets_of(osm, tmp_path)
    assert walked_m(streets, (0, 50), (152, 97)) == pytest.approx(150 + hypot(2, 47), abs=3)
    assert streets.network.edge_length_m.min() > 0
    assert streets.segments_kept == streets.segments_read == 5


@pytest.mark.parametrize("tags", [{"bridge": "yes", "layer": "1"}, {"tunnel": "yes"}, {"level": "1"}])
def test_a_way_at_another_height_does_not(tmp_path: Path, tags: dict[str, str]):
    osm = OsmFile()
    osm.line([(-300, 50), (400, 50)], {**PATH, **tags})
    osm.square(150, 0, 100, PLAZA)
    assert walked_m(streets_of(osm, tmp_path), (-300, 50), (200, 3)) == inf


def test_what_stands_in_the_middle_of_a_square_is_walked_to(tmp_path: Path):
    osm = OsmFile()
    osm.line([(-200, 60), (0, 60)], STREET)
    osm.area([(0, 60), (0, 0), (130, 0), (130, 120), (0, 120)], PLAZA)
    streets = streets_of(osm, tmp_path)
    for x, y in ((60, 66), (43, 31), (101, 97), (66, 10)):
        straight_m = 100 + hypot(x, y - 60)
        assert straight_m - 0.1 <= walked_m(streets, (-100, 60), (x, y)) <= 1.1 * straight_m + 7.5


@pytest.mark.parametrize(
    ("long_m", "wide_m", "apart_m", "most_edges"),
    [(300, 8, 20, 100), (700, 13, 20, 200), (420, 26, 8, 450), (110, 95, 8, 450)],
)
def test_two_doors_beside_a_square_are_hardly_further_apart_than_straight_across(
    tmp_path: Path, long_m: float, wide_m: float, apart_m: float, most_edges: int
):
    osm = OsmFile()
    osm.line([(-100, 0), (0, 0)], STREET)
    osm.area([(0, 0), (long_m, 0), (long_m, wide_m), (0, wide_m)], PLAZA)
    streets = streets_of(osm, tmp_path)
    assert streets.network.edge_count < most_edges
    beside = np.random.default_rng(35).uniform(0, long_m, (60, 2)).tolist()
    for south, north in [*beside, *((x, x) for x, _ in beside)]:
        straight_m = hypot(south - north, wide_m)
        by_lines_m = walked_m(streets, (south, 0), (north, wide_m))
        assert straight_m - 0.1 <= by_lines_m <= 1.1 * straight_m + apart_m + 1


def with_fountain(inner: Sequence[Point]) -> OsmFile:
    """A market of 120 by 120 m drawn as a relation, a fountain in its middle, a street to each side."""
    osm = OsmFile()
    osm.line([(-200, 60), (0, 60)], STREET)
    osm.line([(120, 60), (300, 60)], STREET)
    south = osm.line([(0, 60), (0, 0), (120, 0), (120, 60)])
    north = osm.line([(120, 60), (120, 120), (0, 120), (0, 60)])
    members = [(south, "outer"), (north, "outer")]
    if inner:
        members.append((osm.area(inner), "inner"))
    osm.relation(members, {"type": "multipolygon", "highway": "pedestrian", "name": "Hay Market"})
    return osm


def test_a_square_that_is_a_relation_is_crossed(tmp_path: Path):
    streets = streets_of(with_fountain([]), tmp_path)
    assert walked_m(streets, (-200, 60), (300, 60)) == pytest.approx(500, abs=CENTIMETRES)
    assert "Hay Market" in set(streets.ways["name"])
    assert streets.segments_kept == streets.segments_read == 8


def test_what_stands_in_a_square_is_walked_round(tmp_path: Path):
    streets = streets_of(with_fountain([(40, 40), (80, 40), (80, 80), (40, 80)]), tmp_path)
    round_it = 2 * hypot(40, 20) + 40
    assert walked_m(streets, (-200, 60), (300, 60)) == pytest.approx(380 + round_it, abs=0.2)
    assert streets.segments_kept == streets.segments_read == 12


def test_a_relation_that_is_not_whole_is_counted(tmp_path: Path):
    osm = OsmFile()
    osm.line([(0, 60), (300, 60)], STREET)
    part = osm.line([(0, 60), (0, 0), (120, 0)])
    members = [(part, "outer"), (999, "outer")]
    osm.relation(members, {"type": "multipolygon", "highway": "pedestrian"})
    streets = streets_of(osm, tmp_path)
    assert streets.dropped == {TORN: 2}
    assert streets.segments_read == 3


def test_a_closed_square_is_counted_as_closed(tmp_path: Path):
    osm = OsmFile()
    osm.line([(0, 60), (300, 60)], STREET)
    ring = osm.square(0, 0, 50)
    osm.relation([(ring, "outer")], {"type": "multipolygon", "highway": "pedestrian", "access": "no"})
    assert sum(streets_of(osm, tmp_path).dropped.values()) == 4


def test_a_platform_and_a_pier_are_areas_when_they_are_closed(tmp_path: Path):
    osm = OsmFile()
    osm.line([(-100, 5), (0, 5)], PATH)
    osm.area([(0, 0), (0, 5), (0, 10), (300, 10), (300, 5), (300, 0)], {"railway": "platform"})
    osm.line([(300, 5), (400, 5)], PATH)
    streets = streets_of(osm, tmp_path)
    assert walked_m(streets, (-100, 5), (400, 5)) == pytest.approx(500, abs=CENTIMETRES)
    assert set(streets.ways["highway"]) == {"footway", "platform"}


corners = st.lists(st.tuples(st.integers(0, 120), st.integers(0, 120)), min_size=4, max_size=9, unique=True)


@settings(max_examples=40, deadline=None)
@given(corners)
def test_no_two_corners_that_see_each_other_are_much_further_apart_by_the_lines(places: list[Point]):
    hull = shapely.concave_hull(shapely.MultiPoint(places), ratio=0.4)
    if hull.geom_type != "Polygon" or not hull.is_valid or hull.area < 50:
        return
    x, y = np.array(hull.exterior.coords[:-1], float).T
    none = np.empty(0, int)
    square = Square((np.arange(len(x)),), np.ones(len(x), bool), none, none, x, y)
    edge = np.column_stack([np.arange(len(x)), np.roll(np.arange(len(x)), -1)])
    pairs = np.concatenate([edge, lines_across(square)]).tolist()
    far = np.full((len(x), len(x)), inf)
    for a, b in pairs:
        far[a, b] = far[b, a] = hypot(x[a] - x[b], y[a] - y[b])
    np.fill_diagonal(far, 0)
    for middle in range(len(x)):  # Floyd and Warshall
        far = np.minimum(far, far[:, middle, None] + far[None, middle, :])
    ground, (factor, more_m) = hull.buffer(0.01), BETWEEN_ENTRIES
    for a in range(len(x)):
        for b in range(a):
            line = shapely.LineString([(x[a], y[a]), (x[b], y[b])])
            if ground.covers(line):
                assert far[a, b] <= factor * line.length + more_m + 1e-6
            assert far[a, b] >= line.length - 1e-6
