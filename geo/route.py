"""Which way does one walk there? The path behind each figure of a sweep, step by step."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import shapely
from numba import njit

from geo.network import WalkNetwork
from geo.reach import along_one_edge
from geo.snap import Snaps
from geo.sweep import Sweep
from geo.types import FlagArray, FloatArray, IndexArray, IntArray

ON_GROUND = -1  # the way of a step between a door and the street


@dataclass(frozen=True, eq=False)
class Route:
    """The shortest way from a start to a goal, door to door: p points and the p - 1 steps between them."""

    walk_m: float  # level metres, where streets slope
    x: FloatArray  # (p,) metres in the area's CRS; the first is the start itself, the last the goal itself
    y: FloatArray  # (p,)
    way: IntArray  # (p - 1,) row in the table of ways, or ON_GROUND between a door and the street
    flags: FlagArray  # (p - 1,) edge flags

    @property
    def step_m(self) -> FloatArray:
        """(p - 1,) metres of each step; on streets that do not slope they sum to ``walk_m``."""
        return np.asarray(np.hypot(np.diff(self.x), np.diff(self.y)))

    @property
    def line(self) -> shapely.LineString:
        """The way as a line; at a door that is reached without a step, of no length."""
        moved = np.concatenate([[True], self.step_m > 0])
        moved[-1] |= not moved[1:].any()
        return shapely.LineString(np.column_stack([self.x[moved], self.y[moved]]))


def routes(network: WalkNetwork, swept: Sweep, start: Snaps, goals: Snaps) -> list[Route | None]:
    """The ways behind ``walk_lengths`` from one start to many goals.

    Parameters
    ----------
    network, swept
        The streets, and a sweep over them from ``start``.
    start, goals
        One point, and (g,) points, joined to edges.

    Returns
    -------
    (g,) routes; None where a goal was not reached within the sweep's cutoff.
    """
    entry, begin_m, walk_m = entries(network, swept, start, goals)
    rows = np.flatnonzero(walk_m <= swept.cutoff_m)
    streets = _Streets(*(getattr(network, name) for name in _Streets._fields))
    home = _Door(start.x[0], start.y[0], start.edge[0], start.offset_m[0], start.gap_m[0])
    ends = _Ends(
        entry[rows], begin_m[rows], goals.edge[rows], goals.offset_m[rows], goals.x[rows], goals.y[rows]
    )
    first, x, y, way, flags = _trace(streets, swept.via_arc, swept.distance_m, home, ends)
    to_goals: list[Route | None] = [None] * len(goals)
    for i, row in enumerate(rows.tolist()):
        a, b = first[i], first[i + 1]
        to_goals[row] = Route(float(walk_m[row]), x[a:b], y[a:b], way[a : b - 1], flags[a : b - 1])
    return to_goals


def edges_on_the_way(network: WalkNetwork, swept: Sweep, start: Snaps, goals: Snaps) -> list[IndexArray]:
    """(g,) for each of the routes to ``goals`` the edges on it in the order walked; empty if there is none.

    Edges of no length, such as a gate that is open at times only, are among them.
    """
    entry, _, walk_m = entries(network, swept, start, goals)
    ways = []
    for node, last, reached in zip(
        entry.tolist(), goals.edge.tolist(), walk_m <= swept.cutoff_m, strict=True
    ):
        back = [last] if reached else []
        while reached and node >= 0 and (arc := int(swept.via_arc[node])) >= 0:
            back.append(int(network.arc_edge[arc]))
            node = int(np.searchsorted(network.arc_start, arc, "right")) - 1
        back += [int(start.edge[0])] if reached and node >= 0 else []
        ways.append(np.array(back[::-1], int))
    return ways


def entries(
    network: WalkNetwork, swept: Sweep, start: Snaps, goals: Snaps
) -> tuple[IndexArray, FloatArray, FloatArray]:
    """By which end each goal's edge is entered, where its last stretch begins, and the whole walk.

    (g,) node entered by, or -1 if the start lies on the same edge and walks straight along it; (g,) metres
    along the edge; (g,) metres from door to door, infinite if there is no way.
    """
    edge, along_m = goals.edge, goals.offset_m
    length_m = network.edge_length_m[edge]
    nodes = np.stack([network.edge_in_from[edge], network.edge_in_to[edge], np.full(len(goals), -1)])
    begins_m = np.stack([np.zeros(len(goals)), length_m, np.full(len(goals), start.offset_m[0])])
    on_it_m = along_one_edge(network, int(start.edge[0]), float(start.offset_m[0]), along_m)
    straight_m = np.where(edge == start.edge[0], start.gap_m[0] + on_it_m, np.inf)
    walks_m = np.stack(
        [
            swept.distance_m[nodes[0]] + along_m * network.along[edge],
            swept.distance_m[nodes[1]] + (length_m - along_m) * network.against[edge],
            straight_m,
        ]
    )
    best = np.argmin(walks_m, axis=0)
    each = np.arange(len(goals))
    usable = goals.joined & ((network.edge_flags[edge] & swept.avoid) == 0) & start.joined[0]
    walk_m = np.where(usable, walks_m[best, each] + goals.gap_m, np.inf)
    return nodes[best, each], begins_m[best, each], walk_m


class _Streets(NamedTuple):
    """The arrays of a ``WalkNetwork`` that a way is drawn from."""

    arc_start: IntArray
    arc_edge: IntArray
    edge_from: IntArray
    edge_to: IntArray
    edge_in_from: IntArray
    edge_in_to: IntArray
    edge_length_m: FloatArray
    edge_flags: FlagArray
    shape_start: IntArray
    shape_x: FloatArray
    shape_y: FloatArray
    shape_way: IntArray
    against: FloatArray


class _Door(NamedTuple):
    """The start."""

    x: float
    y: float
    edge: int
    offset_m: float
    gap_m: float


class _Ends(NamedTuple):
    """(r,) where each route comes in: see ``entries``."""

    entry: IndexArray
    begin_m: FloatArray
    edge: IndexArray
    offset_m: FloatArray
    x: FloatArray
    y: FloatArray


class _Drawn(NamedTuple):
    """Points written so far; way and flags are those of the step that begins at a point."""

    x: FloatArray
    y: FloatArray
    way: IntArray
    flags: FlagArray


@njit(cache=True)
def _trace(
    streets: _Streets, via_arc: IntArray, distance_m: FloatArray, home: _Door, ends: _Ends
) -> tuple[IndexArray, FloatArray, FloatArray, IntArray, FlagArray]:
    """The points of every route, one after another, and where each begins."""
    first = np.zeros(len(ends.entry) + 1, np.int64)
    drawn = _room(1024)
    nodes = np.empty(len(via_arc) + 1, np.int32)  # back from the goal's edge to the start's
    at = 0
    for goal in range(len(ends.entry)):
        last = ends.edge[goal]
        count, needed = 0, 8 + _points_of(streets, home.edge) + _points_of(streets, last)
        node = ends.entry[goal]
        while node >= 0:
            nodes[count] = node
            count += 1
            arc = via_arc[node]
            if arc < 0:
                break
            needed += _points_of(streets, streets.arc_edge[arc])
            node = np.searchsorted(streets.arc_start, arc, "right") - 1
        drawn = _more_room(drawn, at, at + needed)
        at = _write(drawn, at, home.x, home.y, -1, 0)
        if count:
            at = _span(
                streets, home.edge, home.offset_m, _leaves_at(streets, distance_m, home, node), drawn, at
            )
        for i in range(count - 2, -1, -1):
            edge = streets.arc_edge[via_arc[nodes[i]]]
            length_m = streets.edge_length_m[edge]
            if streets.edge_to[edge] == nodes[i] or streets.edge_in_to[edge] == nodes[i]:
                at = _span(streets, edge, 0.0, length_m, drawn, at)
            else:
                at = _span(streets, edge, length_m, 0.0, drawn, at)
        at = _span(streets, last, ends.begin_m[goal], ends.offset_m[goal], drawn, at)
        x, y = _point(streets, last, ends.offset_m[goal])
        at = _write(drawn, at, x, y, -1, 0)
        at = _write(drawn, at, ends.x[goal], ends.y[goal], -1, 0)
        first[goal + 1] = at
    return first, drawn.x[:at], drawn.y[:at], drawn.way[:at], drawn.flags[:at]


@njit(cache=True)
def _leaves_at(streets: _Streets, distance_m: FloatArray, home: _Door, node: int) -> float:
    """Metres along the start's edge of the end at ``node``; of a loop, the end that the sweep came by."""
    if streets.edge_from[home.edge] != node and streets.edge_in_from[home.edge] != node:
        return float(streets.edge_length_m[home.edge])
    back_m = home.offset_m * streets.against[home.edge]
    by_first = abs(distance_m[node] - home.gap_m - back_m) < 1e-6
    if (streets.edge_to[home.edge] != node and streets.edge_in_to[home.edge] != node) or by_first:
        return 0.0
    return float(streets.edge_length_m[home.edge])


@njit(cache=True)
def _points_of(streets: _Streets, edge: int) -> int:
    return int(streets.shape_start[edge + 1] - streets.shape_start[edge] + 2)


@njit(cache=True)
def _span(streets: _Streets, edge: int, begin_m: float, end_m: float, drawn: _Drawn, at: int) -> int:
    """Write the points of an edge from ``begin_m`` up to, but without, ``end_m``, in the direction walked."""
    if begin_m == end_m:
        return at
    low, high = streets.shape_start[edge], streets.shape_start[edge + 1] - 1
    forwards = begin_m < end_m
    flags = streets.edge_flags[edge]
    along_m = 0.0 if forwards else streets.edge_length_m[edge]
    for i in range(high - low):
        here = low + i if forwards else high - i
        there = here + 1 if forwards else here - 1
        x, y = streets.shape_x[here], streets.shape_y[here]
        dx, dy = streets.shape_x[there] - x, streets.shape_y[there] - y
        step_m = np.hypot(dx, dy)
        onward_m = along_m + step_m if forwards else along_m - step_m
        way = streets.shape_way[min(here, there)]
        left_m = (
            begin_m - along_m if forwards else along_m - begin_m
        )  # how far into this step the span begins
        past = along_m >= end_m if forwards else along_m <= end_m
        if left_m < step_m and not past:
            share = max(left_m, 0.0) / step_m
            at = _write(drawn, at, x + share * dx, y + share * dy, way, flags)
        along_m = onward_m
    return at


@njit(cache=True)
def _point(streets: _Streets, edge: int, offset_m: float) -> tuple[float, float]:
    """The point ``offset_m`` along an edge."""
    low, high = streets.shape_start[edge], streets.shape_start[edge + 1] - 1
    for p in range(low, high):
        dx, dy = streets.shape_x[p + 1] - streets.shape_x[p], streets.shape_y[p + 1] - streets.shape_y[p]
        step_m = np.hypot(dx, dy)
        if offset_m <= step_m and step_m > 0.0:
            share = offset_m / step_m
            return streets.shape_x[p] + share * dx, streets.shape_y[p] + share * dy
        offset_m -= step_m
    return streets.shape_x[high], streets.shape_y[high]


@njit(cache=True)
def _write(drawn: _Drawn, at: int, x: float, y: float, way: int, flags: int) -> int:
    drawn.x[at], drawn.y[at], drawn.way[at], drawn.flags[at] = x, y, way, flags
    return at + 1


@njit(cache=True)
def _room(size: int) -> _Drawn:
    return _Drawn(np.empty(size), np.empty(size), np.empty(size, np.int32), np.empty(size, np.uint8))


@njit(cache=True)
def _more_room(drawn: _Drawn, used: int, size: int) -> _Drawn:
    if size <= len(drawn.x):
        return drawn
    longer = _room(2 * size)
    longer.x[:used], longer.y[:used] = drawn.x[:used], drawn.y[:used]
    longer.way[:used], longer.flags[:used] = drawn.way[:used], drawn.flags[:used]
    return longer
