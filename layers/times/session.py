"""When does something happen, week by week? One regular time, as on the poster."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum


class Known(StrEnum):
    """Yes, no, or not known; never guessed."""

    YES = "yes"
    NO = "no"
    PARTLY = "partly"
    UNKNOWN = ""


@dataclass(frozen=True, order=True)
class Season:
    """A part of every year, both days inclusive; October to March runs over New Year."""

    first_month: int  # 1 to 12
    first_day: int
    last_month: int
    last_day: int  # 29 February is the end of February in every year


@dataclass(frozen=True, order=True)
class Session:
    """One regular time at which an asset happens. Times are local, as on the poster."""

    weekday: int  # 0 Monday to 6 Sunday
    starts: time
    ends: time | None = None  # None: not known; before ``starts``: after midnight
    every_weeks: int = 1  # 2: fortnightly, counted from ``first_on``
    week_of_month: int | None = None  # 1 to 5, or -1 (the last) to -5: "the first Tuesday of the month"
    first_on: date | None = None
    last_on: date | None = None
    term_time: bool = False  # only in school terms
    bank_holidays: Known = Known.UNKNOWN
    season: Season | None = None  # None: all the year
    bank_holidays_only: bool = False  # on bank holidays and on no other day
