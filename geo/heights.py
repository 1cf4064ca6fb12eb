"""How high does every street lie, all along it? The height profile of each edge, with its rise and fall."""

from dataclasses import dataclass, fields
from typing import Final

import numpy as np
from numba import njit

from geo.types import BoolArray, FloatArray, IndexArray, IntArray

BUMP_M: Final = 2.0  # a bump or a dip of less than this, between two points of an edge, is noise of the grid


@dataclass(frozen=True, eq=False)
class Heights:
    """The height profiles of m edges, one after another, k points in all; straight between two points.

    An edge has at least two points: the first lies at 0 m along it, the last at its length. Edges that meet
    have the same height there. A height that nobody knows is NaN.
    """

    start: IntArray  # (m + 1,) points of edge e are start[e] to start[e + 1]
    along_m: FloatArray  # (k,) metres from the edge's first node
    height_m: FloatArray  # (k,) metres above the level of the source

    @property
    def known(self) -> BoolArray:
        """(m,) whether every height along an edge is known."""
        return np.asarray(np.logical_and.reduceat(~np.isnan(self.height_m), self.start[:-1]), bool)

    def steps(self) -> tuple[IndexArray, FloatArray, FloatArray]:
        """(s,) each step between two neighbouring points of an edge: the edge, its metres, and metres up."""
        edge = np.repeat(np.arange(len(self.start) - 1), np.diff(self.start))
        inside = edge[1:] == edge[:-1]
        return edge[:-1][inside], np.diff(self.along_m)[inside], np.diff(self.height_m)[inside]

    def rise_and_fall(self) -> tuple[FloatArray, FloatArray]:
        """(m,) metres up and (m,) metres down along each edge in its own direction; NaN where not known.

        Of the whole profile: over a hill both count. The fall of a closed way is its rise.
        """
        edge, _, up_m = self.steps()
        count = len(self.start) - 1
        rise, fall = (np.bincount(edge, np.maximum(metres, 0.0), minlength=count) for metres in (up_m, -up_m))
        return np.asarray(rise, float), np.asarray(fall, float)

    def at(self, edge: IndexArray, along_m: FloatArray) -> FloatArray:
        """(q,) heights so many metres along each of q edges; NaN where not known."""
        return np.asarray(_at(self.start, self.along_m, self.height_m, edge, along_m))


HEIGHT_ARRAYS: Final = tuple(item.name for item in fields(Heights))


@dataclass(frozen=True, eq=False)
class Slopes:
    """Level metres for each metre along m edges, walked as their shape runs and against it; at least 1.

    A level metre takes as long as a metre on the level.
    """

    along: FloatArray  # (m,)
    against: FloatArray  # (m,)


def without_bumps(heights: Heights, *, bump_m: float = BUMP_M) -> Heights:
    """The same profiles without what is less than ``bump_m`` off the straight line between two points.

    A point stays if the profile without it would be off by ``bump_m`` or more there: a line simplified by
    height. Both ends of every edge stay as they are, so what meets still meets, and a closed way falls by as
    much as it rises. An edge with an unknown height stays as it is.

    Source: Douglas and Peucker (1973), Cartographica 10(2), 112-122, measured upright.
    """
    stays = _stays(heights.start, heights.along_m, heights.height_m, bump_m)
    start = np.concatenate([[0], np.cumsum(stays)])[heights.start]
    return Heights(start.astype(np.int32), heights.along_m[stays], heights.height_m[stays])


@njit(cache=True)
def _stays(start: IntArray, along_m: FloatArray, height_m: FloatArray, bump_m: float) -> BoolArray:
    stays = np.zeros(len(along_m), np.bool_)
    stack = np.empty((len(along_m) + 1, 2), np.int64)
    for edge in range(len(start) - 1):
        first, last = start[edge], start[edge + 1] - 1
        if np.isnan(height_m[first : last + 1]).any():
            stays[first : last + 1] = True
            continue
        stays[first] = stays[last] = True
        stack[0, 0], stack[0, 1], waiting = first, last, 1
        while waiting:
            waiting -= 1
            low, high = stack[waiting]
            furthest, off_m = _furthest(along_m, height_m, low, high)
            if off_m >= bump_m:
                stays[furthest] = True
                stack[waiting, 0], stack[waiting, 1] = low, furthest
                stack[waiting + 1, 0], stack[waiting + 1, 1] = furthest, high
                waiting += 2
    return stays


@njit(cache=True)
def _furthest(along_m: FloatArray, height_m: FloatArray, low: int, high: int) -> tuple[int, float]:
    """The point between two that is furthest off the straight line between them, and by how many metres."""
    furthest, most_m = low, 0.0
    run_m = along_m[high] - along_m[low]
    for i in range(low + 1, high):
        share = (along_m[i] - along_m[low]) / run_m if run_m > 0 else 0.0
        off_m = abs(height_m[i] - height_m[low] - share * (height_m[high] - height_m[low]))
        if off_m > most_m:
            furthest, most_m = i, off_m
    return furthest, most_m


@njit(cache=True)
def _at(
    start: IntArray, along_m: FloatArray, height_m: FloatArray, edge: IndexArray, where_m: FloatArray
) -> FloatArray:
    heights = np.empty(len(edge))
    for i in range(len(edge)):
        low, high = start[edge[i]], start[edge[i] + 1] - 1
        after = low + np.searchsorted(along_m[low : high + 1], where_m[i], "right")
        after = min(max(after, low + 1), high)
        run_m = along_m[after] - along_m[after - 1]
        share = (where_m[i] - along_m[after - 1]) / run_m if run_m > 0 else 0.0
        share = min(max(share, 0.0), 1.0)
        if share == 0.0:
            heights[i] = height_m[after - 1]
        elif share == 1.0:
            heights[i] = height_m[after]
        else:
            heights[i] = height_m[after - 1] + share * (height_m[after] - height_m[after - 1])
    return heights
