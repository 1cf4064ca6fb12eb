"""Is a gate or way open then? Its hours and conditions, by the clock, the calendar and the sun there."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from layers.osm.hours import (
    HOLIDAY_RULES,
    HoursUnreadError,
    State,
    SunPlace,
    changes,
    never_changes,
    without_remarks,
)
from layers.streets.timed_access import SHUT, TimeClause, TimedAccess
from layers.times.osm_tidy import punctuated, with_every_day

_DAY: Final = timedelta(days=1)
_AND: Final = re.compile(r"\s+AND\s+", re.IGNORECASE)
_SCHOOL_HOLIDAYS: Final = re.compile(r"\bSH\b")
_LONG_AGO: Final = datetime(1990, 1, 1)


class WayState(StrEnum):
    """How a gate or way is at a time."""

    OPEN = "open"
    SHUT = "shut"
    NOT_KNOWN = "not-known"  # its hours cannot be read, or depend on more than the time


@dataclass(frozen=True)
class Calendar:
    """What the hours of a place depend on besides the clock: the sun there, and its bank holidays."""

    sun: SunPlace
    is_bank_holiday: Callable[[date], bool]


_NO_CALENDAR: Final = Calendar(SunPlace(0.0, 0.0), lambda _: False)  # for what never changes


DayStates = tuple[tuple[datetime, WayState], ...]  # the state from each moment of one day on


def states_on(timed: TimedAccess, day: date, calendar: Calendar) -> DayStates:
    """How a gate or way is on one day, local time, from midnight to midnight."""
    first = datetime.combine(day, time())
    read = {text: _read(text, first, first + _DAY, calendar) for text in _texts(timed)}
    moments = sorted({first, *(begin for spans in read.values() for begin, _ in spans)})
    return tuple((moment, _state_at(timed, moment, read)) for moment in moments)


def open_during(states: Iterable[DayStates], begins: datetime, ends: datetime) -> WayState:
    """How it is from one moment to another for somebody who needs it all the while.

    Parameters
    ----------
    states
        Of every day that the time touches.
    begins, ends
        Local time; the end itself is no part of it, unless it is the beginning too.

    Returns
    -------
    SHUT where it is shut at any time between; else NOT_KNOWN where that is not known at any; else OPEN.
    """
    ends = max(ends, begins + timedelta(minutes=1))
    within = set()
    for day in states:
        until = [moment for moment, _ in day[1:]] + [datetime.combine(day[0][0].date() + _DAY, time())]
        within |= {
            state for (first, state), last in zip(day, until, strict=True) if first < ends and last > begins
        }
    for state in (WayState.SHUT, WayState.NOT_KNOWN):
        if state in within:
            return state
    return WayState.OPEN


def at_all_hours(timed: TimedAccess, *, since: datetime = _LONG_AGO) -> WayState | None:
    """How it is from a moment on for ever, OPEN or SHUT; None where that changes, or is not known."""
    for text in _texts(timed):
        if HOLIDAY_RULES.search(without_remarks(text)) or is_unread(timed):
            return None
        if not never_changes(punctuated(text), since, None):
            return None
    (_, state), *_ = states_on(timed, since.date(), _NO_CALENDAR)
    return None if state is WayState.NOT_KNOWN else state


def is_unread(timed: TimedAccess) -> bool:
    """Whether any part of its hours and conditions is not in the grammar of opening hours."""
    if timed.conditional and not timed.clauses:
        return True
    return any(_is_unread(text) for text in _texts(timed))


def _is_unread(text: str) -> bool:
    try:
        never_changes(punctuated(text), _LONG_AGO, None)
    except HoursUnreadError:
        return True
    return False


def _texts(timed: TimedAccess) -> list[str]:
    """Its hours and every condition, each in the grammar of opening hours if in any."""
    conditions = [part for each in timed.clauses for part in _AND.split(each.condition)]
    return [text for text in (timed.opening_hours, *conditions) if text]


_Spans = tuple[tuple[datetime, State], ...]  # the state from each moment on


def _read(text: str, first: datetime, last: datetime, calendar: Calendar) -> _Spans:
    """What a text says within one day; where school holidays decide, nobody knows."""
    tidy = punctuated(text)
    if calendar.is_bank_holiday(first.date()):
        tidy = with_every_day(tidy, "PH")
    try:
        spans = tuple(changes(tidy, first, last, calendar.sun))
        if _SCHOOL_HOLIDAYS.search(without_remarks(tidy)):
            in_holidays = tuple(changes(with_every_day(tidy, "SH"), first, last, calendar.sun))
            return spans if spans == in_holidays else ((first, State.UNKNOWN),)
    except HoursUnreadError:
        return ((first, State.UNKNOWN),)
    return spans


def _state_at(timed: TimedAccess, moment: datetime, read: dict[str, _Spans]) -> WayState:
    if timed.opening_hours:
        by_hours = _at(read[timed.opening_hours], moment)
        state = {State.OPEN: WayState.OPEN, State.CLOSED: WayState.SHUT}.get(by_hours, WayState.NOT_KNOWN)
    else:
        state = WayState.SHUT if timed.otherwise == SHUT else WayState.OPEN
    if timed.conditional and not timed.clauses:
        return WayState.NOT_KNOWN
    for clause in timed.clauses:
        value = WayState.OPEN if clause.lets_in else WayState.SHUT
        holds = _holds(clause, moment, read)
        if holds is None and value is not state:
            state = WayState.NOT_KNOWN
        elif holds:
            state = value
    return state


def _holds(clause: TimeClause, moment: datetime, read: dict[str, _Spans]) -> bool | None:
    """Whether a clause's condition holds; None where that is not known."""
    states = {_at(read[part], moment) for part in _AND.split(clause.condition)}
    if State.CLOSED in states:
        return False
    return None if State.UNKNOWN in states else True


def _at(spans: _Spans, moment: datetime) -> State:
    return [state for begin, state in spans if begin <= moment][-1]
