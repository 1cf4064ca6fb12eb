"""What hills do to a pace: its factor, and streets that are longer one way than the other."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from geo.gradients import STEEPEST, Gradient, pace_factor, sloped, slopes_of, turned
from geo.paces import PACES, own_pace
from tests.geo.hills.hilly import hilly_town, with_heights
from tests.geo.streets import network_of

HILLY = [Gradient.BRISK, Gradient.CAREFUL]


@pytest.mark.parametrize("gradient", Gradient)
def test_on_the_level_every_pace_is_itself(gradient):
    assert pace_factor(gradient, np.zeros(1))[0] == 1.0


@pytest.mark.parametrize("gradient", HILLY)
def test_no_slope_makes_anybody_faster_and_a_steeper_one_never_less_slow(gradient):
    up = pace_factor(gradient, np.linspace(0, 0.5, 200))
    down = pace_factor(gradient, -np.linspace(0, 0.5, 200))
    for factors in (up, down):
        assert ((factors > 0) & (factors <= 1)).all()
        assert (np.diff(factors) <= 0).all()
    assert (up <= down).all()
    assert up[-1] == pace_factor(gradient, np.array([STEEPEST]))[0]


def test_the_factors_are_those_of_their_sources():
    ten, twenty = np.array([0.1]), np.array([0.2])
    assert pace_factor(Gradient.BRISK, ten)[0] == pytest.approx(0.9054, abs=1e-4)  # 0.9925 ÷ 1.0962 m/s
    assert pace_factor(Gradient.CAREFUL, ten)[0] == pytest.approx(np.exp(-0.35))
    assert pace_factor(Gradient.CAREFUL, twenty)[0] == pytest.approx(np.exp(-0.7))
    assert pace_factor(Gradient.CAREFUL, -twenty)[0] == pytest.approx(np.exp(-0.35))  # 0.15 beyond -0.05
    assert pace_factor(Gradient.CAREFUL, -ten)[0] == 1.0


def test_older_people_and_wheels_climb_with_care():
    assert {key for key, pace in PACES.items() if pace.gradient is Gradient.CAREFUL} == {
        "older", "older-man", "step-free",
    }  # fmt: skip
    assert own_pace(0.99).gradient is own_pace(1.5, step_free=True).gradient is Gradient.CAREFUL
    assert own_pace(1.0).gradient is Gradient.BRISK
    assert all("level" in pace.hill_source for pace in PACES.values())


def test_a_level_pace_is_the_same_but_for_hills():
    for pace in PACES.values():
        assert pace.counts_hills
        assert not pace.level.counts_hills
        assert replace(pace.level, gradient=pace.gradient) == pace


def test_a_street_is_as_long_as_its_whole_profile():
    street = network_of({"A": (0, 0), "B": (200, 0)}, [("A", "B")])
    over_a_hill = with_heights(street, [10, 10], {0: [(0.5, 20)]})  # 100 m up at 10 %, 100 m down
    up, down = pace_factor(Gradient.CAREFUL, np.array([0.1, -0.1]))
    slopes = slopes_of(over_a_hill.heights, Gradient.CAREFUL)
    assert slopes.along[0] == slopes.against[0] == pytest.approx((1 / up + 1 / down) / 2)
    rising = sloped(with_heights(street, [10, 30]), Gradient.CAREFUL)
    assert rising.along[0] == pytest.approx(1 / up)
    assert rising.against[0] == pytest.approx(1 / down)
    assert rising.edge_length_m[0] == 200


def test_where_nothing_is_known_the_street_is_level():
    street = network_of({"A": (0, 0), "B": (200, 0)}, [("A", "B")])
    assert sloped(street, Gradient.BRISK) is street
    unknown = sloped(with_heights(street, [np.nan, 30]), Gradient.BRISK)
    assert (unknown.along[0], unknown.against[0]) == (1.0, 1.0)
    assert sloped(with_heights(street, [10, 30]), Gradient.LEVEL).slopes is None


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 100_000), st.sampled_from(HILLY))
def test_every_arc_is_as_long_as_its_edge_in_its_direction(seed, gradient):
    network = sloped(hilly_town(seed), gradient)
    source = np.repeat(np.arange(network.node_count), np.diff(network.arc_start))
    for arc, edge in enumerate(network.arc_edge.tolist()):
        ends = network.edge_from[edge], network.edge_to[edge]
        if ends[0] == ends[1]:
            continue
        factor = network.along[edge] if source[arc] == ends[0] else network.against[edge]
        assert network.arc_length_m[arc] == pytest.approx(network.edge_length_m[edge] * factor)
    back = turned(turned(network))
    np.testing.assert_array_equal(back.arc_length_m, network.arc_length_m)


def test_streets_that_do_not_slope_are_the_same_turned():
    street = network_of({"A": (0, 0), "B": (200, 0)}, [("A", "B")])
    assert turned(street) is street


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 100_000))
def test_round_any_loop_one_falls_as_much_as_one_rises(seed):
    network = hilly_town(seed)
    heights = network.heights
    rise, fall = heights.rise_and_fall()
    climbed = dict.fromkeys(range(network.node_count), np.nan)
    climbed[0] = 0.0  # what is climbed from the first junction on, by a tree of streets
    for _ in range(network.node_count):
        for edge in np.flatnonzero(heights.known).tolist():
            a, b, up_m = int(network.edge_from[edge]), int(network.edge_to[edge]), rise[edge] - fall[edge]
            if np.isnan(climbed[b]):
                climbed[b] = climbed[a] + up_m
            elif np.isnan(climbed[a]):
                climbed[a] = climbed[b] - up_m
    for edge in np.flatnonzero(heights.known).tolist():  # and every other street closes a loop of it
        a, b = int(network.edge_from[edge]), int(network.edge_to[edge])
        if not np.isnan(climbed[a]):
            assert climbed[a] + rise[edge] - fall[edge] == pytest.approx(climbed[b], abs=1e-6)
