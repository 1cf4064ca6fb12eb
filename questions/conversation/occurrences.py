"""On which days does a regular session happen, and how sure is that?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from layers.places.nations import Nation
from layers.times.session import Known, Session
from layers.times.session_days import falls_on
from questions.conversation.bank_holidays import holiday_name, is_bank_holiday, never_term


@dataclass(frozen=True)
class Occurrence:
    """A day on which a session happens or may happen."""

    day: date
    ask: str = ""  # what is not known of that day; "" if it is sure


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


def _doubt(session: Session, day: date, nation: Nation) -> str:
    if session.every_weeks > 1 and session.week_of_month is None and session.first_on is None:
        return f"It is on every {_ordinal(session.every_weeks)} week: ask which weeks."
    certain = session.bank_holidays is Known.YES or session.bank_holidays_only
    if not certain and (name := holiday_name(day, nation)):
        return f"{day.day} {day:%B} is {name}: ask whether it is on."
    return "It keeps to school terms: ask for their dates." if session.term_time else ""


def _ordinal(number: int) -> str:
    return {2: "second", 3: "third", 4: "fourth"}.get(number, f"{number}th")
