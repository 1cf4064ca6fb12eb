"""Laws of hours on random towns: shutting more shortens no walk, and while all is open nothing has hours."""

from dataclasses import replace

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from geo.network import NO_HOURS, SHUT, STEPS, build_network, then_open
from geo.pairs import pairs
from geo.reach import walk_lengths
from geo.route import edges_on_the_way, routes
from geo.snap import Snapper
from geo.sweep import sweep
from geo.timed.own_gates import OUTSIDE, enclosure_of, enclosures, from_inside
from tests.geo.own_walks import random_town
from tests.geo.streets import split_graph

FAR_M = 50_000.0
ROWS = 4  # of the table of hours
SAME_M = 1e-6
seeds = st.integers(0, 100_000)
avoided = st.sampled_from([0, STEPS])
shut_rows = st.frozensets(st.integers(0, ROWS - 1))


def timed_town(seed, *, private):
    """A random town of which half of the streets, here and there, have one of a few sorts of hours."""
    town = random_town(seed, private=private)
    rng = np.random.default_rng(seed + 7)
    has_hours = rng.random(len(town.start)) < 0.5
    hours = np.where(has_hours, rng.integers(0, ROWS, len(town.start)), NO_HOURS)
    return build_network(replace(town, hours=hours.astype(np.int32)), min_piece_m=0.0)


def points_in(network, seed, *, avoid):
    """Seven points joined to the streets as when all is open: where a home joins does not depend on hours."""
    x, y = np.random.default_rng(seed + 3).uniform(0, 1000, (2, 7))
    return Snapper(network, avoid=avoid).snap(x, y, limit_m=500.0)


def swept_lengths(network, points, *, avoid):
    """(k, k) metres of every walk, by a sweep from each point."""
    lengths_m = []
    for row in range(len(points)):
        start = points.take(np.array([row]))
        swept = sweep(network, start, cutoff_m=FAR_M, avoid=avoid)
        lengths_m.append(walk_lengths(network, swept, start, points))
    return np.array(lengths_m)


def pair_lengths(network, points, *, avoid):
    """The same by the table of all pairs."""
    count = len(points)
    table = pairs(
        network,
        points,
        points,
        door_asset=np.arange(count),
        asset_count=count,
        cutoff_m=FAR_M,
        avoid=avoid,
    )
    lengths_m = np.full((count, count), np.inf)
    lengths_m[table.point, table.asset] = table.distance_m
    return lengths_m


def route_lengths(network, points, *, avoid):
    """The same by the ways themselves; none of them leads onto what is shut."""
    lengths_m = []
    for row in range(len(points)):
        start = points.take(np.array([row]))
        swept = sweep(network, start, cutoff_m=FAR_M, avoid=avoid)
        ways = routes(network, swept, start, points)
        lengths_m.append([np.inf if way is None else way.walk_m for way in ways])
        for edges in edges_on_the_way(network, swept, start, points.take(np.isfinite(lengths_m[-1]))):
            onward = edges[edges != points.edge[row]]  # who lives on a way that is shut walks out along it
            assert not (network.edge_flags[onward] & avoid).any()
    return np.array(lengths_m)


KERNELS = [swept_lengths, pair_lengths, route_lengths]


@pytest.mark.parametrize("lengths", KERNELS)
@settings(max_examples=40, deadline=None)
@given(seeds, avoided, shut_rows, shut_rows, st.sampled_from([0.0, 0.4]))
def test_shutting_more_never_makes_any_walk_shorter(lengths, seed, avoid, shut, more, private):
    network = timed_town(seed, private=private)
    points = points_in(network, seed, avoid=avoid)
    fewer = lengths(then_open(network, shut), points, avoid=avoid | SHUT)
    longer = lengths(then_open(network, shut | more), points, avoid=avoid | SHUT)
    assert (longer >= fewer - SAME_M).all()


@pytest.mark.parametrize("lengths", KERNELS)
@settings(max_examples=40, deadline=None)
@given(seeds, avoided, st.sampled_from([0.0, 0.4]))
def test_while_all_is_open_the_streets_are_the_plain_graph(lengths, seed, avoid, private):
    network = timed_town(seed, private=private)
    plain = replace(network, edge_hours=np.full(network.edge_count, NO_HOURS, np.int32))
    points = points_in(network, seed, avoid=avoid)
    all_open = lengths(then_open(network, frozenset()), points, avoid=avoid | SHUT)
    assert np.array_equal(all_open, lengths(plain, points, avoid=avoid))


@pytest.mark.parametrize("lengths", KERNELS)
@settings(max_examples=40, deadline=None)
@given(seeds, shut_rows)
def test_what_is_shut_is_as_if_it_were_not_there(lengths, seed, shut):
    """networkx over the streets without the edges that are shut; points on these set out nowhere."""
    town = timed_town(seed, private=0.0)
    network, is_shut = then_open(town, shut), np.isin(town.edge_hours, list(shut))
    points = points_in(network, seed, avoid=0)
    points = points.take(points.joined & ~is_shut[points.edge])
    placed = {
        str(row): (int(points.edge[row]), float(points.offset_m[row]), float(points.gap_m[row]))
        for row in range(len(points))
    }
    marked = replace(town, edge_flags=np.where(is_shut, SHUT, 0).astype(np.uint8))
    graph = split_graph(marked, placed, avoid=SHUT)
    found = lengths(network, points, avoid=SHUT) if len(points) else np.empty((0, 0))
    for start, lengths_m in enumerate(found):
        expected = nx.single_source_dijkstra_path_length(graph, str(start), weight="length")
        for goal, length_m in enumerate(lengths_m):
            if goal != start:
                assert length_m == pytest.approx(expected.get(str(goal), np.inf), abs=SAME_M)


@settings(max_examples=40, deadline=None)
@given(seeds, shut_rows)
def test_who_has_a_key_walks_no_further_than_others_and_no_less_than_while_all_is_open(seed, shut):
    network = timed_town(seed, private=0.0)
    shut_then = then_open(network, shut)
    enclosed, points = enclosures(shut_then), points_in(network, seed, avoid=0)
    all_open = swept_lengths(network, points, avoid=0)
    for row, number in enumerate(enclosure_of(network, enclosed, points).tolist()):
        if number == OUTSIDE:
            continue
        own = from_inside(shut_then, enclosed, number)
        with_key = swept_lengths(own, points, avoid=SHUT)[row]
        assert (with_key <= swept_lengths(shut_then, points, avoid=SHUT)[row] + SAME_M).all()
        assert (with_key >= all_open[row] - SAME_M).all()
