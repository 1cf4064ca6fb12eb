"""When does an asset happen? Sessions from whatever a list says, and what of it could not be read.

Nothing is guessed: text that could mean two things stays text, and stands in ``unread``.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from layers.times.osm import looks_like_osm, read_osm
from layers.times.rrule import read_rrule
from layers.times.session import Session
from layers.times.session_text import DAY_NAMES, read_sessions_text
from layers.times.words import read_words

_LONGEST: Final = 2_000
_CLOSED: Final = re.compile(r"closed|off|none|no|-|n/?a|not open|shut", re.I)


@dataclass(frozen=True)
class Times:
    """What was read: sessions in the order of the week, and the words that were not understood."""

    sessions: tuple[Session, ...] = ()
    unread: str = ""


@lru_cache(maxsize=4_096)  # lists say the same times again and again
def read_times(text: str) -> Times:
    """Read days and times from free text, OSM syntax, an RRULE, or our own way of writing sessions."""
    plain = text.strip()
    if not plain:
        return Times()
    if len(plain) > _LONGEST:
        return Times((), plain)
    own = read_sessions_text(plain)
    if own is not None:
        return _times(list(own), [])
    if "FREQ=" in plain.upper():
        return _rrule(plain)
    if looks_like_osm(plain):
        return _times(*read_osm(plain))
    return _times(*read_words(plain))


def read_weekday_cells(cells: Mapping[int, str]) -> Times:
    """Read one cell per weekday (0 Monday to 6 Sunday).

    ``08:30-13:00,14:00-17:30``, ``CLOSED``, ``9am-5pm``.
    """
    sessions: list[Session] = []
    unread: list[str] = []
    for weekday, cell in sorted(cells.items()):
        if not cell.strip() or _CLOSED.fullmatch(cell.strip()):
            continue
        found, left = read_words(f"{DAY_NAMES[weekday]} {cell}")
        if left or any(session.weekday != weekday for session in found):
            unread.append(f"{DAY_NAMES[weekday]} {cell}")
        else:
            sessions += found
    return _times(sessions, unread)


def weekday_cells_text(cells: Mapping[int, str]) -> str:
    """One cell per weekday as one text, for ``when``: every cell as the source has it."""
    return "; ".join(
        f"{DAY_NAMES[day]} {cell.strip()}" for day, cell in sorted(cells.items()) if cell.strip()
    )


def _rrule(text: str) -> Times:
    read = read_rrule(text)
    return _times(list(read), []) if read is not None else Times((), text)


def _times(sessions: list[Session], unread: list[str]) -> Times:
    in_order = sorted(set(sessions), key=_order)
    return Times(tuple(in_order), "; ".join(part.strip() for part in unread if part.strip()))


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
    )
