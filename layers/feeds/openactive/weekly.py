"""Which weekly sessions, from when to when, are the single dates that a feed names?

Dates of one weekday and clock that follow each other at one distance are a session with its first and last
day; a date that is missing, because it was cancelled or is a holiday, parts two of them. What fits no rhythm
stays a single date.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from itertools import pairwise
from typing import Final

from layers.feeds.openactive.schedules import Slot
from layers.times.session import Session
from layers.times.session_days import weeks_of_month

_LONGEST_GAP: Final = 8  # weeks between two dates that still are a rhythm
_FEWEST: Final = 3  # dates of a rhythm other than weekly
MOST_SESSIONS: Final = 400  # of one asset
_Group = tuple[int, time, time | None]


@dataclass(frozen=True, slots=True)
class DatedSession:
    """One date on which something happens; times are local."""

    day: date
    starts: time
    ends: time | None
    full: bool | None = None  # None: not said
    most: int | None = None  # people


def sessions_of_dates(
    occurrences: Iterable[DatedSession], slots: Sequence[Slot], *, today: date, window: date | None
) -> tuple[Session, ...]:
    """The sessions that name exactly the dates from ``today`` on.

    Parameters
    ----------
    slots
        What the schedule beside the dates says: it knows whether a rhythm goes on after the last of them.
    window
        The day up to which the feed names dates at all; a rhythm that reaches it has no end. None: every
        rhythm ends with its last date.
    """
    groups: dict[_Group, set[date]] = defaultdict(set)
    for each in occurrences:
        if each.day >= today:
            groups[each.day.weekday(), each.starts, each.ends].add(each.day)
    sessions = []
    for (weekday, starts, ends), days in sorted(groups.items(), key=lambda group: _order(group[0])):
        plain = Session(weekday, starts, ends)
        runs = _runs(sorted(days), plain)
        runs[-1] = _open_ended(runs[-1], [s for s in slots if _is_of(s, plain)], window)
        sessions += [_begun(run, today) for run in runs]
    return tuple(sessions[:MOST_SESSIONS])


def sessions_of_slots(slots: Iterable[Slot], *, today: date) -> tuple[Session, ...]:
    """The sessions that a schedule alone tells, those that are not over."""
    sessions = [
        _begun(session, today)
        for slot in slots
        for session in _without(slot)
        if session.last_on is None or session.last_on >= today
    ]
    return tuple(dict.fromkeys(sorted(sessions, key=lambda s: (s.weekday, s.starts))))[:MOST_SESSIONS]


def _order(group: _Group) -> tuple[int, time, time]:
    return group[0], group[1], group[2] or time.min


def _is_of(slot: Slot, session: Session) -> bool:
    return (slot.weekday, slot.starts) == (session.weekday, session.starts)


def _runs(days: list[date], plain: Session) -> list[Session]:
    monthly = _monthly(days, plain)
    if monthly is not None:
        return [monthly]
    runs, at = [], 0
    while at < len(days):
        end = _end_of_run(days, at)
        weeks = (days[min(at + 1, len(days) - 1)] - days[at]).days // 7
        if end - at + 1 >= _FEWEST or (end > at and weeks == 1):
            runs.append(replace(plain, every_weeks=weeks, first_on=days[at], last_on=days[end]))
            at = end + 1
        else:
            runs.append(replace(plain, first_on=days[at], last_on=days[at]))
            at += 1
    return runs


def _end_of_run(days: Sequence[date], at: int) -> int:
    """The place of the last date that follows those before it at the distance of the first two."""
    end = at
    while end + 1 < len(days) and days[end + 1] - days[end] == days[at + 1] - days[at]:
        end += 1
    return end if end > at and (days[at + 1] - days[at]).days // 7 <= _LONGEST_GAP else at


def _monthly(days: Sequence[date], plain: Session) -> Session | None:
    """One session in the month, where the dates are the same one of every month."""
    months = [day.year * 12 + day.month for day in days]
    gaps = {later - earlier for earlier, later in pairwise(days)}
    if len(days) < _FEWEST or len(gaps) == 1 or months != list(range(months[0], months[0] + len(days))):
        return None
    for place in (0, 1):
        weeks = {weeks_of_month(day)[place] for day in days}
        if len(weeks) == 1:
            return replace(plain, week_of_month=weeks.pop(), first_on=days[0], last_on=days[-1])
    return None


def _open_ended(run: Session, slots: Sequence[Slot], window: date | None) -> Session:
    """The last run with the end that its schedule or the feed's window gives it."""
    if run.last_on is None or run.first_on == run.last_on:
        return run
    if slots:
        ends = [slot.last for slot in slots]
        latest = None if None in ends else max(day for day in ends if day)
        return replace(run, last_on=latest) if latest is None or latest >= run.last_on else run
    weeks = 5 if run.week_of_month else run.every_weeks
    reaches = window is not None and run.last_on + timedelta(weeks=weeks) > window
    return replace(run, last_on=None) if reaches else run


def _begun(session: Session, today: date) -> Session:
    """Without its first day where that is the next there could be: it is running."""
    first = session.first_on
    plain = session.every_weeks == 1 and session.week_of_month is None
    if first is None or first == session.last_on or not plain or first >= today + timedelta(weeks=1):
        return session
    return replace(session, first_on=None)


def _without(slot: Slot) -> list[Session]:
    """The sessions of a slot, parted at the dates on which it does not happen."""
    plain = Session(
        slot.weekday,
        slot.starts,
        slot.ends,
        every_weeks=slot.every_weeks,
        week_of_month=slot.week_of_month,
        last_on=slot.last,
        first_on=slot.first,
    )
    parts = [plain]
    for day in sorted(slot.but):
        last = parts[-1]
        inside = (last.first_on is None or day >= last.first_on) and (
            last.last_on is None or day <= last.last_on
        )
        if inside and day.weekday() == slot.weekday:
            step = timedelta(weeks=slot.every_weeks)
            parts[-1:] = [replace(last, last_on=day - step), replace(last, first_on=day + step)]
    return [part for part in parts if not (part.first_on and part.last_on and part.first_on > part.last_on)]
