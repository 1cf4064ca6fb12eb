"""From when to when does an opening_hours text of OpenStreetMap say that a place is open?

The grammar and what it means are the library's, ``opening-hours-py``; see docs/decisions/0026.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from opening_hours import OpeningHours, ParserError, State  # type: ignore[attr-defined]

from geo.errors import WithinReachError

_HOLIDAY_RULES: Final = re.compile(r"\b(?:PH|SH)\b")
_ANY_DAY: Final = datetime(2024, 1, 1)
_PAST_ALL_YEARS: Final = datetime(2200, 1, 1)


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
    for begins, ends, state, comment in _parsed(text).intervals(first, last):
        if state != State.CLOSED:
            certain = state == State.OPEN and not comment
            yield Stretch(begins.replace(tzinfo=None), (ends or last).replace(tzinfo=None), certain)


def never_opens(text: str) -> bool:
    """Whether a text is in the grammar and says that a place is closed at all times: ``Mo-Su off``."""
    if _HOLIDAY_RULES.search(re.sub(r'"[^"]*"', "", text)):
        return False
    try:
        stretches = open_stretches(text.strip(), _ANY_DAY.replace(year=1950), _PAST_ALL_YEARS)
        return bool(text.strip()) and next(stretches, None) is None
    except HoursUnreadError:
        return False


def _parsed(text: str) -> OpeningHours:
    try:
        return OpeningHours(text, auto_country=False, auto_timezone=False)
    except (ParserError, ValueError, OverflowError) as error:
        raise HoursUnreadError(
            f"{text!a} is not written as opening hours are in OpenStreetMap.",
            'Write them like "Mo-Fr 09:00-17:00".',
        ) from error
