"""What sessions does an opening_hours text of OpenStreetMap tell?

Its sessions are exactly the times at which the library says that it is open, or there are none. What is open
"by appointment", or perhaps, is no session; those rules stand in ``unread``.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from typing import Final

from layers.osm.hours import HoursUnreadError, without_remarks
from layers.times.osm_days import OpenDays, Slot, open_days, span_of, weekdays_of
from layers.times.osm_tidy import TidyHours, rules_of, tidy_hours, without_fallback
from layers.times.recurrence import recurrences
from layers.times.session import Known, Session

_DAY: Final = r"(?:Mo|Tu|We|Th|Fr|Sa|Su|PH|SH)"
_MONTH: Final = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_LOOKS: Final = re.compile(
    rf"24/7|{_DAY}\b|{_MONTH}(?: \d\d?)?\s*-|\bweek ?\d"
    rf"|^\s*(?:off|closed)\s*$|^(?:19|20)\d\d(?:-|\+| {_MONTH}| off| closed)"
)
_WORDY: Final = re.compile(
    r"\b(am|pm|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|and|to|every|\w+day)s?\b|\d(am|pm)|&", re.I
)
_OFFSET: Final = re.compile(r"[+-]\d+\s*days?\b", re.I)
_DOUBT: Final = re.compile(r'"|\bunknown\b', re.I)
_REMARK: Final = re.compile(r'"[^"]*"|unknown(?:\s+"[^"]*")?', re.I)
_SHUT: Final = re.compile(r"\b(off|closed)\b", re.I)
_MOST_SESSIONS: Final = 200
_SATURDAY: Final = 5


@dataclass(frozen=True)
class OsmTimes:
    """The sessions, the rules that are none, and whether the place is closed for good as far as it says."""

    sessions: tuple[Session, ...] = ()
    unread: tuple[str, ...] = ()
    closed: bool = False


@dataclass(frozen=True)
class _Holidays:
    """How sessions stand to bank holidays and school terms."""

    bank_holidays: Known = Known.UNKNOWN
    bank_holidays_only: bool = False
    term_time: bool = False


def looks_like_osm(text: str) -> bool:
    """Whether a text is written in OpenStreetMap's syntax, not in words."""
    bare = without_remarks(text)
    return bool(_LOOKS.search(bare)) and not _WORDY.search(_OFFSET.sub("", bare))


def read_osm(text: str) -> OsmTimes:
    """Read opening_hours into sessions that say exactly as much; nothing of it where they cannot."""
    head, fallback = without_fallback(text)
    hours = tidy_hours(head)
    if hours is None or (fallback and not _REMARK.fullmatch(fallback.strip())):
        return OsmTimes(unread=(text,))
    try:
        read = _sessions(hours)
    except HoursUnreadError:
        read = None
    if read is None:
        return OsmTimes(unread=(text,))
    sessions, doubtful = read
    if fallback and any(_past_midnight(session.starts, session.ends) for session in sessions):
        return OsmTimes(
            unread=(text,)
        )  # whether the fallback cuts off the night before it is not for us to say
    unread = [
        rule for rule in rules_of(head) if _DOUBT.search(rule) and not _SHUT.search(without_remarks(rule))
    ]
    unread = (unread or [head.strip()]) if doubtful else []
    unread += [fallback.strip()] if fallback else []
    return OsmTimes(tuple(sessions), tuple(unread), closed=not sessions and not unread)


def clock(text: str) -> time | None:
    """A time of day from "09:30"; "24:00" is midnight; None beyond that."""
    hour, minute = (int(part) for part in text.split(":"))
    if (hour, minute) == (24, 0):
        return time(0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _past_midnight(starts: time, ends: time | None) -> bool:
    return ends is not None and time(0) < ends <= starts


def _sessions(hours: TidyHours) -> tuple[list[Session], bool] | None:
    """The sessions, and whether it may be open at other times too; None where sessions cannot say it."""
    read: dict[tuple[bool, bool], OpenDays] = {}
    for public in (False, True) if hours.public_holidays else (False,):
        for school in (False, True) if hours.school_holidays else (False,):
            days = open_days(hours, public_holiday=public, school_holiday=school)
            if days is None:
                return None
            read[public, school] = days
    sessions: list[Session] = []
    for slot in _slots(read.values()):
        slot_sessions = _sessions_of(
            slot, {key: days.days.get(slot, set()) for key, days in read.items()}, hours
        )
        if slot_sessions is None or len(sessions) + len(slot_sessions) > _MOST_SESSIONS:
            return None
        sessions += slot_sessions
    return sessions, any(days.doubtful for days in read.values())


def _slots(read: Iterable[OpenDays]) -> list[Slot]:
    slots = {slot for days in read for slot in days.days}
    return sorted(slots, key=lambda slot: (slot[0], slot[1], slot[2] or time.max))


def _sessions_of(
    slot: Slot, days: dict[tuple[bool, bool], set[date]], hours: TidyHours
) -> list[Session] | None:
    """The sessions of one slot; ``days``: on which it is open, by (public holiday, school holiday)."""
    weekday, starts, ends = slot
    if _past_midnight(starts, ends) and len({frozenset(dates) for dates in days.values()}) > 1:
        return None  # whether a holiday cuts off the night before it is not for us to say
    parts = _parts(days, hours)
    if parts is None:
        return None
    sessions = []
    for holidays, dates in parts:
        if holidays.bank_holidays_only and weekday >= _SATURDAY:
            continue  # bank holidays fall on other days
        rules = recurrences(dates, weekdays_of(weekday, span_of(hours)), years=hours.years)
        if rules is None:
            return None
        sessions += [
            Session(
                weekday,
                starts,
                ends,
                week_of_month=rule.week_of_month,
                first_on=rule.first_on,
                last_on=rule.last_on,
                term_time=holidays.term_time,
                bank_holidays=holidays.bank_holidays,
                season=rule.season,
                bank_holidays_only=holidays.bank_holidays_only,
            )
            for rule in rules
        ]
    return sessions


def _parts(
    days: dict[tuple[bool, bool], set[date]], hours: TidyHours
) -> list[tuple[_Holidays, set[date]]] | None:
    """The dates apart by what holidays do to them; None for what is on in school holidays only."""
    on_holidays = hours.public_holidays
    normal, holiday = days[False, False], days[on_holidays, False]
    if not hours.school_holidays:
        return _by_bank_holidays(normal, holiday, term=False, stated=on_holidays)
    always, always_holiday = days[False, True], days[on_holidays, True]
    if always - normal or always_holiday - holiday:
        return None
    in_terms = _by_bank_holidays(normal - always, holiday - always_holiday, term=True, stated=on_holidays)
    return [*_by_bank_holidays(always, always_holiday, term=False, stated=on_holidays), *in_terms]


def _by_bank_holidays(
    normal: set[date], holiday: set[date], *, term: bool, stated: bool
) -> list[tuple[_Holidays, set[date]]]:
    if not stated:
        return [(_Holidays(term_time=term), normal)]
    return [
        (_Holidays(Known.YES, term_time=term), normal & holiday),
        (_Holidays(Known.NO, term_time=term), normal - holiday),
        (_Holidays(bank_holidays_only=True, term_time=term), holiday - normal),
    ]
