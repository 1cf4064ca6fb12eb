"""From when to when does an opening_hours text of OpenStreetMap say that a place is open?

The grammar and what it means are the library's, ``opening-hours-py``; see docs/decisions/0026.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final

from opening_hours import OpeningHours, ParserError, State  # type: ignore[attr-defined]

from geo.errors import WithinReachError

_HOLIDAY_RULES: Final = re.compile(r"\b(?:PH|SH)\b")
_DAY: Final = timedelta(days=1)
_FIRST_YEAR, _LAST_YEAR = 1990, 2060


class HoursUnreadError(WithinReachError, ValueError):
    """A text that is not in the grammar of opening_hours."""


@dataclass(frozen=True)
class Stretch:
    """A stretch of time in one state, local time; what is closed is no stretch."""

    begins: datetime
    ends: datetime
    certain: bool  # open without a remark; otherwise not known, or open "by appointment" and the like


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
    if _HOLIDAY_RULES.search(re.sub(r'"[^"]*"', "", text)):
        texts.append(_HOLIDAY_RULES.sub("Mo-Su", text))
    try:
        return bool(text.strip()) and not any(_opens(hours.strip(), since) for hours in texts)
    except HoursUnreadError:
        return False


def _opens(text: str, since: date) -> bool:
    begins, ends = datetime.combine(since, time()), datetime(_LAST_YEAR, 1, 1)
    return next(open_stretches(text, begins, ends), None) is not None


def _parsed(text: str) -> OpeningHours:
    try:
        return OpeningHours(text, auto_country=False, auto_timezone=False)
    except (ParserError, ValueError, OverflowError) as error:
        raise HoursUnreadError(
            f"{text!a} is not written as opening hours are in OpenStreetMap.",
            'Write them like "Mo-Fr 09:00-17:00".',
        ) from error
