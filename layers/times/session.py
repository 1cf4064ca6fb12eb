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
class Session:
    """One regular time at which an asset happens. Times are local, as on the poster."""

    weekday: int  # 0 Monday to 6 Sunday
    starts: time
    ends: time | None = None  # None: not known; before ``starts``: after midnight
    every_weeks: int = 1  # 2: fortnightly, counted from ``first_on``
    week_of_month: int | None = None  # 1 to 4, or -1 for the last: "the first Tuesday of the month"
    first_on: date | None = None
    last_on: date | None = None
    term_time: bool = False  # only in school terms
    bank_holidays: Known = Known.UNKNOWN
