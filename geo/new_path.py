"""What if there were a path here? A network with one more way, as if it had been surveyed."""

from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from geo.errors import WithinReachError
from geo.heights import Heights
from geo.network import NO_HOURS, StreetSegments, WalkNetwork, build_network, freeze
from geo.snap import Snaps
from geo.types import FloatArray, IndexArray

CORNER_M = 1e-6  # an end this near a corner is at it


def with_path(network: WalkNetwork, ends: Snaps, *, flags: int = 0) -> WalkNetwork:
    """A new network in which the streets at both ends of a path are joined by it.

    Where heights are known the path climbs evenly from the one street to the other.

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
    starts, stops, ways, seg_flags, hours, along = [], [], [], [], [], []
    along_m = _along(network)
    for row in sorted({int(row) for row in at[corner < 0]}):
        inside[row] = False
        on_it = np.flatnonzero((at == row) & (corner < 0))
        near = np.hypot(cut_x[on_it] - x[seg_start[row]], cut_y[on_it] - y[seg_start[row]])
        chain = [int(seg_start[row]), *(count + on_it[np.argsort(near, kind="stable")]), int(seg_end[row])]
        stations = [float(along_m[row]), *(along_m[row] + np.sort(near)), float(along_m[row + 1])]
        along += [(int(edge[row]), *pair) for pair in pairwise(stations)]
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
    segments = StreetSegments(
        new_x,
        new_y,
        np.concatenate([seg_start[inside], np.array(starts)]).astype(np.int32),
        np.concatenate([seg_end[inside], np.array(stops)]).astype(np.int32),
        np.concatenate([way[inside], np.array(ways)]).astype(np.int32),
        np.concatenate([flag[inside], np.array(seg_flags)]).astype(np.uint8),
        np.concatenate([hour[inside], np.array(hours)]).astype(np.int32),
    )
    if network.heights is None:
        return build_network(segments)
    of_path = [(-1, 0.0, 0.0)] * (len(path) - 1)
    cut_edge, cut_from_m, cut_to_m = np.array([*along, *of_path], float).T
    lie = _Lie(
        np.concatenate([edge[:-1][inside], cut_edge.astype(int)]),
        np.concatenate([along_m[:-1][inside], cut_from_m]),
        np.concatenate([along_m[1:][inside], cut_to_m]),
    )
    ends_m = network.heights.at(ends.edge[[0, -1]], ends.offset_m[[0, -1]])
    return _with_heights(segments, network.heights, lie, ends_m)


@dataclass(frozen=True, eq=False)
class _Lie:
    """Where s segments lie on the old streets; those of the path come last."""

    edge: IndexArray  # (s,) -1 for the path's
    from_m: FloatArray  # (s,) metres along the old edge at which each starts
    to_m: FloatArray  # (s,)


def _along(network: WalkNetwork) -> FloatArray:
    """(p,) metres along its edge of every shape point."""
    step_m = np.hypot(np.diff(network.shape_x, prepend=0.0), np.diff(network.shape_y, prepend=0.0))
    step_m[network.shape_start[:-1]] = 0.0
    along_m = np.cumsum(step_m)
    return np.asarray(along_m - np.repeat(along_m[network.shape_start[:-1]], np.diff(network.shape_start)))


def _with_heights(segments: StreetSegments, old: Heights, lie: _Lie, ends_m: FloatArray) -> WalkNetwork:
    """The streets of these segments with the profiles of the old ones, cut where they are cut."""
    numbers = np.arange(len(segments.way), dtype=np.int32)
    built = build_network(replace(segments, way=numbers))
    begins = np.flatnonzero(built.shape_way >= 0)  # the shape points at which a segment begins
    segment, along_m = built.shape_way[begins], _along(built)
    forwards = (built.shape_x[begins] == segments.x[segments.start[segment]]) & (
        built.shape_y[begins] == segments.y[segments.start[segment]]
    )
    low_m, high_m = _heights_at_ends(segments, old, lie, ends_m)
    height_m = np.empty(len(built.shape_x))
    height_m[begins + 1] = np.where(forwards, high_m[segment], low_m[segment])
    height_m[begins] = np.where(forwards, low_m[segment], high_m[segment])
    edge = np.repeat(np.arange(built.edge_count), np.diff(built.shape_start))
    point, inner_segment = _between(old, lie)
    at = np.full(len(numbers), -1)
    at[segment] = np.arange(len(segment))
    at, point = at[inner_segment][at[inner_segment] >= 0], point[at[inner_segment] >= 0]
    of = segment[at]
    ahead_m = np.where(forwards[at], old.along_m[point] - lie.from_m[of], lie.to_m[of] - old.along_m[point])
    every_edge = np.concatenate([edge, edge[begins[at]]])
    every_along_m = np.concatenate([along_m, along_m[begins[at]] + ahead_m])
    order = np.lexsort((every_along_m, every_edge))
    start = np.searchsorted(every_edge[order], np.arange(built.edge_count + 1)).astype(np.int32)
    heights = Heights(start, every_along_m[order], np.concatenate([height_m, old.height_m[point]])[order])
    way = np.where(built.shape_way < 0, -1, segments.way[built.shape_way]).astype(np.int32)
    return freeze(replace(built, shape_way=way, heights=heights))


def _heights_at_ends(
    segments: StreetSegments, old: Heights, lie: _Lie, ends_m: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """(s,) the heights at which each segment starts and ends; the path's rise evenly between ``ends_m``."""
    on_street = lie.edge >= 0
    low_m, high_m = np.empty(len(lie.edge)), np.empty(len(lie.edge))
    low_m[on_street] = old.at(lie.edge[on_street], lie.from_m[on_street])
    high_m[on_street] = old.at(lie.edge[on_street], lie.to_m[on_street])
    begins, ends = segments.start[~on_street], segments.end[~on_street]
    step_m = np.hypot(segments.x[ends] - segments.x[begins], segments.y[ends] - segments.y[begins])
    share = np.concatenate([[0.0], np.cumsum(step_m) / max(float(step_m.sum()), CORNER_M)])
    path_m = ends_m[0] + share * (ends_m[1] - ends_m[0])
    low_m[~on_street], high_m[~on_street] = path_m[:-1], path_m[1:]
    return low_m, high_m


def _between(old: Heights, lie: _Lie) -> tuple[IndexArray, IndexArray]:
    """The points of the old profiles that are no end of an edge, and the segment on which each lies."""
    inner = np.ones(len(old.along_m), bool)
    inner[old.start[:-1]] = inner[old.start[1:] - 1] = False
    point = np.flatnonzero(inner)
    edge = np.searchsorted(old.start, point, "right") - 1
    apart_m = 1.0 + float(old.along_m.max())
    on_street = np.flatnonzero(lie.edge >= 0)
    order = on_street[np.lexsort((lie.to_m[on_street], lie.from_m[on_street], lie.edge[on_street]))]
    keys = lie.edge[order] * apart_m + lie.from_m[order]
    at = np.searchsorted(keys, edge * apart_m + old.along_m[point], "right") - 1
    return point, order[at]


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
