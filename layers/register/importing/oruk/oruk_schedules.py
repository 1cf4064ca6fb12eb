"""Which sessions do the schedules of an Open Referral service tell?"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from layers.register.importing.oruk.oruk_terms import HOLIDAYS, HOLIDAYS_ONLY, SEASON, TERM_TIME
from layers.times.reading.read import Times
from layers.times.rrule import read_rrule
from layers.times.session import Known, Season, Session
from layers.times.session_text import read_season, sessions_text

_SAYS = ("freq", "byday", "bymonthday", "interval", "opens_at", "closes_at")


def read_schedules(schedules: Sequence[Mapping[str, Any]]) -> tuple[str, Times]:
    """The words about all schedules, and the sessions; a schedule that says more than a session is unread."""
    sessions: list[Session] = []
    words: list[str] = []
    unread: list[str] = []
    for schedule in schedules:
        of_schedule = _sessions(schedule)
        described = _said(schedule, "description")
        if of_schedule is not None:
            sessions += of_schedule
        elif any(_said(schedule, name) for name in _SAYS):
            unread.append(_in_words(schedule))
        elif described:
            unread.append(described)
        words.append(described or (sessions_text(of_schedule) if of_schedule else _in_words(schedule)))
    text = "; ".join(dict.fromkeys(word for word in words if word))
    return text, Times(tuple(dict.fromkeys(sessions)), "; ".join(dict.fromkeys(unread)))


def _said(schedule: Mapping[str, Any], name: str) -> str:
    value = schedule.get(name)
    return "" if value is None else str(value).strip()


def _sessions(schedule: Mapping[str, Any]) -> list[Session] | None:
    if _said(schedule, "bymonthday") or not _said(schedule, "byday"):
        return None
    interval = _said(schedule, "interval").removesuffix(".0") or "1"
    rule = f"FREQ={_said(schedule, 'freq')};BYDAY={_said(schedule, 'byday')};INTERVAL={interval}"
    read = read_rrule(
        rule,
        starts=_said(schedule, "opens_at"),
        ends=_said(schedule, "closes_at"),
        first_on=_day(_said(schedule, "dtstart") or _said(schedule, "valid_from")),
        last_on=_day(_said(schedule, "valid_to")),
    )
    if read is None:
        return None
    notes = _said(schedule, "notes")
    holidays = next(
        (on_holidays for on_holidays, phrase in HOLIDAYS.items() if phrase in notes), Known.UNKNOWN
    )
    return [
        Session(
            s.weekday,
            s.starts,
            s.ends,
            s.every_weeks,
            s.week_of_month,
            s.first_on,
            s.last_on,
            term_time=TERM_TIME in notes,
            bank_holidays=holidays,
            season=_season(notes),
            bank_holidays_only=HOLIDAYS_ONLY in notes,
        )
        for s in read
    ]


def _season(notes: str) -> Season | None:
    match = re.search(rf"{SEASON}(\d\d-\d\d to \d\d-\d\d)\.", notes)
    try:
        return read_season(match[1]) if match else None
    except ValueError:
        return None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _in_words(schedule: Mapping[str, Any]) -> str:
    """A schedule as it came, for a person to read."""
    return ", ".join(f"{name} {_said(schedule, name)}" for name in _SAYS if _said(schedule, name))
