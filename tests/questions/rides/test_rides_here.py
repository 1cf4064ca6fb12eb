"""Which rides come to a home, to the metre of their edge, and for whom: unknown is asked."""

import pytest
import shapely
from hypothesis import given, strategies as st

from layers.rides.model import WhoMayRide
from layers.tables.prices_and_ages import Ages
from questions.rides.rides_here import RideAsk, RideNo, Rider, for_rider, rides_at
from tests.questions.rides.tiny_rides import HOME, RIDE, ride

SQUARE = ride(name="Square", outline=shapely.box(0, 0, 100, 100))
OVER_60, OR_DISABLED = WhoMayRide(Ages(60)), WhoMayRide(Ages(60), others="disabled")

WHO = [
    (OVER_60, Rider(60), None),
    (OVER_60, Rider(59), RideNo.NOT_THEIR_AGE),
    (OVER_60, Rider(), RideAsk.AGE),  # never yes, never no
    (OVER_60, Rider(50, age_until=59), RideNo.NOT_THEIR_AGE),
    (OVER_60, Rider(55, age_until=64), RideAsk.AGE),
    (OR_DISABLED, Rider(59), RideAsk.WHO),
    (OR_DISABLED, Rider(60), None),
    (OR_DISABLED, Rider(), RideAsk.AGE),
    (WhoMayRide(Ages(16, 25)), Rider(25), None),
    (WhoMayRide(Ages(16, 25)), Rider(26), RideNo.NOT_THEIR_AGE),
    (WhoMayRide(Ages()), Rider(), None),
    (WhoMayRide(), Rider(70), RideAsk.WHO),
    (WhoMayRide(Ages(60), only="members"), Rider(70), RideAsk.WHO),
    (WhoMayRide(Ages(), only="members"), Rider(70), RideAsk.WHO),
]


@pytest.mark.parametrize(("whom", "rider", "answer"), WHO)
def test_for_whom(whom, rider, answer):
    assert for_rider(ride(for_whom=whom), rider) == answer


@pytest.mark.parametrize(
    ("x", "y", "is_served"),
    [(50, 50, True), (100, 50, True), (0, 0, True), (100.001, 50, False), (-0.001, 0, False)],
)
def test_the_edge_belongs_to_a_zone(x, y, is_served):
    assert bool(rides_at([SQUARE], x, y)) is is_served


def test_a_hole_is_not_served_but_its_edge_is():
    ring = ride(outline=shapely.box(0, 0, 100, 100) - shapely.box(40, 40, 60, 60))
    assert not rides_at([ring], 50, 50)
    assert rides_at([ring], 40, 50)


def test_zones_stand_by_name():
    there = ride(name="A lift")
    assert [zone.name for zone in rides_at([RIDE, there], *HOME)] == ["A lift", "Tiny Dial-a-Ride"]


@given(st.floats(-50, 150), st.floats(-50, 150))
def test_a_point_is_served_exactly_where_it_lies_in_the_square(x, y):
    assert bool(rides_at([SQUARE], x, y)) is (0 <= x <= 100 and 0 <= y <= 100)


def test_a_rider_shows_nothing():
    assert repr(Rider(71)) == "<Rider>"
