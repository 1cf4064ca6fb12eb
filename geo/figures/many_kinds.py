"""What do residents reach of many kinds at once, in one pass of all walks?"""

from dataclasses import dataclass, field

import numpy as np
from numba import njit

from geo.figures.many_reach import NOTHING
from geo.pairs import Pairs
from geo.types import BoolArray, FloatArray, IndexArray, IntArray


@dataclass(frozen=True, eq=False)
class KindsOfAssets:
    """Of which of s kinds each of a assets is: those of asset i are ``kind[start[i]:start[i + 1]]``."""

    count: int  # s
    start: IndexArray = field(repr=False)  # (a + 1,)
    kind: IntArray = field(repr=False)  # (t,) from 0 to s - 1, ascending within an asset

    @classmethod
    def of(cls, chosen: BoolArray) -> "KindsOfAssets":
        """From (s, a): whether each asset is of each kind; an asset may be of none and of several."""
        _, kind = np.nonzero(chosen.T)
        return cls(len(chosen), np.concatenate([[0], np.cumsum(chosen.sum(axis=0))]), kind.astype(np.int32))


def least_of_kinds(pairs: Pairs, kinds: KindsOfAssets, code: IntArray, *, cutoff_m: float) -> IntArray:
    """The least code among the assets of each kind in reach of each point.

    Parameters
    ----------
    pairs
        Walks between n points and a assets, of at least ``cutoff_m``.
    kinds
        The s kinds of the a assets.
    code
        (a,) as ``geo.figures.many_reach.reach_at`` has it.
    cutoff_m
        The longest walk that counts, metres, inclusive.

    Returns
    -------
    (n, s), ``NOTHING`` where none is in reach: for each kind what ``reach_at`` gives for its assets alone.
    """
    walks = pairs.start, pairs.asset, pairs.distance_m
    return np.asarray(_least(*walks, kinds.start, kinds.kind, code, kinds.count, cutoff_m), np.int32)


def walks_to(pairs: Pairs, point: IndexArray, asset: IndexArray) -> FloatArray:
    """(m,) metres from ``point`` to the ``asset`` beside it, (m,) each; infinite where there is no walk."""
    return np.asarray(_walks_to(pairs.start, pairs.asset, pairs.distance_m, point, asset), float)


@njit(cache=True, nogil=True)
def _least(
    start: IndexArray,
    asset: IntArray,
    distance_m: FloatArray,
    first: IndexArray,
    kind: IntArray,
    code: IntArray,
    count: int,
    cutoff_m: float,
) -> IntArray:
    least = np.full((len(start) - 1, count), NOTHING, np.int32)
    for point in range(len(start) - 1):
        for row in range(start[point], start[point + 1]):
            if distance_m[row] > cutoff_m:
                continue
            at = asset[row]
            for of in range(first[at], first[at + 1]):
                least[point, kind[of]] = min(least[point, kind[of]], code[at])
    return least


@njit(cache=True, nogil=True)
def _walks_to(
    start: IndexArray, asset: IntArray, distance_m: FloatArray, point: IndexArray, sought: IndexArray
) -> FloatArray:
    walk_m = np.full(len(point), np.inf)
    for i in range(len(point)):
        low, end = start[point[i]], start[point[i] + 1]
        high = end
        while low < high:
            middle = (low + high) // 2
            if asset[middle] < sought[i]:
                low = middle + 1
            else:
                high = middle
        if low < end and asset[low] == sought[i]:
            walk_m[i] = distance_m[low]
    return walk_m
