"""What if there were a path here? A network with one more way, as if it had been surveyed."""

import numpy as np

from geo.errors import WithinReachError
from geo.network import StreetSegments, WalkNetwork, build_network
from geo.snap import Snaps
from geo.types import FloatArray, IndexArray


def with_path(network: WalkNetwork, ends: Snaps, *, flags: int = 0) -> WalkNetwork:
    """A new network in which the streets at both ends of a path are joined by it.

    Parameters
    ----------
    network
        The streets; left as they are.
    ends
        (k,) the points of the path in order, at least two, the first and the last joined to edges.
    flags
        ``geo.network`` flags of the path, such as STEPS.

    Raises
    ------
    WithinReachError
        Either end has no street near it, or both are the same place.
    """
    if len(ends) < 2 or not (ends.joined[0] and ends.joined[-1]):
        raise WithinReachError(
            "An end of the new path has no street near it.", "Begin and end it at a street."
        )
    if np.hypot(ends.x[0] - ends.x[-1], ends.y[0] - ends.y[-1]) < 0.5 and len(ends) == 2:
        raise WithinReachError("Both ends of the new path are the same place.", "Choose two places.")
    points, x, y = _vertices(network)
    count = len(x)
    starts, stops, ways, seg_flags = [], [], [], []
    cut = {0: ends.edge[0], len(ends) - 1: ends.edge[-1]}
    at, fraction_x, fraction_y = _cuts(network, ends, list(cut))
    new_x, new_y = np.concatenate([x, fraction_x, ends.x]), np.concatenate([y, fraction_y, ends.y])
    seg_start, seg_end = points[:-1], points[1:]
    inside = np.ones(len(seg_start), bool)
    inside[network.shape_start[1:-1] - 1] = False  # the leap from one edge to the next
    way, flag = network.shape_way[:-1], np.repeat(network.edge_flags, np.diff(network.shape_start))[:-1]
    for row in sorted(set(at.tolist())):
        inside[row] = False
        on_it = np.flatnonzero(at == row)
        near = np.hypot(fraction_x[on_it] - x[seg_start[row]], fraction_y[on_it] - y[seg_start[row]])
        chain = [int(seg_start[row]), *(count + on_it[np.argsort(near, kind="stable")]), int(seg_end[row])]
        starts += chain[:-1]
        stops += chain[1:]
        ways += [int(way[row])] * (len(chain) - 1)
        seg_flags += [int(flag[row])] * (len(chain) - 1)
    path = [count, *range(count + 2, count + 2 + len(ends)), count + 1]
    starts += path[:-1]
    stops += path[1:]
    ways += [0] * (len(path) - 1)
    seg_flags += [flags] * (len(path) - 1)
    return build_network(
        StreetSegments(
            new_x,
            new_y,
            np.concatenate([seg_start[inside], np.array(starts)]).astype(np.int32),
            np.concatenate([seg_end[inside], np.array(stops)]).astype(np.int32),
            np.concatenate([way[inside], np.array(ways)]).astype(np.int32),
            np.concatenate([flag[inside], np.array(seg_flags)]).astype(np.uint8),
        )
    )


def _vertices(network: WalkNetwork) -> tuple[IndexArray, FloatArray, FloatArray]:
    """The vertex of every shape point: ends of edges are their nodes, those between are their own."""
    total = len(network.shape_x)
    points = np.full(total, -1)
    points[network.shape_start[:-1]] = network.edge_from
    points[network.shape_start[1:] - 1] = network.edge_to
    between = np.flatnonzero(points < 0)
    points[between] = network.node_count + np.arange(len(between))
    x = np.concatenate([network.node_x, network.shape_x[between]])
    y = np.concatenate([network.node_y, network.shape_y[between]])
    return points, x, y


def _cuts(network: WalkNetwork, ends: Snaps, which: list[int]) -> tuple[IndexArray, FloatArray, FloatArray]:
    """The segment in which each end joins its edge, and where on it."""
    rows, xs, ys = [], [], []
    for end in which:
        edge, offset_m = int(ends.edge[end]), float(ends.offset_m[end])
        first, last = int(network.shape_start[edge]), int(network.shape_start[edge + 1])
        x, y = network.shape_x[first:last], network.shape_y[first:last]
        along = np.concatenate([[0.0], np.cumsum(np.hypot(np.diff(x), np.diff(y)))])
        at = int(np.clip(np.searchsorted(along, offset_m, side="right") - 1, 0, len(x) - 2))
        length = along[at + 1] - along[at]
        share = 0.0 if length == 0 else float(np.clip((offset_m - along[at]) / length, 0.0, 1.0))
        rows.append(first + at)
        xs.append(x[at] + share * (x[at + 1] - x[at]))
        ys.append(y[at] + share * (y[at + 1] - y[at]))
    return np.array(rows), np.array(xs), np.array(ys)
