"""How far is every junction from the nearest of many places? One sweep from all of them at once.

The kernel is that of ``geo.catchments``, begun at every place together; ``geo.sweep``, which also keeps the
way, is the plain form that it is tested against.
"""

import numpy as np

from geo.catchments import BUCKETS_PER_M, reach, seeds, walkable_lengths
from geo.gradients import turned
from geo.network import WalkNetwork
from geo.snap import Snaps
from geo.types import FloatArray

LONGEST_M = 1_000_000.0  # nobody walks further, and the buckets must end somewhere


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
    unreached_m = np.nextafter(cutoff_m, np.inf)
    nodes, costs_m = seeds(network, places.take(places.joined))
    entries = 2 * (len(network.arc_target) + nodes.size + 1)
    distance_m = np.full(network.node_count, unreached_m)
    reach(
        network.arc_start,
        network.arc_target.view(np.uint32),
        walkable_lengths(network, avoid),
        unreached_m,
        nodes.ravel(),
        costs_m.ravel(),
        distance_m,
        np.full(int(cutoff_m * BUCKETS_PER_M) + 2, -1, np.int32),
        np.empty(entries, np.uint32),
        np.empty(entries, np.int32),
        np.empty(network.node_count, np.int32),
    )
    distance_m[distance_m == unreached_m] = np.inf
    return distance_m
