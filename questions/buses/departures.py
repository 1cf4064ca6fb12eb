"""By which departures is a session looked at, so that no answer hangs on a lucky minute?"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from layers.times.session import Session
from questions.buses.sessions_by_bus import STAY, BusSession

SHIFTS: Final = (timedelta(minutes=15), timedelta(minutes=30))  # there so much earlier, home so much later
_HOUR: Final = timedelta(hours=1)


class Departures(StrEnum):
    """By which departures somebody counts as there and home again."""

    MEANT = "meant"  # those of each session as it begins and ends
    EVERY = "every"  # those and all others that are looked at (``visits``)
    SOME = "some"  # any of them


def visits(occurs: Session, session: BusSession) -> Iterator[tuple[datetime, datetime]]:
    """The other departures by which a session is looked at: from when to when one is there then, local times.

    Of a session from when to when it lasts: with a quarter and half an hour in hand before and after it. Of
    what is open for hours: each full hour at which it is open for as long as one stays.
    """
    if session.ends is None:
        return
    if not session.drop_in:
        for shift in SHIFTS:
            yield session.starts - shift, session.ends + shift
        return
    day = session.starts.date()
    opens, closes = (datetime.combine(day, at) for at in (occurs.starts, occurs.ends or occurs.starts))
    closes = closes if closes > opens else closes + timedelta(days=1)
    at = opens.replace(minute=0) + (_HOUR if opens.minute else timedelta())
    while at + STAY <= closes:
        if at != session.starts:
            yield at, at + STAY
        at += _HOUR
