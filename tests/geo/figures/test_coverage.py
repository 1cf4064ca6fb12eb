"""How many are in reach and how far the nearest are: by hand, and against a whole matrix."""

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from geo.figures.coverage import reach_of_points, sums_by, weighted_medians
from tests.geo.pair_tables import table_of

WALKS = np.array([[100.0, 300, 200], [480.0, np.inf, 900], [np.inf, np.inf, np.inf]])


def test_each_point_has_its_count_its_nearest_and_the_mean_of_its_nearest_three():
    found = reach_of_points(table_of(WALKS), cutoff_m=480)
    assert found.count.tolist() == [3, 1, 0]  # exactly 480 is in
    assert found.nearest_m.tolist() == [100, 480, np.inf]
    assert found.nearest_three_m.tolist() == [200, np.inf, np.inf]


def test_what_does_not_count_is_passed_over():
    found = reach_of_points(table_of(WALKS), cutoff_m=480, counted=np.array([False, True, True]))
    assert found.count.tolist() == [2, 0, 0]
    assert found.nearest_m.tolist() == [200, 900, np.inf]


def test_the_median_is_the_least_walk_that_half_of_the_residents_do_not_exceed():
    values, people = np.array([5.0, 1, 9, 7, np.inf]), np.array([1.0, 2, 1, 1, 3])
    ward = np.array([0, 0, 0, 1, 1])
    medians = weighted_medians(values, people, ward, groups=3)
    assert medians[:2].tolist() == [1.0, np.inf]
    assert np.isnan(medians[2])


def test_a_point_in_no_ward_counts_in_none():
    assert sums_by(np.array([0, -1, 1]), np.array([1.0, 2, 3]), groups=2).tolist() == [1, 3]


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 10_000), st.floats(0, 30), st.floats(0, 10))
def test_more_metres_or_one_more_asset_never_lower_the_count(seed, cutoff, more):
    rng = np.random.default_rng(seed)
    walks = rng.uniform(0, 30, (8, 5))
    walks[rng.uniform(size=walks.shape) < 0.3] = np.inf
    found = reach_of_points(table_of(walks), cutoff_m=cutoff)
    assert found.count.tolist() == (walks <= cutoff).sum(axis=1).tolist()
    ordered = np.sort(walks, axis=1)
    assert found.nearest_m == pytest.approx(ordered[:, 0])
    assert found.nearest_three_m == pytest.approx(ordered[:, :3].mean(axis=1))
    assert (reach_of_points(table_of(walks), cutoff_m=cutoff + more).count >= found.count).all()
    fewer = reach_of_points(table_of(walks), cutoff_m=cutoff, counted=np.arange(5) != 2)
    assert (fewer.count <= found.count).all()
