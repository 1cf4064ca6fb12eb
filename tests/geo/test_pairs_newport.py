"""On a real city every walk from home to asset is SciPy's, within a millimetre."""

import numpy as np
import pytest

from geo.network import KERB, STEPS, WHEELS_NO
from geo.pairs import pairs
from geo.snap import Snapper
from tests.geo.brute_force import walk_matrix
from tests.geo.test_newport import network  # noqa: F401 - the city's streets, read once

MILLIMETRE = 1e-3
LONGEST_M = 1596.0


@pytest.mark.parametrize("avoid", [0, STEPS | KERB | WHEELS_NO])
def test_every_pair_of_a_city_is_as_far_as_scipy_says(network, avoid):  # noqa: F811
    rng = np.random.default_rng(7)
    snapper = Snapper(network, avoid=avoid)
    homes, doors = (
        snapper.snap(rng.uniform(328_500, 333_500, n), rng.uniform(185_500, 188_800, n), limit_m=limit_m)
        for n, limit_m in [(2000, 100.0), (300, 250.0)]
    )
    asked = {"door_asset": rng.integers(0, 200, 300), "asset_count": 200, "avoid": avoid}
    expected = walk_matrix(network, homes, doors, limit_m=LONGEST_M + 1, **asked)
    found = pairs(network, homes, doors, cutoff_m=LONGEST_M, **asked)
    assert len(found) > 10_000
    assert np.abs(found.distance_m - expected[found.point, found.asset]).max() < MILLIMETRE
    expected[found.point, found.asset] = np.inf
    assert expected.min() > LONGEST_M - MILLIMETRE  # and none is missing
