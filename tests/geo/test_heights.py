"""Profiles of streets: rise and fall, bumps of the grid, and what is not known."""

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from geo.heights import Heights, without_bumps
from tests.geo.hills.hilly import hilly_town


def profile(*points):
    along_m, height_m = np.array(points, float).T
    return Heights(np.array([0, len(points)], np.int32), along_m, height_m)


def test_over_a_hill_both_its_rise_and_its_fall_count():
    rise, fall = profile((0, 10), (50, 25), (80, 12), (100, 14)).rise_and_fall()
    assert (rise.tolist(), fall.tolist()) == ([17], [13])


def test_a_height_that_nobody_knows_is_never_nothing():
    heights = profile((0, 10), (50, np.nan), (100, 14))
    assert np.isnan(heights.rise_and_fall()).all()
    assert not heights.known[0]
    assert np.isnan(heights.at(np.array([0]), np.array([25.0]))[0])


def test_between_two_points_a_street_is_straight():
    heights = profile((0, 10), (50, 20), (100, 0))
    where_m = np.array([-1, 0, 25, 50, 75, 100, 101.0])
    assert heights.at(np.zeros(7, int), where_m).tolist() == [10, 10, 15, 20, 10, 0, 0]


@pytest.mark.parametrize(("top_m", "points"), [(11.9, 2), (12.0, 3), (8.1, 2), (8.0, 3)])
def test_what_is_less_than_two_metres_off_the_line_is_noise(top_m, points):
    # half way between 0 and 20 m the line is at 10 m
    assert len(without_bumps(profile((0, 0), (50, top_m), (100, 20))).along_m) == points


def test_a_dip_is_no_descent_and_a_valley_is():
    assert without_bumps(profile((0, 5), (50, 3.5), (100, 5))).rise_and_fall()[1].tolist() == [0]
    assert without_bumps(profile((0, 5), (50, 2.5), (100, 5))).rise_and_fall()[1].tolist() == [2.5]


def test_what_is_not_known_stays_as_it_is():
    heights = profile((0, 5), (50, np.nan), (60, 5.1), (100, 5))
    assert len(without_bumps(heights).along_m) == 4


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 100_000), st.floats(0.1, 20))
def test_taming_moves_no_end_and_no_height_by_a_bump_or_more(seed, bump_m):
    heights = hilly_town(seed).heights
    tame = without_bumps(heights, bump_m=bump_m)
    ends = heights.start[:-1], heights.start[1:] - 1
    tame_ends = tame.start[:-1], tame.start[1:] - 1
    for before, after in zip(ends, tame_ends, strict=True):
        np.testing.assert_array_equal(heights.height_m[before], tame.height_m[after])
    edge = np.searchsorted(heights.start, np.arange(len(heights.along_m)), "right") - 1
    off_m = np.abs(tame.at(edge, heights.along_m) - heights.height_m)
    assert np.nanmax(off_m) < bump_m
    rise, fall = heights.rise_and_fall()
    tame_rise, tame_fall = tame.rise_and_fall()
    assert (tame_rise[heights.known] <= rise[heights.known] + 1e-9).all()
    np.testing.assert_allclose(tame_rise - tame_fall, rise - fall, atol=1e-9)
