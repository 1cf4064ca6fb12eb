"""How is a whole number of people shared out in whole numbers, so that nobody is lost or made up?"""

import numpy as np
import numpy.typing as npt

IntArray = npt.NDArray[np.int64]


def share_whole(total: int, weights: npt.NDArray[np.float64]) -> IntArray:
    """Share ``total`` in proportion to ``weights`` (n,), in whole numbers that add up to it exactly.

    Every part gets its exact share rounded down; what is left goes one each to the largest remainders, ties
    to the earlier part. Where all weights are 0 the parts count equally. ``n`` is at least 1, ``total`` at
    least 0.
    """
    if weights.sum() <= 0:
        weights = np.ones(len(weights))
    exact = total * (weights / weights.sum())
    parts: IntArray = np.floor(exact + 1e-9).astype(np.int64)  # 3 × ⅓ is 1, however it is stored
    left = total - int(parts.sum())
    if left > 0:
        order = np.argsort(-(exact - parts).round(9), kind="stable")
        parts[order[:left]] += 1
    return parts
