"""Do the height profiles of a walk graph hold together? Asked of all that was not made here and now."""

from typing import Final

import numpy as np

from geo.heights import Heights
from geo.network import WalkNetwork
from geo.wording import Wording, worded

_LEAST: Final = 2  # points of a profile
_SAME_M: Final = 1e-6
_HIGHEST_M: Final = 10_000.0


def heights_fault(network: WalkNetwork) -> Wording | None:
    """What is wrong with the streets' heights, as half a sentence; None if all hold, or there are none."""
    heights = network.heights
    if heights is None:
        return None
    if not _of_form(heights):
        return worded("its heights are not arrays of the right sort")
    start, points = heights.start.astype(np.int64), len(heights.along_m)
    ends = len(start) == network.edge_count + 1 and start[0] == 0 and start[-1] == points
    if not ends or len(heights.height_m) != points or (np.diff(start) < _LEAST).any():
        return worded("its heights do not belong to its streets")
    _, run_m, _ = heights.steps()
    first, last = heights.along_m[start[:-1]], heights.along_m[start[1:] - 1]
    if not np.isfinite(heights.along_m).all() or (run_m < -_SAME_M).any():
        return worded("its heights do not follow one another along a street")
    if (np.abs(first) > _SAME_M).any() or (np.abs(last - network.edge_length_m) > _SAME_M).any():
        return worded("its heights do not begin and end where a street does")
    given = heights.height_m[~np.isnan(heights.height_m)]
    if (np.abs(given) > _HIGHEST_M).any():
        return worded("its heights are higher than any ground")
    return None


def _of_form(heights: Heights) -> bool:
    arrays = ((heights.start, np.int32), (heights.along_m, np.float64), (heights.height_m, np.float64))
    return all(array.ndim == 1 and array.dtype == np.dtype(sort) for array, sort in arrays)
