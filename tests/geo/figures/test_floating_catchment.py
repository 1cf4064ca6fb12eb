"""Places shared among all who can walk to them: the published example, then laws."""

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from geo.figures.floating_catchment import BY_DISTANCE, EVENLY, two_step_fca
from tests.geo.pair_tables import table_of

RESIDENTS = np.array([1000.0, 500, 500])
PLACES = np.array([20.0, 10])
MINUTES = np.array([[5.0, 20], [12, 8], [20, 20]])


def test_a_club_is_shared_among_everyone_within_the_cutoff():
    access = two_step_fca(table_of(MINUTES), RESIDENTS, PLACES, cutoff_m=15)
    assert access == pytest.approx([0.0133333333, 0.0333333333, 0.0], abs=1e-9)


def test_who_is_near_weighs_more_when_distance_counts():
    access = two_step_fca(table_of(MINUTES), RESIDENTS, PLACES, cutoff_m=15, weights=BY_DISTANCE)
    assert access == pytest.approx([0.018018, 0.023964, 0.0], abs=1e-6)


def test_who_reaches_nothing_has_nothing_rather_than_an_unknown():
    assert two_step_fca(table_of(MINUTES), RESIDENTS, PLACES, cutoff_m=1).tolist() == [0.0, 0.0, 0.0]


def test_an_asset_that_nobody_lives_near_gives_nothing_away():
    access = two_step_fca(table_of([[5.0], [5.0]]), np.zeros(2), np.array([10.0]), cutoff_m=15)
    assert access.tolist() == [0.0, 0.0]


MATRICES = st.integers(0, 10_000).map(lambda seed: np.random.default_rng(seed))


@settings(max_examples=80, deadline=None)
@given(MATRICES, st.floats(0.5, 30), st.sampled_from([EVENLY, BY_DISTANCE]))
def test_places_given_out_equal_places_with_demand(rng, cutoff, weights):
    walks, residents = rng.uniform(0, 30, (9, 4)), rng.integers(0, 50, 9).astype(float)
    places = rng.integers(0, 40, 4).astype(float)
    access = two_step_fca(table_of(walks), residents, places, cutoff_m=cutoff, weights=weights)
    wanted = ((walks <= cutoff) & (residents > 0)[:, None]).any(axis=0)
    assert (residents * access).sum() == pytest.approx(places[wanted].sum())
    assert (access[~(walks <= cutoff).any(axis=1)] == 0).all()
