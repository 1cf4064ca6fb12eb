"""When does an asset happen? Sessions from whatever a list says, and what of it could not be read.

Nothing is guessed: text that could mean two things stays text, and stands in ``unread``.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Final

from geo.wording import worded
from layers.times.osm import looks_like_osm, read_osm
from layers.times.plain import is_struck_out, plain_text
from layers.times.reading.day_names import days_named
from layers.times.reading.halves import unmarked
from layers.times.reading.sentences import has_hours_beyond_twelve, read_words
from layers.times.rrule import read_rrule
from layers.times.session import Session
from layers.times.session_text import DAY_NAMES, read_sessions_text, sessions_text
from layers.times.slips import is_doubtful, likely

_LONGEST: Final = 2_000
_LONGEST_RAW: Final = 10_000  # with its markup
_MARK: Final = re.compile(r"\d\s*[ap]\.?m\b", re.I)
_CLOSED: Final = re.compile(r"closed|off|none|nil|no|[-–—]|n/?a|not open|shut|(?:ar|wedi) g?cau|ar gau", re.I)


@dataclass(frozen=True)
class Times:
    """What was read: sessions in the order of the week, and the words that were not understood.

    ``likely`` is what the unread words mean if a clock in them is twelve hours out; it is asked, never taken.
    """

    sessions: tuple[Session, ...] = ()
    unread: str = ""
    likely: tuple[Session, ...] = ()
    closed: bool = False  # it says that the place is never open


@lru_cache(maxsize=4_096)  # lists say the same times again and again
def read_times(text: str) -> Times:
    """Read days and times from free text, OSM syntax, an RRULE, or our own way of writing sessions."""
    plain = plain_text(text[:_LONGEST_RAW])
    if not plain:
        return Times()
    if len(plain) > _LONGEST or len(text) > _LONGEST_RAW or is_struck_out(text):
        return Times((), plain[:_LONGEST])
    own = read_sessions_text(plain)
    if own is not None and not any(_runs_through_the_night(session) for session in own):
        return _times(own, ())
    if "FREQ=" in plain.upper():
        return _rrule(plain)
    if looks_like_osm(plain):
        read = read_osm(plain)
        return replace(_times(read.sessions, read.unread), closed=read.closed)
    words = read_words(plain)
    return _times(words.sessions, words.unread, words.likely)


def read_weekday_cells(cells: Mapping[int, str]) -> Times:
    """Read one cell per weekday (0 Monday to 6 Sunday).

    ``08:30-13:00,14:00-17:30``, ``CLOSED``, ``9am-5pm``.
    """
    sessions: list[Session] = []
    unread: list[str] = []
    meant: list[Session] = []
    timetable = any(has_hours_beyond_twelve(cell) for cell in cells.values())
    for weekday, cell in sorted(cells.items()):
        if not cell.strip() or _CLOSED.fullmatch(cell.strip()):
            continue
        words = read_words(f"{DAY_NAMES[weekday]} {cell}", timetable=timetable)
        others = any(session.weekday != weekday for session in words.sessions)
        if words.unread or others:
            unread.append(f"{DAY_NAMES[weekday]} {plain_text(cell)}")
            meant += words.likely
        sessions += () if others else words.sessions
    return _times(sessions, unread, meant)


def read_rule(rule: str, *, day: str = "", starts: str = "", ends: str = "") -> Times:
    """Read a recurrence rule whose weekday and times of day may stand in columns of their own beside it.

    All of it stays unread, the weekday too, where the rule and the columns do not say one thing.
    """
    days = days_named(day) if day.strip() else ()
    sessions = read_rrule(rule, starts=starts, ends=ends, days=days) if days or not day.strip() else None
    words = " ".join(part.strip() for part in (rule, day, starts, ends) if part.strip())
    return doubted(_times(sessions, ()), words) if sessions else Times((), words)


def doubted(times: Times, text: str) -> Times:
    """Times from columns of their own (a start, an end); what runs through the night by a slip is unread."""
    marked = bool(_MARK.search(text))
    doubtful = [session for session in times.sessions if _runs_through_the_night(session, marked=marked)]
    if not doubtful:
        return times
    meant = [
        replace(session, starts=clock[0], ends=clock[1])
        for session in doubtful
        if (clock := likely((session.starts, session.ends))) is not None
    ]
    plain = [session for session in times.sessions if session not in doubtful]
    return _times(plain, (times.unread, text) if times.unread != text else (text,), meant)


def likely_fix(times: Times) -> str:
    """What to do about times that are likely twelve hours out or have no am or pm; "" of all others."""
    if times.likely:
        return worded(
            'Perhaps a time is twelve hours out: write "{times}" if that is meant, '
            'or "8pm-2am" for an evening that runs into the night.',
            times=sessions_text(times.likely),
        )
    open_times = unmarked(times.unread)
    if open_times is None:
        return ""
    if len(open_times.readings) == 1:
        meant = sessions_text(open_times.readings[0])
        return worded('Perhaps "{times}" is meant: then write that.', times=meant)
    morning, evening = map(sessions_text, open_times.readings)
    return worded('Write "{morning}" or "{evening}", whichever is meant.', morning=morning, evening=evening)


def why_unread(times: Times) -> str:
    """Why times could not be read, as part of a sentence ("“7-9” has no am or pm"), if that can be told."""
    open_times = None if times.likely else unmarked(times.unread)
    if open_times is None:
        return ""
    if open_times.about:
        return worded("“{words}” is only about a time", words=open_times.words)
    if len(open_times.readings) == 1:
        return worded("“{words}” has no am or pm", words=open_times.words)
    return worded("“{words}” has no am or pm and may be the morning or the evening", words=open_times.words)


def _runs_through_the_night(session: Session, *, marked: bool = False) -> bool:
    return is_doubtful((session.starts, session.ends), marked=marked, timetable=False)


def weekday_cells_text(cells: Mapping[int, str]) -> str:
    """One cell per weekday as one text, for ``when``: every cell as the source has it."""
    return "; ".join(
        f"{DAY_NAMES[day]} {cell.strip()}" for day, cell in sorted(cells.items()) if cell.strip()
    )


def _rrule(text: str) -> Times:
    read = read_rrule(text)
    return _times(read, ()) if read is not None else Times((), text)


def _times(sessions: Iterable[Session], unread: Iterable[str], meant: Iterable[Session] = ()) -> Times:
    words = "; ".join(part.strip() for part in unread if part.strip())
    return Times(tuple(sorted(set(sessions), key=_order)), words, tuple(sorted(set(meant), key=_order)))


def _order(session: Session) -> tuple[object, ...]:
    return (
        session.weekday,
        session.week_of_month or 0,
        session.starts,
        session.ends is not None,
        session.ends or session.starts,
        session.every_weeks,
        session.first_on or date.min,
        session.last_on or date.max,
        session.term_time,
        session.bank_holidays.value,
        session.season is not None,
        session.season or 0,
        session.bank_holidays_only,
    )
