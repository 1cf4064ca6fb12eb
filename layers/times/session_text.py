"""How is one session written in plain words, so that a person reads it and we read it back without loss?"""

import re
from collections.abc import Iterable
from datetime import date, time
from typing import Final

from layers.times.session import Known, Season, Session

DAY_NAMES: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ORDINALS: Final = {
    1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth",
    -1: "last", -2: "second to last", -3: "third to last", -4: "fourth to last", -5: "fifth to last",
}  # fmt: skip

_SESSION: Final = re.compile(
    r"(?:(?P<week>(?:first|second|third|fourth|fifth)(?: to last)?|last) )?(?P<day>\w+day) "
    r"(?P<starts>\d\d:\d\d)(?:-(?P<ends>\d\d:\d\d))?(?:, every (?P<every>\d{1,2}) weeks)?"
    r"(?:, from (?P<first>\d{4}-\d\d-\d\d))?(?:, until (?P<last>\d{4}-\d\d-\d\d))?"
    r"(?:, each year (?P<season>\d\d-\d\d to \d\d-\d\d))?"
    r"(?P<term>, in term time)?(?P<only>, bank holidays only)?"
    r"(?:, bank holidays (?P<holidays>yes|no|partly))?"
)


def session_text(session: Session) -> str:
    """One session in words: "first Tuesday 12:00-14:00, from 2026-01-06, in term time, bank holidays no"."""
    week = f"{ORDINALS[session.week_of_month]} " if session.week_of_month else ""
    ends = f"-{session.ends:%H:%M}" if session.ends is not None else ""
    parts = [f"{week}{DAY_NAMES[session.weekday]} {session.starts:%H:%M}{ends}"]
    if session.every_weeks != 1:
        parts.append(f"every {session.every_weeks} weeks")
    if session.first_on:
        parts.append(f"from {session.first_on.isoformat()}")
    if session.last_on:
        parts.append(f"until {session.last_on.isoformat()}")
    if session.season:
        parts.append(f"each year {season_text(session.season)}")
    if session.term_time:
        parts.append("in term time")
    if session.bank_holidays_only:
        parts.append("bank holidays only")
    if session.bank_holidays:
        parts.append(f"bank holidays {session.bank_holidays.value}")
    return ", ".join(parts)


def season_text(season: Season) -> str:
    """A season as we write it and read it back: "04-01 to 09-30"."""
    first = f"{season.first_month:02d}-{season.first_day:02d}"
    return f"{first} to {season.last_month:02d}-{season.last_day:02d}"


def read_season(text: str) -> Season:
    """Read a season written as "04-01 to 09-30", month and day. Raises ``ValueError`` for no such day."""
    first, last = (date.fromisoformat(f"2024-{part}") for part in text.split(" to "))  # a leap year
    return Season(first.month, first.day, last.month, last.day)


def sessions_text(sessions: Iterable[Session]) -> str:
    """Sessions in words, with semicolons between them."""
    return "; ".join(session_text(session) for session in sessions)


def read_session_text(text: str) -> Session | None:
    """Read one session as ``session_text`` writes it; None if it is anything else."""
    match = _SESSION.fullmatch(text.strip())
    if match is None or match["day"] not in DAY_NAMES:
        return None
    try:
        return Session(
            weekday=DAY_NAMES.index(match["day"]),
            starts=time.fromisoformat(match["starts"]),
            ends=time.fromisoformat(match["ends"]) if match["ends"] else None,
            every_weeks=int(match["every"] or 1),
            week_of_month=next((n for n, word in ORDINALS.items() if word == match["week"]), None),
            first_on=date.fromisoformat(match["first"]) if match["first"] else None,
            last_on=date.fromisoformat(match["last"]) if match["last"] else None,
            term_time=bool(match["term"]),
            bank_holidays=Known(match["holidays"] or ""),
            season=read_season(match["season"]) if match["season"] else None,
            bank_holidays_only=bool(match["only"]),
        )
    except ValueError:
        return None


def read_sessions_text(text: str) -> tuple[Session, ...] | None:
    """Read sessions as ``sessions_text`` writes them; None if any part is anything else."""
    if not text.strip():
        return ()
    read = [read_session_text(part) for part in text.split(";")]
    return None if None in read else tuple(session for session in read if session is not None)
