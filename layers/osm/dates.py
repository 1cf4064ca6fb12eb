"""Between which days does a date lie that OpenStreetMap gives, from "2019-05-03" to "~1990" and "C19"?"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Final

_TOKEN: Final = re.compile(
    r"(?P<century>\bC\d{1,2}\b)|(?<!\d)(?P<year>\d{4})"
    r"(?:(?P<decade>s\b)|-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>0[1-9]|[12]\d|3[01]))?(?!\d))?(?!\d)",
    re.IGNORECASE,
)
_GOES_ON: Final = re.compile(r"\b(?:present|now|today|ongoing)\b|\.\.\s*$", re.IGNORECASE)
_BEFORE: Final = re.compile(r"\b(?:before|until|bef)\b", re.IGNORECASE)


@dataclass(frozen=True)
class DateRange:
    """A date that is known no closer than this."""

    first: date  # no earlier day is meant; ``date.min`` where none is given
    last: date  # no later day is meant; ``date.max`` where it goes on


def date_range(text: str) -> DateRange | None:
    """The days between which a date lies; None where the text has no year.

    A year is all its days, "2010s" ten years, "C19" a hundred; "before 2010" ends with 2009. "~1990" and "May
    1990" may be any day of 1990, and "after 2010", as nothing later is given, any of 2010.
    """
    ranges = [span for span in map(_span, _TOKEN.finditer(text)) if span]
    if not ranges:
        return None
    first, last = min(span.first for span in ranges), max(span.last for span in ranges)
    if _BEFORE.search(text):
        return DateRange(date.min, first if first == last else date(max(first.year - 1, 1), 12, 31))
    return DateRange(first, date.max if _GOES_ON.search(text) else last)


def _span(token: re.Match[str]) -> DateRange | None:
    if token["century"]:
        century = int(token["century"][1:])
        return DateRange(date(100 * century - 99, 1, 1), date(100 * century, 12, 31)) if century else None
    year = int(token["year"])
    if not year:
        return None
    if token["decade"]:
        return DateRange(date(year, 1, 1), date(min(year + (99 if year % 100 == 0 else 9), 9999), 12, 31))
    month, day = token["month"], token["day"]
    if not month:
        return DateRange(date(year, 1, 1), date(year, 12, 31))
    longest = monthrange(year, int(month))[1]
    if not day:
        return DateRange(date(year, int(month), 1), date(year, int(month), longest))
    exact = date(year, int(month), min(int(day), longest))
    return DateRange(exact, exact)
