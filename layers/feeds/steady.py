"""Does what stands still name the days that a feed names now? Then its words stay, and nothing has changed.

A feed that names dates some weeks ahead moves on every day: single dates pass, new ones come at the far end.
That is no news of a class that goes on as before.
"""

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from layers.register.model import Asset
from layers.times.session import Session
from layers.times.session_days import falls_on, last_day

_FAR_DAYS: Final = 62  # an end so far ahead need not follow every new date
_LONGEST_DAYS: Final = 400


def steady(asset: Asset, before: Asset | None, *, today: date, reach: date | None) -> Asset:
    """The asset as its feed gives it now, with the times of ``before`` where these name the same days.

    Parameters
    ----------
    before
        The asset as the feed gave it the last time.
    reach
        The day up to which the feed names dates; None: it tells of schedules only.
    """
    if before is None or before.sessions == asset.sessions or not before.sessions or not asset.sessions:
        return asset
    end = _end(before.sessions, asset.sessions, today=today, reach=reach)
    if _days(before.sessions, today, end) != _days(asset.sessions, today, end):
        return asset
    return replace(asset, sessions=before.sessions, when=before.when, when_unread=before.when_unread)


def _end(before: tuple[Session, ...], after: tuple[Session, ...], *, today: date, reach: date | None) -> date:
    """Up to which day the two are compared."""
    longest = today + timedelta(days=_LONGEST_DAYS)
    standing, named = last_day(before), last_day(after)
    ends = [day for day in (reach, standing, named) if day is not None]
    end = min(max(ends), longest) if ends else longest
    is_extended = standing is not None and (named is None or named > standing)
    if is_extended and standing is not None and standing >= today + timedelta(days=_FAR_DAYS):
        end = min(end, standing)
    return end


def _days(sessions: tuple[Session, ...], first: date, last: date) -> set[tuple[object, ...]]:
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    return {
        (day, session.starts, session.ends)
        for session in sessions
        for day in days
        if day.weekday() == session.weekday and falls_on(session, day)
    }
