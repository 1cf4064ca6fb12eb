"""From when to when does an opening_hours text of OpenStreetMap say that a place is open?

The grammar and what it means are the library's, ``opening-hours-py``; see docs/decisions/0026.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from opening_hours import OpeningHours, ParserError, State  # type: ignore[attr-defined]

from geo.errors import WithinReachError

HOLIDAY_RULES: Final = re.compile(r"\b(?:PH|SH)\b")  # of bank and school holidays
_REMARK: Final = re.compile(r'"[^"]*"')
_DAY: Final = timedelta(days=1)
_FIRST_YEAR, _LAST_YEAR = 1990, 2060
_ALL_CALENDARS: Final = timedelta(days=28 * 365 + 7)  # after so many years the calendar is the same again
_YEAR: Final = re.compile(r"\d{4}")
_ZONE: Final = ZoneInfo("Europe/London")

__all__ = [
    "HOLIDAY_RULES",
    "HoursUnreadError",
    "State",
    "Stretch",
    "SunPlace",
    "changes",
    "never_changes",
    "never_opens",
    "open_stretches",
    "without_remarks",
]


class HoursUnreadError(WithinReachError, ValueError):
    """A text that is not in the grammar of opening_hours."""


@dataclass(frozen=True)
class Stretch:
    """A stretch of time in one state, local time; what is closed is no stretch."""

    begins: datetime
    ends: datetime
    certain: bool  # open without a remark; otherwise not known, or open "by appointment" and the like


@dataclass(frozen=True)
class SunPlace:
    """Where the sun rises and sets by which a text goes, degrees."""

    latitude: float
    longitude: float


def without_remarks(text: str) -> str:
    """A text without what stands in quotes."""
    return _REMARK.sub("", text)


def open_stretches(text: str, first: datetime, last: datetime) -> Iterator[Stretch]:
    """The stretches of ``text`` between two moments in which it is open or may be.

    Holidays never come: a caller that knows some says so in the text.

    Raises
    ------
    HoursUnreadError
        The text is not in the grammar.
    """
    hours, day = _parsed(text), first
    last_open: Stretch | None = None
    while day < last:  # asked for many days at once, the library passes over days that come seldom
        for begins, ends, state, comment in hours.intervals(day, min(day + _DAY, last)):
            if state == State.CLOSED:
                continue
            stretch = Stretch(begins, ends or last, state == State.OPEN and not comment)
            if last_open and last_open.ends == begins and last_open.certain == stretch.certain:
                last_open = replace(last_open, ends=stretch.ends)
                continue
            if last_open:
                yield last_open
            last_open = stretch
        day += _DAY
    if last_open:
        yield last_open


def never_opens(text: str, *, since: date = date(_FIRST_YEAR, 1, 1)) -> bool:
    """Whether a text is in the grammar and says that a place never opens since a day: ``Mo-Su off``.

    Of holidays it must say so as well, for as to when they come this knows nothing.
    """
    texts = [text]
    if HOLIDAY_RULES.search(without_remarks(text)):
        texts.append(HOLIDAY_RULES.sub("Mo-Su", text))
    try:
        return bool(text.strip()) and not any(_opens(hours.strip(), since) for hours in texts)
    except HoursUnreadError:
        return False


def _opens(text: str, since: date) -> bool:
    begins, ends = datetime.combine(since, time()), datetime(_LAST_YEAR, 1, 1)
    return next(open_stretches(text, begins, ends), None) is not None


def changes(text: str, first: datetime, last: datetime, sun: SunPlace) -> Iterator[tuple[datetime, State]]:
    """The state of ``text`` at ``first`` and from each change until ``last`` on, local times of one day.

    Holidays never come; what is open with a remark is open.

    Raises
    ------
    HoursUnreadError
        The text is not in the grammar.
    """
    for begins, _, state, _ in _parsed(text, sun).intervals(first, last):
        yield begins.replace(tzinfo=None), state


def never_changes(text: str, since: datetime, sun: SunPlace | None) -> bool:
    """Whether the state of a text is the same from a moment on for ever.

    Raises
    ------
    HoursUnreadError
        The text is not in the grammar.
    """
    hours = _parsed(text, sun)
    if _YEAR.search(text):
        return hours.next_change(since) is None
    last = since + _ALL_CALENDARS  # the library itself looks until the year 10,000
    _, ends, *_ = next(iter(hours.intervals(since, last)), (since, None))
    return ends is None or ends >= last


def _parsed(text: str, sun: SunPlace | None = None) -> OpeningHours:
    try:
        if sun is not None:
            return OpeningHours(
                text,
                coords=(sun.latitude, sun.longitude),
                timezone=_ZONE,
                auto_country=False,  # with auto_timezone=False it would forget where the sun sets
            )
        return OpeningHours(text, auto_country=False, auto_timezone=False)
    except (ParserError, ValueError, OverflowError) as error:
        raise HoursUnreadError(
            f"{text!a} is not written as opening hours are in OpenStreetMap.",
            'Write them like "Mo-Fr 09:00-17:00".',
        ) from error
