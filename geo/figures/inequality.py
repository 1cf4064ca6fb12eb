"""Is what residents reach shared evenly, or does it lie where people are better off?"""

import numpy as np

from geo.types import BoolArray, FloatArray

RICHEST, POOREST = 0.1, 0.4  # the parts of the residents that the Palma ratio compares


def fractional_rank(order_by: FloatArray, residents: FloatArray) -> FloatArray:
    """(n,) where each place stands among all residents, from 0 to 1; equals stand in their middle."""
    value, at = np.unique(order_by, return_inverse=True)
    people = np.bincount(at, residents, minlength=len(value))
    before = np.concatenate([[0.0], np.cumsum(people)])
    total = before[-1]
    middle = (before[:-1] + before[1:]) / 2
    return np.asarray(middle[at] / total if total else np.zeros(len(at)), float)


def concentration_index(access: FloatArray, residents: FloatArray, deprivation: FloatArray) -> float:
    """Whether access grows with being better off: 2 cov(access, rank) / mean access.

    Parameters
    ----------
    access
        (n,) what a resident of each place reaches, not negative.
    residents
        (n,) residents there; they weigh the places.
    deprivation
        (n,) deprivation rank of each place: the lowest is the *most* deprived.

    Returns
    -------
    From -1 to 1: 0 when everybody reaches the same, above 0 when the better off reach more, below 0 when the
    most deprived do. 0.0 too where nobody reaches anything.

    Source: Kakwani, Wagstaff and van Doorslaer (1997), Journal of Econometrics 77(1), 87-103.
    """
    total = residents.sum()
    mean = (access * residents).sum() / total if total else 0.0
    if mean <= 0:
        return 0.0
    rank = fractional_rank(deprivation, residents)
    middle = (rank * residents).sum() / total
    covariance = ((access - mean) * (rank - middle) * residents).sum() / total
    return float(2 * covariance / mean)


def gini(access: FloatArray, residents: FloatArray) -> float:
    """How unequal access is, whoever has it: 0 when all reach the same, towards 1 when few reach everything.

    ``access`` and ``residents`` are (n,). 0.0 where nobody reaches anything.

    Source: Gini as the concentration index of access ranked by itself, Lerman and Yitzhaki (1984),
    Economics Letters 15(3-4), 363-368.
    """
    return concentration_index(access, residents, access)


def palma(access: FloatArray, residents: FloatArray, deprivation: FloatArray) -> float | None:
    """Mean access of the least deprived tenth of residents ÷ that of the most deprived two fifths.

    Parameters are those of ``concentration_index``; places that straddle a limit count in part, and places of
    equal rank alike.

    Returns
    -------
    1 when both reach the same, above 1 when the least deprived reach more; None where the most deprived two
    fifths reach nothing, for then there is no ratio.

    Source: Palma (2011), Development and Change 42(1), 87-153, of access instead of income.
    """
    poorest = _mean_between(access, residents, deprivation, 0.0, POOREST)
    richest = _mean_between(access, residents, deprivation, 1.0 - RICHEST, 1.0)
    return richest / poorest if poorest > 0 else None


def most_deprived(deprivation: FloatArray, residents: FloatArray, *, part: float = 0.2) -> BoolArray:
    """(n,) whether each place is among those that hold the most deprived ``part`` of residents.

    A place whose middle resident lies within the part is in. Missing ranks (NaN) are never in.
    """
    ranked = np.isfinite(deprivation)
    inside = np.zeros(len(deprivation), bool)
    inside[ranked] = fractional_rank(deprivation[ranked], residents[ranked]) <= part
    return inside


def _mean_between(
    access: FloatArray, residents: FloatArray, deprivation: FloatArray, low: float, high: float
) -> float:
    """Mean access of the residents who stand from ``low`` to ``high``, from the most deprived."""
    value, at = np.unique(deprivation, return_inverse=True)
    people = np.bincount(at, residents, minlength=len(value))
    reached = np.bincount(at, access * residents, minlength=len(value))
    mean = np.divide(reached, people, out=np.zeros(len(value)), where=people > 0)
    ends = np.cumsum(people) / people.sum() if people.sum() else np.zeros(len(value))
    starts = np.concatenate([[0.0], ends[:-1]])
    inside = np.clip(np.minimum(ends, high) - np.maximum(starts, low), 0.0, None)
    return float((mean * inside).sum() / inside.sum()) if inside.sum() > 0 else 0.0
