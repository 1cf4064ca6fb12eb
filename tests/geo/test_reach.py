"""Walks are as long as networkx says, part-edges and same-edge cases included."""

import networkx as nx
import numpy as np
import pytest
import shapely
from hypothesis import given, settings, strategies as st

from geo.network import STEPS, build_network
from geo.paces import PACES
from geo.reach import walk_lengths
from geo.snap import Snapper
from geo.sweep import sweep
from tests.geo.streets import network_of, random_segments, split_graph

FAR_M = 1e6


def lengths(network, origin, goals, *, cutoff_m=FAR_M, avoid=0, limit_m=1000.0):
    snapper = Snapper(network, avoid=avoid)
    start = snapper.snap(*np.array([origin], float).T, limit_m=limit_m)
    ends = snapper.snap(*np.array(goals, float).T, limit_m=limit_m)
    return walk_lengths(network, sweep(network, start, cutoff_m=cutoff_m, avoid=avoid), start, ends)


STREET = network_of({"A": (0, 0), "B": (1000, 0), "C": (1000, 500)}, [("A", "B"), ("B", "C")])


def test_a_walk_counts_the_gap_at_both_ends():
    assert lengths(STREET, (100, 10), [(1020, 400)]) == pytest.approx([10 + 900 + 400 + 20])


def test_two_doors_on_one_street_walk_straight_between_them():
    assert lengths(STREET, (100, 0), [(130, 5), (70, 0)]) == pytest.approx([35, 30])


def test_round_a_loop_the_shorter_way_is_taken():
    square = network_of(
        {"A": (0, 0), "B": (100, 0), "C": (100, 100), "D": (0, 100), "E": (-50, 0)},
        [("A", "B"), ("B", "C"), ("C", "D"), ("D", "A"), ("A", "E")],
    )
    # both lie on the one loop edge A-B-C-D-A: 370 m along it, but 30 m through A
    assert lengths(square, (10, 0), [(0, 20)]) == pytest.approx([30])


def test_480_metres_at_08_is_exactly_ten_minutes_and_is_in():
    pace = PACES["older"]
    for walk_m, reached in ((480.0, True), (480.001, False)):
        found = lengths(STREET, (0, 0), [(walk_m, 0)], cutoff_m=pace.cutoff_m(10))
        assert np.isfinite(found[0]) == reached
    assert pace.seconds(480.0) == 600


def test_a_river_is_not_crossed_without_a_bridge():
    banks = {"A": (0, 0), "B": (500, 0), "C": (0, 30), "D": (500, 30)}
    apart = network_of(banks, [("A", "B"), ("C", "D")])
    assert lengths(apart, (100, 0), [(100, 30)], limit_m=10) == pytest.approx([np.inf])
    bridged = network_of(banks, [("A", "B"), ("C", "D"), ("B", "D")])
    assert lengths(bridged, (100, 0), [(100, 30)], limit_m=10) == pytest.approx([400 + 30 + 400])


def test_a_door_never_joins_a_street_across_the_water():
    banks = network_of({"A": (0, 0), "B": (500, 0), "C": (0, 60), "D": (500, 60)}, [("A", "B"), ("C", "D")])
    river = shapely.box(-10, 45, 510, 55)
    at_home = np.array([100.0]), np.array([35.0])  # 25 m from the far bank's street, 35 m from its own
    assert Snapper(banks).snap(*at_home, limit_m=100).gap_m == pytest.approx([25])
    assert Snapper(banks, barriers=[river]).snap(*at_home, limit_m=100).gap_m == pytest.approx([35])
    assert not Snapper(banks, barriers=[river]).snap(*at_home, limit_m=30).joined[0]


def test_a_houseboat_may_leave_its_own_water():
    bank = network_of({"A": (0, 0), "B": (500, 0)}, [("A", "B")])
    snapper = Snapper(bank, barriers=[shapely.box(0, 5, 500, 50)])
    assert snapper.snap(np.array([100.0]), np.array([20.0]), limit_m=100).gap_m == pytest.approx([20])


def test_steps_are_avoided_when_the_pace_says_so():
    hill = network_of(
        {"A": (0, 0), "B": (100, 0), "C": (200, 0), "D": (300, 0), "E": (150, 400)},
        [("A", "B"), ("B", "C"), ("C", "D"), ("B", "E"), ("E", "C")],
        flags={("B", "C"): STEPS},
    )
    over_steps = lengths(hill, (0, 0), [(300, 0)])
    round_about = lengths(hill, (0, 0), [(300, 0)], avoid=STEPS)
    assert over_steps == pytest.approx([300])
    assert round_about == pytest.approx([200 + 2 * np.hypot(50, 400)])


def test_behind_steps_alone_nothing_is_reached_step_free():
    hill = network_of(
        {"A": (0, 0), "B": (100, 0), "C": (200, 0)}, [("A", "B"), ("B", "C")], flags={("A", "B"): STEPS}
    )
    assert lengths(hill, (0, 0), [(200, 0)], avoid=STEPS, limit_m=50).tolist() == [np.inf]


def test_a_point_far_from_every_street_is_reached_by_nobody():
    assert lengths(STREET, (100, 10), [(100, 300)], limit_m=100).tolist() == [np.inf]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 100_000), st.sampled_from([0, STEPS]))
def test_every_walk_equals_networkx_on_random_towns(seed, avoid):
    network = build_network(random_segments(seed, flagged=True), min_piece_m=0.0)
    rng = np.random.default_rng(seed)
    x, y = rng.uniform(-50, 1050, (2, 12))
    snaps = Snapper(network, avoid=avoid).snap(x, y, limit_m=500.0)
    start, goals = snaps.take(np.array([0])), snaps
    if not start.joined[0]:
        return
    points = {
        f"p{i}": (int(snaps.edge[i]), float(snaps.offset_m[i]), float(snaps.gap_m[i]))
        for i in np.flatnonzero(snaps.joined)
    }
    graph = split_graph(network, points, avoid=avoid)
    expected = nx.single_source_dijkstra_path_length(graph, "p0", weight="length")
    found = walk_lengths(network, sweep(network, start, cutoff_m=FAR_M, avoid=avoid), start, goals)
    same_place = 2 * snaps.gap_m[0]  # networkx is already there; a walk counts both gaps
    for i in range(1, 12):
        assert found[i] == pytest.approx(expected.get(f"p{i}", np.inf), abs=1e-6)
    assert found[0] == pytest.approx(same_place, abs=1e-6)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 100_000), st.floats(50, 1500))
def test_a_shorter_cutoff_only_takes_away(seed, cutoff_m):
    network = build_network(random_segments(seed), min_piece_m=0.0)
    start = Snapper(network).snap(np.array([500.0]), np.array([500.0]), limit_m=FAR_M)
    everywhere = sweep(network, start, cutoff_m=FAR_M).distance_m
    within = sweep(network, start, cutoff_m=cutoff_m).distance_m
    assert np.array_equal(within, np.where(everywhere <= cutoff_m, everywhere, np.inf))


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 100_000))
def test_many_starts_give_each_node_its_nearest(seed):
    network = build_network(random_segments(seed), min_piece_m=0.0)
    rng = np.random.default_rng(seed)
    starts = Snapper(network).snap(*rng.uniform(0, 1000, (2, 5)), limit_m=FAR_M)
    together = sweep(network, starts, cutoff_m=FAR_M)
    alone = [sweep(network, starts.take(np.array([i])), cutoff_m=FAR_M).distance_m for i in range(5)]
    assert together.distance_m == pytest.approx(np.min(alone, axis=0))
    chosen = np.array(alone)[together.seed, np.arange(network.node_count)]
    assert chosen == pytest.approx(together.distance_m)
