"""On a real city the engine's figures are those of networkx and SciPy, within a millimetre."""

import geopandas as gpd
import numpy as np
import pytest
from scipy.sparse.csgraph import dijkstra

from geo.network import KERB, STEPS, WHEELS_NO
from geo.own_ground import OWN_GROUND
from geo.reach import walk_lengths
from geo.route import routes
from geo.snap import Snapper
from geo.sweep import sweep
from layers.streets.read import read_streets
from tests.geo.own_walks import (
    COMING_IN,
    IN_THE_OPEN,
    SETTING_OUT,
    graph_by_rule,
    walk_lengths_by_rule,
)

MILLIMETRE = 0.001
STEP_FREE = STEPS | KERB | WHEELS_NO


@pytest.fixture(scope="module")
def network(newport_data):
    wards = gpd.read_file(newport_data / "wards_dec2023.geojson").to_crs("EPSG:27700")
    keep = wards.union_all().buffer(2500)
    return read_streets(newport_data / "streets.osm.pbf", crs="EPSG:27700", keep=keep).network


def people(count, seed):
    rng = np.random.default_rng(seed)
    return rng.uniform(328_500, 333_500, count), rng.uniform(185_500, 188_800, count)


@pytest.mark.parametrize("avoid", [0, STEP_FREE])
def test_every_junction_is_as_far_as_scipy_says(network, avoid):
    snaps = Snapper(network, avoid=avoid).snap(*people(20, 1), limit_m=500.0)
    allowed = (network.edge_flags & avoid) == 0
    own = (network.edge_flags & OWN_GROUND) > 0
    open_place = np.zeros(network.node_count, bool)
    open_place[network.edge_from[~own]] = open_place[network.edge_to[~own]] = True
    graph = graph_by_rule(
        network.edge_from[allowed],
        network.edge_to[allowed],
        np.maximum(network.edge_length_m[allowed], 1e-9),  # SciPy reads 0 as no edge
        own=own[allowed],
        open_place=open_place,
    )
    junctions = np.unique([network.edge_from, network.edge_to])
    coming_in = np.arange(network.node_count)
    coming_in[network.edge_from], coming_in[network.edge_to] = network.edge_in_from, network.edge_in_to
    for i in np.flatnonzero(snaps.joined):
        start = snaps.take(np.array([i]))
        edge, offset_m, gap_m = int(start.edge[0]), float(start.offset_m[0]), float(start.gap_m[0])
        ends = np.array([network.edge_from[edge], network.edge_to[edge]])
        onward_m = dijkstra(graph, indices=3 * ends + (SETTING_OUT if own[edge] else IN_THE_OPEN))
        costs_m = np.array([gap_m + offset_m, gap_m + network.edge_length_m[edge] - offset_m])
        expected = (onward_m + costs_m[:, None]).min(axis=0).reshape(-1, 3)
        expected = np.where(open_place, expected[:, IN_THE_OPEN], expected[:, COMING_IN])
        found = sweep(network, start, cutoff_m=2400.0, avoid=avoid).distance_m[coming_in]
        expected, found = expected[junctions], found[junctions]
        near = np.minimum(expected, found) < 2400 - MILLIMETRE
        assert near.sum() > 20
        assert np.abs(found[near] - expected[near]).max() < MILLIMETRE


@pytest.mark.parametrize("avoid", [0, STEP_FREE])
def test_every_walk_from_door_to_door_is_as_long_as_networkx_says(network, avoid):
    snaps = Snapper(network, avoid=avoid).snap(*people(150, 2), limit_m=250.0)
    snaps = snaps.take(snaps.joined)
    by_rule = walk_lengths_by_rule(network, snaps.take(np.arange(4)), snaps, avoid=avoid)
    for home in range(4):
        start = snaps.take(np.array([home]))
        swept = sweep(network, start, cutoff_m=1e6, avoid=avoid)
        found = walk_lengths(network, swept, start, snaps)
        ways = routes(network, swept, start, snaps)
        for i in range(len(snaps)):
            if i == home:
                continue
            assert found[i] == pytest.approx(by_rule[home, i], abs=MILLIMETRE)
            way = ways[i]
            assert (way.line.length if way else np.inf) == pytest.approx(found[i], abs=MILLIMETRE)


def test_no_walk_is_longer_than_over_steps(network):
    snaps = Snapper(network, avoid=STEP_FREE).snap(*people(60, 3), limit_m=250.0)
    start = snaps.take(snaps.joined).take(np.array([0]))
    anyone, step_free = (
        walk_lengths(network, sweep(network, start, cutoff_m=1e6, avoid=avoid), start, snaps)
        for avoid in (0, STEP_FREE)
    )
    assert (anyone <= step_free + MILLIMETRE).all()
