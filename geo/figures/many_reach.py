"""What coverage and floating catchments tell, for many cutoffs in one pass of all walks."""

from dataclasses import dataclass

import numpy as np
from numba import njit

from geo.pairs import Pairs
from geo.types import FloatArray, IndexArray, IntArray

NOTHING = 1000  # a code above all others: nothing at all is in reach


@dataclass(frozen=True, eq=False)
class ManyReach:
    """What n points reach at each of k cutoffs."""

    count: IntArray  # (n, k) assets of code 0 within the cutoff
    least: IntArray  # (n, k) the least code among all assets within it, ``NOTHING`` where there are none


def reach_at(pairs: Pairs, cutoffs_m: FloatArray, code: IntArray) -> ManyReach:
    """Count what is in reach at each cutoff.

    Parameters
    ----------
    pairs
        Walks between n points and a assets, of at least the longest cutoff.
    cutoffs_m
        (k,) longest walks that count, metres, inclusive, in any order.
    code
        (a,) of each asset: 0 counts; others, below ``NOTHING``, do not.
    """
    order = np.argsort(cutoffs_m)
    count, least = _reach(pairs.start, pairs.asset, pairs.distance_m, code, cutoffs_m[order])
    back = np.argsort(order)
    return ManyReach(count[:, back], least[:, back])


def shared_at(pairs: Pairs, cutoffs_m: FloatArray, residents: FloatArray, places: FloatArray) -> FloatArray:
    """(n, k) places per resident by ``two_step_fca`` at each of (k,) cutoffs."""
    order = np.argsort(cutoffs_m)
    shared = _shared(
        pairs.start,
        pairs.asset,
        pairs.distance_m,
        residents.astype(float),
        places.astype(float),
        cutoffs_m[order],
    )
    return np.asarray(shared[:, np.argsort(order)], float)


@njit(cache=True, nogil=True)
def _reach(
    start: IndexArray, asset: IntArray, distance_m: FloatArray, code: IntArray, cutoffs_m: FloatArray
) -> tuple[IntArray, IntArray]:
    points, many = len(start) - 1, len(cutoffs_m)
    count, least = np.zeros((points, many), np.int32), np.full((points, many), NOTHING, np.int32)
    for point in range(points):
        for row in range(start[point], start[point + 1]):
            of, walk_m = code[asset[row]], distance_m[row]
            for k in range(many - 1, -1, -1):
                if walk_m > cutoffs_m[k]:
                    break
                count[point, k] += of == 0
                least[point, k] = min(least[point, k], of)
    return count, least


@njit(cache=True, nogil=True)
def _shared(
    start: IndexArray,
    asset: IntArray,
    distance_m: FloatArray,
    residents: FloatArray,
    places: FloatArray,
    cutoffs_m: FloatArray,
) -> FloatArray:
    points, many = len(start) - 1, len(cutoffs_m)
    demand = np.zeros((len(places), many))
    for point in range(points):
        for row in range(start[point], start[point + 1]):
            for k in range(many - 1, -1, -1):
                if distance_m[row] > cutoffs_m[k]:
                    break
                demand[asset[row], k] += residents[point]
    shared = np.zeros((points, many))
    for point in range(points):
        for row in range(start[point], start[point + 1]):
            for k in range(many - 1, -1, -1):
                if distance_m[row] > cutoffs_m[k]:
                    break
                if demand[asset[row], k] > 0:
                    shared[point, k] += places[asset[row]] / demand[asset[row], k]
    return shared


@njit(cache=True, nogil=True)
def sums_at(
    group: IndexArray, people: FloatArray, number: IntArray, amount: FloatArray, groups: int, numbers: int
) -> tuple[FloatArray, FloatArray]:
    """Add up people by group of points and by a number that each point has at each cutoff.

    Parameters
    ----------
    group
        (n,) from 0 to ``groups - 1``.
    people
        (n, g) of g sorts at each point.
    number
        (n, k) from 0 to ``numbers - 1``.
    amount
        (n, k) something that each of the people has.

    Returns
    -------
    (groups, k, numbers, g) people of each number, and (groups, k, g) people times ``amount``.
    """
    sorts, many = people.shape[1], number.shape[1]
    counted = np.zeros((groups, many, numbers, sorts))
    amounts = np.zeros((groups, many, sorts))
    for point in range(len(group)):
        at = group[point]
        for k in range(many):
            of, each = number[point, k], amount[point, k]
            for sort in range(sorts):
                counted[at, k, of, sort] += people[point, sort]
                amounts[at, k, sort] += people[point, sort] * each
    return counted, amounts
