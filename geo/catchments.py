"""Which junctions lie within a walk of each of many origins? Thousands of bounded sweeps in one call."""

from dataclasses import dataclass

import numpy as np
from numba import njit

from geo.network import WalkNetwork
from geo.settling import FIRST_ROOM, Arcs, arcs_for, empty_buckets, node_of, reach, unreached
from geo.snap import Snaps
from geo.types import EntryArray, FloatArray, IndexArray, IntArray
from geo.workers import ALONE, Workers


@dataclass(frozen=True, eq=False)
class Catchments:
    """What k origins reach: rows ``start[i]`` to ``start[i + 1]`` are those of origin i, in no order."""

    start: IndexArray  # (k + 1,)
    node: IntArray  # (t,)
    distance_m: FloatArray  # (t,) metres from the origin, its gap included; level ones where streets slope


def catchments(
    network: WalkNetwork, origins: Snaps, *, cutoff_m: float, avoid: int = 0, workers: Workers = ALONE
) -> Catchments:
    """Walk outwards from every origin by itself until ``cutoff_m``.

    Parameters
    ----------
    network
        The streets.
    origins
        (k,) points joined to edges; one joined to none reaches nothing.
    cutoff_m
        The longest walk that counts, metres, inclusive.
    avoid
        Edge flags not walked on.
    workers
        Who does it, each a share; the answer is the same.

    Returns
    -------
    Catchments in the order of the origins.
    """
    arcs = arcs_for(network, avoid)
    nodes, costs_m = seeds(network, origins)

    def fill(share: IndexArray) -> tuple[IndexArray, IntArray, FloatArray]:
        distance_m = np.full(network.node_count, unreached(cutoff_m))
        return _fill(arcs, nodes[share], costs_m[share], cutoff_m, distance_m)

    return _join(workers.each(fill, workers.shares(len(origins))))


def seeds(network: WalkNetwork, origins: Snaps) -> tuple[IntArray, FloatArray]:
    """(k, 4) both ends of each origin's edge, for the way out and for a way within its own ground, and the
    metres to them, infinite where it has no edge; (k, 2) where nothing is anybody's own ground.
    """
    edge = origins.edge
    ends = (network.edge_from, network.edge_to, network.edge_in_from, network.edge_in_to)
    nodes = np.stack([end[edge] for end in (ends if network.has_own_ground else ends[:2])], axis=1)
    along_m = np.stack(
        [
            origins.offset_m * network.against[edge],
            (network.edge_length_m[edge] - origins.offset_m) * network.along[edge],
        ],
        axis=1,
    )
    return nodes, origins.gap_m[:, None] + np.tile(along_m, nodes.shape[1] // 2)


def _join(parts: list[tuple[IndexArray, IntArray, FloatArray]]) -> Catchments:
    if not parts:
        return Catchments(np.zeros(1, int), np.empty(0, np.int32), np.empty(0))
    if len(parts) == 1:
        return Catchments(*parts[0])
    counts = np.concatenate([np.diff(start) for start, _, _ in parts])
    return Catchments(
        np.concatenate([[0], np.cumsum(counts)]),
        np.concatenate([node for _, node, _ in parts]),
        np.concatenate([distance_m for _, _, distance_m in parts]),
    )


@njit(cache=True, nogil=True)
def _fill(
    arcs: Arcs,
    seed_nodes: IntArray,
    seed_costs_m: FloatArray,
    cutoff_m: float,
    distance_m: FloatArray,
) -> tuple[IndexArray, IntArray, FloatArray]:
    """The catchments of a share of the origins: where each begins, its nodes, and their distances."""
    unreached_m = distance_m[0]
    bucket, entry = empty_buckets(cutoff_m), np.empty(FIRST_ROOM, np.uint64)
    out_node, out_m = np.empty(FIRST_ROOM, np.int32), np.empty(FIRST_ROOM)
    start = np.zeros(len(seed_nodes) + 1, np.int64)
    done = 0
    for origin in range(len(seed_nodes)):
        starts = seed_nodes[origin], seed_costs_m[origin]
        entries, entry = reach(arcs, starts, distance_m, bucket, entry, 0)
        if done + entries > len(
            out_node
        ):  # room for all, should the others be about as large as those so far
            everything = (done + entries) * len(seed_nodes) // (origin + 1)
            out_node, out_m = room_for(out_node, out_m, done, done + entries + everything)
        done = _take(entry[:entries], distance_m, unreached_m, out_node, out_m, done)
        start[origin + 1] = done
    return start, out_node[:done], out_m[:done]


@njit(cache=True, nogil=True)
def _take(
    entry: EntryArray,
    distance_m: FloatArray,
    unreached_m: float,
    out_node: IntArray,
    out_m: FloatArray,
    done: int,
) -> int:
    """Write out what was reached, each node once, and leave ``distance_m`` as it was before."""
    row = np.uint64(done)
    for i in range(len(entry)):
        node = node_of(entry[i])
        out_node[row], out_m[row] = node, distance_m[node]
        row += np.uint64(distance_m[node] < unreached_m)
        distance_m[node] = unreached_m
    return int(np.int64(row))


@njit(cache=True, nogil=True)
def room_for(node: IntArray, distance_m: FloatArray, used: int, size: int) -> tuple[IntArray, FloatArray]:
    """Two rows side by side with room for ``size``, the ``used`` first as they were."""
    if size <= len(node):
        return node, distance_m
    longer_node, longer_m = np.empty(size, np.int32), np.empty(size)
    longer_node[:used], longer_m[:used] = node[:used], distance_m[:used]
    return longer_node, longer_m
