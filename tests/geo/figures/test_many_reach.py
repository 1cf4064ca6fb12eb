"""Many cutoffs in one pass say what each says by itself."""

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from geo.figures.coverage import reach_of_points
from geo.figures.floating_catchment import two_step_fca
from geo.figures.many_reach import NOTHING, reach_at, shared_at, sums_at
from tests.geo.pair_tables import table_of


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.lists(st.floats(0, 40), min_size=1, max_size=5))
def test_each_cutoff_is_that_of_a_pass_of_its_own(seed, cutoffs):
    chance = np.random.default_rng(seed)
    walks = table_of(chance.uniform(0, 40, (9, 5)))
    code, residents = chance.integers(0, 3, 5).astype(np.int32), chance.integers(0, 50, 9).astype(float)
    found = reach_at(walks, np.array(cutoffs), code)
    shared = shared_at(walks, np.array(cutoffs), residents, (code == 0).astype(float))
    for k, cutoff_m in enumerate(cutoffs):
        alone = reach_of_points(walks, cutoff_m=cutoff_m, counted=code == 0)
        assert found.count[:, k].tolist() == alone.count.tolist()
        one = two_step_fca(walks, residents, (code == 0).astype(float), cutoff_m=cutoff_m)
        assert shared[:, k] == pytest.approx(one)
        for point in range(9):
            here = walks.distance_m[walks.point == point] <= cutoff_m
            least = code[walks.asset[walks.point == point][here]].min(initial=NOTHING)
            assert found.least[point, k] == least


def test_people_are_added_up_by_ward_and_by_what_holds_for_them():
    counted, amounts = sums_at(
        np.array([0, 1, 0]),
        np.array([[10.0, 1], [20, 2], [30, 3]]),
        np.array([[0], [1], [1]], np.int32),
        np.array([[0.5], [1.0], [2.0]]),
        2,
        2,
    )
    assert counted[:, 0].tolist() == [[[10, 1], [30, 3]], [[0, 0], [20, 2]]]
    assert amounts[:, 0].tolist() == [[65, 6.5], [20, 2]]
