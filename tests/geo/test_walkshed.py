"""The ground shown as reached is the ground along the streets reached, and no more."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings, strategies as st

from geo.network import build_network
from geo.snap import Snapper
from geo.spans import reached_spans, span_segments
from geo.sweep import sweep
from geo.walkshed import WIDTH_M, walkshed, water_of
from tests.geo.streets import network_of, random_segments


def reach(network, origin, cutoff_m):
    start = Snapper(network).snap(np.array([origin[0]]), np.array([origin[1]]), limit_m=1000.0)
    return span_segments(network, reached_spans(network, sweep(network, start, cutoff_m=cutoff_m), start))


CROSS = network_of(
    {"M": (0, 0), "N": (0, 500), "E": (500, 0), "S": (0, -500), "W": (-500, 0)},
    [("M", "N"), ("M", "E"), ("M", "S"), ("M", "W")],
)


def test_streets_are_reached_up_to_the_last_metre():
    streets = shapely.union_all(reach(CROSS, (0, 100), 300).lines)
    assert streets.length == pytest.approx(300 + 100 + 3 * 200)
    assert streets.bounds == pytest.approx((-200, -200, 200, 400))


def test_within_one_street_both_directions_count():
    assert shapely.union_all(reach(CROSS, (0, 300), 100).lines).bounds == pytest.approx((0, 200, 0, 400))


def test_a_far_end_is_not_reached_through_the_middle_of_an_edge():
    assert shapely.union_all(reach(CROSS, (0, 400), 50).lines).length == pytest.approx(100)


def test_the_walkshed_is_the_street_made_wide():
    ground = walkshed(reach(CROSS, (0, 0), 100))
    assert ground.contains(shapely.Point(90, 20))
    assert not ground.contains(shapely.Point(90, WIDTH_M + 1))


def test_the_walkshed_never_leaps_a_river():
    bank = network_of({"A": (0, 0), "B": (500, 0), "C": (0, 25), "D": (500, 25)}, [("A", "B"), ("C", "D")])
    river = np.array([shapely.box(-50, 8, 550, 18)], object)
    ground = walkshed(reach(bank, (250, 0), 200), water=water_of(bank, river))
    assert ground.contains(shapely.Point(250, -20))
    assert not ground.intersects(shapely.Point(250, 24))
    assert not ground.intersects(shapely.Point(250, 13))


def test_a_bridge_carries_the_walkshed_across():
    bank = network_of(
        {"A": (0, 0), "B": (500, 0), "C": (250, 0), "D": (250, 100)}, [("A", "C"), ("C", "B"), ("C", "D")]
    )
    river = np.array([shapely.box(-50, 40, 550, 60)], object)
    ground = walkshed(reach(bank, (240, 0), 200), water=water_of(bank, river))
    assert ground.geom_type == "Polygon"
    assert ground.contains(shapely.Point(250, 90))


def test_a_field_in_the_middle_stays_a_hole_and_a_courtyard_does_not():
    corners = {"A": (0, 0), "B": (1, 0), "C": (1, 1), "D": (0, 1)}
    ring = [("A", "B"), ("B", "C"), ("C", "D"), ("D", "A"), ("A", "E")]
    for size, holes in ((400, 1), (100, 0)):
        places = {name: (x * size, y * size) for name, (x, y) in corners.items()} | {"E": (-50.0, 0.0)}
        assert len(walkshed(reach(network_of(places, ring), (0, 0), 4000)).interiors) == holes


def test_nothing_reached_is_an_empty_shape():
    assert walkshed(reach(CROSS, (0, 0), -1)).is_empty


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 100_000), st.floats(20, 800), st.floats(1, 2))
def test_more_minutes_never_reach_less_street(seed, cutoff_m, more):
    network = build_network(random_segments(seed), min_piece_m=0.0)
    less, further = (
        shapely.union_all(reach(network, (500, 500), c).lines) for c in (cutoff_m, cutoff_m * more)
    )
    assert shapely.difference(less, shapely.buffer(further, 0.01)).length == pytest.approx(0, abs=1e-6)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 100_000), st.floats(60, 800))
def test_the_walkshed_is_what_buffering_every_street_gives(seed, cutoff_m):
    network = build_network(random_segments(seed), min_piece_m=0.0)
    segments = reach(network, (500, 500), cutoff_m)
    found, buffered = walkshed(segments), shapely.union_all(shapely.buffer(segments.lines, WIDTH_M))
    assert shapely.buffer(found, 2.5).covers(buffered)
    small_holes_filled = shapely.buffer(shapely.buffer(buffered, 36.0), -36.0)
    assert shapely.difference(found, shapely.buffer(small_holes_filled, 2.5)).area < 1.0
