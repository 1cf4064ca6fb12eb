"""All walks of an area the slow and plain way: homes and doors set into their streets, then SciPy."""

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import dijkstra

from geo.network import WalkNetwork
from geo.snap import Snaps

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
    usable = (edge[1:] == edge[:-1]) & ((network.edge_flags[edge[1:]] & avoid) == 0)
    a, b, length_m = node[:-1][usable], node[1:][usable], np.diff(offset_m)[usable]
    gap_m = np.concatenate([homes.gap_m[homes.joined], doors.gap_m[doors.joined]])
    a = np.concatenate([a, n + inner])
    b = np.concatenate([b, n + len(inner) + inner])
    length_m = np.maximum(np.concatenate([length_m, gap_m]), NOTHING_M)
    size = n + 2 * len(inner)
    graph = _shortest_of_parallels(np.minimum(a, b), np.maximum(a, b), length_m, size)
    own = n + len(inner) + inner
    at_home, at_door = own[: homes.joined.sum()], own[homes.joined.sum() :]
    matrix = np.full((len(homes), asset_count), np.inf)
    home_rows = np.flatnonzero(homes.joined)
    for asset in np.unique(door_asset[doors.joined]):
        here = at_door[door_asset[doors.joined] == asset]
        walk_m = dijkstra(graph, directed=False, indices=here, limit=limit_m, min_only=True)
        matrix[home_rows, asset] = walk_m[at_home]
    return matrix


def _shortest_of_parallels(a, b, length_m, size):
    order = np.lexsort((length_m, b, a))
    a, b, length_m = a[order], b[order], length_m[order]
    first = np.ones(len(a), bool)
    first[1:] = (np.diff(a) != 0) | (np.diff(b) != 0)
    first &= a != b
    return coo_array((length_m[first], (a[first], b[first])), shape=(size, size)).tocsr()
