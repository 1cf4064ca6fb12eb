"""Every walk between a home and an asset: by hand, and against SciPy on graphs split at every point."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from actions.at_work import at_work
from geo.network import STEPS, build_network
from geo.pairs import pairs
from geo.snap import Snapper
from tests.geo.streets import network_of, random_segments, split_graph

MILLIMETRE = 1e-3


def on(network, places, *, avoid=0, limit_m=500.0):
    x, y = np.array(places, float).reshape(-1, 2).T
    return Snapper(network, avoid=avoid).snap(x, y, limit_m=limit_m)


def table(found):
    return list(zip(found.point.tolist(), found.asset.tolist(), found.distance_m.tolist(), strict=True))


def every_pair(network, homes, doors, *, cutoff_m, avoid=0):
    """The same table by networkx: every point set into its edge, one plain Dijkstra a home."""
    told = {f"home {i}": homes for i in np.flatnonzero(homes.joined)}
    told |= {f"door {i}": doors for i in np.flatnonzero(doors.joined)}
    points = {
        name: tuple(float(v[int(name.split()[1])]) for v in (of.edge, of.offset_m, of.gap_m))
        for name, of in told.items()
    }
    graph = split_graph(network, {k: (int(e), o, g) for k, (e, o, g) in points.items()}, avoid=avoid)
    walks = {}
    for home in np.flatnonzero(homes.joined):
        reached = nx.single_source_dijkstra_path_length(graph, f"home {home}", weight="length")
        for door in np.flatnonzero(doors.joined):
            walk_m = reached.get(f"door {door}", np.inf)
            if walk_m <= cutoff_m:
                walks[int(home), int(door)] = walk_m
    return walks


def test_a_walk_is_gap_and_street_and_gap():
    street = network_of({"A": (0, 0), "B": (1000, 0)}, [("A", "B")])
    homes, doors = on(street, [(100, 10), (900, 0)]), on(street, [(300, -5)])
    found = pairs(street, homes, doors, door_asset=np.array([0]), asset_count=1, cutoff_m=600)
    assert table(found) == [(0, 0, 215.0)]


def test_exactly_the_cutoff_is_in():
    street = network_of({"A": (0, 0), "B": (1000, 0)}, [("A", "B")])
    homes, doors = on(street, [(0, 0)]), on(street, [(480, 0)])
    for cutoff_m, walks in [(480.0, 1), (479.999, 0)]:
        assert (
            len(pairs(street, homes, doors, door_asset=np.array([0]), asset_count=1, cutoff_m=cutoff_m))
            == walks
        )


def test_round_the_block_may_be_shorter_than_along_a_winding_street():
    places = {"A": (0, 0), "p": (0, 500), "q": (20, 500), "B": (20, 0), "C": (-100, 0), "D": (120, 0)}
    street = network_of(places, [("A", "p"), ("p", "q"), ("q", "B"), ("A", "B"), ("A", "C"), ("B", "D")])
    homes, doors = on(street, [(0, 50)]), on(street, [(20, 50)])
    found = pairs(street, homes, doors, door_asset=np.array([0]), asset_count=1, cutoff_m=2000)
    assert table(found) == [(0, 0, 120.0)]


def test_the_nearest_of_several_doors_counts_once():
    street = network_of({"A": (0, 0), "B": (1000, 0), "C": (1000, 400)}, [("A", "B"), ("B", "C"), ("B", "C")])
    homes, doors = on(street, [(100, 0), (650, 0)]), on(street, [(400, 0), (700, 0), (200, 0)])
    found = pairs(street, homes, doors, door_asset=np.array([1, 1, 0]), asset_count=2, cutoff_m=900)
    assert table(found) == [(0, 0, 100.0), (0, 1, 300.0), (1, 0, 450.0), (1, 1, 50.0)]
    assert found.start.tolist() == [0, 2, 4]
    assert table(found.within(300)) == [(0, 0, 100.0), (0, 1, 300.0), (1, 1, 50.0)]
    assert found.within(60).start.tolist() == [0, 0, 1]


def test_who_has_no_street_has_no_walk():
    street = network_of({"A": (0, 0), "B": (1000, 0)}, [("A", "B")])
    homes, doors = on(street, [(100, 900), (100, 0)]), on(street, [(0, 900), (0, 0)])
    found = pairs(street, homes, doors, door_asset=np.array([0, 1]), asset_count=3, cutoff_m=5000)
    assert table(found) == [(1, 1, 100.0)]


@pytest.mark.parametrize(("homes", "doors"), [([], [(0, 0)]), ([(0, 0)], []), ([], [])])
def test_nobody_or_nowhere_is_an_empty_table(homes, doors):
    street = network_of({"A": (0, 0), "B": (1000, 0)}, [("A", "B")])
    found = pairs(
        street, on(street, homes), on(street, doors),
        door_asset=np.zeros(len(doors), int), asset_count=1, cutoff_m=100,
    )  # fmt: skip
    assert len(found) == 0
    assert found.start.tolist() == [0] * (len(homes) + 1)


def test_a_ground_with_more_gates_than_streets_fits():
    street = network_of({"A": (0, 0), "B": (1000, 0)}, [("A", "B")])
    gates = [(x, 0) for x in range(990, 10, -20)]
    found = pairs(
        street, on(street, [(3, 0), (500, 7), (1000, 0)]), on(street, gates),
        door_asset=np.zeros(len(gates), int), asset_count=1, cutoff_m=100,
    )  # fmt: skip
    assert found.distance_m.tolist() == pytest.approx([27.0, 17.0, 10.0])


@settings(max_examples=60, deadline=None)
@given(
    st.integers(0, 100_000),
    st.floats(1, 2500),
    st.sampled_from([0, STEPS]),
    st.sampled_from([1, 2, 3]),
    st.sampled_from([(12, 5), (3, 9)]),
)
def test_every_walk_is_that_of_a_plain_dijkstra(seed, cutoff_m, avoid, threads, counts):
    network = build_network(random_segments(seed, flagged=True), min_piece_m=0.0)
    rng = np.random.default_rng(seed)
    homes, doors = (on(network, rng.uniform(0, 1000, (n, 2)), avoid=avoid, limit_m=300) for n in counts)
    door_asset = rng.integers(0, 4, len(doors))
    with at_work(threads) as workers:
        found = pairs(
            network,
            homes,
            doors,
            door_asset=door_asset,
            asset_count=4,
            cutoff_m=cutoff_m,
            avoid=avoid,
            workers=workers,
        )
    expected = {}
    for (home, door), walk_m in every_pair(network, homes, doors, cutoff_m=cutoff_m, avoid=avoid).items():
        key = (home, int(door_asset[door]))
        expected[key] = min(walk_m, expected.get(key, np.inf))
    assert [(p, a) for p, a, _ in table(found)] == sorted(expected)
    for point, asset, walk_m in table(found):
        assert walk_m == pytest.approx(expected[point, asset], abs=MILLIMETRE)
