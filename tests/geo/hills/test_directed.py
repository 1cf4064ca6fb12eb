"""Sweeps, nearest, pairs and routes over hills are those of networkx on directed weights."""

from dataclasses import replace

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from geo.catchments import catchments
from geo.gradients import Gradient, sloped, turned
from geo.nearest import nearest_lengths
from geo.network import STEPS, WalkNetwork
from geo.pairs import pairs
from geo.reach import walk_lengths
from geo.route import edges_on_the_way, routes
from geo.snap import Snapper
from geo.spans import reached_spans
from geo.sweep import sweep
from tests.geo.hills.hilly import directed_graph, hilly_town, points_of, with_heights
from tests.geo.own_walks import random_town
from tests.geo.streets import network_of

FAR_M = 1e6
TOWNS = given(
    st.integers(0, 100_000),
    st.sampled_from([Gradient.BRISK, Gradient.CAREFUL]),
    st.sampled_from([0, STEPS]),
    st.floats(100, 4000),
)


def crowds(network, seed, avoid, counts):
    rng = np.random.default_rng(seed)
    snapper = Snapper(network, avoid=avoid)
    return [snapper.snap(*rng.uniform(0, 1000, (2, count)), limit_m=300) for count in counts]


def table(found):
    keys = zip(found.point.tolist(), found.asset.tolist(), strict=True)
    return dict(zip(keys, found.distance_m.tolist(), strict=True))


def lengths_from(graph, name):
    return nx.single_source_dijkstra_path_length(graph, name, weight="length")


@settings(max_examples=40, deadline=None)
@TOWNS
def test_catchments_and_sweeps_go_outwards(seed, gradient, avoid, cutoff_m):
    network = sloped(hilly_town(seed), gradient)
    (origins,) = crowds(network, seed, avoid, [4])
    graph = directed_graph(network, points_of(origins, "home"), avoid=avoid)
    reached = catchments(network, origins, cutoff_m=cutoff_m, avoid=avoid)
    for i in np.flatnonzero(origins.joined).tolist():
        expected = {
            node: metres
            for node, metres in lengths_from(graph, f"home {i}").items()
            if isinstance(node, int) and metres <= cutoff_m
        }
        rows = slice(reached.start[i], reached.start[i + 1])
        assert dict(zip(reached.node[rows].tolist(), reached.distance_m[rows].tolist(), strict=True)) == (
            pytest.approx(expected)
        )
        alone = sweep(network, origins.take(np.array([i])), cutoff_m=cutoff_m, avoid=avoid).distance_m
        assert {int(n): alone[n] for n in np.flatnonzero(np.isfinite(alone))} == pytest.approx(expected)


@settings(max_examples=40, deadline=None)
@TOWNS
def test_the_nearest_is_walked_to_and_not_from(seed, gradient, avoid, cutoff_m):
    network = sloped(hilly_town(seed), gradient)
    (places,) = crowds(network, seed, avoid, [3])
    graph = directed_graph(network, points_of(places, "door"), avoid=avoid).reverse()
    nearest_m = nearest_lengths(network, places, cutoff_m=cutoff_m, avoid=avoid)
    for node in range(network.node_count):
        found = [
            lengths_from(graph, f"door {i}").get(node, np.inf) for i in np.flatnonzero(places.joined).tolist()
        ]
        best_m = min(found, default=np.inf)
        assert nearest_m[node] == pytest.approx(best_m if best_m <= cutoff_m else np.inf)


@settings(max_examples=60, deadline=None)
@given(
    st.integers(0, 100_000),
    st.sampled_from([Gradient.BRISK, Gradient.CAREFUL]),
    st.sampled_from([0, STEPS]),
    st.floats(100, 4000),
    st.sampled_from([(12, 5), (3, 9)]),
)
def test_every_pair_is_walked_from_home_whoever_is_swept_from(seed, gradient, avoid, cutoff_m, counts):
    network = sloped(hilly_town(seed), gradient)
    homes, doors = crowds(network, seed, avoid, counts)
    graph = directed_graph(network, points_of(homes, "home") | points_of(doors, "door"), avoid=avoid)
    found = pairs(
        network, homes, doors,
        door_asset=np.arange(len(doors)), asset_count=len(doors), cutoff_m=cutoff_m, avoid=avoid,
    )  # fmt: skip
    expected = {
        (i, j): metres
        for i in np.flatnonzero(homes.joined).tolist()
        for j in np.flatnonzero(doors.joined).tolist()
        if (metres := lengths_from(graph, f"home {i}").get(f"door {j}", np.inf)) <= cutoff_m
    }
    assert table(found) == pytest.approx(expected)
    for i in np.flatnonzero(homes.joined).tolist():
        start = homes.take(np.array([i]))
        swept = sweep(network, start, cutoff_m=cutoff_m, avoid=avoid)
        alone = walk_lengths(network, swept, start, doors)
        assert {(i, int(j)): alone[j] for j in np.flatnonzero(np.isfinite(alone))} == (
            pytest.approx({key: metres for key, metres in expected.items() if key[0] == i})
        )


@settings(max_examples=40, deadline=None)
@TOWNS
def test_a_route_takes_what_its_streets_take(seed, gradient, avoid, cutoff_m):
    network = sloped(hilly_town(seed), gradient)
    start, goals = crowds(network, seed, avoid, [1, 6])
    if not start.joined[0]:
        return
    swept = sweep(network, start, cutoff_m=cutoff_m, avoid=avoid)
    lengths_m = walk_lengths(network, swept, start, goals)
    ways = edges_on_the_way(network, swept, start, goals)
    for row, route in enumerate(routes(network, swept, start, goals)):
        assert (route is None) == np.isinf(lengths_m[row])
        if route is None:
            continue
        assert route.walk_m == pytest.approx(lengths_m[row])
        edges, factors = ways[row], np.stack([network.along, network.against])
        assert route.step_m.sum() <= route.walk_m + 1e-6  # no slope makes a street shorter
        assert route.walk_m <= route.step_m.sum() * factors[:, edges].max() + 1e-6
        assert set(route.way[route.way >= 0]) <= {
            int(way) for edge in edges
            for way in network.shape_way[network.shape_start[edge] : network.shape_start[edge + 1] - 1]
        }  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 100_000), st.sampled_from([Gradient.BRISK, Gradient.CAREFUL]))
def test_there_is_back_from_the_other_end_on_private_ground_too(seed, gradient):
    network = sloped(hilly_town(seed, segments=random_town(seed)), gradient)
    homes, doors = crowds(network, seed, 0, [5, 5])
    there = pairs(network, homes, doors, door_asset=np.arange(5), asset_count=5, cutoff_m=FAR_M)
    back = pairs(turned(network), doors, homes, door_asset=np.arange(5), asset_count=5, cutoff_m=FAR_M)
    walks = dict(
        zip(zip(there.point.tolist(), there.asset.tolist(), strict=True), there.distance_m, strict=True)
    )
    turned_round = dict(
        zip(zip(back.asset.tolist(), back.point.tolist(), strict=True), back.distance_m, strict=True)
    )
    assert turned_round == pytest.approx(walks)


def flat_of(network: WalkNetwork) -> WalkNetwork:
    return replace(network, heights=None)


def level_of(network: WalkNetwork) -> WalkNetwork:
    heights = network.heights
    return replace(network, heights=replace(heights, height_m=np.full(len(heights.height_m), 7.3)))


@settings(max_examples=25, deadline=None)
@TOWNS
def test_without_relief_everything_is_as_it_was_to_the_last_bit(seed, gradient, avoid, cutoff_m):
    hilly = hilly_town(seed)
    flat, level = flat_of(hilly), sloped(level_of(hilly), gradient)
    assert level.slopes is not None
    np.testing.assert_array_equal(level.arc_length_m, flat.arc_length_m)
    homes, doors = crowds(flat, seed, avoid, [8, 5])
    tables = [
        pairs(
            each, homes, doors, door_asset=np.arange(5), asset_count=5, cutoff_m=cutoff_m, avoid=avoid
        ).distance_m
        for each in (flat, level)
    ]
    np.testing.assert_array_equal(*tables)
    np.testing.assert_array_equal(
        *(nearest_lengths(each, doors, cutoff_m=cutoff_m, avoid=avoid) for each in (flat, level))
    )
    one = homes.take(np.array([0]))
    swept = [sweep(each, one, cutoff_m=cutoff_m, avoid=avoid) for each in (flat, level)]
    np.testing.assert_array_equal(swept[0].distance_m, swept[1].distance_m)
    spans = [reached_spans(each, by, one) for each, by in zip((flat, level), swept, strict=True)]
    np.testing.assert_array_equal(spans[0].end_m, spans[1].end_m)


@settings(max_examples=25, deadline=None)
@TOWNS
def test_with_hills_nobody_reaches_more_than_on_the_level(seed, gradient, avoid, cutoff_m):
    hilly = hilly_town(seed)
    homes, doors = crowds(hilly, seed, avoid, [8, 5])
    by_hills, flat = (
        pairs(each, homes, doors, door_asset=np.arange(5), asset_count=5, cutoff_m=cutoff_m, avoid=avoid)
        for each in (sloped(hilly, gradient), hilly)
    )
    metres = dict(
        zip(zip(flat.point.tolist(), flat.asset.tolist(), strict=True), flat.distance_m, strict=True)
    )
    for key, walk_m in zip(
        zip(by_hills.point.tolist(), by_hills.asset.tolist(), strict=True), by_hills.distance_m, strict=True
    ):
        assert walk_m >= metres[key] - 1e-9


def test_what_is_reached_uphill_is_less_street():
    street = network_of({"A": (0, 0), "B": (1000, 0)}, [("A", "B")])
    network = sloped(with_heights(street, [0, 100]), Gradient.CAREFUL)  # 10 %
    home = Snapper(network).snap(np.array([500.0]), np.array([0.0]), limit_m=10)
    spans = reached_spans(network, sweep(network, home, cutoff_m=200), home)
    assert spans.start_m.min() == pytest.approx(300)  # 200 m downhill
    assert spans.end_m.max() == pytest.approx(500 + 200 * np.exp(-0.35))  # and 141 m uphill
