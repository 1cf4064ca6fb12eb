"""On which days does a session fall by its own rule, holidays and school terms apart?"""

import calendar
from collections.abc import Sequence
from datetime import date, timedelta

from layers.times.session import Season, Session


def falls_on(session: Session, day: date) -> bool:
    """Whether a session's rule names ``day``: weekday, dates, season, week of the month, fortnight.

    A fortnight is counted from the session's first day; where that is not known, every week may be the one.
    """
    if day.weekday() != session.weekday:
        return False
    if (session.first_on and day < session.first_on) or (session.last_on and day > session.last_on):
        return False
    if session.season is not None and not in_season(session.season, day):
        return False
    if session.week_of_month is not None:
        return session.week_of_month in weeks_of_month(day)
    if session.every_weeks > 1 and session.first_on is not None:
        begun = session.first_on + timedelta(days=(session.weekday - session.first_on.weekday()) % 7)
        return (day - begun).days // 7 % session.every_weeks == 0
    return True


def last_day(sessions: Sequence[Session]) -> date | None:
    """The last day that sessions name; None where one of them has no end, or there are none."""
    ends = [session.last_on for session in sessions]
    return max((day for day in ends if day), default=None) if None not in ends else None


def in_season(season: Season, day: date) -> bool:
    """Whether a day lies in a season, both its ends inclusive; one may run over New Year."""
    first, last = (season.first_month, season.first_day), (season.last_month, season.last_day)
    this = (day.month, day.day)
    return first <= this <= last if first <= last else this >= first or this <= last


def weeks_of_month(day: date) -> tuple[int, int]:
    """Which of its weekdays in its month a day is, counted from the first (1) and from the last (-1)."""
    length = calendar.monthrange(day.year, day.month)[1]
    return (day.day - 1) // 7 + 1, -((length - day.day) // 7 + 1)
