"""How many metres is a walk that hills make long in time? The true length of each way of a sweep."""

import numpy as np
from numba import njit

from geo.network import WalkNetwork
from geo.route import entries
from geo.snap import Snaps
from geo.sweep import Sweep
from geo.types import BoolArray, FloatArray, IndexArray, IntArray


def true_lengths(network: WalkNetwork, swept: Sweep, start: Snaps, goals: Snaps) -> FloatArray:
    """The metres that are walked from one start to each goal, by the way that takes least time.

    Parameters
    ----------
    network, swept
        The streets, and a sweep over them from ``start``.
    start, goals
        (1,) and (g,) points joined to edges.

    Returns
    -------
    (g,) metres, both gaps included; infinite where ``walk_lengths`` is. On streets that do not slope the two
    are the same.
    """
    entry, begin_m, walk_m = entries(network, swept, start, goals)
    reached = walk_m <= swept.cutoff_m
    home = int(start.edge[0])
    first_m = float(start.offset_m[0])
    ends = np.array([network.edge_from[home], network.edge_in_from[home]])
    to_end_m = _to_ends(
        entry, reached, network.arc_start, network.arc_edge, network.edge_length_m, swept.via_arc,
        swept.distance_m, ends, np.array([network.edge_to[home], network.edge_in_to[home]]),
        (first_m, float(network.edge_length_m[home]) - first_m),
        float(start.gap_m[0]) + first_m * float(network.against[home]),
    )  # fmt: skip
    length_m = to_end_m + np.abs(goals.offset_m - begin_m) + float(start.gap_m[0]) + goals.gap_m
    return np.where(reached, length_m, np.inf)


@njit(cache=True)
def _to_ends(
    entry: IndexArray,
    reached: BoolArray,
    arc_start: IntArray,
    arc_edge: IntArray,
    edge_length_m: FloatArray,
    via_arc: IntArray,
    distance_m: FloatArray,
    first: IndexArray,
    last: IndexArray,
    parts_m: tuple[float, float],
    by_first_m: float,
) -> FloatArray:
    """Metres of street from the start to the end of its edge and on to each goal's edge; 0 on one edge."""
    walked_m = np.zeros(len(entry))
    for goal in range(len(entry)):
        node = entry[goal]
        if not reached[goal] or node < 0:
            continue
        while via_arc[node] >= 0:
            arc = via_arc[node]
            walked_m[goal] += edge_length_m[arc_edge[arc]]
            node = np.searchsorted(arc_start, arc, "right") - 1
        at_first = node == first[0] or node == first[1]
        at_last = node == last[0] or node == last[1]
        by_first = at_first and (not at_last or abs(distance_m[node] - by_first_m) < 1e-6)
        walked_m[goal] += parts_m[0] if by_first else parts_m[1]
    return walked_m
