"""Is a time of the week right as it was typed, and which session does it make?"""

from dataclasses import dataclass, replace
from datetime import date, time

from layers.register.rules import breach
from layers.tables.cells import read_day
from layers.times.clock import read_clocks
from layers.times.session import Known, Session
from presentation.words import plain as words
from presentation.words.language import worded
from presentation.words.register import form as form_words

Told = tuple[str, str]  # what is wrong, what to do


@dataclass
class TimeRow:
    """One time of the week as typed."""

    weekday: int = 0
    starts: str = ""
    ends: str = ""
    every_weeks: int = 1
    week_of_month: int | None = None
    term_time: bool = False
    first_on: str = ""
    last_on: str = ""
    bank_holidays: Known = Known.UNKNOWN
    kept: Session | None = None  # the session as it was


def row_from(session: Session) -> TimeRow:
    """A session as the form shows it."""
    return TimeRow(
        session.weekday,
        f"{session.starts:%H:%M}",
        f"{session.ends:%H:%M}" if session.ends else "",
        session.every_weeks,
        session.week_of_month,
        session.term_time,
        _written(session.first_on),
        _written(session.last_on),
        session.bank_holidays,
        session,
    )


def _written(day: date | None) -> str:
    return words.day(day.isoformat()) if day else ""


def clock(text: str) -> time | None:
    """A time of day as typed: 14:00, 2pm, 2.30 pm; None if it cannot be told."""
    read = read_clocks(text) if text.strip() else None
    return read[0] if read and read[1] is None else None


def row_fault(row: TimeRow) -> Told | None:
    """What is wrong with a time of the week."""
    return _clock_fault(row) or _date_fault(row)


def _clock_fault(row: TimeRow) -> Told | None:
    starts, ends = clock(row.starts), clock(row.ends)
    if not row.starts.strip():
        return form_words.NO_START
    for text, read in ((row.starts, starts), (row.ends, ends)):
        if text.strip() and read is None:
            return form_words.no_time(text)
    if starts is not None and ends is not None and time(5) < ends <= starts:
        return form_words.ends_first(ends)
    return None


def _date_fault(row: TimeRow) -> Told | None:
    for name, text in (("first_on", row.first_on), ("last_on", row.last_on)):
        wrong = breach(name, text)
        if wrong is not None:
            return worded(wrong.what), worded(wrong.fix)
    first, last = read_day(row.first_on), read_day(row.last_on)
    if first and last and last < first:
        return form_words.LAST_BEFORE_FIRST
    return None


def row_remark(row: TimeRow) -> str:
    """What cannot be told of a time that is right as far as it goes, or ""."""
    if row.every_weeks > 1 and not row.first_on.strip():
        return form_words.NO_FIRST_DAY
    return ""


def session_from(row: TimeRow) -> Session:
    """The session that a row without faults makes. Raises ``ValueError`` for one that cannot be read."""
    starts = clock(row.starts)
    if starts is None:
        raise ValueError(row.starts)
    return replace(
        row.kept or Session(row.weekday, starts),
        weekday=row.weekday,
        starts=starts,
        ends=clock(row.ends),
        every_weeks=row.every_weeks,
        week_of_month=row.week_of_month,
        first_on=read_day(row.first_on),
        last_on=read_day(row.last_on),
        term_time=row.term_time,
        bank_holidays=row.bank_holidays,
    )
