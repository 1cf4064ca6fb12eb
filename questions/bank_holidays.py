"""Which days of a year are bank holidays in England and Wales? By rule: days of one year only are not known.

Source: Banking and Financial Dealings Act 1971, and the proclamations that have stood unchanged since 1978.
"""

from calendar import MONDAY, SATURDAY, SUNDAY
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

_WEEK: Final = timedelta(days=7)
_FEASTS: Final = {(1, 1): "New Year's Day", (12, 25): "Christmas Day", (12, 26): "Boxing Day"}


@lru_cache(maxsize=64)
def bank_holidays(year: int) -> frozenset[date]:
    """The eight bank holidays of a year; one on a weekend is kept on the next weekday that is free."""
    easter = easter_sunday(year)
    days = {
        easter - timedelta(days=2),
        easter + timedelta(days=1),
        _first_monday(year, 5),
        _first_monday(year, 6) - _WEEK,
        _first_monday(year, 9) - _WEEK,
    }
    for month, number in _FEASTS:
        day = date(year, month, number)
        while day in days or day.weekday() in (SATURDAY, SUNDAY):
            day += timedelta(days=1)
        days.add(day)
    return frozenset(days)


def holiday_name(day: date) -> str:
    """What a day on which few groups meet is called: a bank holiday, a feast on a weekend; "" if neither."""
    return "a bank holiday" if day in bank_holidays(day.year) else _FEASTS.get((day.month, day.day), "")


def easter_sunday(year: int) -> date:
    """Easter by the Gregorian rule (Meeus, Jones and Butcher)."""
    century, rest = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    step = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (year % 19 + 11 * moon + 22 * step) // 451
    month, day = divmod(moon + step - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _first_monday(year: int, month: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(MONDAY - first.weekday()) % 7)


def never_term(day: date) -> bool:
    """Whether no school in England and Wales has lessons: August, and Christmas to New Year."""
    return day.month == 8 or (day.month, day.day) >= (12, 24) or (day.month, day.day) == (1, 1)
