"""The week by bus in words: a day without any bus, nothing at all, and what is open for hours."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from geo.paces import PACES
from layers.buses.passes import Fare, load_passes
from presentation.words.buses.session import heading_in_day, session_heading
from presentation.words.buses.timetable import unsaid_words
from presentation.words.buses.week import (
    ask_first_words,
    days_without_words,
    missed_words,
    reached_words,
    session_lines,
    there_words,
    week_lines,
)
from questions.buses.bus_journey import BusJourney, BusStop, Fares, Ridden
from questions.buses.sessions_by_bus import BusCause, BusSession, BusWish, SessionByBus, WeekByBus
from questions.conversation.findings import EveryFewWeeks, Fact, Finding, HolidayThen

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


BOXING_DAY = date(2026, 12, 26)


def unsaid(session: SessionByBus) -> SessionByBus:
    """The same by a bus of which the timetable has no word that day."""
    there = session.there
    assert there is not None
    return replace(session, there=replace(there, rides=(replace(there.rides[0], unsaid=True),)))


def of_which_to_ask(session: SessionByBus, ask: Finding) -> SessionByBus:
    return replace(session, session=replace(session.session, ask=ask))


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (HolidayThen(date(2026, 8, 31), ""), "31 August is a bank holiday: ask whether it is on."),
        (EveryFewWeeks(2), "It is on every second week: ask which weeks."),
        (Fact.KEEPS_TO_TERMS, "It keeps to school terms: ask for their dates."),
    ],
)
def test_what_is_to_be_asked_of_a_session_is_told_by_bus_as_on_foot(ask: Finding, words: str) -> None:
    session = of_which_to_ask(a_session(SATURDAY), ask)
    assert next(session_lines(session)) == words
    assert heading_in_day(session, "Library") == "11:00 to 12:00: Library (ask first)"
    assert session_heading(session, "Library") == "Saturday 6 June, 11:00 to 12:00: Library (ask first)"
    lines = list(
        week_lines(week_of(session), {"library": "Library"}, today=SATURDAY, step_free=False, most=None)
    )
    assert f"  {words}" in lines


def test_a_bus_of_which_the_timetable_has_no_word_is_none_that_is_sure() -> None:
    session = unsaid(a_session(BOXING_DAY))
    assert next(session_lines(session)) == (
        "Saturday 26 December is a holiday, and the timetable has no word about it: whether buses run then "
        "as on other such days is not known. Ask the operator."
    )
    assert heading_in_day(session, "Library") == "11:00 to 12:00: Library (ask first)"


def test_of_how_many_is_to_be_asked_first_is_told_above_them() -> None:
    week = week_of(a_session(SATURDAY), unsaid(a_session(BOXING_DAY)))
    assert ask_first_words(week) == (
        "For 1 of them ask first: whether it is on, or whether the buses run, is not known."
    )
    lines = list(week_lines(week, {"library": "Library"}, today=SATURDAY, step_free=False, most=None))
    assert ask_first_words(week) in lines
    assert ask_first_words(week_of(a_session(SATURDAY))) == ""


def test_several_holidays_are_named_together() -> None:
    assert unsaid_words([]) == ""
    assert unsaid_words([date(2026, 12, 25), BOXING_DAY]).startswith(
        "Friday 25 December and Saturday 26 December are holidays, and the timetable has no word about them"
    )
