"""On which days does a regular session happen, and how sure is that?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from layers.places.bank_holidays import feast_name, is_bank_holiday, never_term
from layers.places.nations import Nation
from layers.times.session import Known, Session
from layers.times.session_days import falls_on
from questions.conversation.findings import EveryFewWeeks, Fact, Finding, HolidayThen


@dataclass(frozen=True)
class Occurrence:
    """A day on which a session happens or may happen."""

    day: date
    ask: Finding | None = None  # what is not known of that day; None if it is sure


def occurrences(session: Session, first: date, last: date, *, nation: Nation) -> Iterator[Occurrence]:
    """The days of a session from ``first`` to ``last``, both inclusive, in their order.

    A fortnight is counted from the session's first day; where that is not known, every week may be the one.
    Left out are days that are known to be off in ``nation``: bank holidays on which it is closed, all other
    days for one that is on bank holidays only, holidays of all schools for one that keeps to term time.
    """
    begin = max(first, session.first_on or first)
    end = min(last, session.last_on or last)
    day = begin + timedelta(days=(session.weekday - begin.weekday()) % 7)
    while day <= end:
        if falls_on(session, day) and not _is_off(session, day, nation):
            yield Occurrence(day, _doubt(session, day, nation))
        day += timedelta(days=7)


def _is_off(session: Session, day: date, nation: Nation) -> bool:
    if session.bank_holidays_only and not is_bank_holiday(day, nation):
        return True
    if session.bank_holidays is Known.NO and is_bank_holiday(day, nation):
        return True
    return session.term_time and never_term(day, nation)


def _doubt(session: Session, day: date, nation: Nation) -> Finding | None:
    if session.every_weeks > 1 and session.week_of_month is None and session.first_on is None:
        return EveryFewWeeks(session.every_weeks)
    if session.bank_holidays is not Known.YES and not session.bank_holidays_only:
        if is_bank_holiday(day, nation):
            return HolidayThen(day, "")
        if feast := feast_name(day, nation):
            return HolidayThen(day, feast)
    return Fact.KEEPS_TO_TERMS if session.term_time else None
