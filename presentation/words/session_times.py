"""How do regular times read on paper? "Tuesdays and Thursdays, 10:00 to 12:00, in term time"."""

import calendar
from collections.abc import Sequence
from datetime import time

from layers.times.session import Known, Season, Session
from presentation.words.dates import (
    EVERY_WEEKDAY,
    MONTHS,
    WEEKDAYS,
    clock,
    day_in_month,
    day_words,
    listed,
)
from presentation.words.language import sentence

_LEAP_YEAR = 2024
_IN_MONTH = {
    1: "First {days} of the month",
    2: "Second {days} of the month",
    3: "Third {days} of the month",
    4: "Fourth {days} of the month",
    5: "Fifth {days} of the month",
    -1: "Last {days} of the month",
    -2: "Second to last {days} of the month",
    -3: "Third to last {days} of the month",
    -4: "Fourth to last {days} of the month",
    -5: "Fifth to last {days} of the month",
}
_EVERY = {2: "Every second {days}", 3: "Every third {days}", 4: "Every fourth {days}"}


def sessions_words(sessions: Sequence[Session]) -> str:
    """Regular times in words, days with the same times together; "" where there are none."""
    groups: dict[tuple[object, ...], list[Session]] = {}
    for session in sorted(sessions, key=lambda session: (session.weekday, session.starts)):
        like = (session.starts, session.ends, session.every_weeks, session.week_of_month, session.term_time)
        dates = (session.first_on, session.last_on, session.season)
        holidays = (session.bank_holidays, session.bank_holidays_only)
        groups.setdefault((*like, *dates, *holidays), []).append(session)
    return "; ".join(_together(group) for group in groups.values())


def session_words(session: Session) -> str:
    """One regular time in words."""
    return _together([session])


def season_words(season: Season) -> str:
    """A part of every year in words: "April to September", "15 April to 1 October"."""
    first, last = MONTHS[season.first_month - 1], MONTHS[season.last_month - 1]
    if season.first_day == 1 and season.last_day == _days_in(season.last_month):
        if first == last:
            return sentence("in {month}", month=first)
        return sentence("{first} to {last}", first=first, last=last)
    first = day_in_month(season.first_day, season.first_month)
    last = day_in_month(season.last_day, season.last_month)
    if first == last:
        return sentence("on {day}", day=first)
    return sentence("{first} to {last}", first=first, last=last)


def _days_in(month: int) -> int:
    return calendar.monthrange(_LEAP_YEAR, month)[1]


def _together(group: list[Session]) -> str:
    first = group[0]
    parts = [sentence("{days}, {clock}", days=_days(group), clock=_hours(first))]
    parts += [season_words(first.season)] if first.season else []
    parts += [sentence("in term time")] if first.term_time else []
    parts += [sentence("from {day}", day=day_words(first.first_on))] if first.first_on else []
    parts += [sentence("until {day}", day=day_words(first.last_on))] if first.last_on else []
    parts += [sentence("on bank holidays only")] if first.bank_holidays_only else []
    parts += [sentence("not on bank holidays")] if first.bank_holidays is Known.NO else []
    return ", ".join(parts)


def _days(group: list[Session]) -> str:
    first, days = group[0], sorted({session.weekday for session in group})
    names = listed([WEEKDAYS[day] for day in days])
    if first.week_of_month:
        return sentence(_IN_MONTH[first.week_of_month], days=names)
    if first.every_weeks in _EVERY:
        return sentence(_EVERY[first.every_weeks], days=names)
    if first.every_weeks > 1:
        return sentence("Every {weeks} weeks on {days}", weeks=first.every_weeks, days=names)
    if len(days) == len(WEEKDAYS):
        return sentence("Every day")
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return sentence("{first} to {last}", first=WEEKDAYS[days[0]], last=WEEKDAYS[days[-1]])
    return listed([EVERY_WEEKDAY[day] for day in days])


def _hours(session: Session) -> str:
    if session.ends is None:
        return sentence("from {time}; when it ends is not known", time=_time(session.starts))
    return sentence("{starts} to {ends}", starts=_time(session.starts), ends=_time(session.ends))


def _time(at: time) -> str:
    return sentence("midnight") if at == time() else clock(at)
