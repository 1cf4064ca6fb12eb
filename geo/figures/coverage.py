"""How many assets lie within each resident's walk, and how far are the nearest?"""

from dataclasses import dataclass

import numpy as np
from numba import njit

from geo.pairs import Pairs
from geo.types import BoolArray, FloatArray, IndexArray, IntArray

CHOICE = 3  # so many in reach are a choice
SLACK = 1e-9  # residents


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
    counted_assets = np.ones(pairs.asset_count, bool) if counted is None else np.asarray(counted, bool)
    return Reach(*_reach(pairs.start, pairs.asset, pairs.distance_m, counted_assets, cutoff_m))


@njit(cache=True, nogil=True)
def _reach(
    start: IndexArray, asset: IntArray, distance_m: FloatArray, counted_assets: BoolArray, cutoff_m: float
) -> tuple[IntArray, FloatArray, FloatArray]:
    points = len(start) - 1
    count = np.zeros(points, np.int32)
    nearest_m, three_m = np.full(points, np.inf), np.full(points, np.inf)
    for point in range(points):
        first = second = third = np.inf
        for row in range(start[point], start[point + 1]):
            if not counted_assets[asset[row]]:
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
    """Sums of ``values``, (n,) or (n, g), by the group of each row; a negative group counts nowhere."""
    inside = group >= 0
    columns = values[inside].reshape(int(inside.sum()), int(np.prod(values.shape[1:]))).T
    sums = [np.bincount(group[inside], weights=column, minlength=groups) for column in columns]
    return np.stack(sums, axis=1).astype(float).reshape(groups, *values.shape[1:])


def weighted_medians(
    values: FloatArray, weights: FloatArray, group: IndexArray, *, groups: int
) -> FloatArray:
    """The least value that at least half of a group's weight does not exceed.

    Parameters
    ----------
    values, group
        (n,) each; infinite values are allowed, negative groups count nowhere.
    weights
        (n,) or (n, g): g ways to weigh.

    Returns
    -------
    (groups,) or (groups, g) medians; NaN for a group without weight, infinite where half of it has no finite
    value.
    """
    order = np.flatnonzero(group >= 0)
    order = order[np.lexsort((values[order], group[order]))]
    first = np.searchsorted(group[order], np.arange(groups))
    last = np.searchsorted(group[order], np.arange(groups), side="right")
    columns = weights[order].reshape(len(order), int(np.prod(weights.shape[1:]))).T
    medians = [_medians(values[order], column, first, last) for column in columns]
    return np.stack(medians, axis=1).reshape(groups, *weights.shape[1:])


def _medians(values: FloatArray, weights: FloatArray, first: IndexArray, last: IndexArray) -> FloatArray:
    up_to = np.concatenate([[0.0], np.cumsum(weights)])
    half = (up_to[first] + up_to[last]) / 2
    at = np.searchsorted(up_to[1:], half - SLACK)
    there = up_to[last] > up_to[first]
    medians = np.full(len(first), np.nan)
    medians[there] = values[at[there]]
    return medians
