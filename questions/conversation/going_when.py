"""When is the next session that a person can go to, would they be there in time, and when are they home?

All times are local, as on a poster and on a clock. A walk in the night in which the clocks change takes as
long as any other, so that leaving and being home move by the hour.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from math import inf
from typing import Final
from zoneinfo import ZoneInfo

from layers.assets.always_there import ALWAYS_THERE
from layers.places.nations import Nation
from layers.register.model import Asset
from layers.times.session import Session
from questions.conversation.findings import (
    Fact,
    Finding,
    NotBefore,
    NotOnDay,
    OnlyThen,
    StatedTimes,
    UnreadTimes,
)
from questions.conversation.occurrences import Occurrence, occurrences
from questions.conversation.walking_when import SHORTEST_STAY, Walk
from questions.conversation.wishes import FreeTime, Wishes
from questions.walks.walks_by_hours import AssetWalk, WalkThen

LOOK_AHEAD_DAYS: Final = 42  # six weeks: long enough for "the first Sunday of the month"
DROP_IN: Final = timedelta(hours=4)  # what is open so long need not be joined at its start
TRIED_EVERY: Final = timedelta(minutes=15)  # what is open for hours may be gone to when a gate has opened
LATER_DAYS: Final = 400  # what begins or comes round later than six weeks from now is told by its day
ZONE: Final = ZoneInfo("Europe/London")
MONTHS_OF_CHANGE: Final = (3, 10)
ROUNDED_TO: Final = 5  # minutes; leaving is told a little early, being home a little late


@dataclass(frozen=True)
class Outing:
    """When to go to the next session that suits, local times. None: not known, or up to the person."""

    starts: datetime
    ends: datetime | None
    leave: datetime
    arrive: datetime
    home_by: datetime | None
    walk_then: WalkThen | None = None  # where the walk depends on the time at which it is made


@dataclass(frozen=True)
class Going:
    """Whether there is a session that suits: ``in_the_way`` if there is none, ``ask`` if it is not sure."""

    times: Outing | None = None
    in_the_way: Finding | None = None
    ask: Finding | None = None
    walk_then: WalkThen | None = None  # of an outing that only hours on the way forbid


@dataclass(frozen=True)
class _Window:
    """A stretch of one day in which the person can be out."""

    begins: datetime
    ends: datetime


def going_when(asset: Asset, wishes: Wishes, *, walk: Walk, now: datetime, nation: Nation) -> Going:
    """The next session from ``now`` on that suits somebody who walks ``walk`` to it.

    A group suits if they can leave home, be there when it starts, stay to its end and be home again while
    they are free; what is open for hours suits if they can be there half an hour. Bank holidays and school
    terms are those of ``nation``. Where hours of gates and ways matter, the walks there and back must do at
    their own times; if they never do, it says how long the walks of the next session are then.
    """
    going = _going(asset, wishes, walk, now, nation)
    if going.in_the_way and walk.by_hours:
        regardless = _going(asset, wishes, replace(walk, longest_s=inf, by_hours=None), now, nation)
        if regardless.times:
            return replace(going, walk_then=_walk_then(walk.by_hours, regardless.times))
    return going


def _walk_then(by_hours: AssetWalk, times: Outing) -> WalkThen:
    drops_in = times.home_by is None and times.ends is not None
    return by_hours.then(times.arrive, times.arrive + SHORTEST_STAY if drops_in else times.ends)


def _going(asset: Asset, wishes: Wishes, walk: Walk, now: datetime, nation: Nation) -> Going:
    if not asset.sessions:
        return Going() if asset.kind in ALWAYS_THERE and not asset.when else Going(ask=_unknown(asset))
    now = _rounded_up(now)
    goings = [going for session in asset.sessions if (going := _next(session, wishes, walk, now, nation))]
    if goings:
        going = min(goings, key=_soonest_and_surest)
        return (
            going
            if going.ask or not asset.when_unread
            else replace(going, ask=UnreadTimes(asset.when_unread))
        )
    if asset.when_unread:
        return Going(ask=UnreadTimes(asset.when_unread))
    return Going(in_the_way=_only(asset.sessions, wishes, now, nation))


def _soonest_and_surest(going: Going) -> tuple[datetime, bool]:
    return going.times.starts if going.times else datetime.max, going.ask is not None


def _unknown(asset: Asset) -> Finding:
    return StatedTimes(asset.when) if asset.when else Fact.TIMES_NOT_KNOWN


def _next(session: Session, wishes: Wishes, walk: Walk, now: datetime, nation: Nation) -> Going | None:
    if wishes.free and not any(free.weekday == session.weekday for free in wishes.free):
        return None
    overnight = session.ends is not None and session.ends <= session.starts
    today = now.date() - timedelta(days=1) if overnight else now.date()  # last night's may still be on
    first, last = wishes.on or today, wishes.on or now.date() + timedelta(days=LOOK_AHEAD_DAYS)
    for occurrence in occurrences(session, first, last, nation=nation):
        for window in _windows(occurrence.day, wishes, now):
            times = _fitted(session, occurrence.day, window, walk)
            if times:
                return Going(times, ask=occurrence.ask)
        if occurrence.day > now.date() and walk.by_hours is None:
            return None  # what does not fit on a whole day of theirs fits on no later one
    return None


def _windows(day: date, wishes: Wishes, now: datetime) -> Iterator[_Window]:
    """When they can be out on ``day``, from ``now`` on; whenever they like, if they did not say."""
    midnight = datetime.combine(day, time())
    always = (FreeTime(day.weekday(), time(), time(23, 59)),)
    for free in wishes.free or always:
        if free.weekday == day.weekday():
            if wishes.free:
                begins, ends = datetime.combine(day, free.starts), datetime.combine(day, free.ends)
            else:
                begins, ends = midnight - timedelta(days=1), midnight + timedelta(days=2)
            yield _Window(max(now, begins), ends)


def _fitted(session: Session, day: date, window: _Window, walk: Walk) -> Outing | None:
    starts = datetime.combine(day, session.starts)
    ends = _end(session, starts)
    if ends is not None and ends - starts >= DROP_IN:
        return _dropping_in(starts, ends, window, walk)
    there, back = walk.there(starts), walk.back(ends)
    if there is None or back is None:
        return None
    latest = _after(starts, -there)
    leave = _rounded_down(latest)
    if leave < window.begins <= latest:
        leave = latest  # just enough time
    home_by = None if ends is None else _after(ends, back)
    if leave < window.begins or (home_by or starts) > window.ends:
        return None
    arrive, home_by = _after(leave, there), None if home_by is None else _rounded_up(home_by)
    return Outing(starts, ends, leave, arrive, home_by, walk.then(starts, ends))


def _dropping_in(starts: datetime, ends: datetime, window: _Window, walk: Walk) -> Outing | None:
    """The first time in the window at which they can come and stay for a while."""
    arrive = max(starts, window.begins + walk.usual)
    while arrive + SHORTEST_STAY <= min(ends, window.ends - walk.usual):
        there, back = walk.there(arrive), walk.back(arrive + SHORTEST_STAY)
        if there and back and _in_window(arrive, there, back, window):
            then = walk.stay(arrive, max(min(ends, window.ends - back), arrive + SHORTEST_STAY))
            return Outing(starts, ends, arrive - there, arrive, None, then)
        if walk.by_hours is None:
            return None
        arrive += TRIED_EVERY
    return None


def _in_window(arrive: datetime, there: timedelta, back: timedelta, window: _Window) -> bool:
    return window.begins <= arrive - there and arrive + SHORTEST_STAY + back <= window.ends


def _after(moment: datetime, walk: timedelta) -> datetime:
    """The clock a walk later, or earlier if it is negative."""
    if moment.month not in MONTHS_OF_CHANGE:
        return moment + walk
    real = moment.replace(tzinfo=ZONE).astimezone(UTC) + walk
    return real.astimezone(ZONE).replace(tzinfo=None, fold=0)


def _end(session: Session, starts: datetime) -> datetime | None:
    if session.ends is None:
        return None
    ends = datetime.combine(starts.date(), session.ends)
    return ends if ends > starts else ends + timedelta(days=1)


def _rounded_down(moment: datetime) -> datetime:
    return moment.replace(minute=moment.minute - moment.minute % ROUNDED_TO, second=0, microsecond=0)


def _rounded_up(moment: datetime) -> datetime:
    down = _rounded_down(moment)
    return down if down == moment else down + timedelta(minutes=ROUNDED_TO)


def _only(sessions: Sequence[Session], wishes: Wishes, now: datetime, nation: Nation) -> Finding:
    """The days it is on; with the times, where the day would suit."""
    first = wishes.on or now.date()
    coming = [session for session in sessions if session.last_on is None or session.last_on >= first]
    if not any(_may_still_come(session, first, now, nation) for session in coming):
        return Fact.ENDED
    if not_then := _not_then(coming, wishes, now, nation):
        return not_then
    coming = [session for session in coming if not session.bank_holidays_only] or coming
    days = sorted({session.weekday for session in coming})
    free = {wishes.on.weekday()} if wishes.on else {free.weekday for free in wishes.free}
    if free & set(days):
        days_and_times = sorted(
            {(session.weekday, session.starts) for session in coming if session.weekday in free}
        )
        return OnlyThen(times=tuple(days_and_times))
    return OnlyThen(weekdays=tuple(days))


def _may_still_come(session: Session, first: date, now: datetime, nation: Nation) -> bool:
    last = session.last_on or first + timedelta(days=LATER_DAYS)
    coming = _first_from(session, first, last, nation)
    if session.last_on is None:
        return True
    return coming is not None and (session.last_on > now.date() or session.starts > now.time())


def _not_then(sessions: Sequence[Session], wishes: Wishes, now: datetime, nation: Nation) -> Finding | None:
    """Where the weekday would do but not that day: not then, or not before another day."""
    weekdays = {wishes.on.weekday()} if wishes.on else {free.weekday for free in wishes.free}
    ours = [session for session in sessions if not weekdays or session.weekday in weekdays]
    first, reach = wishes.on or now.date(), timedelta(days=0 if wishes.on else LOOK_AHEAD_DAYS)
    if not ours or any(_first_from(session, first, first + reach, nation) for session in ours):
        return None
    if wishes.on:
        return NotOnDay(first)
    until = first + timedelta(days=LATER_DAYS)
    days = [next_on.day for session in ours if (next_on := _first_from(session, first, until, nation))]
    return NotBefore(min(days)) if days else None


def _first_from(session: Session, first: date, last: date, nation: Nation) -> Occurrence | None:
    return next(occurrences(session, first, last, nation=nation), None)
