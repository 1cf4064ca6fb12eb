"""Does a ride bring one to a session and home: place, day, minutes, age and the moment to ring, by hand."""

from datetime import date, time

import pytest
import shapely

from layers.rides.model import Notice, RideHours, WhoMayRide
from layers.tables.prices_and_ages import Ages
from layers.times.session import Known, Session
from questions.conversation.wishes import FreeTime
from questions.places.area_assets import pack_assets
from questions.rides.ride_to import places_by_ride, rides_to_place
from questions.rides.rides_here import RideAsk, RideNo, Rider
from tests.questions.rides.tiny_rides import (
    CAFE,
    CLUB,
    HOME,
    ISLAND,
    MONDAY,
    OUTLINE,
    RIDE,
    TUESDAY,
    assets_meeting,
    at,
    ride,
)  # fmt: skip
from tests.tiny_area import here, tiny_area

NOW = at(MONDAY, 9)
SEVENTY = Rider(70)


@pytest.fixture(scope="module")
def meeting(tmp_path_factory):
    """The town's assets, the club meeting at a time; each made once."""
    made = {}

    def assets(when):
        if when not in made:
            folder = tmp_path_factory.mktemp("rides")
            made[when] = pack_assets(tiny_area(folder, assets=assets_meeting(when)))
        return made[when]

    return assets


@pytest.fixture
def answer(meeting):
    """What one ride says of the club."""

    def to_club(when="Tue 12:00-14:00", zone=RIDE, *, rider=SEVENTY, now=NOW, asset_id=CLUB):
        (each,) = rides_to_place([zone], meeting(when), HOME, asset_id, rider=rider, now=now)
        return each

    return to_club


def test_there_in_time_and_home_again_and_until_when_one_rings(answer):
    each = answer()
    assert (each.no, each.missed) == (None, None)
    assert (each.session.starts, each.session.ends) == (at(TUESDAY, 12), at(TUESDAY, 14))
    assert each.session.asks == ()
    assert each.session.book_by.moment == at(MONDAY, 12)


def test_once_it_is_too_late_the_next_that_can_be_booked_is_given(answer):
    assert answer(now=at(MONDAY, 12)).missed is None
    late = answer(now=at(MONDAY, 12, 0, 1))
    assert late.missed.starts == at(TUESDAY, 12)
    assert late.session.starts == at(date(2026, 12, 8), 12)
    assert late.session.book_by.moment == at(date(2026, 12, 7), 12)


EDGES = [
    ("Tue 09:30-11:00", RideNo.NOT_IN_TIME, ()),  # rides begin at that very minute
    ("Tue 09:31-11:00", None, (RideAsk.LITTLE_TIME,)),
    ("Tue 09:59-11:00", None, (RideAsk.LITTLE_TIME,)),
    ("Tue 10:00-11:00", None, ()),
    ("Tue 12:00-14:30", None, ()),
    ("Tue 12:00-14:31", None, (RideAsk.LITTLE_TIME,)),
    ("Tue 12:00-15:00", RideNo.NOT_BACK, ()),  # they end at that very minute
    ("Tue 15:00-16:00", RideNo.NOT_BACK, ()),  # one is there in time, and not home
    ("Tue 15:01-16:00", RideNo.NOT_IN_TIME, ()),
    ("Sat 10:00-11:00", RideNo.NOT_THAT_DAY, ()),
]


@pytest.mark.parametrize(("when", "no", "asks"), EDGES)
def test_the_minutes_at_which_rides_begin_and_end(answer, when, no, asks):
    each = answer(when)
    assert each.no is no
    assert (each.session is None) is (no is not None)
    assert no is not None or each.session.asks == asks


def test_two_stretches_of_a_day_bring_one_there_and_home(answer):
    hours = tuple(RideHours(Session(1, time(start), time(end))) for start, end in ((9, 12), (13, 16)))
    assert answer("Tue 11:00-14:00", ride(hours=hours)).session.asks == ()
    assert answer("Tue 12:30-14:00", ride(hours=hours)).no is RideNo.NOT_IN_TIME


def test_rides_past_midnight_bring_one_home(answer):
    hours = (RideHours(Session(1, time(18), time(1))),)
    assert answer("Tue 8pm-11:30pm", ride(hours=hours)).session.asks == ()
    assert answer("Tue 9pm-12:45am", ride(hours=hours)).session.asks == (RideAsk.LITTLE_TIME,)
    assert answer("Tue 10pm-1am", ride(hours=hours)).no is RideNo.NOT_BACK


def test_both_ends_must_lie_in_the_zone(answer, meeting):
    assert answer(asset_id=ISLAND).no is RideNo.NOT_THERE
    elsewhere = ride(outline=shapely.box(*here(400, -200).coords[0], *here(1200, 400).coords[0]))
    assert rides_to_place([elsewhere], meeting("Tue 12:00-14:00"), HOME, CLUB, rider=SEVENTY, now=NOW) == ()


def test_a_zone_whose_edge_runs_through_both_serves_both(answer):
    thin = ride(outline=shapely.box(HOME[0], here(0, -110).y, here(500, 0).x, HOME[1]))
    assert answer(zone=thin).session is not None


def test_unknown_is_asked_and_never_no(answer):
    assert answer(rider=Rider()).session.asks == (RideAsk.AGE,)
    assert answer(zone=ride(for_whom=WhoMayRide())).session.asks == (RideAsk.WHO,)
    assert answer(zone=ride(hours=())).session.asks == (RideAsk.HOURS,)
    assert answer("Tue 12:00").session.asks == (RideAsk.SESSION,)
    unsure = answer(zone=ride(notice=None)).session
    assert (unsure.asks, unsure.book_by) == ((RideAsk.NOTICE,), None)
    open_ended = ride(hours=(RideHours(Session(1, time(9, 30))),))
    assert answer(zone=open_ended).session.asks == (RideAsk.HOURS,)
    assert answer("").session is None
    assert not answer("").is_timed


def test_who_is_too_young_is_not_brought(answer):
    assert answer(zone=ride(for_whom=WhoMayRide(Ages(60))), rider=Rider(59)).no is RideNo.NOT_THEIR_AGE


def test_a_bank_holiday_is_asked_about_unless_the_calendar_says_it(answer):
    christmas = date(2026, 12, 25)  # a Friday
    now = at(date(2026, 12, 22), 9)
    asks = answer("Friday 12:00-14:00, bank holidays yes", now=now).session.asks
    assert asks == (RideAsk.HOLIDAY,)
    off = tuple(RideHours(each.session, frozenset([christmas])) for each in RIDE.hours)
    later = answer("Friday 12:00-14:00, bank holidays yes", ride(hours=off), now=now)
    assert later.session.starts.date() > christmas


def test_rides_that_are_not_on_bank_holidays_wait_a_week(answer):
    hours = (RideHours(Session(4, time(9), time(15), bank_holidays=Known.NO)),)
    each = answer("Friday 12:00-14:00, bank holidays yes", ride(hours=hours), now=at(date(2026, 12, 22), 9))
    assert each.session.starts.date() == date(2027, 1, 8)  # Christmas and New Year's Day are Fridays


def test_who_keeps_open_house_is_gone_to_while_rides_are_given(answer):
    afternoon = ride(hours=(RideHours(Session(1, time(13), time(16))),), for_whom=WhoMayRide(Ages()))
    each = answer(zone=afternoon, asset_id=CAFE)
    assert (each.session.starts, each.session.ends) == (at(TUESDAY, 13, 30), at(TUESDAY, 14, 30))
    assert each.session.drop_in
    assert each.session.asks == ()
    assert answer(asset_id=CAFE).session.starts == at(TUESDAY, 11)


def test_only_sessions_while_they_are_free_count(answer):
    mornings = Rider(70, free=(FreeTime(1, time(9), time(13)),))
    assert answer(rider=mornings).session is None
    days = Rider(70, free=(FreeTime(1, time(9), time(14)),))
    assert answer(rider=days).session is not None


def test_a_ride_of_ten_minutes_notice_is_booked_until_then(answer):
    each = answer(zone=ride(notice=Notice(minutes=60)), now=at(TUESDAY, 10, 30))
    assert each.session.book_by.moment == at(TUESDAY, 10, 30)  # to be there by noon one sets out at 11:30
    assert answer(zone=ride(notice=Notice(minutes=60)), now=at(TUESDAY, 10, 30, 1)).missed is not None


def test_a_list_of_places_keeps_those_that_a_ride_can_still_be_booked_to(meeting):
    sooner = ride(name="Z sooner", notice=Notice(minutes=0))
    now = at(MONDAY, 13)
    by_ride = places_by_ride(
        [RIDE, sooner], meeting("Tue 12:00-14:00"), HOME, [ISLAND, CLUB], rider=SEVENTY, now=now
    )
    assert list(by_ride) == [CLUB]
    assert by_ride[CLUB].zone.name == "Z sooner"


def test_the_zone_that_serves_the_place_stands_first(meeting):
    small = ride(name="A near one", outline=shapely.Point(HOME).buffer(20))
    answers = rides_to_place([small, RIDE], meeting("Tue 12:00-14:00"), HOME, CLUB, rider=SEVENTY, now=NOW)
    assert [(each.zone.name, each.no) for each in answers] == [
        ("Tiny Dial-a-Ride", None), ("A near one", RideNo.NOT_THERE),
    ]  # fmt: skip
    assert OUTLINE.contains(small.outline)
