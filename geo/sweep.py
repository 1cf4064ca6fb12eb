"""How far is every junction from these starting points? One bounded Dijkstra does all the reaching."""

from dataclasses import dataclass

import numpy as np
from numba import njit

from geo.network import WalkNetwork
from geo.snap import Snaps
from geo.types import FlagArray, FloatArray, IntArray


@dataclass(frozen=True, eq=False)
class Sweep:
    """What one sweep settled, over the n nodes of a network."""

    cutoff_m: float
    avoid: int
    distance_m: FloatArray  # (n,) metres from the nearest start, its gap included; infinite where not reached
    via_arc: IntArray  # (n,) arc walked last to reach the node; -1 at a start or where not reached
    seed: IntArray  # (n,) which start reached it; -1 where not reached


def sweep(network: WalkNetwork, starts: Snaps, *, cutoff_m: float, avoid: int = 0) -> Sweep:
    """Walk outwards from every start at once until ``cutoff_m``.

    Parameters
    ----------
    network
        The streets.
    starts
        (k,) points joined to edges; those joined to none take no part. From a start both ends of its edge are
        walked to, its gap included.
    cutoff_m
        The longest walk that counts, metres, inclusive; level ones where streets slope.
    avoid
        Edge flags not walked on.

    Returns
    -------
    Sweep with each node's distance from its nearest start, metres.
    """
    row = np.flatnonzero(starts.joined)
    edge, offset_m, gap_m = starts.edge[row], starts.offset_m[row], starts.gap_m[row]
    nodes = np.concatenate(
        [network.edge_from[edge], network.edge_to[edge], network.edge_in_from[edge], network.edge_in_to[edge]]
    )
    back_m = offset_m * network.against[edge]
    onward_m = (network.edge_length_m[edge] - offset_m) * network.along[edge]
    costs = np.tile(np.stack([gap_m + back_m, gap_m + onward_m]), (2, 1))
    count = network.node_count
    distance_m, via_arc, seed = (
        np.full(count, np.inf),
        np.full(count, -1, np.int32),
        np.full(count, -1, np.int32),
    )
    _settle(
        network.arc_start,
        network.arc_target,
        network.arc_length_m,
        network.arc_flags,
        np.uint8(avoid),
        cutoff_m,
        nodes,
        costs.ravel(),
        np.tile(row, 4).astype(np.int32),
        distance_m,
        via_arc,
        seed,
    )
    return Sweep(cutoff_m, avoid, distance_m, via_arc, seed)


@njit(cache=True, nogil=True)
def _settle(
    arc_start: IntArray,
    arc_target: IntArray,
    arc_length_m: FloatArray,
    arc_flags: FlagArray,
    avoid: np.uint8,
    cutoff_m: float,
    seed_nodes: IntArray,
    seed_costs: FloatArray,
    seed_labels: IntArray,
    distance_m: FloatArray,
    via_arc: IntArray,
    seed: IntArray,
) -> None:
    """Dijkstra with a binary heap; entries overtaken by a shorter way are passed over when they come up."""
    keys = np.empty(len(arc_target) + len(seed_nodes) + 1)
    items = np.empty(len(keys), np.int32)
    size = 0
    for i in range(len(seed_nodes)):
        node, cost = seed_nodes[i], seed_costs[i]
        if cost <= cutoff_m and cost < distance_m[node]:
            distance_m[node], seed[node] = cost, seed_labels[i]
            size = _push(keys, items, size, cost, node)
    while size:
        cost, node = keys[0], items[0]
        size = _pop(keys, items, size)
        if cost > distance_m[node]:
            continue
        for arc in range(arc_start[node], arc_start[node + 1]):
            if arc_flags[arc] & avoid:
                continue
            target, onward = arc_target[arc], cost + arc_length_m[arc]
            if onward <= cutoff_m and onward < distance_m[target]:
                distance_m[target], via_arc[target], seed[target] = onward, arc, seed[node]
                size = _push(keys, items, size, onward, target)


@njit(cache=True, inline="always")
def _push(keys: FloatArray, items: IntArray, size: int, key: float, item: int) -> int:
    hole = size
    while hole:
        parent = (hole - 1) >> 1
        if keys[parent] <= key:
            break
        keys[hole], items[hole] = keys[parent], items[parent]
        hole = parent
    keys[hole], items[hole] = key, item
    return size + 1


@njit(cache=True, inline="always")
def _pop(keys: FloatArray, items: IntArray, size: int) -> int:
    size -= 1
    key, item = keys[size], items[size]
    hole = 0
    while True:
        child = 2 * hole + 1
        if child >= size:
            break
        if child + 1 < size and keys[child + 1] < keys[child]:
            child += 1
        if keys[child] >= key:
            break
        keys[hole], items[hole] = keys[child], items[child]
        hole = child
    keys[hole], items[hole] = key, item
    return size
