"""Which junctions lie within a walk of each of many origins? Thousands of bounded sweeps in one call.

Nodes wait in buckets of equal distance rather than in a heap: on streets a bucket is nearly always right the
first time, and a node that is improved within its own bucket is simply walked from again, so distances are
exact whatever the width. ``geo.sweep`` is the plain form that this one is tested against.
"""

from dataclasses import dataclass

import numpy as np
from numba import njit

from geo.network import WalkNetwork
from geo.snap import Snaps
from geo.types import FloatArray, IndexArray, IntArray, UnsignedArray
from geo.workers import ALONE, Workers

BUCKETS_PER_M = 1 / 12  # from 8 to 25 m wide the time is level; a whole block wide costs a fifth more


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
    lengths_m = walkable_lengths(network, avoid)
    nodes, costs_m = seeds(network, origins)
    targets = network.arc_target.view(np.uint32)  # an index that cannot be negative is a tenth faster
    parts = workers.each(
        lambda share: _fill(network.arc_start, targets, lengths_m, cutoff_m, nodes[share], costs_m[share]),
        workers.shares(len(origins)),
    )
    return _join(parts)


def walkable_lengths(network: WalkNetwork, avoid: int) -> FloatArray:
    """Metres along every arc, infinite where it is avoided."""
    if not avoid:
        return network.arc_length_m
    return np.where(network.arc_flags & avoid, np.inf, network.arc_length_m)


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
    counts = np.concatenate([np.diff(start) for start, _, _ in parts])
    return Catchments(
        np.concatenate([[0], np.cumsum(counts)]),
        np.concatenate([node for _, node, _ in parts]),
        np.concatenate([distance_m for _, _, distance_m in parts]),
    )


@njit(cache=True, nogil=True)
def _fill(
    arc_start: IntArray,
    arc_target: UnsignedArray,
    arc_length_m: FloatArray,
    cutoff_m: float,
    seed_nodes: IntArray,
    seed_costs_m: FloatArray,
) -> tuple[IndexArray, IntArray, FloatArray]:
    """The catchments of a share of the origins: where each begins, its nodes, and their distances."""
    count = len(arc_start) - 1
    unreached_m = np.nextafter(cutoff_m, np.inf)  # so that one comparison asks "shorter?" and "near enough?"
    distance_m = np.full(count, unreached_m)
    bucket = np.full(int(cutoff_m * BUCKETS_PER_M) + 2, -1, np.int32)
    waiting, after = np.empty(2 * len(arc_target) + 2, np.uint32), np.empty(2 * len(arc_target) + 2, np.int32)
    out_node, out_m = np.empty(count, np.int32), np.empty(count)
    start = np.zeros(len(seed_nodes) + 1, np.int64)
    done = 0
    for origin in range(len(seed_nodes)):
        out_node, out_m = room_for(out_node, out_m, done, done + count)
        reached = out_node[done:]
        settled, waiting, after = reach(
            arc_start, arc_target, arc_length_m, unreached_m, seed_nodes[origin], seed_costs_m[origin],
            distance_m, bucket, waiting, after, reached,
        )  # fmt: skip
        for i in range(settled):
            out_m[done + i] = distance_m[reached[i]]
            distance_m[reached[i]] = unreached_m
        done += settled
        start[origin + 1] = done
    return start, out_node[:done], out_m[:done]


@njit(cache=True, nogil=True)
def reach(
    arc_start: IntArray,
    arc_target: UnsignedArray,
    arc_length_m: FloatArray,
    unreached_m: float,
    seed_nodes: IntArray,
    seed_costs_m: FloatArray,
    distance_m: FloatArray,
    bucket: IntArray,
    waiting: UnsignedArray,
    after: IntArray,
    reached: IntArray,
) -> tuple[int, UnsignedArray, IntArray]:
    """Settle from all seeds together; how many nodes were written to ``reached``, and the rows of entries.

    Where those are too short they are made longer, and all is begun again. ``distance_m`` and ``bucket`` are
    as they are before any sweep: ``unreached_m`` and -1 throughout.
    """
    settled = _settle(
        arc_start, arc_target, arc_length_m, unreached_m, seed_nodes, seed_costs_m,
        distance_m, bucket, waiting, after, reached,
    )  # fmt: skip
    while settled < 0:
        distance_m[:], bucket[:] = unreached_m, -1
        waiting, after = np.empty(2 * len(waiting), np.uint32), np.empty(2 * len(after), np.int32)
        settled = _settle(
            arc_start, arc_target, arc_length_m, unreached_m, seed_nodes, seed_costs_m,
            distance_m, bucket, waiting, after, reached,
        )  # fmt: skip
    return settled, waiting, after


@njit(cache=True, nogil=True)
def _settle(  # noqa: C901 - the hot loop: a call in it costs a third of the time
    arc_start: IntArray,
    arc_target: UnsignedArray,
    arc_length_m: FloatArray,
    unreached_m: float,
    seed_nodes: IntArray,
    seed_costs_m: FloatArray,
    distance_m: FloatArray,
    bucket: IntArray,
    waiting: UnsignedArray,
    after: IntArray,
    reached: IntArray,
) -> int:
    """Settle from the seeds; how many nodes were written to ``reached``, or -1 where entries had no room.

    ``bucket`` holds the first waiting entry of each bucket, ``waiting`` the node of each entry and ``after``
    the entry behind it.
    """
    entries = settled = 0
    for seed in range(len(seed_nodes)):
        node, cost_m = seed_nodes[seed], seed_costs_m[seed]
        if cost_m < distance_m[node]:
            if distance_m[node] == unreached_m:
                reached[settled] = node
                settled += 1
            distance_m[node] = cost_m
            b = int(cost_m * BUCKETS_PER_M)
            waiting[entries], after[entries], bucket[b] = node, bucket[b], entries
            entries += 1
    for b in range(len(bucket)):
        while bucket[b] >= 0:
            node = waiting[bucket[b]]
            bucket[b] = after[bucket[b]]
            here_m = distance_m[node]
            if int(here_m * BUCKETS_PER_M) != b:
                continue  # a shorter way was found, and walked from, in an earlier bucket
            if entries + arc_start[node + 1] - arc_start[node] > len(waiting):
                return -1
            for arc in range(arc_start[node], arc_start[node + 1]):
                target, there_m = arc_target[arc], here_m + arc_length_m[arc]
                known_m = distance_m[target]
                if there_m < known_m:
                    if known_m == unreached_m:
                        reached[settled] = target
                        settled += 1
                    distance_m[target] = there_m
                    onward = int(there_m * BUCKETS_PER_M)
                    waiting[entries], after[entries], bucket[onward] = target, bucket[onward], entries
                    entries += 1
    return settled


@njit(cache=True, nogil=True)
def room_for(node: IntArray, distance_m: FloatArray, used: int, size: int) -> tuple[IntArray, FloatArray]:
    """Two rows side by side with room for ``size``, the ``used`` first as they were."""
    if size <= len(node):
        return node, distance_m
    longer_node, longer_m = np.empty(2 * size, np.int32), np.empty(2 * size)
    longer_node[:used], longer_m[:used] = node[:used], distance_m[:used]
    return longer_node, longer_m
