"""Where does a point join the streets? At the nearest walkable edge, at a fraction along it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from geo.network import WalkNetwork
from geo.types import BoolArray, FloatArray, IndexArray, ObjectArray


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


class Snapper:
    """Joins points to one network's edges. Building it indexes every edge once; it never changes."""

    def __init__(
        self, network: WalkNetwork, *, avoid: int = 0, barriers: Sequence[shapely.Geometry] = ()
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
        """
        self._edges = np.flatnonzero((network.edge_flags & avoid) == 0)
        self._lines = network.lines[self._edges]
        self._length_m = network.edge_length_m[self._edges]
        self._tree = shapely.STRtree(self._lines)
        self._barriers = shapely.STRtree(list(barriers))

    def snap(self, x: FloatArray, y: FloatArray, *, limit_m: float) -> Snaps:
        """Join points (k,), metres, to their nearest edge within ``limit_m``; the lower edge wins a tie."""
        x, y = np.atleast_1d(np.asarray(x, float)), np.atleast_1d(np.asarray(y, float))
        points = np.asarray(shapely.points(x, y))
        rows, edges = self._tree.query_nearest(points, max_distance=limit_m, return_distance=False)
        nearest = np.full(len(points), -1)
        nearest[rows[::-1]] = edges[::-1]  # ties come in order of edge: the first is written last
        blocked = np.flatnonzero(nearest >= 0)
        blocked = blocked[self._blocked(points[blocked], self._lines[nearest[blocked]])]
        for row in blocked:
            nearest[row] = self._nearest_unblocked(points[row], limit_m=limit_m)
        return self._measure(points, nearest)

    def any_within(self, x: FloatArray, y: FloatArray, *, limit_m: float) -> BoolArray:
        """(k,) whether any edge lies within ``limit_m`` of each point, whatever barrier is between."""
        x, y = np.atleast_1d(np.asarray(x, float)), np.atleast_1d(np.asarray(y, float))
        points = np.asarray(shapely.points(x, y))
        near = np.zeros(len(points), bool)
        near[self._tree.query(points, predicate="dwithin", distance=limit_m)[0]] = True
        return np.asarray(near, bool)

    def _blocked(self, points: ObjectArray, lines: ObjectArray) -> BoolArray:
        """(k,) True where a barrier lies between point and line."""
        gaps = shapely.shortest_line(points, lines)
        pair, barrier = self._barriers.query(gaps, predicate="intersects")
        between = ~shapely.intersects(self._barriers.geometries[barrier], points[pair])
        blocked = np.zeros(len(points), bool)
        blocked[pair[between]] = True
        return blocked

    def _nearest_unblocked(self, point: shapely.Point, *, limit_m: float) -> int:
        edges = np.sort(self._tree.query(point, predicate="dwithin", distance=limit_m))
        lines = self._lines[edges]
        free = ~self._blocked(np.full(len(edges), point), lines)
        if not free.any():
            return -1
        return int(edges[free][np.argmin(shapely.distance(point, lines[free]))])

    def _measure(self, points: ObjectArray, nearest: IndexArray) -> Snaps:
        joined = nearest >= 0
        lines, at = self._lines[nearest[joined]], points[joined]
        edge = np.full(len(points), -1)
        offset_m, gap_m = np.zeros(len(points)), np.full(len(points), np.inf)
        edge[joined] = self._edges[nearest[joined]]
        offset_m[joined] = np.minimum(shapely.line_locate_point(lines, at), self._length_m[nearest[joined]])
        gap_m[joined] = shapely.distance(lines, at)
        return Snaps(shapely.get_x(points), shapely.get_y(points), edge, offset_m, gap_m)
