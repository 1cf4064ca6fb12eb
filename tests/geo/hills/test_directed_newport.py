"""On a real city's hills every walk is that of SciPy on directed weights, within a millimetre."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
import shapely
from scipy.sparse import coo_array
from scipy.sparse.csgraph import dijkstra

from geo.gradients import Gradient, sloped
from geo.nearest import nearest_lengths
from geo.network import OWN
from geo.own_ground import OWN_GROUND
from geo.pairs import pairs
from geo.snap import Snapper
from layers.relief.profiles import street_heights
from layers.relief.read import read_relief
from tests.geo.test_newport import network, people  # noqa: F401 - the fixture

MILLIMETRE = 0.001
FACTOR = {  # written down anew, from the sources
    Gradient.BRISK: lambda s: (0.11 + np.exp(-((100 * s + 5) ** 2) / 1800)) / (0.11 + np.exp(-25 / 1800)),
    Gradient.CAREFUL: lambda s: np.exp(-3.5 * abs(s + 0.05)) / np.exp(-3.5 * 0.05),
}


@pytest.fixture(scope="module")
def hills(network, newport_data):  # noqa: F811
    x, y = network.shape_x, network.shape_y
    keep = shapely.box(float(x.min()), float(y.min()), float(x.max()), float(y.max()))
    relief = read_relief(newport_data / "relief", keep=keep).relief
    ways = pd.DataFrame({"bridge": [""] * (int(network.shape_way.max()) + 1)})
    return replace(network, heights=street_heights(network, ways, relief))


def level_per_metre(network, edge, gradient, *, along):  # noqa: F811
    """Level metres for a metre of one edge, by its profile, step by step."""
    heights = network.heights
    rows = range(int(heights.start[edge]), int(heights.start[edge + 1]) - 1)
    length_m, level_m = float(network.edge_length_m[edge]), 0.0
    for i in rows:
        run_m = float(heights.along_m[i + 1] - heights.along_m[i])
        up_m = float(heights.height_m[i + 1] - heights.height_m[i]) * (1 if along else -1)
        slope = min(max(up_m / run_m, -0.35), 0.35) if run_m > 0 and np.isfinite(up_m) else 0.0
        level_m += run_m / min(FACTOR[gradient](slope), 1.0)
    return level_m / length_m if length_m > 0 else 1.0


@pytest.mark.parametrize("gradient", list(FACTOR))
def test_every_walk_over_real_hills_is_as_long_as_scipy_says(hills, gradient):
    streets = sloped(hills, gradient)
    open_to_all = (streets.edge_flags & (OWN | OWN_GROUND)) == 0
    snaps = Snapper(streets).snap(*people(60, 5), limit_m=250.0)
    snaps = snaps.take(snaps.joined & open_to_all[snaps.edge])
    along, against = (
        np.array([level_per_metre(hills, edge, gradient, along=way) for edge in range(hills.edge_count)])
        for way in (True, False)
    )
    length_m = np.maximum(hills.edge_length_m, 1e-9)  # SciPy reads 0 as no edge
    edges = np.flatnonzero(open_to_all)
    begins, ends = hills.edge_from[edges], hills.edge_to[edges]
    rows, columns = np.concatenate([begins, ends]), np.concatenate([ends, begins])
    weights = np.concatenate([(length_m * along)[edges], (length_m * against)[edges]])
    best = pd.DataFrame({"row": rows, "column": columns, "m": weights}).groupby(["row", "column"])["m"].min()
    graph = coo_array(
        (best.to_numpy(), tuple(best.index.to_frame().to_numpy().T)), shape=(hills.node_count,) * 2
    ).tocsr()
    edge, offset_m = snaps.edge, snaps.offset_m
    rest_m = hills.edge_length_m[edge] - offset_m
    out_m = {"from": offset_m * against[edge], "to": rest_m * along[edge]}
    in_m = {"from": offset_m * along[edge], "to": rest_m * against[edge]}
    node = {"from": hills.edge_from[edge], "to": hills.edge_to[edge]}
    onward = {end: dijkstra(graph, indices=node[end]) for end in node}
    expected = np.min(
        [
            out_m[a][:, None] + onward[a][:, node[b]] + in_m[b][None, :]
            for a in ("from", "to")
            for b in ("from", "to")
        ],
        axis=0,
    )
    ahead_m = offset_m[None, :] - offset_m[:, None]
    straight = np.where(ahead_m > 0, ahead_m * along[edge][:, None], -ahead_m * against[edge][:, None])
    expected = np.where(edge[:, None] == edge[None, :], np.minimum(expected, straight), expected)
    expected += snaps.gap_m[:, None] + snaps.gap_m[None, :]
    count = len(snaps)
    found = pairs(streets, snaps, snaps, door_asset=np.arange(count), asset_count=count, cutoff_m=2400.0)
    walk_m = np.full((count, count), np.inf)
    walk_m[found.point, found.asset] = found.distance_m
    near = (np.minimum(expected, walk_m) < 2400 - MILLIMETRE) & ~np.eye(count, dtype=bool)
    assert near.sum() > 200
    assert np.abs(walk_m - expected)[near].max() < MILLIMETRE
    assert (np.abs(expected - expected.T)[near] > 1).mean() > 0.5  # there is not back
    places = snaps.take(np.arange(5))
    nearest_m = nearest_lengths(streets, places, cutoff_m=2400.0)[node["from"]]
    to_places = np.min(
        [(onward["from"][:, node[b]] + in_m[b] + snaps.gap_m)[:, :5] for b in ("from", "to")], axis=0
    ).min(axis=1)
    by_end = to_places < 2400 - MILLIMETRE
    assert np.abs(nearest_m - to_places)[by_end].max() < MILLIMETRE
