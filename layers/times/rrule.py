"""What does an iCalendar rule (RFC 5545) say of a weekly or monthly session?"""

import re
from collections.abc import Sequence
from datetime import date, time
from typing import Final

from layers.times.osm import clock
from layers.times.session import Session

_DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_KNOWN: Final = {
    "FREQ",
    "BYDAY",
    "INTERVAL",
    "UNTIL",
    "DTSTART",
    "DTEND",
    "BYSETPOS",
    "WKST",
    "BYHOUR",
    "BYMINUTE",
}
_BYDAY: Final = re.compile(r"([+-]?\d)?(MO|TU|WE|TH|FR|SA|SU)")
_STAMP: Final = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d):?(\d\d).*)?")


def read_rrule(
    rule: str,
    *,
    starts: str = "",
    ends: str = "",
    first_on: date | None = None,
    last_on: date | None = None,
    days: Sequence[int] = (),
) -> tuple[Session, ...] | None:
    """Read a rule such as ``FREQ=WEEKLY;BYDAY=TU;INTERVAL=2``; None where it says more than a session can.

    It may have ``RRULE:`` before it and ``DTSTART:…`` and ``DTEND:…`` beside it; ``starts`` and ``ends`` are
    times of day ("12:00") where it brings none, ``days`` the weekdays (0 Monday) that stand beside it: a rule
    with other days of its own is not read.
    """
    parts = _parts(rule)
    if parts is None or set(parts) - _KNOWN:
        return None
    first, first_time = _stamp(parts.get("DTSTART", ""))
    _, last_time = _stamp(parts.get("DTEND", ""))
    until, _ = _stamp(parts.get("UNTIL", ""))
    opens = _time(starts) or first_time or _by_hour(parts)
    weeks = _weeks(parts)
    by_day = _days(parts, first or first_on)
    if days and (by_day or "BYDAY" in parts) and {day for day, _ in by_day} != set(days):
        return None
    if days and not by_day and parts.get("FREQ") == "WEEKLY":
        by_day = [(day, None) for day in days]
    if opens is None or weeks is None or not by_day or ("UNTIL" in parts and until is None):
        return None
    shuts = _time(ends) or last_time
    return tuple(
        Session(
            day,
            opens,
            shuts,
            every_weeks=weeks,
            week_of_month=week,
            first_on=first or first_on,
            last_on=until or last_on,
        )
        for day, week in by_day
    )


def _parts(rule: str) -> dict[str, str] | None:
    plain = re.sub(r"RRULE:", ";", rule.strip().upper().replace("\n", ";"))
    plain = re.sub(r"(DTSTART|DTEND)(;TZID=[^:;]*)?[:=]", r";\1=", plain)
    parts: dict[str, str] = {}
    for part in filter(None, (piece.strip() for piece in plain.split(";"))):
        key, sign, value = part.partition("=")
        if not sign or key in parts:
            return None
        parts[key] = value
    return parts


def _stamp(text: str) -> tuple[date | None, time | None]:
    match = _STAMP.fullmatch(text)
    if match is None:
        return None, None
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None, None
    return day, clock(f"{match[4]}:{match[5]}") if match[4] else None


def _time(text: str) -> time | None:
    match = re.fullmatch(r"(\d{1,2}:\d{2})(:\d{2})?(Z|[+-]\d\d:?\d\d)?", text.strip())
    return clock(match[1]) if match else None


def _by_hour(parts: dict[str, str]) -> time | None:
    hour, minute = parts.get("BYHOUR", ""), parts.get("BYMINUTE", "0")
    return clock(f"{hour}:{minute}") if hour.isdigit() and minute.isdigit() else None


def _weeks(parts: dict[str, str]) -> int | None:
    """Every how many weeks, or None where the rule is not one of weeks or of days within every month."""
    interval = parts.get("INTERVAL", "1")
    if not interval.isdigit() or not 1 <= int(interval) <= 52:
        return None
    if parts.get("FREQ") == "WEEKLY" and "BYSETPOS" not in parts:
        return int(interval)
    return 1 if parts.get("FREQ") in ("MONTHLY", "DAILY") and interval == "1" else None


def _days(parts: dict[str, str], first: date | None) -> list[tuple[int, int | None]]:
    """(weekday, week of the month or None) pairs; none if the rule cannot be told by such."""
    monthly, named = parts.get("FREQ") == "MONTHLY", parts.get("BYDAY", "")
    if not named:
        if parts.get("FREQ") == "DAILY":
            return [(day, None) for day in range(7)]
        return [(first.weekday(), None)] if first and not monthly else []
    matches = [_BYDAY.fullmatch(part.strip()) for part in named.split(",")]
    days = [
        (_DAYS.index(each[2]), _week(each[1] or parts.get("BYSETPOS", "")) if monthly else None)
        for each in matches
        if each and (monthly or not each[1])
    ]
    whole = len(days) == len(matches) and not (monthly and any(week is None for _, week in days))
    single = len(days) == 1 or "BYSETPOS" not in parts  # "the first of Monday or Tuesday" is beyond a session
    return days if whole and single else []


def _week(text: str) -> int | None:
    return int(text) if re.fullmatch(r"[+-]?[1-5]", text) else None
