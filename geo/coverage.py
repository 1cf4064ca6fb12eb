"""How many assets lie within each resident's walk, and how far are the nearest?"""

from dataclasses import dataclass

import numpy as np
from numba import njit

from geo.pairs import Pairs
from geo.types import BoolArray, FloatArray, IndexArray, IntArray

CHOICE = 3  # so many in reach are a choice


@dataclass(frozen=True, eq=False)
class Reach:
    """What n points reach."""

    count: IntArray  # (n,) assets within the cutoff
    nearest_m: FloatArray  # (n,) metres to the nearest, infinite where the pairs have none
    nearest_three_m: FloatArray  # (n,) mean metres to the nearest three, infinite where there are not three


def reach_of_points(pairs: Pairs, *, cutoff_m: float, counted: BoolArray | None = None) -> Reach:
    """Count the assets within ``cutoff_m`` of every point; the nearest may lie further off.

    Parameters
    ----------
    pairs
        Walks between n points and a assets, of at least ``cutoff_m``.
    cutoff_m
        The longest walk that counts, metres, inclusive.
    counted
        (a,) which assets count; all, if left out.

    Returns
    -------
    Reach of the n points.
    """
    wanted = np.ones(pairs.asset_count, bool) if counted is None else np.asarray(counted, bool)
    return Reach(*_reach(pairs.start, pairs.asset, pairs.distance_m, wanted, cutoff_m))


@njit(cache=True, nogil=True)
def _reach(
    start: IndexArray, asset: IntArray, distance_m: FloatArray, wanted: BoolArray, cutoff_m: float
) -> tuple[IntArray, FloatArray, FloatArray]:
    points = len(start) - 1
    count = np.zeros(points, np.int32)
    nearest_m, three_m = np.full(points, np.inf), np.full(points, np.inf)
    for point in range(points):
        first = second = third = np.inf
        for row in range(start[point], start[point + 1]):
            if not wanted[asset[row]]:
                continue
            walk_m = distance_m[row]
            count[point] += walk_m <= cutoff_m
            if walk_m < first:
                first, second, third = walk_m, first, second
            elif walk_m < second:
                second, third = walk_m, second
            elif walk_m < third:
                third = walk_m
        nearest_m[point], three_m[point] = first, (first + second + third) / 3
    return count, nearest_m, three_m


def sums_by(group: IndexArray, values: FloatArray, *, groups: int) -> FloatArray:
    """(groups,) sums of (n,) ``values`` by the group of each; a negative group counts nowhere."""
    inside = group >= 0
    return np.bincount(group[inside], weights=values[inside], minlength=groups).astype(float)


def weighted_medians(
    values: FloatArray, weights: FloatArray, group: IndexArray, *, groups: int
) -> FloatArray:
    """The least value that at least half of a group's weight does not exceed.

    Parameters
    ----------
    values, weights, group
        (n,) each; infinite values are allowed, negative groups count nowhere.

    Returns
    -------
    (groups,) medians; NaN for a group without weight, infinite where half of it has no finite value.
    """
    counts = (group >= 0) & (weights > 0)
    order = np.flatnonzero(counts)
    order = order[np.lexsort((values[order], group[order]))]
    sorted_group, total = group[order], np.cumsum(weights[order])
    first = np.searchsorted(sorted_group, np.arange(groups))
    last = np.searchsorted(sorted_group, np.arange(groups), side="right")
    before = np.concatenate([[0.0], total])
    half = (before[first] + before[last]) / 2
    at = np.maximum(np.searchsorted(total, half - 1e-9), first)
    found = np.full(groups, np.nan)
    there = last > first
    found[there] = values[order][at[there]]
    return found
