"""A walk in level metres has true metres too: those of its route."""

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from geo.gradients import Gradient, sloped
from geo.hills.lengths import true_lengths
from geo.reach import walk_lengths
from geo.route import routes
from geo.snap import Snapper
from geo.sweep import sweep
from tests.geo.hills.hilly import hilly_town
from tests.geo.own_walks import random_town


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 100_000), st.sampled_from(list(Gradient)), st.booleans())
def test_true_metres_are_those_of_the_route(seed, gradient, private):
    network = sloped(hilly_town(seed, segments=random_town(seed) if private else None), gradient)
    snaps = Snapper(network).snap(*np.random.default_rng(seed).uniform(0, 1000, (2, 9)), limit_m=300)
    start = snaps.take(np.array([0]))
    if not start.joined[0]:
        return
    swept = sweep(network, start, cutoff_m=2500)
    lengths_m = true_lengths(network, swept, start, snaps)
    level_m = walk_lengths(network, swept, start, snaps)
    np.testing.assert_array_equal(np.isfinite(lengths_m), np.isfinite(level_m))
    for row, route in enumerate(routes(network, swept, start, snaps)):
        if route is not None:
            assert lengths_m[row] == pytest.approx(route.step_m.sum())
    if gradient is Gradient.LEVEL:
        np.testing.assert_allclose(lengths_m, level_m)
