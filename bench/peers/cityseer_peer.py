"""How does cityseer answer? With ``compute_accessibilities`` at every node, unweighted: its faster form."""

import logging
import os

import geopandas as gpd
import numpy as np
import shapely

from bench.peers.answers import Counted
from bench.peers.contestant import Contestant, PeerMissingError
from bench.peers.places import SEED, Place
from geo.network import WalkNetwork
from geo.types import IndexArray, ObjectArray

os.environ.setdefault("CITYSEER_QUIET_MODE", "true")  # read when it is imported
try:
    from cityseer import rustalgos
    from cityseer.metrics import layers
except ImportError:
    layers = None

NAME = "cityseer"
_TOLERANCE_M = 0.02  # it counts in single precision
_KIND, _CRS = "asset", 27700
MOST_NODES, SOME_NODES = 100_000, 20_000


def count_and_nearest(place: Place, *, cutoff_m: float) -> list[Contestant[Counted]]:
    """Count and nearest of the assets within the cutoff, at every node.

    Raises
    ------
    PeerMissingError
        cityseer is not installed.
    """
    if layers is None:
        raise PeerMissingError(NAME)
    logging.getLogger("cityseer").setLevel(logging.WARNING)
    rows = _measured(place)
    structure, nodes = _structure(place, rows), _nodes(place)
    points = gpd.points_from_xy(place.network.node_x[place.assets], place.network.node_y[place.assets])
    assets = gpd.GeoDataFrame({"kind": _KIND}, index=range(len(points)), geometry=points, crs=_CRS)
    metres = int(cutoff_m)

    def run() -> gpd.GeoDataFrame:
        return layers.compute_accessibilities(
            assets, "kind", [_KIND], nodes, structure, distances=[metres], decay_fn="1"
        )

    def read(table: gpd.GeoDataFrame) -> Counted:
        count = table[f"cc_{_KIND}_{metres}"].to_numpy(float)[rows]
        nearest_m = table[f"cc_{_KIND}_nearest_max_{metres}"].to_numpy(float)[rows]
        return Counted(
            np.rint(np.nan_to_num(count)).astype(np.int32),
            np.where(np.isfinite(nearest_m), nearest_m, np.inf),
        )

    note = (
        "" if len(rows) == place.nodes else f"asked for {len(rows):,} of the nodes only, we for all of them"
    )
    name = f"{NAME} compute_accessibilities"
    return [Contestant(name, run, read, _TOLERANCE_M, rows=rows, note=note)]


def _measured(place: Place) -> IndexArray:
    """All nodes; of a very large network, only some: for all it would take most of an hour."""
    if place.nodes <= MOST_NODES:
        return np.arange(place.nodes)
    chance = np.random.default_rng(SEED)
    return np.sort(chance.choice(place.nodes, SOME_NODES, replace=False))


def _structure(place: Place, measured: IndexArray) -> "rustalgos.graph.NetworkStructure":
    structure = rustalgos.graph.NetworkStructure()
    network = place.network
    live = np.isin(np.arange(place.nodes), measured).tolist()
    for node, (x, y) in enumerate(zip(network.node_x.tolist(), network.node_y.tolist(), strict=True)):
        structure.add_street_node(str(node), x, y, live[node], 1.0)
    first, last = network.edge_from.tolist(), network.edge_to.tolist()
    lines = _with_length(network)
    there, back = shapely.to_wkt(lines, 4), shapely.to_wkt(shapely.reverse(lines), 4)
    for edge, (a, b) in enumerate(zip(first, last, strict=True)):
        structure.add_street_edge(a, b, edge, str(a), str(b), there[edge])
        structure.add_street_edge(b, a, edge, str(b), str(a), back[edge])
    structure.validate()
    structure.build_edge_rtree()
    return structure


def _with_length(network: WalkNetwork) -> ObjectArray:
    """The edges' lines; a kerb, an edge of no length that cityseer does not take, is a millimetre long."""
    lines = network.lines.copy()
    for edge in np.flatnonzero(network.edge_length_m == 0):
        x, y = network.node_x[network.edge_from[edge]], network.node_y[network.edge_from[edge]]
        lines[edge] = shapely.LineString([(x, y), (x + 0.001, y)])
    return lines


def _nodes(place: Place) -> gpd.GeoDataFrame:
    x, y = place.network.node_x, place.network.node_y
    return gpd.GeoDataFrame(
        {"x": x, "y": y, "live": True, "weight": 1.0},
        index=[str(node) for node in range(place.nodes)],
        geometry=gpd.points_from_xy(x, y),
        crs=_CRS,
    )
