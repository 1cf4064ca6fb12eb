"""The way shown is the way measured."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings, strategies as st

from geo.network import STEPS, build_network
from geo.reach import walk_lengths
from geo.route import routes
from geo.snap import Snapper
from geo.sweep import sweep
from tests.geo.streets import network_of, random_segments

FAR_M = 1e6


def way(network, origin, goal, *, avoid=0, cutoff_m=FAR_M):
    snapper = Snapper(network, avoid=avoid)
    start, end = (snapper.snap(np.array([x]), np.array([y]), limit_m=1000.0) for x, y in (origin, goal))
    return routes(network, sweep(network, start, cutoff_m=cutoff_m, avoid=avoid), start, end)[0]


CORNER = network_of(
    {"A": (0, 0), "B": (1000, 0), "C": (1000, 500), "D": (1500, 0)}, [("A", "B"), ("B", "C"), ("B", "D")]
)


def test_a_way_runs_from_door_to_door_and_remembers_the_streets():
    found = way(CORNER, (100, 10), (1020, 400))
    assert list(found.line.coords) == [(100, 10), (100, 0), (1000, 0), (1000, 400), (1020, 400)]
    assert found.walk_m == pytest.approx(1330)
    assert found.way.tolist() == [-1, 0, 1, -1]


def test_a_way_along_one_street_is_straight():
    found = way(CORNER, (300, 10), (100, -5))
    assert list(found.line.coords) == [(300, 10), (300, 0), (100, 0), (100, -5)]
    assert found.walk_m == pytest.approx(215)


def test_steps_on_the_way_are_marked():
    hill = network_of(
        {"A": (0, 0), "B": (100, 0), "C": (200, 0)}, [("A", "B"), ("B", "C")], flags={("B", "C"): STEPS}
    )
    found = way(hill, (0, 0), (200, 0))
    assert found.flags[found.step_m > 0].tolist() == [0, STEPS]


def test_there_is_no_way_beyond_the_cutoff_or_off_the_streets():
    assert way(CORNER, (0, 0), (1000, 500), cutoff_m=1400) is None
    assert way(CORNER, (0, 0), (5000, 5000)) is None


def test_standing_at_the_door_is_a_way_of_no_length():
    found = way(CORNER, (100, 0), (100, 0))
    assert found.walk_m == 0
    assert found.line.length == 0


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 100_000), st.sampled_from([0, STEPS]))
def test_the_line_is_as_long_as_the_walk_and_keeps_to_the_streets(seed, avoid):
    network = build_network(random_segments(seed, flagged=True), min_piece_m=0.0)
    snapper = Snapper(network, avoid=avoid)
    snaps = snapper.snap(*np.random.default_rng(seed).uniform(0, 1000, (2, 8)), limit_m=FAR_M)
    start = snaps.take(np.array([0]))
    swept = sweep(network, start, cutoff_m=FAR_M, avoid=avoid)
    lengths = walk_lengths(network, swept, start, snaps)
    streets = shapely.union_all(network.lines[(network.edge_flags & avoid) == 0])
    for i, found in enumerate(routes(network, swept, start, snaps)):
        assert (found is None) == bool(np.isinf(lengths[i]))
        if found is None:
            continue
        assert found.walk_m == pytest.approx(lengths[i])
        assert found.step_m.sum() == pytest.approx(found.walk_m, abs=1e-3)
        assert found.line.length == pytest.approx(found.walk_m, abs=1e-3)
        assert (found.x[0], found.y[-1]) == (start.x[0], snaps.y[i])
        on_street = found.way >= 0
        gaps_m = float(snaps.gap_m[0] + snaps.gap_m[i])
        assert found.step_m[~on_street].sum() == pytest.approx(gaps_m, abs=1e-3)
        middle = shapely.points((found.x[1:] + found.x[:-1]) / 2, (found.y[1:] + found.y[:-1]) / 2)
        assert not on_street.any() or shapely.distance(middle[on_street], streets).max() < 1e-6
        assert not (found.flags & avoid).any()
