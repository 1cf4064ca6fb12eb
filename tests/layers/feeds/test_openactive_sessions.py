"""Dates become sessions that name exactly them; schedules become what they say."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given, strategies as st

from layers.feeds.openactive.schedules import reduced_schedule, slots_of
from layers.feeds.openactive.weekly import DatedSession, sessions_of_dates, sessions_of_slots
from layers.feeds.steady import steady
from layers.register.model import Asset
from layers.times.session import Session
from layers.times.session_days import falls_on

TODAY = date(2026, 11, 26)
LATEST = TODAY + timedelta(days=1_000)
TUE = date(2026, 12, 1)
SIX, SEVEN = time(18), time(19)


def dates(*weeks, first=TUE):
    return [DatedSession(first + timedelta(weeks=week), SIX, SEVEN) for week in weeks]


def sessions(occurrences, *, window=None, slots=()):
    return sessions_of_dates(occurrences, slots, today=TODAY, window=window)


def slots(**schedule):
    plain = {"@type": "Schedule", "startTime": "18:00", "endTime": "19:00", **schedule}
    return slots_of(reduced_schedule(plain), latest=LATEST)


def test_weekly_dates_are_one_session_from_its_first_to_its_last_day():
    later = TUE + timedelta(weeks=2)
    assert sessions(dates(2, 3, 4, 5)) == (
        Session(1, SIX, SEVEN, first_on=later, last_on=later + timedelta(weeks=3)),
    )


def test_a_missing_week_parts_the_run_so_that_it_is_not_offered():
    first, second = sessions(dates(0, 1, 3, 4))
    assert (first.last_on, second.first_on) == (TUE + timedelta(weeks=1), TUE + timedelta(weeks=3))


def test_a_single_date_stays_single_and_a_fortnight_a_fortnight():
    assert sessions(dates(0)) == (Session(1, SIX, SEVEN, first_on=TUE, last_on=TUE),)
    (fortnight,) = sessions(dates(0, 2, 4))
    assert (fortnight.every_weeks, fortnight.first_on) == (2, TUE)


def test_the_first_tuesday_of_each_month_is_known():
    days = [date(2026, 12, 1), date(2027, 1, 5), date(2027, 2, 2), date(2027, 3, 2)]
    (monthly,) = sessions([DatedSession(day, SIX, SEVEN) for day in days])
    assert (monthly.week_of_month, monthly.last_on) == (1, date(2027, 3, 2))


def test_a_run_that_reaches_the_end_of_what_the_feed_names_goes_on():
    window = TUE + timedelta(weeks=5, days=2)
    assert sessions(dates(0, 1, 2, 3, 4, 5), window=window)[0].last_on is None
    assert sessions(dates(0, 1, 2, 3), window=window)[0].last_on == TUE + timedelta(weeks=3)


@given(st.sets(st.integers(0, 40), min_size=1), st.sets(st.sampled_from([SIX, SEVEN]), min_size=1))
def test_sessions_name_exactly_the_dates(weeks, clocks):
    occurrences = [
        DatedSession(TUE + timedelta(weeks=week), clock, None) for week in weeks for clock in clocks
    ]
    days = [TODAY + timedelta(days=number) for number in range(400)]
    named = [(day, s.starts) for s in sessions(occurrences) for day in days if falls_on(s, day)]
    assert sorted(named) == sorted((each.day, each.starts) for each in occurrences)


@pytest.mark.parametrize("day", ["https://schema.org/Tuesday", "schema:Tuesday", "Tuesday", "TU"])
def test_days_of_a_schedule_in_every_spelling(day):
    (slot,) = slots(startDate="2026-09-01", byDay=[day], repeatFrequency="P1W")
    assert (slot.weekday, slot.first, slot.last) == (1, date(2026, 9, 1), None)


@pytest.mark.parametrize(
    ("words", "every", "last"),
    [
        ({"repeatFrequency": "P2W"}, 2, None),
        ({"repeatFrequency": "P14D"}, 2, None),
        ({"endDate": "2500-01-01"}, 1, None),  # no end at all
        ({"endDate": "2027-03-30"}, 1, date(2027, 3, 30)),
        ({"repeatFrequency": "P1W", "repeatCount": 10}, 1, date(2026, 11, 9)),
    ],
)
def test_rhythms_and_ends_of_a_schedule(words, every, last):
    (slot,) = slots(startDate="2026-09-01", byDay=["Tuesday"], **words)
    assert (slot.every_weeks, slot.last) == (every, last)


def test_a_schedule_that_no_session_can_have_says_nothing():
    assert slots(startDate="2026-09-01", repeatFrequency="P3D") == []
    assert slots(startDate="2500-01-01", byDay=["Tuesday"]) == []
    assert reduced_schedule({"@type": "PartialSchedule", "byDay": ["Tuesday"]}) == {}


def test_days_excepted_from_a_schedule_are_no_days():
    gone = TUE + timedelta(weeks=2)
    schedule = slots(startDate="2026-09-01", byDay=["Tuesday"], exceptDate=[gone.isoformat()])
    first, second = sessions_of_slots(schedule, today=TODAY)
    assert (first.last_on, second.first_on) == (gone - timedelta(weeks=1), gone + timedelta(weeks=1))
    over = slots(startDate="2019-09-01", endDate="2019-12-01", byDay=["Tuesday"])
    assert sessions_of_slots(over, today=TODAY) == ()


def test_a_schedule_knows_whether_its_dates_go_on():
    goes_on = slots(startDate="2026-09-01", byDay=["Tuesday"])
    ends = slots(startDate="2026-09-01", endDate="2027-03-30", byDay=["Tuesday"])
    assert sessions(dates(0, 1, 2), slots=goes_on)[0].last_on is None
    assert sessions(dates(0, 1, 2), slots=ends)[0].last_on == date(2027, 3, 30)


def asset(*its_sessions):
    return Asset("a", when=str(len(its_sessions)), sessions=its_sessions)


def test_words_stay_where_they_still_name_the_days_that_the_feed_names():
    weekly = Session(1, SIX, SEVEN)
    before = asset(
        Session(1, SIX, SEVEN, last_on=TUE), Session(1, SIX, SEVEN, first_on=TUE + timedelta(weeks=2))
    )
    after_the_gap = TUE + timedelta(days=9)
    reach = TUE + timedelta(weeks=8)
    assert steady(asset(weekly), before, today=after_the_gap, reach=reach) == before
    assert steady(asset(weekly), before, today=TODAY, reach=reach) == asset(weekly)  # it is on after all


def test_a_new_end_is_news_unless_the_old_one_is_far():
    def until(days):
        return asset(Session(1, SIX, SEVEN, last_on=TODAY + timedelta(days=days)))

    assert steady(until(96), until(89), today=TODAY, reach=None) == until(89)
    assert steady(until(40), until(33), today=TODAY, reach=None) == until(40)
    assert steady(until(33), until(96), today=TODAY, reach=None) == until(33)
