"""Private ground is walked at the beginning and at the end of a walk, never through, there as back."""

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from actions.at_work import at_work
from geo.catchments import catchments
from geo.nearest import nearest_lengths
from geo.network import KERB, OWN, STEPS, build_network
from geo.own_ground import ENCLOSED
from geo.pairs import pairs
from geo.reach import walk_lengths
from geo.route import routes
from geo.snap import Snapper
from geo.spans import reached_spans, span_segments
from geo.sweep import sweep
from tests.geo.own_walks import enclosed_by_rule, random_town, walk_lengths_by_rule
from tests.geo.streets import network_of

FAR_M = 1e6

# A lane a kilometre long; a private drive of 300 m from its middle to another lane, which goes round in 2 km.
LANES = {"A": (0, 0), "M": (500, 0), "B": (1000, 0), "N": (500, 300), "C": (1000, 300), "P": (500, 150)}
STREETS = [("A", "M"), ("M", "B"), ("B", "C"), ("C", "N"), ("M", "P"), ("P", "N")]
DRIVE = {("M", "P"): OWN, ("P", "N"): OWN}


def joined(network, *places, avoid=0, limit_m=400.0):
    x, y = np.array(places, float).T
    return Snapper(network, avoid=avoid).snap(x, y, limit_m=limit_m)


def walk_m(network, a, b):
    start, end = joined(network, a), joined(network, b)
    return float(walk_lengths(network, sweep(network, start, cutoff_m=FAR_M), start, end)[0])


def test_nobody_walks_through_a_private_drive():
    assert walk_m(network_of(LANES, STREETS), (490, 0), (510, 300)) == pytest.approx(10 + 300 + 10)
    assert walk_m(network_of(LANES, STREETS, flags=DRIVE), (490, 0), (510, 300)) == pytest.approx(
        510 + 300 + 490
    )


@pytest.mark.parametrize(("far_end", "expected_m"), [((490, 0), 150 + 10), ((510, 300), 150 + 10)])
def test_who_lives_on_it_leaves_by_either_end(far_end, expected_m):
    network = network_of(LANES, STREETS, flags=DRIVE)
    assert walk_m(network, (505, 150), far_end) == pytest.approx(5 + expected_m)
    assert walk_m(network, far_end, (505, 150)) == pytest.approx(5 + expected_m)


def test_a_walk_within_private_ground_stays_there():
    yard = {"A": (0, 0), "B": (500, 0), "C": (500, 200), "D": (600, 300), "E": (400, 300)}
    streets = [("A", "B"), ("B", "C"), ("C", "D"), ("C", "E")]
    private = {street: OWN for street in streets[1:]}
    network = network_of(yard, streets, flags=private)
    assert walk_m(network, (600, 300), (400, 300)) == pytest.approx(2 * np.hypot(100, 100))
    assert walk_m(network, (500, 50), (500, 150)) == pytest.approx(100)


def test_a_neighbours_ground_across_the_street_is_not_ones_own():
    """The street passes at M: who comes down the drive from S has come to the open streets for good."""
    places = {**LANES, "S": (500, -200)}
    network = network_of(places, [*STREETS, ("M", "S")], flags={**DRIVE, ("M", "S"): OWN})
    assert walk_m(network, (500, -100), (510, 300)) == pytest.approx(100 + 500 + 300 + 490)
    assert walk_m(network, (500, -100), (500, 140)) == pytest.approx(240)  # but one may call on them


CLOSE = {"A": (0, 0), "G": (500, 0), "B": (1000, 0), "g": (500, 0), "H": (500, 100), "I": (600, 100)}
CLOSE_STREETS = [("A", "G"), ("G", "B"), ("G", "g"), ("g", "H"), ("H", "I")]


def test_who_lives_behind_a_gate_passes_it():
    network = network_of(CLOSE, CLOSE_STREETS, flags={("G", "g"): OWN})
    assert walk_m(network, (550, 105), (200, 0)) == pytest.approx(5 + 50 + 100 + 300)
    assert walk_m(network, (200, 0), (550, 105)) == pytest.approx(5 + 50 + 100 + 300)


def test_a_close_with_a_gate_at_either_end_is_no_short_cut():
    ends = {**CLOSE, "J": (1000, 100), "j": (1000, 100)}
    streets = [("A", "G"), ("G", "B"), ("B", "J"), ("G", "g"), ("g", "H"), ("H", "I"), ("I", "j"), ("j", "J")]
    network = network_of(ends, streets, flags={("G", "g"): OWN, ("j", "J"): OWN})
    assert np.count_nonzero(network.edge_flags & ENCLOSED) == 1
    assert walk_m(network, (500, -5), (1005, 90)) == pytest.approx(5 + 500 + 90 + 5)
    assert walk_m(network, (700, 105), (1005, 90)) == pytest.approx(5 + 300 + 10 + 5)


def test_two_towns_with_a_private_road_between_are_both_open():
    places = {"A": (0, 0), "B": (21_000, 0), "C": (21_000, 500), "D": (43_000, 500)}
    streets = [("A", "B"), ("B", "C"), ("C", "D")]
    network = network_of(places, streets, flags={("B", "C"): OWN})
    assert not (network.edge_flags & ENCLOSED).any()
    assert not np.isfinite(walk_m(network, (20_900, 0), (21_100, 500)))
    assert walk_m(network, (20_900, 0), (21_000, 450)) == pytest.approx(100 + 450)


def test_a_raised_kerb_within_private_ground_still_stops_wheels():
    network = network_of(CLOSE, CLOSE_STREETS, flags={("G", "g"): OWN | KERB})
    start, end = joined(network, (550, 105)), joined(network, (200, 0))
    swept = sweep(network, start, cutoff_m=FAR_M, avoid=KERB)
    assert walk_lengths(network, swept, start, end)[0] == np.inf


seeds = st.integers(0, 100_000)
avoided = st.sampled_from([0, STEPS])


def two_crowds(network, seed, avoid):
    x, y = np.random.default_rng(seed + 2).uniform(0, 1000, (2, 14))
    snaps = Snapper(network, avoid=avoid).snap(x, y, limit_m=300)
    return snaps.take(np.arange(8)), snaps.take(np.arange(8, 14))


@settings(max_examples=100, deadline=None)
@given(seeds, avoided, st.sampled_from([0.1, 0.4, 0.8]))
def test_every_walk_is_the_shortest_that_keeps_to_the_rule(seed, avoid, private):
    network = build_network(random_town(seed, private=private), min_piece_m=0.0)
    homes, doors = two_crowds(network, seed, avoid)
    by_rule = walk_lengths_by_rule(network, homes, doors, avoid=avoid)
    for i in range(len(homes)):
        home = homes.take(np.array([i]))
        swept = sweep(network, home, cutoff_m=FAR_M, avoid=avoid)
        lengths_m = walk_lengths(network, swept, home, doors)
        assert lengths_m == pytest.approx(by_rule[i], abs=1e-6)
        for route, length_m in zip(routes(network, swept, home, doors), lengths_m, strict=True):
            assert (route is None) == np.isinf(length_m)
            if route is not None:
                assert route.walk_m == pytest.approx(length_m)
                assert route.step_m.sum() == pytest.approx(length_m, abs=1e-6)


@settings(max_examples=60, deadline=None)
@given(seeds, avoided)
def test_the_way_back_is_as_long_as_the_way_there(seed, avoid):
    network = build_network(random_town(seed), min_piece_m=0.0)
    homes, doors = two_crowds(network, seed, avoid)
    there = walk_lengths_by_rule(network, homes, doors, avoid=avoid)
    for j in range(len(doors)):
        door = doors.take(np.array([j]))
        swept = sweep(network, door, cutoff_m=FAR_M, avoid=avoid)
        assert walk_lengths(network, swept, door, homes) == pytest.approx(there[:, j], abs=1e-6)


@settings(max_examples=60, deadline=None)
@given(seeds, avoided, st.floats(50, 1500), st.sampled_from([1, 3]), st.booleans())
def test_all_pairs_keep_to_the_rule(seed, avoid, cutoff_m, threads, crowded):
    network = build_network(random_town(seed), min_piece_m=0.0)
    homes, doors = two_crowds(network, seed, avoid)
    if crowded:
        homes, doors = doors, homes
    by_rule = walk_lengths_by_rule(network, homes, doors, avoid=avoid)
    with at_work(threads) as workers:
        table = pairs(
            network,
            homes,
            doors,
            door_asset=np.arange(len(doors)),
            asset_count=len(doors),
            cutoff_m=cutoff_m,
            avoid=avoid,
            workers=workers,
        )
    assert {
        (p, a): m
        for p, a, m in zip(table.point.tolist(), table.asset.tolist(), table.distance_m, strict=True)
    } == pytest.approx({(p, a): by_rule[p, a] for p, a in np.argwhere(by_rule <= cutoff_m).tolist()})


@settings(max_examples=60, deadline=None)
@given(seeds, avoided, st.floats(50, 1500))
def test_catchments_and_the_nearest_are_those_of_a_sweep(seed, avoid, cutoff_m):
    network = build_network(random_town(seed), min_piece_m=0.0)
    homes, _ = two_crowds(network, seed, avoid)
    alone = [
        sweep(network, homes.take(np.array([i])), cutoff_m=cutoff_m, avoid=avoid).distance_m
        for i in range(len(homes))
    ]
    reached = catchments(network, homes, cutoff_m=cutoff_m, avoid=avoid)
    for i, distance_m in enumerate(alone):
        rows = slice(reached.start[i], reached.start[i + 1])
        nodes = np.flatnonzero(np.isfinite(distance_m)).tolist()
        assert dict(zip(reached.node[rows].tolist(), reached.distance_m[rows], strict=True)) == pytest.approx(
            {node: distance_m[node] for node in nodes}
        )
    nearest = nearest_lengths(network, homes, cutoff_m=cutoff_m, avoid=avoid)
    assert nearest == pytest.approx(np.min(alone, axis=0))


@settings(max_examples=60, deadline=None)
@given(seeds, st.floats(50, 1500))
def test_the_street_reached_holds_just_the_places_in_reach(seed, cutoff_m):
    network = build_network(random_town(seed), min_piece_m=0.0)
    homes, doors = two_crowds(network, seed, 0)
    home = homes.take(np.array([0]))
    swept = sweep(network, home, cutoff_m=cutoff_m)
    spans = reached_spans(network, swept, home)
    on_street = doors.take(doors.joined)
    on_street.gap_m[:] = 0.0
    walks_m = walk_lengths_by_rule(network, home, on_street)[0] if len(on_street) else np.empty(0)
    for edge, offset_m, length_m in zip(on_street.edge, on_street.offset_m, walks_m, strict=True):
        here = (spans.edge == edge) & (spans.start_m <= offset_m) & (offset_m <= spans.end_m)
        if abs(length_m - cutoff_m) > 1e-6:
            assert here.any() == (length_m < cutoff_m)
    assert np.isfinite(span_segments(network, spans).x0).all()


@settings(max_examples=60, deadline=None)
@given(seeds, st.sampled_from([0.05, 0.2, 0.5]))
def test_what_hangs_on_the_rest_by_private_ground_alone_is_nobodys_way_through(seed, private):
    network = build_network(random_town(seed, private=private), min_piece_m=0.0)
    assert ((network.edge_flags & ENCLOSED) > 0).tolist() == enclosed_by_rule(network).tolist()


@settings(max_examples=40, deadline=None)
@given(seeds)
def test_where_nothing_is_private_nothing_stands_twice(seed):
    network = build_network(random_town(seed, private=0.0), min_piece_m=0.0)
    assert not network.has_own_ground
    assert len(network.arc_edge) == 2 * network.edge_count
    assert np.isfinite(network.arc_length_m).all()
