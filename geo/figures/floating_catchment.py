"""How much of what there is falls to each resident, when everybody within reach shares it?"""

from collections.abc import Sequence

import numpy as np

from geo.pairs import Pairs
from geo.types import FloatArray

# Up to these parts of the cutoff a walk weighs so much: 5, 10 and 15 minutes of 15.
BY_DISTANCE: Sequence[tuple[float, float]] = ((1 / 3, 1.0), (2 / 3, 0.68), (1.0, 0.22))
EVENLY: Sequence[tuple[float, float]] = ((1.0, 1.0),)
SLACK = 1e-9  # parts of the cutoff, so that a walk of exactly a third is in the first


def two_step_fca(
    pairs: Pairs,
    residents: FloatArray,
    places: FloatArray,
    *,
    cutoff_m: float,
    weights: Sequence[tuple[float, float]] = EVENLY,
) -> FloatArray:
    """Share every asset's places among all the residents who can walk to it.

    Parameters
    ----------
    pairs
        Walks between n points and a assets, of at least ``cutoff_m``.
    residents
        (n,) residents at each point.
    places
        (a,) places of each asset; 0 where it has none, or its places are not known.
    cutoff_m
        The longest walk that counts, metres, inclusive.
    weights
        Parts of the cutoff, ascending, the last one 1.0, each with what a walk up to it weighs: ``EVENLY``,
        or ``BY_DISTANCE`` for the enhanced form. They weigh demand and supply alike.

    Returns
    -------
    (n,) places per resident; 0.0 where nothing is in reach. The sum of residents times these is the sum of
    the places of all assets that some resident reaches.

    Sources: Luo and Wang (2003), Environment and Planning B 30(6), 865-884; by distance: Luo and Qi (2009),
    Health & Place 15(4), 1100-1107.
    """
    limits = np.array([part for part, _ in weights]) * cutoff_m * (1 + SLACK)
    of_band = np.append([weight for _, weight in weights], 0.0)
    weight = of_band[np.searchsorted(limits, pairs.distance_m)]
    weight[pairs.distance_m > cutoff_m] = 0.0
    demand = np.bincount(pairs.asset, residents[pairs.point] * weight, minlength=pairs.asset_count)
    ratio = np.divide(places, demand, out=np.zeros(pairs.asset_count), where=demand > 0)
    shared = np.bincount(pairs.point, ratio[pairs.asset] * weight, minlength=pairs.point_count)
    return np.asarray(shared, float)
