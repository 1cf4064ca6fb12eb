"""What does the opening_hours syntax of OpenStreetMap say, as far as it is about weeks?

Rules are separated by ";": a later rule takes the place of an earlier one on the days it names. Months,
dates, sunrise and comments are beyond a weekly session and are left unread, with all the days they touch.
"""

import re
from datetime import time
from typing import Final

from layers.times.session import Known, Session

_DAYS: Final = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_DAY: Final = r"(?:Mo|Tu|We|Th|Fr|Sa|Su|PH|SH)"
_NTH: Final = r"(?:\[-?\d(?:,-?\d)*\])?"
_DAY_PART: Final = rf"{_DAY}{_NTH}(?:\s*-\s*{_DAY})?"
_SELECTOR: Final = rf"{_DAY_PART}(?:\s*,\s*{_DAY_PART})*"
_SPAN: Final = r"\d{1,2}:\d{2}(?:\s*-\s*\d{1,2}:\d{2}|\+)?"
_SPANS: Final = rf"{_SPAN}(?:\s*,\s*{_SPAN})*"
_RULE: Final = re.compile(
    rf"(?:(?P<days>{_SELECTOR})\s*:?\s*)?(?P<times>{_SPANS}|24/7|off|closed)?(?:\s*open)?", re.I
)
_NEXT_RULE: Final = re.compile(rf"(?<=\d)\s*,\s*(?={_DAY}[\s,\-\[])")  # "…17:00, Tu 10:00-…" adds a rule
_LOOKS: Final = re.compile(rf"(24/7|{_DAY}\b|(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\s*-)")
_WORDY: Final = re.compile(
    r"\b(am|pm|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|and|to|every|\w+day)s?\b|\d(am|pm)|&", re.I
)

Read = tuple[list[Session], list[str]]


def looks_like_osm(text: str) -> bool:
    """Whether a text is written in OpenStreetMap's syntax, not in words."""
    bare = re.sub(r'"[^"]*"', "", text)
    return bool(_LOOKS.search(bare)) and not _WORDY.search(bare)


def read_osm(text: str) -> Read:
    """Read opening_hours: sessions, and the rules that were not understood."""
    by_day: dict[int, list[Session]] = {day: [] for day in range(7)}
    unread: list[str] = []
    term_time, holidays = False, Known.UNKNOWN
    for rule, adds in _rules(text):
        found = _RULE.fullmatch(rule)
        if found is None or not (found["days"] or found["times"]):
            unread.append(rule)
            for day in _days_touched(rule):
                by_day[day] = []
            continue
        days, special = _days(found["days"] or "Mo-Su")
        closed = (found["times"] or "").casefold() in ("off", "closed")
        if special and not days:
            term_time, holidays, read = _special(special, found["times"], term_time, holidays)
            unread += [] if read else [rule]
            continue
        spans = [] if closed else _spans(found["times"] or "24/7")
        if spans is None:
            unread.append(rule)
        _apply(by_day, days, spans or [], adds=adds)
        holidays = Known.YES if "PH" in special and not closed else holidays
    sessions = [session for day in by_day.values() for session in day]
    return [_marked(session, term_time, holidays) for session in sessions], unread


def _rules(text: str) -> list[tuple[str, bool]]:
    """The rules in order, and whether each adds to what stands rather than taking its place."""
    rules = []
    for part in text.split(";"):
        for place, rule in enumerate(_NEXT_RULE.split(part)):
            if rule.strip():
                rules.append((rule.strip().rstrip(","), place > 0))
    return rules


def _days(selector: str) -> tuple[list[tuple[int, int | None]], list[str]]:
    """(weekday, week of the month or None) pairs, and the special days PH and SH."""
    days: list[tuple[int, int | None]] = []
    special: list[str] = []
    for first, nth, last in re.findall(rf"({_DAY})({_NTH})(?:\s*-\s*({_DAY}))?", selector, re.I):
        start, end = first.capitalize(), (last or first).capitalize()
        if start.upper() in ("PH", "SH"):
            special.append(start.upper())
            continue
        numbers: list[int | None] = [int(number) for number in re.findall(r"-?\d", nth)]
        weeks = numbers or [None]
        a, b = _DAYS.index(start), _DAYS.index(end) if end in _DAYS else _DAYS.index(start)
        span = [(a + step) % 7 for step in range((b - a) % 7 + 1)]
        days += [(day, week) for day in span for week in weeks]
    return days, special


def _days_touched(rule: str) -> list[int]:
    days, special = _days(rule)
    return [day for day, _ in days] if days or special else list(range(7))


def _special(
    special: list[str], times: str | None, term_time: bool, holidays: Known
) -> tuple[bool, Known, bool]:
    """What a rule about public or school holidays alone says: (term time, bank holidays, could be read)."""
    closed = (times or "").casefold() in ("off", "closed")
    if closed:
        return term_time or "SH" in special, Known.NO if "PH" in special else holidays, True
    return term_time, holidays, False  # other hours on holidays: no session of ours can say that


def _apply(
    by_day: dict[int, list[Session]],
    days: list[tuple[int, int | None]],
    spans: list[tuple[time, time | None]],
    *,
    adds: bool,
) -> None:
    if not adds:
        for day, week in days:
            if week is None:
                by_day[day] = []
    for day, week in days:
        by_day[day] += [Session(day, starts, ends, week_of_month=week) for starts, ends in spans]


def _spans(text: str) -> list[tuple[time, time | None]] | None:
    """Start and end of each span; None if one is no time of day."""
    if text.replace(" ", "") == "24/7":
        return [(time(0), time(0))]
    spans = []
    for starts, ends in re.findall(r"(\d{1,2}:\d{2})(?:\s*-\s*(\d{1,2}:\d{2}))?", text):
        a, b = clock(starts), clock(ends) if ends else None
        if a is None or (ends and b is None):
            return None
        spans.append((a, b))
    return spans


def clock(text: str) -> time | None:
    """A time of day from "09:30"; "24:00" is midnight; None beyond that."""
    hour, minute = (int(part) for part in text.split(":"))
    if (hour, minute) == (24, 0):
        return time(0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _marked(session: Session, term_time: bool, holidays: Known) -> Session:
    return Session(
        session.weekday,
        session.starts,
        session.ends,
        week_of_month=session.week_of_month,
        term_time=term_time,
        bank_holidays=holidays,
    )
