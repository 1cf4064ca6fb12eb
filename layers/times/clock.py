"""Which times of day do "12-2pm", "10.30am", "9-5" or "noon" mean, and when can that not be told?"""

import re
from datetime import time
from typing import Final

Clock = tuple[time, time | None]  # start and end; None where the end is not told

_ONE: Final = re.compile(
    r"(?:(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?)?\s*(?P<mark>a\.?m\.?|p\.?m\.?|noon|midday|midnight)?",
    re.I,
)
_BETWEEN: Final = re.compile(r"\s*(?:-|–|—|−|\bto\b|\btill\b|\buntill?\b|'?\btil\b|\band\b)\s*", re.I)
_LEADING: Final = re.compile(r"^\s*(from|between|at)\s+", re.I)
_EARLIEST_BARE: Final = 9  # "9-5" and "10-12" mean the day; "7-9" may be morning or evening
_Part = tuple[int, int, str, bool]  # hour, minute, "am", "pm" or "", whether written as in a timetable


def is_marked(text: str) -> bool:
    """Whether both ends of a span carry am, pm, noon or midnight."""
    parts = [_part(piece) for piece in _BETWEEN.split(_LEADING.sub("", text.strip()))]
    return len(parts) == 2 and all(part is not None and (part[2] or part[0] == 24) for part in parts)


def read_clocks(text: str) -> Clock | None:
    """Read one time or one span; None where morning or evening cannot be told, or it is no time at all."""
    bare = _LEADING.sub("", text.strip())
    parts = [_part(piece) for piece in _BETWEEN.split(bare)]
    if not 1 <= len(parts) <= 2 or any(part is None for part in parts):
        return None
    read = [part for part in parts if part is not None]
    if len(read) == 1:  # "Tuesday 14" is a date
        return _single(read[0]) if read[0][2] or re.search(r"[:.]|midnight", bare, re.I) else None
    return _span(read[0], read[1])


def _part(text: str) -> _Part | None:
    match = _ONE.fullmatch(text.strip())
    if match is None or not text.strip():
        return None
    mark = (match["mark"] or "").casefold().replace(".", "")
    hour, minute = int(match["hour"] or 12), int(match["minute"] or 0)
    if mark in ("noon", "midday", "midnight"):
        if (hour, minute) != (12, 0):
            return None
        return (12, 0, "pm", False) if mark != "midnight" else (24, 0, "", True)
    if match["hour"] is None or minute > 59 or hour > 24 or (mark and not 1 <= hour <= 23):
        return None
    timetable = not mark and (hour > 12 or len(match["hour"]) == 2) and match["minute"] is not None
    return hour, minute, mark if hour <= 12 else "", timetable or hour > 12


def _time(hour: int, minute: int, mark: str) -> time | None:
    if mark:
        hour = hour % 12 + (12 if mark == "pm" else 0)
    if (hour, minute) == (24, 0):
        return time(0)
    return time(hour, minute) if hour < 24 else None


def _single(part: _Part) -> Clock | None:
    hour, minute, mark, timetable = part
    if not (mark or timetable):
        return None  # "Tuesday 7": morning or evening, or not a time at all
    starts = _time(hour, minute, mark)
    return (starts, None) if starts is not None else None


def _span(first: _Part, last: _Part) -> Clock | None:
    a_mark, b_mark = first[2], last[2]
    if first[3] and last[3]:
        return _pair(_time(first[0], first[1], ""), _time(last[0], last[1], ""))
    if not a_mark and not b_mark:
        return _bare_span(first, last)
    if not a_mark:
        a_mark = "" if first[0] > 12 else _shared(first, last)
    elif not b_mark and last[0] <= 12:
        b_mark = "pm" if a_mark == "pm" or _minutes(last) <= _minutes(first) else ""
        if not b_mark:
            return None  # "10am-12" is plain, "9am-11" as good as; but "1am-5" is not for us to say
    return _pair(_time(first[0], first[1], a_mark), _time(last[0], last[1], b_mark))


def _shared(first: _Part, last: _Part) -> str:
    """The half of the day of "12" in "12-2pm", of "10" in "10-2pm": that which makes the span shortest."""
    same = _minutes(first) < _minutes(last)
    return last[2] if same else ("am" if last[2] == "pm" else "pm")


def _minutes(part: _Part) -> int:
    """Minutes since the half of the day began."""
    return part[0] % 12 * 60 + part[1]


def _bare_span(first: _Part, last: _Part) -> Clock | None:
    """A span without am or pm: only where it can mean one thing."""
    a, b = first[0], last[0]
    if first[3] or last[3]:  # "9.30-12.30", "10-13": the clock of a timetable
        if a * 60 + first[1] < b * 60 + last[1] and a >= 7:
            return _pair(_time(a, first[1], ""), _time(b, last[1], ""))
        earliest = _EARLIEST_BARE if last[3] else 7  # "08.45 - 3.15", but "08:45 - 03:15" has to be asked
        a_by_day = earliest <= a <= 12 and b < a
        return _pair(_time(a, first[1], ""), _time(b + 12, last[1], "")) if a_by_day and b < 7 else None
    if 1 <= a < 6 and (a, first[1]) < (b, last[1]) and b < _EARLIEST_BARE:
        return _pair(time(a + 12, first[1]), time(b + 12, last[1]))  # "1-4": nothing meets at one at night
    if 7 <= a < _EARLIEST_BARE and 1 <= b < 7:
        return _pair(time(a, first[1]), time(b + 12, last[1]))  # "8.30-5.30"
    if not _EARLIEST_BARE <= a <= 12:
        return None
    if _EARLIEST_BARE < b <= 12 and (a, first[1]) < (b, last[1]):
        return _pair(time(a, first[1]), time(b, last[1]))
    return _pair(time(a, first[1]), time(b + 12, last[1])) if 1 <= b <= 8 else None  # "9-8" is by day


def _pair(starts: time | None, ends: time | None) -> Clock | None:
    return None if starts is None or ends is None else (starts, ends)
