"""How far is every junction from the nearest of many places? One sweep from all of them at once.

The loop is that of ``geo.catchments``, begun at every place; ``geo.sweep``, which also keeps the way, is the
plain form that it is tested against. In a large town all places at once would visit the streets here, there
and everywhere, and wait for the memory at each. So the walk goes on for a stride about a few neighbouring
places, then about the next few, and then all by another stride.
"""

import numpy as np
from numba import njit

from geo.catchments import (
    FIRST_ROOM,
    NONE,
    Arcs,
    arcs_for,
    behind_of,
    empty_buckets,
    node_of,
    reach,
    seeds,
    unreached,
)
from geo.gradients import turned
from geo.network import WalkNetwork
from geo.snap import Snaps
from geo.types import EntryArray, FloatArray, IndexArray, IntArray, UnsignedArray

LONGEST_M = 1_000_000.0  # nobody walks further, and the buckets must end somewhere
STRIDE_M = 1_500.0  # from 800 to 2,400 the time is level
NEIGHBOURS = 16_384  # nodes side by side in memory, as many as a processor keeps near itself


def nearest_lengths(
    network: WalkNetwork, places: Snaps, *, cutoff_m: float = LONGEST_M, avoid: int = 0
) -> FloatArray:
    """Metres on foot from every junction to its nearest place.

    Parameters
    ----------
    network
        The streets.
    places
        (k,) points joined to edges; those joined to none take no part.
    cutoff_m
        The longest walk that counts, metres, inclusive; never more than ``LONGEST_M``.
    avoid
        Edge flags not walked on.

    Returns
    -------
    (n,) metres, the place's gap included; infinite where none is within the cutoff.
    """
    network = turned(network)  # from the junctions to the places, not from these outwards
    cutoff_m = min(cutoff_m, LONGEST_M)
    nodes, costs_m = seeds(network, places.take(places.joined))
    nodes, costs_m = nodes.ravel(), costs_m.ravel()
    order = np.argsort(nodes, kind="stable")
    groups = np.searchsorted(nodes[order], np.arange(0, network.node_count + NEIGHBOURS, NEIGHBOURS))
    distance_m = np.full(network.node_count, unreached(cutoff_m))
    _stride(arcs_for(network, avoid), (nodes[order], costs_m[order]), groups, cutoff_m, distance_m)
    return distance_m


@njit(cache=True, nogil=True)
def _stride(
    arcs: Arcs,
    seeds: tuple[IntArray, FloatArray],
    groups: IndexArray,
    cutoff_m: float,
    distance_m: FloatArray,
) -> None:
    """Settle all within the cutoff, seeds groups[g] to groups[g + 1] together; infinite what is beyond."""
    unreached_m, entry, near, far_m = distance_m[0], np.empty(FIRST_ROOM, np.uint64), 0, 0.0
    nodes, costs_m = seeds[0].astype(np.uint32), seeds[1]
    while len(nodes):
        far_m = min(far_m + STRIDE_M, cutoff_m)
        bucket = empty_buckets(far_m)
        onward, waiting, onward_groups = np.empty(FIRST_ROOM, np.uint32), 0, np.zeros_like(groups)
        for g in range(len(groups) - 1):
            group = nodes[groups[g] : groups[g + 1]], costs_m[groups[g] : groups[g + 1]]
            entries, entry = reach(arcs, group, distance_m, bucket, entry, near)
            if waiting + entries > len(onward):
                longer = np.empty(2 * (waiting + entries), np.uint32)
                longer[:waiting] = onward[:waiting]
                onward = longer
            waiting = _take_last(bucket, entry, onward, waiting)
            onward_groups[g + 1] = waiting
        nodes, groups, near = onward[:waiting], onward_groups, len(bucket) - 1
        costs_m = distance_m[nodes]
    for node in range(len(distance_m)):
        if distance_m[node] == unreached_m:
            distance_m[node] = np.inf


@njit(cache=True, nogil=True)
def _take_last(bucket: UnsignedArray, entry: EntryArray, onward: UnsignedArray, waiting: int) -> int:
    """Empty the last bucket into ``onward``; how many wait there then."""
    head = bucket[-1]
    while head != NONE:
        onward[waiting] = node_of(entry[head])
        head = behind_of(entry[head])
        waiting += 1
    bucket[-1] = NONE
    return waiting
