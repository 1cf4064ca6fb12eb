"""The week by bus in words: a day without any bus, nothing at all, and what is open for hours."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from geo.paces import PACES
from layers.buses.passes import Fare, load_passes
from presentation.words.buses.week import days_without_words, missed_words, reached_words, there_words
from questions.buses.bus_journey import BusJourney, BusStop, Fares, Ridden
from questions.buses.sessions_by_bus import BusCause, BusSession, BusWish, SessionByBus, WeekByBus

SATURDAY, SUNDAY = date(2026, 6, 6), date(2026, 6, 7)
STOP = BusStop(0, "Church Street", "", "", "", 0.0, 0.0)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute)


def a_ride(arrives: datetime) -> BusJourney:
    leaves = arrives - timedelta(minutes=20)
    ride = Ridden("1", "", "East", "bus", STOP, STOP, leaves, arrives, "", False, Fare.WITHOUT)
    return BusJourney(leaves, arrives, (0, 0), (120,), (ride,))


def a_session(day: date, *, drop_in: bool = False, cause: BusCause | None = None) -> SessionByBus:
    session = BusSession("library", at(day, 11), at(day, 12), drop_in=drop_in)
    if cause is not None:
        return SessionByBus(session, cause=cause)
    return SessionByBus(session, a_ride(at(day, 10, 56)), None, a_ride(at(day, 11, 16)))


def week_of(*sessions: SessionByBus) -> WeekByBus:
    wish = BusWish(PACES["steady"], 10, date(2026, 6, 1), Fares(load_passes()))
    return WeekByBus(wish, None, sessions, date(2026, 1, 1), date(2026, 12, 31))


def test_a_day_on_which_nothing_is_reached_is_named() -> None:
    week = week_of(a_session(SATURDAY), a_session(SUNDAY, cause=BusCause.NO_BUS_THEN))
    assert days_without_words(week) == "Nothing can be reached by bus on Sunday 7 June."
    assert days_without_words(week_of(a_session(SATURDAY), a_session(SUNDAY))) == ""


def test_where_nothing_is_reached_it_says_so_and_counts_no_nought() -> None:
    week = week_of(a_session(SUNDAY, cause=BusCause.NO_BUS_HOME))
    assert reached_words(week) == "No session of the week can be reached by bus in time, there and back."
    assert days_without_words(week) == "", "all of it has been said"


def test_what_is_open_for_hours_does_not_start_and_nobody_is_late_for_it() -> None:
    open_for_hours = a_session(SATURDAY, drop_in=True)
    assert "there 10:56, while it is open." in there_words(open_for_hours)
    assert missed_words(open_for_hours) == "If it is missed: the next is there 11:16, while it is open."
    late = replace(open_for_hours, next_there=a_ride(at(SATURDAY, 12, 30)))
    assert missed_words(late) == "If it is missed: the next is there 12:30; see until when it is open."
    assert "there 10:56, starts 11:00." in there_words(a_session(SATURDAY))
    assert missed_words(a_session(SATURDAY)) == "If it is missed: the next is there 11:16, 16 minutes late."
