"""How long is the walk to each of these points, part-edges at both ends included?"""

import numpy as np

from geo.network import WalkNetwork
from geo.snap import Snaps
from geo.sweep import Sweep
from geo.types import FloatArray


def walk_lengths(network: WalkNetwork, swept: Sweep, starts: Snaps, goals: Snaps) -> FloatArray:
    """Metres on foot from the nearest start to each goal: gap, edges and gap.

    Parameters
    ----------
    network, swept
        The streets, and a sweep over them from ``starts``.
    starts, goals
        (k,) and (g,) points joined to edges. A start and a goal on the same edge walk straight between them
        where that is shorter.

    Returns
    -------
    (g,) metres; infinite where the goal is beyond the sweep's cutoff, not joined to the streets, or joined to
    an edge that the sweep avoids.
    """
    edge = goals.edge
    along_m = goals.offset_m
    by_start = swept.distance_m[network.edge_in_from[edge]] + along_m * network.along[edge]
    rest_m = (network.edge_length_m[edge] - along_m) * network.against[edge]
    by_end = swept.distance_m[network.edge_in_to[edge]] + rest_m
    straight = _straight_along(network, starts, goals)
    lengths = np.minimum(np.minimum(by_start, by_end), straight) + goals.gap_m
    usable = goals.joined & ((network.edge_flags[edge] & swept.avoid) == 0)
    return np.where(usable & (lengths <= swept.cutoff_m), lengths, np.inf)


def _straight_along(network: WalkNetwork, starts: Snaps, goals: Snaps) -> FloatArray:
    """(g,) metres from the nearest start on the goal's own edge, infinite where there is none."""
    straight = np.full(len(goals), np.inf)
    order = np.argsort(goals.edge, kind="stable")
    edges = goals.edge[order]
    for row in np.flatnonzero(starts.joined):
        first, last = (
            np.searchsorted(edges, starts.edge[row], "left"),
            np.searchsorted(edges, starts.edge[row], "right"),
        )
        same = order[first:last]
        length_m = starts.gap_m[row] + along_one_edge(
            network, int(starts.edge[row]), float(starts.offset_m[row]), goals.offset_m[same]
        )
        straight[same] = np.minimum(straight[same], length_m)
    return straight


def along_one_edge(network: WalkNetwork, edge: int, begin_m: float, ends_m: FloatArray) -> FloatArray:
    """(g,) metres of walks along one edge, all from ``begin_m`` along it."""
    ahead_m = ends_m - begin_m
    walks_m = np.where(ahead_m > 0, ahead_m * network.along[edge], -ahead_m * network.against[edge])
    return np.asarray(walks_m, float)
