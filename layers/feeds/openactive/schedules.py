"""On which weekdays and at which clock does a schedule say that something happens, from when to when?"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from layers.feeds.openactive.values import (
    clock_of,
    day_of,
    duration_of,
    term_of,
    text_of,
    thing_of,
    things_of,
    type_of,
    whole_of,
)
from layers.times.session_text import DAY_NAMES

_DAYS: Final = tuple(name.casefold() for name in DAY_NAMES)
_SHORT: Final = tuple(name[:2] for name in _DAYS)
_EVERY: Final = re.compile(r"P(\d{1,3})([DWM])")
_MOST_EXCEPTIONS: Final = 200


@dataclass(frozen=True)
class Slot:
    """One weekday and clock of a schedule."""

    weekday: int  # 0 Monday
    starts: time
    ends: time | None
    first: date | None
    last: date | None  # None: it has no end
    every_weeks: int = 1
    week_of_month: int | None = None
    but: frozenset[date] = frozenset()


def reduced_schedule(value: Any) -> dict[str, Any]:
    """A schedule as plain values; an empty one where it tells no time of day."""
    thing = thing_of(value)
    starts = clock_of(thing.get("startTime"))
    if starts is None:
        return {}
    ends = clock_of(thing.get("endTime")) or _ends(starts, thing)
    exceptions = {day_of(each) for each in things_of(thing.get("exceptDate"), most=_MOST_EXCEPTIONS)}
    first, last = day_of(thing.get("startDate")), day_of(thing.get("endDate"))
    values = {
        "partial": type_of(thing) == "PartialSchedule" or first is None,
        "from": starts.isoformat("minutes"),
        "to": ends.isoformat("minutes") if ends else "",
        "first": first.isoformat() if first else "",
        "last": last.isoformat() if last else "",
        "every": text_of(thing.get("repeatFrequency"), longest=8).upper(),
        "count": whole_of(thing.get("repeatCount")),
        "days": [day for day in map(_day, things_of(thing.get("byDay"), most=14)) if day],
        "but": sorted(day.isoformat() for day in exceptions if day),
    }
    return {name: value for name, value in values.items() if value not in ("", None, [], False)}


def slots_of(schedule: Mapping[str, Any], *, latest: date) -> list[Slot]:
    """The slots of a reduced schedule; none where its rhythm is one that no session can have.

    ``latest`` is the last day that is believed: an end beyond it, such as the year 2500, is no end.
    """
    first, last = _iso(schedule.get("first")), _iso(schedule.get("last"))
    if first is not None and first > latest:
        return []
    if last is not None and last > latest:
        last = None
    rhythm = _EVERY.fullmatch(schedule.get("every", "P1W") or "P1W")
    if rhythm is None:
        return []
    days = schedule.get("days", [])
    number, unit = int(rhythm[1]), rhythm[2]
    if unit == "D" and number % 7 == 0:
        number, unit = number // 7, "W"
    if unit == "D" and number == 1:
        days, number, unit = days or [[day, None] for day in range(7)], 1, "W"
    if not days and first is not None and unit == "W":
        days = [[first.weekday(), None]]
    if unit == "D" or not 1 <= number <= 52 or (unit == "M" and number != 1):
        return []
    if unit == "M" and not all(week for _, week in days):
        return []
    last = last or _counted_out(first, schedule.get("count"), len(days), number if unit == "W" else 0)
    return [_slot(schedule, day, week, first, last, number) for day, week in days]


def _slot(
    schedule: Mapping[str, Any], day: int, week: int | None, first: date | None, last: date | None, every: int
) -> Slot:
    ends = schedule.get("to")
    return Slot(
        day,
        time.fromisoformat(schedule["from"]),
        time.fromisoformat(ends) if ends else None,
        first + timedelta(days=(day - first.weekday()) % 7) if first and not week else first,
        last,
        every if not week else 1,
        week,
        frozenset(date.fromisoformat(text) for text in schedule.get("but", [])),
    )


def _counted_out(first: date | None, count: int | None, days: int, weeks: int) -> date | None:
    """The last day of a schedule that says how often instead of until when."""
    if first is None or not count or not weeks or count > 2_000:
        return None
    return first + timedelta(days=-(-count // max(days, 1)) * 7 * weeks - 1)


def _day(value: Any) -> list[Any] | None:
    """(weekday, week of the month or None) of "https://schema.org/Tuesday", "Tuesday", "TU" or "2TU"."""
    word = term_of(value).casefold()
    match = re.fullmatch(r"([+-]?[1-5])?([a-z]+)", word)
    if match is None:
        return None
    week = int(match[1]) if match[1] else None
    if match[2] in _DAYS:
        return [_DAYS.index(match[2]), week]
    return [_SHORT.index(match[2]), week] if match[2] in _SHORT else None


def _ends(starts: time, thing: Mapping[str, Any]) -> time | None:
    length = duration_of(thing.get("duration"))
    if length is None or length > timedelta(hours=16):
        return None
    return (datetime.combine(date(2026, 1, 1), starts) + length).time()


def _iso(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
