"""Where does a point join the streets? At the nearest walkable edge, at a fraction along it."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cached_property

import numpy as np
import shapely

from geo.network import ASIDE, OWN, WalkNetwork
from geo.types import BoolArray, FloatArray, IndexArray, ObjectArray

YARD_M = 20.0  # a works yard's road is joined only where it is nearer than any other street by more than this
NAMED_M = 20.0  # the street that an address names may be this much further where level or access leaves doubt
_STRETCH_M = 10.0  # of the many points on an edge one in each stretch of this length is tried
_TOUCH_M = 0.1  # a barrier this near to the street's own line is at its far side, not before it
_AT_ONCE = 32


@dataclass(frozen=True, eq=False)
class Snaps:
    """k points joined to the network; where no edge is near enough, ``edge`` is -1 and ``gap_m`` infinite."""

    x: FloatArray  # (k,) the point itself, metres in the area's CRS
    y: FloatArray  # (k,)
    edge: IndexArray  # (k,) edge joined, or -1
    offset_m: FloatArray  # (k,) metres along the edge from its first node
    gap_m: FloatArray  # (k,) straight metres from the point to the edge

    def __len__(self) -> int:
        return len(self.edge)

    @property
    def joined(self) -> BoolArray:
        """(k,) True where the point has an edge."""
        return self.edge >= 0

    def take(self, rows: IndexArray | BoolArray) -> "Snaps":
        """The snaps at ``rows``, in that order."""
        return Snaps(self.x[rows], self.y[rows], self.edge[rows], self.offset_m[rows], self.gap_m[rows])


@dataclass(frozen=True, eq=False)
class _Stretches:
    """Straight pieces of street."""

    tree: shapely.STRtree
    edge: IndexArray  # (t,) which line each is a piece of
    start_m: FloatArray  # (t,) how far along that line it begins


class Snapper:
    """Joins points to one network's edges. Building it indexes every edge once; it never changes.

    A point joins the edge to which it has the shortest straight way: by the nearest of all the points on it
    with nothing in between. Some edges are nobody's while another is near, and count as further away: one on
    another level, or across a fence, by the whole limit; a works yard's by ``YARD_M``.
    """

    def __init__(
        self,
        network: WalkNetwork,
        *,
        avoid: int = 0,
        barriers: Sequence[shapely.Geometry] = (),
        fences: Sequence[shapely.Geometry] = (),
    ) -> None:
        """Index the edges a walker may use.

        Parameters
        ----------
        network
            The streets.
        avoid
            Edge flags a walker avoids; a point never joins such an edge.
        barriers
            Water and other ground that nobody steps over between their door and the street: lines and
            polygons in the area's CRS. A point inside a barrier (a houseboat) may leave that barrier.
        fences
            Fences, walls and the like: a point joins a street across one only where it has no other.
        """
        self._edges = np.flatnonzero(((network.edge_flags & avoid) == 0) & (network.edge_length_m > 0))
        self._lines = network.lines[self._edges]
        self._length_m = network.edge_length_m[self._edges]
        self._flags = network.edge_flags[self._edges]
        self._tree = shapely.STRtree(self._lines)
        self._barriers, self._fences = _across(barriers), _across(fences)

    def snap(self, x: FloatArray, y: FloatArray, *, limit_m: float, named: IndexArray | None = None) -> Snaps:
        """Join points (k,), metres, to their nearest edge within ``limit_m``; the lower edge wins a tie.

        ``named`` are the network's edges of the street that the address of all these points names. Where
        that or the edge joined without a name is on another level or own ground, the named street is
        joined, if it is at most ``NAMED_M`` further: the map cannot say which of the two a door opens to.
        """
        x, y = np.atleast_1d(np.asarray(x, float)), np.atleast_1d(np.asarray(y, float))
        points = np.asarray(shapely.points(x, y))
        rows, edges = self._tree.query_nearest(points, max_distance=limit_m, return_distance=False)
        nearest = np.full(len(points), -1)
        nearest[rows[::-1]] = edges[::-1]  # ties come in order of edge: the first is written last
        near = np.flatnonzero(nearest >= 0)
        gaps = shapely.shortest_line(points[near], self._lines[nearest[near]])
        second_choice = (self._flags[nearest[near]] & ASIDE) > 0
        weighed = near[second_choice | _cut(self._barriers, gaps) | _cut(self._fences, gaps)]
        offset_m = np.zeros(len(points))
        plain = np.setdiff1d(near, weighed)
        offset_m[plain] = shapely.line_locate_point(self._lines[nearest[plain]], points[plain])
        for row in weighed:
            nearest[row], offset_m[row], _ = self._best(points[row], limit_m=limit_m)
        if named is not None and len(named):
            of_name = np.isin(self._edges, named)
            for row in near:
                better = self._named(points[row], nearest[row], of_name, limit_m=limit_m)
                nearest[row], offset_m[row] = better or (nearest[row], offset_m[row])
        return self._measure(points, nearest, offset_m)

    def any_within(self, x: FloatArray, y: FloatArray, *, limit_m: float) -> BoolArray:
        """(k,) whether any edge lies within ``limit_m`` of each point, whatever barrier is between."""
        x, y = np.atleast_1d(np.asarray(x, float)), np.atleast_1d(np.asarray(y, float))
        points = np.asarray(shapely.points(x, y))
        near = np.zeros(len(points), bool)
        near[self._tree.query(points, predicate="dwithin", distance=limit_m)[0]] = True
        return np.asarray(near, bool)

    @cached_property
    def _stretches(self) -> _Stretches:
        return _stretches_of(self._lines)

    def _named(
        self, point: shapely.Point, joined: int, of_name: BoolArray, *, limit_m: float
    ) -> tuple[int, float] | None:
        """The edge of the street that the address names and how far along it, if that is to be joined."""
        edge, along_m, weight_m = self._best(point, limit_m=limit_m, among=of_name)
        if edge < 0 or edge == joined:
            return None
        if joined < 0:
            return edge, along_m
        doubtful = (self._flags[edge] | self._flags[joined]) & (ASIDE | OWN)
        *_, plain_m = self._best(point, limit_m=limit_m, among=np.arange(len(of_name)) == joined)
        return (edge, along_m) if doubtful and weight_m <= plain_m + NAMED_M else None

    def _best(
        self, point: shapely.Point, *, limit_m: float, among: BoolArray | None = None
    ) -> tuple[int, float, float]:
        """The row of the edge that a point joins, -1 for none, how far along it, and what it weighs, metres.

        ``among`` are the edges, if not all, of which one is looked for; all of them then count as near as
        they are.
        """
        stretches = self._stretches
        near = np.sort(stretches.tree.query(point, predicate="dwithin", distance=limit_m))
        edge = stretches.edge[near]
        further_m = np.select(
            [(self._flags[edge] & ASIDE) == 0, (self._flags[edge] & OWN) > 0], [0.0, YARD_M], default=limit_m
        )
        if among is not None:
            near, edge, further_m = near[among[edge]], edge[among[edge]], np.zeros(among[edge].sum())
        weight_m = shapely.distance(stretches.tree.geometries[near], point) + further_m
        order = np.argsort(weight_m, kind="stable")
        best, best_m = -1, np.inf
        for i in range(0, len(order), _AT_ONCE):
            some = order[i : i + _AT_ONCE]
            if best_m <= weight_m[some[0]]:
                break
            gaps = shapely.shortest_line(np.full(len(some), point), stretches.tree.geometries[near[some]])
            across = np.where(_cut(self._fences, gaps), limit_m, 0.0)
            total_m = np.where(_cut(self._barriers, gaps), np.inf, weight_m[some] + across)
            if total_m.min() < best_m:
                best, best_m = int(near[some[np.argmin(total_m)]]), float(total_m.min())
        if best < 0:
            return -1, 0.0, np.inf
        stretch = stretches.tree.geometries[best]
        along_m = stretches.start_m[best] + shapely.line_locate_point(stretch, point)
        return int(stretches.edge[best]), along_m, best_m

    def _measure(self, points: ObjectArray, nearest: IndexArray, along_m: FloatArray) -> Snaps:
        joined = nearest >= 0
        lines, at = self._lines[nearest[joined]], points[joined]
        edge = np.full(len(points), -1)
        offset_m, gap_m = np.zeros(len(points)), np.full(len(points), np.inf)
        edge[joined] = self._edges[nearest[joined]]
        offset_m[joined] = np.minimum(along_m[joined], self._length_m[nearest[joined]])
        gap_m[joined] = shapely.distance(shapely.line_interpolate_point(lines, offset_m[joined]), at)
        return Snaps(shapely.get_x(points), shapely.get_y(points), edge, offset_m, gap_m)


class LastSnaps:
    """Joins points to one network's edges again and again: those of the last time are not joined anew.

    As when one asset of thousands has changed. Threads may share it.
    """

    def __init__(self, snapper: Snapper, *, limit_m: float) -> None:
        self._snapper, self._limit_m = snapper, limit_m
        empty = np.empty(0)
        self._last = _by_place(Snaps(empty, empty, empty.astype(int), empty, empty))

    def snap(self, x: FloatArray, y: FloatArray) -> Snaps:
        """Join points (k,), metres, as ``Snapper.snap`` does."""
        last, row = self._last  # another thread may put others there meanwhile
        before = np.array([row.get(place, -1) for place in zip(x.tolist(), y.tolist(), strict=True)], int)
        new = np.flatnonzero(before < 0)
        made = self._snapper.snap(x[new], y[new], limit_m=self._limit_m)
        before[new] = len(last) + np.arange(len(new))
        snaps = _both(last, made).take(before)
        self._last = _by_place(snaps)
        return snaps


def _both(first: Snaps, second: Snaps) -> Snaps:
    pairs = ((getattr(first, each.name), getattr(second, each.name)) for each in fields(Snaps))
    return Snaps(*(np.concatenate(pair) for pair in pairs))


def _by_place(snaps: Snaps) -> tuple[Snaps, dict[tuple[float, float], int]]:
    places = zip(snaps.x.tolist(), snaps.y.tolist(), strict=True)
    return snaps, {place: row for row, place in enumerate(places)}


def _stretches_of(lines: ObjectArray) -> _Stretches:
    """Every line in straight pieces of at most ``_STRETCH_M``."""
    points, line = shapely.get_coordinates(shapely.segmentize(lines, _STRETCH_M), return_index=True)
    first = np.flatnonzero(line[1:] == line[:-1])
    step_m = np.hypot(*(points[first + 1] - points[first]).T)
    edge = line[first]
    before_m = np.concatenate([[0.0], np.cumsum(step_m)])
    begins = np.searchsorted(edge, np.arange(len(lines)))
    pieces = shapely.linestrings(np.stack([points[first], points[first + 1]], axis=1))
    return _Stretches(shapely.STRtree(np.asarray(pieces)), edge, before_m[:-1] - before_m[begins][edge])


def _cut(barriers: shapely.STRtree, gaps: ObjectArray) -> BoolArray:
    """(k,) True where a barrier lies across a straight way from a point to a street.

    What the point itself lies in or on does not count, nor what only the street runs along.
    """
    cut = np.zeros(len(gaps), bool)
    if not len(barriers.geometries) or not len(gaps):
        return cut
    ends = shapely.get_coordinates(gaps).reshape(-1, 2, 2)
    short = 1.0 - np.minimum(_TOUCH_M / np.maximum(shapely.length(gaps), _TOUCH_M), 1.0)
    ends[:, 1] = ends[:, 0] + short[:, None] * (ends[:, 1] - ends[:, 0])
    ways = np.asarray(shapely.linestrings(ends))
    pair, barrier = barriers.query(ways)
    crossed = shapely.intersects(barriers.geometries[barrier], ways[pair])
    pair, barrier = pair[crossed], barrier[crossed]
    starts = shapely.points(ends[pair, 0])
    cut[pair[~shapely.intersects(barriers.geometries[barrier], starts)]] = True
    return cut


def _across(barriers: Sequence[shapely.Geometry]) -> shapely.STRtree:
    """Barriers to be asked what crosses them: prepared, for a lake has thousands of corners."""
    geometries = np.array(barriers, dtype=object)
    shapely.prepare(geometries)
    return shapely.STRtree(geometries)
