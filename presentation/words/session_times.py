"""How do regular times read on paper? "Tuesdays and Thursdays, 10:00 to 12:00, in term time"."""

import calendar
from collections.abc import Sequence
from datetime import time

from layers.times.session import Known, Season, Session
from layers.times.session_text import DAY_NAMES
from presentation.words import plain as words
from presentation.words.language import sentence

_LEAP_YEAR = 2024
_WEEKS = {
    1: sentence("first"),
    2: sentence("second"),
    3: sentence("third"),
    4: sentence("fourth"),
    5: sentence("fifth"),
    -1: sentence("last"),
    -2: sentence("second to last"),
    -3: sentence("third to last"),
    -4: sentence("fourth to last"),
    -5: sentence("fifth to last"),
}

_EVERY = {2: sentence("second"), 3: sentence("third"), 4: sentence("fourth")}


def sessions_words(sessions: Sequence[Session]) -> str:
    """Regular times in words, days with the same times together; "" where there are none."""
    groups: dict[tuple[object, ...], list[Session]] = {}
    for session in sorted(sessions, key=lambda one: (one.weekday, one.starts)):
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
    first, last = _month(season.first_month), _month(season.last_month)
    if season.first_day == 1 and season.last_day == _days_in(season.last_month):
        if first == last:
            return sentence("in {month}", month=first)
        return sentence("{first} to {last}", first=first, last=last)
    first, last = f"{season.first_day} {first}", f"{season.last_day} {last}"
    if first == last:
        return sentence("on {day}", day=first)
    return sentence("{first} to {last}", first=first, last=last)


def _month(number: int) -> str:
    return calendar.month_name[number]


def _days_in(month: int) -> int:
    return calendar.monthrange(_LEAP_YEAR, month)[1]


def _together(group: list[Session]) -> str:
    one = group[0]
    parts = [f"{_days(group)}, {_clock(one)}"]
    parts += [season_words(one.season)] if one.season else []
    parts += [sentence("in term time")] if one.term_time else []
    parts += [sentence("until {day}", day=words.day(one.last_on.isoformat()))] if one.last_on else []
    parts += [sentence("on bank holidays only")] if one.bank_holidays_only else []
    parts += [sentence("not on bank holidays")] if one.bank_holidays is Known.NO else []
    return ", ".join(parts)


def _days(group: list[Session]) -> str:
    one, days = group[0], sorted({session.weekday for session in group})
    if one.week_of_month:
        named = _listed([DAY_NAMES[day] for day in days])
        return sentence(
            "{weeks} {named} of the month", weeks=_WEEKS[one.week_of_month].capitalize(), named=named
        )
    if one.every_weeks > 1:
        named = _listed([DAY_NAMES[day] for day in days])
        return sentence(
            "Every {get} {named}",
            get=_EVERY.get(one.every_weeks) or f"{one.every_weeks} weeks on",
            named=named,
        )
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return (
            sentence("Every day")
            if len(days) == 7
            else sentence(
                "{day_names} to {day_names_2}", day_names=DAY_NAMES[days[0]], day_names_2=DAY_NAMES[days[-1]]
            )
        )
    return _listed([sentence("{weekday}s", weekday=DAY_NAMES[day]) for day in days])


def _listed(names: list[str]) -> str:
    return (
        names[0]
        if len(names) == 1
        else sentence("{first} and {last}", first=", ".join(names[:-1]), last=names[-1])
    )


def _clock(session: Session) -> str:
    if session.ends is None:
        return sentence("from {time}; when it ends is not known", time=_time(session.starts))
    return sentence("{starts} to {ends}", starts=_time(session.starts), ends=_time(session.ends))


def _time(at: time) -> str:
    return sentence("midnight") if at == time() else f"{at.hour}:{at:%M}"
