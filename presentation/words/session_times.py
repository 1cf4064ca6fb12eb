"""How do regular times read on paper? "Tuesdays and Thursdays, 10:00 to 12:00, in term time"."""

from collections.abc import Sequence
from datetime import time

from layers.times.session import Known, Session
from layers.times.session_text import DAY_NAMES
from presentation.words import plain as words

_WEEKS = {1: "first", 2: "second", 3: "third", 4: "fourth", -1: "last"}

_EVERY = {2: "second", 3: "third", 4: "fourth"}


def sessions_words(sessions: Sequence[Session]) -> str:
    """Regular times in words, days with the same times together; "" where there are none."""
    groups: dict[tuple[object, ...], list[Session]] = {}
    for session in sorted(sessions, key=lambda one: (one.weekday, one.starts)):
        like = (session.starts, session.ends, session.every_weeks, session.week_of_month, session.term_time)
        groups.setdefault((*like, session.last_on, session.bank_holidays), []).append(session)
    return "; ".join(_together(group) for group in groups.values())


def session_words(session: Session) -> str:
    """One regular time in words."""
    return _together([session])


def _together(group: list[Session]) -> str:
    one = group[0]
    parts = [f"{_days(group)}, {_clock(one)}"]
    parts += ["in term time"] if one.term_time else []
    parts += [f"until {words.day(one.last_on.isoformat())}"] if one.last_on else []
    parts += ["not on bank holidays"] if one.bank_holidays is Known.NO else []
    return ", ".join(parts)


def _days(group: list[Session]) -> str:
    one, days = group[0], sorted({session.weekday for session in group})
    if one.week_of_month:
        named = _listed([DAY_NAMES[day] for day in days])
        return f"{_WEEKS[one.week_of_month].capitalize()} {named} of the month"
    if one.every_weeks > 1:
        named = _listed([DAY_NAMES[day] for day in days])
        return f"Every {_EVERY.get(one.every_weeks) or f'{one.every_weeks} weeks on'} {named}"
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return "Every day" if len(days) == 7 else f"{DAY_NAMES[days[0]]} to {DAY_NAMES[days[-1]]}"
    return _listed([f"{DAY_NAMES[day]}s" for day in days])


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _clock(session: Session) -> str:
    if session.ends is None:
        return f"from {_time(session.starts)}; when it ends is not known"
    return f"{_time(session.starts)} to {_time(session.ends)}"


def _time(at: time) -> str:
    return "midnight" if at == time() else f"{at.hour}:{at:%M}"
