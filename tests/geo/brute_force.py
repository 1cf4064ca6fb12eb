"""All walks of an area the slow and plain way: homes and doors set into their streets, then SciPy."""

import numpy as np
from scipy.sparse.csgraph import dijkstra

from geo.network import WalkNetwork
from geo.own_ground import OWN_GROUND
from geo.snap import Snaps
from tests.geo.own_walks import COMING_IN, SETTING_OUT, graph_by_rule

NOTHING_M = 1e-9  # SciPy reads a length of 0 as no edge


def walk_matrix(
    network: WalkNetwork,
    homes: Snaps,
    doors: Snaps,
    *,
    door_asset: np.ndarray,
    asset_count: int,
    limit_m: float,
    avoid: int = 0,
) -> np.ndarray:
    """(homes, assets) metres, infinite beyond ``limit_m``."""
    n, m = network.node_count, network.edge_count
    edge = np.concatenate([np.arange(m), np.arange(m), homes.edge[homes.joined], doors.edge[doors.joined]])
    offset_m = np.concatenate(
        [np.zeros(m), network.edge_length_m, homes.offset_m[homes.joined], doors.offset_m[doors.joined]]
    )
    inner = np.arange(homes.joined.sum() + doors.joined.sum())
    node = np.concatenate([network.edge_from, network.edge_to, n + inner])
    order = np.lexsort((np.arange(len(edge)) == m + edge, offset_m, edge))  # an edge's far end comes last
    edge, offset_m, node = edge[order], offset_m[order], node[order]
    follows = edge[1:] == edge[:-1]
    open_place = np.zeros(n + 2 * len(inner), bool)
    in_the_open = follows & ((network.edge_flags[edge[1:]] & OWN_GROUND) == 0)
    open_place[node[:-1][in_the_open]] = open_place[node[1:][in_the_open]] = True
    usable = follows & ((network.edge_flags[edge[1:]] & avoid) == 0)
    a, b, length_m = node[:-1][usable], node[1:][usable], np.diff(offset_m)[usable]
    gap_m = np.concatenate([homes.gap_m[homes.joined], doors.gap_m[doors.joined]])
    a = np.concatenate([a, n + inner])
    b = np.concatenate([b, n + len(inner) + inner])
    length_m = np.maximum(np.concatenate([length_m, gap_m]), NOTHING_M)
    own = np.concatenate([(network.edge_flags[edge[1:]][usable] & OWN_GROUND) > 0, np.ones(len(inner), bool)])
    graph = graph_by_rule(a, b, length_m, own=own, open_place=open_place)
    own = n + len(inner) + inner
    at_home, at_door = own[: homes.joined.sum()], own[homes.joined.sum() :]
    matrix = np.full((len(homes), asset_count), np.inf)
    home_rows = np.flatnonzero(homes.joined)
    for asset in np.unique(door_asset[doors.joined]):
        here = at_door[door_asset[doors.joined] == asset]
        walk_m = dijkstra(graph, indices=3 * here + SETTING_OUT, limit=limit_m, min_only=True)
        matrix[home_rows, asset] = walk_m[3 * at_home + COMING_IN]
    return matrix
