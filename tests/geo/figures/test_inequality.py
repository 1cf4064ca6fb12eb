"""Measures of inequality: values worked by hand, and what must hold for any town."""

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from geo.figures.inequality import concentration_index, fractional_rank, gini, most_deprived, palma

FOUR, EACH = np.array([1.0, 2, 3, 4]), np.ones(4)
BY_RANK = np.array([1.0, 2, 3, 4])  # 1 is the most deprived


def test_four_places_in_order_of_being_better_off():
    assert concentration_index(FOUR, EACH, BY_RANK) == pytest.approx(0.25)
    assert concentration_index(FOUR[::-1], EACH, BY_RANK) == pytest.approx(-0.25)
    assert gini(FOUR, EACH) == pytest.approx(0.25)
    assert gini(FOUR[::-1], EACH) == pytest.approx(0.25)


def test_everything_in_the_least_deprived_of_ten():
    access, rank = np.eye(10)[9], np.arange(1.0, 11)
    assert concentration_index(access, np.ones(10), rank) == pytest.approx(0.9)
    assert gini(access, np.ones(10)) == pytest.approx(0.9)
    assert palma(access, np.ones(10), rank) is None  # the most deprived two fifths reach nothing


def test_the_palma_ratio_takes_a_place_in_part_where_a_limit_cuts_it():
    # ten residents: the least deprived one reaches 9; of the most deprived four, three reach 2 and one 6
    access, residents = np.array([2.0, 6, 9]), np.array([3.0, 6, 1])
    assert palma(access, residents, np.array([5.0, 80, 700])) == pytest.approx(9 / 3)


def test_places_of_equal_rank_stand_in_their_middle():
    assert fractional_rank(np.array([7.0, 3, 7]), np.array([1.0, 2, 1])).tolist() == [0.75, 0.25, 0.75]


def test_the_most_deprived_fifth_is_counted_in_residents_not_in_places():
    rank, residents = np.array([1.0, 2, 3, np.nan]), np.array([100.0, 150, 750, 5000])
    assert most_deprived(rank, residents).tolist() == [True, True, False, False]


TOWNS = st.integers(0, 10_000).map(lambda seed: np.random.default_rng(seed))


@settings(max_examples=80, deadline=None)
@given(TOWNS)
def test_what_holds_for_any_town(rng):
    access, residents = rng.uniform(0, 5, 12), rng.integers(1, 90, 12).astype(float)
    rank = rng.integers(1, 6, 12).astype(float)
    index = concentration_index(access, residents, rank)
    assert -1 <= index <= 1
    assert abs(index) <= gini(access, residents) + 1e-12
    assert concentration_index(access, residents, -rank) == pytest.approx(-index)
    assert concentration_index(3 * access, residents, rank) == pytest.approx(index)
    order = rng.permutation(12)
    assert gini(access[order], residents[order]) == pytest.approx(gini(access, residents))
    same = np.full(12, 2.5)
    assert concentration_index(same, residents, rank) == pytest.approx(0, abs=1e-12)
    assert gini(same, residents) == pytest.approx(0, abs=1e-12)
    assert palma(same, residents, rank) == pytest.approx(1)


def test_where_nobody_reaches_anything_all_reach_the_same():
    assert concentration_index(np.zeros(4), EACH, BY_RANK) == 0.0
    assert gini(np.zeros(4), EACH) == 0.0
