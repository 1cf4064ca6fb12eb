"""Which junctions lie within a walk of each of many origins? Thousands of bounded sweeps in one call.

The loop here is that of ``geo.nearest`` and ``geo.pairs`` too: a bounded Dijkstra in which junctions wait
in buckets of equal distance instead of a heap. Within a bucket no order is kept: on streets that is nearly
always right the first time, and a junction improved within its own bucket is simply walked from again. So
distances are exact whatever the width: the same sums of the same floats as those of ``geo.sweep``, the
plain form that this one is tested against.

Whether a way is shorter is as good as a coin, and a processor that guesses wrong loses more than it costs to
do the work: so all is written down either way, and only what counts moves on. Every index is unsigned, so
that nobody asks whether it is negative.
"""

from dataclasses import dataclass

import numpy as np
from numba import njit

from geo.network import WalkNetwork
from geo.snap import Snaps
from geo.types import EntryArray, FloatArray, IndexArray, IntArray, UnsignedArray
from geo.workers import ALONE, Workers

BUCKETS_PER_M = 1 / 4  # 8 or 12 m wide costs a twentieth to a twelfth more
NONE = np.uint32(0xFFFFFFFF)  # nothing waits in this bucket, or behind this entry
FIRST_ROOM = 4096  # entries; a walk of half an hour in a city makes about as many

Arcs = tuple[UnsignedArray, UnsignedArray, FloatArray]  # start, target, metres (infinite where avoided)

_ONE = np.uint64(1)
_NODE, _BEHIND = np.uint64(NONE), np.uint64(32)  # an entry: a node, and above it the entry behind it


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
        """The catchments of some origins; in the rows of the first there is room for those of all."""
        distance_m = np.full(network.node_count, unreached(cutoff_m))
        rows_for = len(share) if share[0] else len(origins)
        return _fill(arcs, (nodes[share], costs_m[share]), cutoff_m, distance_m, rows_for)

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
    """The catchments of all shares in one row: the others are written behind the first, in its room."""
    if not parts:
        return Catchments(np.zeros(1, int), np.empty(0, np.int32), np.empty(0))
    ends = np.cumsum([start[-1] for start, _, _ in parts])
    _, node, distance_m = parts[0]
    if len(parts) > 1:
        node, distance_m = room_for(node, distance_m, int(ends[0]), int(ends[-1]))
    for (_, more, more_m), begin, end in zip(parts[1:], ends[:-1], ends[1:], strict=True):
        node[begin:end], distance_m[begin:end] = more[: end - begin], more_m[: end - begin]
    begins = [start[1:] + end - start[-1] for (start, _, _), end in zip(parts, ends, strict=True)]
    return Catchments(np.concatenate([[0], *begins]), node[: ends[-1]], distance_m[: ends[-1]])


@njit(cache=True, nogil=True)
def _fill(
    arcs: Arcs, seeds_of: tuple[IntArray, FloatArray], cutoff_m: float, distance_m: FloatArray, rows_for: int
) -> tuple[IndexArray, IntArray, FloatArray]:
    """The catchments of a share of the origins: where each begins, its nodes, and their distances.

    The last two have room for as many origins as ``rows_for``, should all be about as large.
    """
    seed_nodes, seed_costs_m = seeds_of
    unreached_m = distance_m[0]
    bucket, entry = empty_buckets(cutoff_m), np.empty(FIRST_ROOM, np.uint64)
    out_node, out_m = np.empty(FIRST_ROOM, np.int32), np.empty(FIRST_ROOM)
    start = np.zeros(len(seed_nodes) + 1, np.int64)
    done = 0
    for origin in range(len(seed_nodes)):
        starts = seed_nodes[origin], seed_costs_m[origin]
        entries, entry = reach(arcs, starts, distance_m, bucket, entry, 0)
        if done + entries > len(out_node):
            # Room for all, should the others be about as large as those so far.
            everything = (done + entries) * rows_for // (origin + 1)
            out_node, out_m = room_for(out_node, out_m, done, done + entries + everything)
        done = _take(entry[:entries], distance_m, unreached_m, out_node, out_m, done)
        start[origin + 1] = done
    return start, out_node, out_m


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


def arcs_for(network: WalkNetwork, avoid: int) -> Arcs:
    """The arcs as the loop reads them, those that carry a flag of ``avoid`` infinitely long."""
    lengths_m = network.arc_length_m
    if avoid:
        lengths_m = np.where(network.arc_flags & avoid, np.inf, lengths_m)
    return network.arc_start.view(np.uint32), network.arc_target.view(np.uint32), lengths_m


def unreached(cutoff_m: float) -> float:
    """Metres of what is not reached: the next number after the cutoff, so that one comparison asks both."""
    return float(np.nextafter(cutoff_m, np.inf))


@njit(cache=True)
def empty_buckets(cutoff_m: float) -> UnsignedArray:
    """Buckets for all walks of up to ``cutoff_m``, and a last one for what is further."""
    return np.full(int(cutoff_m * BUCKETS_PER_M) + 2, NONE, np.uint32)


@njit(cache=True, nogil=True)
def reach(
    arcs: Arcs,
    seeds: tuple[IndexArray, FloatArray],
    distance_m: FloatArray,
    bucket: UnsignedArray,
    entry: EntryArray,
    first: int,
) -> tuple[int, EntryArray]:
    """Settle from all seeds together.

    Parameters
    ----------
    arcs
        As ``arcs_for`` gives them.
    seeds
        (s,) nodes, and the metres to each.
    distance_m
        (n,) metres known so far, ``unreached`` where none are. Becomes shorter where a seed is nearer.
    bucket
        ``empty_buckets``. Empty again afterwards, but for the last, from which nobody has walked on.
    entry
        Room for what waits; any length.
    first
        Of the bucket to begin with; a seed that is nearer has been walked from already.

    Returns
    -------
    How many entries were made, and the entries, perhaps in a longer row than was given. The node of each is
    one that was reached: every such node is among them, some twice.
    """
    made = 0
    if len(entry) < len(seeds[0]):
        entry = np.empty(2 * len(seeds[0]), np.uint64)
    for seed in range(len(seeds[0])):
        node, metres = seeds[0][seed], seeds[1][seed]
        if metres <= distance_m[node]:
            distance_m[node] = metres
            at = min(int(metres * BUCKETS_PER_M), len(bucket) - 1)
            entry[made] = _entry(np.uint64(node), np.uint64(bucket[at]))
            bucket[at] = made
            made += 1
    made = _settle(arcs, distance_m, bucket, entry, made, first)
    while made < 0:
        longer = np.empty(2 * len(entry), np.uint64)
        longer[: len(entry)] = entry
        entry = longer
        made = _settle(arcs, distance_m, bucket, entry, ~made, first)
    return made, entry


@njit(cache=True, nogil=True)
def _settle(
    arcs: Arcs, distance_m: FloatArray, bucket: UnsignedArray, entry: EntryArray, made: int, first: int
) -> int:
    """Empty all buckets from ``first`` on but the last; how many entries there are then.

    ``~made`` where entries have no room: to be called again with more.
    """
    arc_start, arc_target, arc_length_m = arcs
    last, entries = np.uint64(len(bucket) - 1), np.uint64(made)
    for at in range(np.uint64(first), last):
        head = bucket[at]
        while head != NONE:
            node = node_of(entry[head])
            begin, end = np.uint64(arc_start[node]), np.uint64(arc_start[node + _ONE])
            if entries + (end - begin) > np.uint64(len(entry)):
                return ~int(np.int64(entries))
            bucket[at] = behind_of(entry[head])
            here_m = distance_m[node]
            if np.uint64(int(here_m * BUCKETS_PER_M)) == at:  # else it was walked from in an earlier bucket
                for arc in range(begin, end):
                    target = np.uint64(arc_target[arc])
                    there_m, least_m = here_m + arc_length_m[arc], distance_m[target]
                    shorter = there_m < least_m
                    least_m = there_m if shorter else least_m
                    distance_m[target] = least_m
                    onward = min(np.uint64(int(least_m * BUCKETS_PER_M)), last)
                    waiting = np.uint64(bucket[onward])
                    entry[entries] = _entry(target, waiting)
                    bucket[onward] = entries if shorter else waiting
                    entries += np.uint64(shorter)
            head = bucket[at]
    return int(np.int64(entries))


@njit(cache=True, inline="always")
def _entry(node: np.uint64, behind: np.uint64) -> np.uint64:
    return node | (behind << _BEHIND)


@njit(cache=True, inline="always")
def node_of(entry: np.uint64) -> np.uint64:
    """The node that an entry is of."""
    return entry & _NODE


@njit(cache=True, inline="always")
def behind_of(entry: np.uint64) -> np.uint64:
    """The entry that waits behind one, ``NONE`` where none does."""
    return entry >> _BEHIND
