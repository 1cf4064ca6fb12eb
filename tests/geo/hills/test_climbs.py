"""The steepest stretch and the longest climb of a way, there and back."""

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from geo.gradients import Gradient, sloped
from geo.hills.climbs import Climb, WayProfile, climbs_of, spans_on_the_way, way_profile
from geo.route import routes
from geo.snap import Snapper
from geo.sweep import sweep
from tests.geo.hills.hilly import hilly_town, with_heights
from tests.geo.streets import network_of

STREETS = [("A", "B"), ("B", "C"), ("B", "D")]


def way(*points):
    at_m, height_m = np.array(points, float).T
    return WayProfile(at_m, height_m)


def test_up_a_hill_and_down_again():
    climbs = climbs_of(way((0, 10), (200, 30), (300, 24), (500, 24)))
    assert (climbs.rise_m, climbs.fall_m) == (20, 6)
    assert climbs.steepest_up == pytest.approx(0.1)
    assert climbs.steepest_down == pytest.approx(0.06)
    assert climbs.longest == Climb(20, 0, 200)


def test_a_dip_of_less_than_two_metres_is_no_rest():
    climbs = climbs_of(way((0, 0), (100, 8), (120, 6.5), (200, 15), (220, 12), (300, 18)))
    assert climbs.longest == Climb(15, 0, 200)
    assert (climbs.rise_m, climbs.fall_m) == (21, 3)


def test_on_the_level_there_is_no_climb():
    climbs = climbs_of(way((0, 5), (100, 6), (200, 5.5), (300, 5)))
    assert (climbs.rise_m, climbs.fall_m, climbs.longest) == (0, 0, None)


def test_a_short_steep_step_counts_over_fifty_metres():
    assert climbs_of(way((0, 0), (100, 0), (110, 5), (300, 5))).steepest_up == pytest.approx(0.1)
    assert climbs_of(way((0, 0), (20, 4))).steepest_up == pytest.approx(0.2)  # the whole way is no longer


def test_what_is_not_known_is_said_and_breaks_a_climb():
    climbs = climbs_of(way((0, 0), (100, 10), (150, np.nan), (200, 20), (300, 24)))
    assert climbs.not_known_m == 100
    assert climbs.longest == Climb(10, 0, 100)
    assert climbs.steepest_up == pytest.approx(0.1)


def test_there_and_back_change_places():
    street = network_of({"A": (0, 0), "B": (500, 0), "C": (500, 400), "D": (600, 0)}, STREETS)
    network = sloped(with_heights(street, heights_of(street)), Gradient.CAREFUL)
    snapper = Snapper(network)
    home, door = (snapper.snap(np.array([x]), np.array([y]), limit_m=50) for x, y in [(0, 5), (500, 400)])
    found = []
    for start, goal in ((home, door), (door, home)):
        swept = sweep(network, start, cutoff_m=1e5)
        profile = way_profile(network, swept, start, goal)
        (route,) = routes(network, swept, start, goal)
        assert profile.at_m[-1] == pytest.approx(route.step_m.sum())
        found.append((climbs_of(profile), route.walk_m))
    (there, there_m), (back, back_m) = found
    assert (there.rise_m, there.fall_m) == (back.fall_m, back.rise_m) == (pytest.approx(45), 0)
    assert there.steepest_up == pytest.approx(back.steepest_down)
    assert there_m > back_m


def heights_of(street):
    of_place = {(0, 0): 0.0, (500, 0): 20.0, (500, 400): 45.0, (600, 0): 20.0}
    return {
        node: of_place[float(street.node_x[node]), float(street.node_y[node])]
        for node in range(street.node_count)
    }


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 100_000))
def test_every_way_has_its_own_profile(seed):
    network = sloped(hilly_town(seed), Gradient.BRISK)
    rng = np.random.default_rng(seed)
    snaps = Snapper(network).snap(*rng.uniform(0, 1000, (2, 5)), limit_m=300)
    start = snaps.take(np.array([0]))
    if not start.joined[0]:
        return
    swept = sweep(network, start, cutoff_m=3000)
    for row, route in enumerate(routes(network, swept, start, snaps)):
        goal = snaps.take(np.array([row]))
        profile = way_profile(network, swept, start, goal)
        assert (profile is None) == (route is None)
        if route is None:
            continue
        spans = spans_on_the_way(network, swept, start, goal)
        level_m = sum(
            abs(end - begin) * float((network.along if end > begin else network.against)[edge])
            for edge, begin, end in spans
        )
        gaps_m = float(start.gap_m[0] + goal.gap_m[0])
        assert level_m + gaps_m == pytest.approx(route.walk_m)
        assert profile.at_m[-1] == pytest.approx(route.step_m.sum())
        assert (np.diff(profile.at_m) >= -1e-9).all()
        climbs = climbs_of(profile)
        if climbs.not_known_m == 0:
            height_m = profile.height_m
            assert climbs.rise_m - climbs.fall_m == pytest.approx(height_m[-1] - height_m[0], abs=2.0)
            assert climbs.longest is None or climbs.longest.up_m <= climbs.rise_m + 2.0
