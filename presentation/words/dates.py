"""How are days, months and times of day written? No name of a month or a weekday comes from anywhere else."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Final

from presentation.words.language import sentence

MONTHS: Final = (
    sentence("January"),
    sentence("February"),
    sentence("March"),
    sentence("April"),
    sentence("May"),
    sentence("June"),
    sentence("July"),
    sentence("August"),
    sentence("September"),
    sentence("October"),
    sentence("November"),
    sentence("December"),
)
WEEKDAYS: Final = (
    sentence("Monday"),
    sentence("Tuesday"),
    sentence("Wednesday"),
    sentence("Thursday"),
    sentence("Friday"),
    sentence("Saturday"),
    sentence("Sunday"),
)
EVERY_WEEKDAY: Final = (
    sentence("Mondays"),
    sentence("Tuesdays"),
    sentence("Wednesdays"),
    sentence("Thursdays"),
    sentence("Fridays"),
    sentence("Saturdays"),
    sentence("Sundays"),
)
SHORT_WEEKDAYS: Final = (
    sentence("Mon"),
    sentence("Tue"),
    sentence("Wed"),
    sentence("Thu"),
    sentence("Fri"),
    sentence("Sat"),
    sentence("Sun"),
)


def day_words(day: date) -> str:
    """ "3 May 2026"."""
    return sentence("{day} {month} {year}", day=day.day, month=MONTHS[day.month - 1], year=day.year)


def month_words(day: date) -> str:
    """ "May 2026"."""
    return sentence("{month} {year}", month=MONTHS[day.month - 1], year=day.year)


def day_of_year(day: date) -> str:
    """ "3 May", where the year is clear."""
    return day_in_month(day.day, day.month)


def day_in_month(day: int, month: int) -> str:
    """ "3 May" of any year."""
    return sentence("{day} {month}", day=day, month=MONTHS[month - 1])


def weekday_and_day(day: date) -> str:
    """ "Sunday 3 May"."""
    return sentence("{weekday} {day}", weekday=WEEKDAYS[day.weekday()], day=day_of_year(day))


def clock(at: datetime | time) -> str:
    """ "11:35", "9:05"."""
    return f"{at.hour}:{at.minute:02}"


def listed(names: Sequence[str]) -> str:
    """ "Mondays, Tuesdays and Fridays"; "" for none."""
    if len(names) < 2:
        return "".join(names)
    return sentence("{first} and {last}", first=", ".join(names[:-1]), last=names[-1])
