"""Which junctions does a walk come to, and how far are they? The one hot loop of all the fast sweeps.

A bounded Dijkstra in which junctions wait in buckets of equal distance instead of a heap. Within a bucket no
order is kept: on streets that is nearly always right the first time, and a junction improved within its own
bucket is simply walked from again. So distances are exact whatever the width: the same sums of the same
floats as those of ``geo.sweep``, the plain form that this one is tested against.

Whether a way is shorter is as good as a coin, and a processor that guesses wrong loses more than it costs to
do the work: so all is written down either way, and only what counts moves on. Every index is unsigned, so
that nobody asks whether it is negative.
"""

import numpy as np
from numba import njit

from geo.network import WalkNetwork
from geo.types import EntryArray, FloatArray, IndexArray, UnsignedArray

BUCKETS_PER_M = 1 / 4  # from 2 to 8 m wide the time is level; a whole block wide costs a half more
NONE = np.uint32(0xFFFFFFFF)  # nothing waits in this bucket, or behind this entry
FIRST_ROOM = 4096  # entries; a walk of half an hour in a city makes about as many

Arcs = tuple[UnsignedArray, UnsignedArray, FloatArray]  # start, target, metres (infinite where avoided)

_ONE, _NODE, _BEHIND = (
    np.uint64(1),
    np.uint64(NONE),
    np.uint64(32),
)  # an entry: a node, and the entry behind it


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
            bucket[at] = entry[head] >> _BEHIND
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
