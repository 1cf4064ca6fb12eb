"""What if there were a path here? A network with one more way, as if it had been surveyed."""

import numpy as np

from geo.errors import WithinReachError
from geo.network import NO_HOURS, StreetSegments, WalkNetwork, build_network
from geo.snap import Snaps
from geo.types import FloatArray, IndexArray

CORNER_M = 1e-6  # an end this near a corner is at it


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
    at, corner, cut_x, cut_y = _cuts(network, ends)
    joined = np.where(corner >= 0, points[corner], count + np.arange(2))
    new_x, new_y = np.concatenate([x, cut_x, ends.x]), np.concatenate([y, cut_y, ends.y])
    seg_start, seg_end = points[:-1], points[1:]
    inside = np.ones(len(seg_start), bool)
    inside[network.shape_start[1:-1] - 1] = False  # the leap from one edge to the next
    way, edge = network.shape_way[:-1], np.repeat(np.arange(network.edge_count), np.diff(network.shape_start))
    flag, hour = network.edge_flags[edge][:-1], network.edge_hours[edge][:-1]
    starts, stops, ways, seg_flags, hours = [], [], [], [], []
    for row in sorted({int(row) for row in at[corner < 0]}):
        inside[row] = False
        on_it = np.flatnonzero((at == row) & (corner < 0))
        near = np.hypot(cut_x[on_it] - x[seg_start[row]], cut_y[on_it] - y[seg_start[row]])
        chain = [int(seg_start[row]), *(count + on_it[np.argsort(near, kind="stable")]), int(seg_end[row])]
        starts += chain[:-1]
        stops += chain[1:]
        ways += [int(way[row])] * (len(chain) - 1)
        seg_flags += [int(flag[row])] * (len(chain) - 1)
        hours += [int(hour[row])] * (len(chain) - 1)
    path = [int(joined[0]), *range(count + 2, count + 2 + len(ends)), int(joined[1])]
    starts += path[:-1]
    stops += path[1:]
    ways += [0] * (len(path) - 1)
    seg_flags += [flags] * (len(path) - 1)
    hours += [NO_HOURS] * (len(path) - 1)
    return build_network(
        StreetSegments(
            new_x,
            new_y,
            np.concatenate([seg_start[inside], np.array(starts)]).astype(np.int32),
            np.concatenate([seg_end[inside], np.array(stops)]).astype(np.int32),
            np.concatenate([way[inside], np.array(ways)]).astype(np.int32),
            np.concatenate([flag[inside], np.array(seg_flags)]).astype(np.uint8),
            np.concatenate([hour[inside], np.array(hours)]).astype(np.int32),
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


def _cuts(network: WalkNetwork, ends: Snaps) -> tuple[IndexArray, IndexArray, FloatArray, FloatArray]:
    """The segment in which the first and the last end join their edges, and where on it.

    The second array is the shape point at which an end joins, -1 where it joins between two: at a corner a
    path meets all the streets there, not only the one that happened to be the nearest of equals.
    """
    rows, corners, xs, ys = [], [], [], []
    for end in (0, len(ends) - 1):
        edge, offset_m = int(ends.edge[end]), float(ends.offset_m[end])
        first, last = int(network.shape_start[edge]), int(network.shape_start[edge + 1])
        x, y = network.shape_x[first:last], network.shape_y[first:last]
        along = np.concatenate([[0.0], np.cumsum(np.hypot(np.diff(x), np.diff(y)))])
        at = int(np.clip(np.searchsorted(along, offset_m, side="right") - 1, 0, len(x) - 2))
        length = along[at + 1] - along[at]
        share = 0.0 if length == 0 else float(np.clip((offset_m - along[at]) / length, 0.0, 1.0))
        away_m = np.array([share, 1.0 - share]) * length
        rows.append(first + at)
        corners.append(first + at + int(away_m.argmin()) if away_m.min() < CORNER_M else -1)
        xs.append(x[at] + share * (x[at + 1] - x[at]))
        ys.append(y[at] + share * (y[at + 1] - y[at]))
    return np.array(rows), np.array(corners), np.array(xs), np.array(ys)
