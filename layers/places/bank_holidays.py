"""Which days are bank holidays in a nation of the United Kingdom, and when has no school lessons?

Source of the days: the package ``holidays``, which also knows those proclaimed for one year alone.
"""

from datetime import date
from functools import lru_cache
from typing import Final

from holidays import HolidayBase, country_holidays

from layers.places.nations import Nation

_PARTS: Final = {
    Nation.ENGLAND: "ENG",
    Nation.WALES: "WLS",
    Nation.SCOTLAND: "SCT",
    Nation.NORTHERN_IRELAND: "NIR",
}
# Months in which no school has lessons: Scotland goes back in August, Northern Ireland stops in June.
_SUMMER: Final = {
    Nation.ENGLAND: (8,),
    Nation.WALES: (8,),
    Nation.SCOTLAND: (7,),
    Nation.NORTHERN_IRELAND: (7, 8),
}
_SATURDAY: Final = 5


def is_bank_holiday(day: date, nation: Nation) -> bool:
    """Whether a weekday is kept as a bank holiday; a feast on a weekend is kept on a weekday after it."""
    return day.weekday() < _SATURDAY and day in _holidays(nation)


def feast_name(day: date, nation: Nation) -> str:
    """What a feast is called, by the source's name: "Boxing Day", be it on a weekend; "" if it is none."""
    return str(_holidays(nation).get(day, ""))


def never_term(day: date, nation: Nation) -> bool:
    """Whether no school of the nation has lessons: in the middle of summer, and Christmas to New Year."""
    return day.month in _SUMMER[nation] or (day.month, day.day) >= (12, 24) or (day.month, day.day) == (1, 1)


@lru_cache(maxsize=len(Nation))
def _holidays(nation: Nation) -> HolidayBase:
    return country_holidays("GB", subdiv=_PARTS[nation])
