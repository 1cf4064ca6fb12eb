"""In which part of the year, or between which dates? "April to June", "until 31 March 2026", "not August".

A day without its year ("until 25 March") is no period: whether it is this year's or every year's is not told.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from layers.times.session import Season

MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ALL_YEAR: Final = frozenset(range(1, 13))
_LEAP_YEAR: Final = 2024
_DASH: Final = r"\s?(?:-|–|—|−|\bto\b|\buntil\b|\btill\b|\bthrough\b)\s?"
_WEEKDAY: Final = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? (?:the )?)?"
_DATE: Final = (
    rf"{_WEEKDAY}(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{MONTH},? 20\d\d|\d{{1,2}}/\d{{1,2}}/(?:20)?\d\d"
    r"|\d{1,2}\.\d{1,2}\.(?:20)?\d\d|20\d\d-\d\d-\d\d)\b"
)
_WHEN: Final = rf"(?:the )?(?:{_DATE}|{MONTH} 20\d\d\b)"
_FROM: Final = r"(?:from|between|starting(?: on| from)?|starts(?: on)?|beginning(?: on)?|commencing|since)"
_UNTIL: Final = r"(?:until|till|up to|to|ends|ending|finishing)(?: the end of)?"
_SHUT: Final = (
    r"(?:(?:but |and )?(?:closed|shut|not(?: open| running| meeting)?|except(?:ing)?(?: for)?|excluding"
    r"|excl\.?|apart from|other than|no (?:sessions?|meetings?|groups?|class(?:es)?|clubs?))"
    r"(?: (?:in|during|for|on))?)"
)
_NO_DAY_BEFORE: Final = (  # "5 April", "5th of April"; but "9-5 April to October" is a clock
    r"(?:(?<=[-–]\d )|(?<=[-–]\d\d )|(?<=[:.]\d\d )|(?<!\d ))(?<!\d)"
    r"(?<!\dst )(?<!\dnd )(?<!\drd )(?<!\dth )(?<!\d of )"
)
_NO_DAY_AFTER: Final = r"(?! ?\d{1,2}(?:st|nd|rd|th)\b| ?20\d\d)"
_AND: Final = r"(?: ?, ?(?:and )?| ?& ?| and | or )"
_SOME_MONTHS: Final = rf"{MONTH}(?:(?:{_AND}|{_DASH}){MONTH}){{0,6}}{_NO_DAY_AFTER}"
PERIOD: Final = (
    rf"\b(?:(?:{_FROM} )?{_WHEN}(?:{_DASH}| and )(?:the end of )?{_WHEN}"
    rf"|{_FROM} {_WHEN}(?: onwards)?|{_UNTIL} {_WHEN}"
    rf"|{_SHUT} {_SOME_MONTHS}"
    rf"|(?:(?:from|between|during|in|open) )?{_NO_DAY_BEFORE}{MONTH}(?:{_DASH}|{_AND}){_SOME_MONTHS}"
    r"(?: inclusive| only)?"
    rf"|(?:in|during|throughout) {MONTH}(?: only)?{_NO_DAY_AFTER}(?!{_AND}|{_DASH}))"
)
_PARTS_OF_DATE: Final = re.compile(
    rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<name>{MONTH}),? (?P<y>20\d\d)"
    r"|(?P<d2>\d{1,2})[/.](?P<m2>\d{1,2})[/.](?P<y2>(?:20)?\d\d)|(?P<y3>20\d\d)-(?P<m3>\d\d)-(?P<d3>\d\d)"
    rf"|(?P<name4>{MONTH}) (?P<y4>20\d\d)",
    re.I,
)
_ENDS: Final = re.compile(rf"{_UNTIL} ", re.I)
_SHUT_THEN: Final = re.compile(_SHUT, re.I)
_EACH_MONTH: Final = re.compile(MONTH, re.I)
_RANGE: Final = re.compile(_DASH, re.I)
_NAMED_DAY: Final = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*day\b", re.I)


@dataclass(frozen=True)
class Period:
    """Months of every year, a first and a last day; ``shut``: it says when nothing is on."""

    months: frozenset[int] = ALL_YEAR
    first_on: date | None = None
    last_on: date | None = None
    shut: bool = False


ALL_THE_TIME: Final = Period()


def read_period(text: str) -> Period | None:
    """Read what ``PERIOD`` matches; None where it names no days that there are."""
    dates = list(_PARTS_OF_DATE.finditer(text))
    return _between_dates(text, dates) if dates else _in_months(text)


def seasons_of(months: frozenset[int]) -> tuple[Season | None, ...]:
    """The seasons that are exactly these months of every year; (None,) for all the year."""
    if months == ALL_YEAR:
        return (None,)
    firsts = sorted(month for month in months if (month - 2) % 12 + 1 not in months)
    return tuple(_season(first, months) for first in firsts)


def _season(first: int, months: frozenset[int]) -> Season:
    last = first
    while last % 12 + 1 in months:
        last = last % 12 + 1
    return Season(first, 1, last, _last_of_month(_LEAP_YEAR, last).day)


def _in_months(text: str) -> Period | None:
    names = list(_EACH_MONTH.finditer(text))
    months = {_month(names[0][0])}
    for a, b in pairwise(names):
        first, last = _month(a[0]), _month(b[0])
        if _RANGE.fullmatch(text[a.end() : b.start()]):
            months |= {(first + step - 1) % 12 + 1 for step in range((last - first) % 12 + 1)}
        months.add(last)
    shut = bool(_SHUT_THEN.match(text))
    open_months = ALL_YEAR - months if shut else frozenset(months)
    return Period(open_months, shut=shut) if open_months else None


def _between_dates(text: str, dates: list[re.Match[str]]) -> Period | None:
    days = [_first_and_last(match) for match in dates]
    if any(day is None for day in days) or not _weekdays_agree(text, dates):
        return None
    first, last = days[0], days[-1]
    if first is None or last is None:
        return None
    if len(days) == 2:
        return Period(first_on=first[0], last_on=last[1]) if first[0] <= last[1] else None
    if _ENDS.match(text):
        return Period(last_on=last[1])
    return Period(first_on=first[0])


def _first_and_last(match: re.Match[str]) -> tuple[date, date] | None:
    """The day, or the first and the last day of a month; None where there is no such day."""
    year = int(match["y"] or match["y2"] or match["y3"] or match["y4"]) % 100 + 2000
    try:
        if match["name4"]:
            first = date(year, _month(match["name4"]), 1)
            return first, _last_of_month(year, first.month)
        month = _month(match["name"]) if match["name"] else int(match["m2"] or match["m3"])
        day = date(year, month, int(match["d"] or match["d2"] or match["d3"]))
    except ValueError:
        return None
    return day, day


def _weekdays_agree(text: str, dates: list[re.Match[str]]) -> bool:
    """Whether "Wednesday 7 January 2026" is a Wednesday, as far as days are named."""
    before = 0
    for match in dates:
        named = _NAMED_DAY.search(text, before, match.start())
        day = _first_and_last(match)
        if named and day and not f"{day[0]:%A}".casefold().startswith(named[1].casefold()):
            return False
        before = match.end()
    return True


def _last_of_month(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].casefold()) + 1
