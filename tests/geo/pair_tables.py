"""Tables of walks written by hand, for tests of what follows from them."""

import numpy as np

from geo.pairs import Pairs


def table_of(walks_m: np.ndarray, *, longest_m: float = 1e9) -> Pairs:
    """The pairs of a (points, assets) matrix of metres; infinite where there is no walk."""
    walks_m = np.asarray(walks_m, float)
    point, asset = np.nonzero(walks_m <= longest_m)
    start = np.searchsorted(point, np.arange(len(walks_m) + 1))
    return Pairs(
        longest_m,
        walks_m.shape[1],
        start,
        point.astype(np.int32),
        asset.astype(np.int32),
        walks_m[point, asset],
    )
