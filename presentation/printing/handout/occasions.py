"""When is a chosen place on next, and on which days of a week? Never what has begun, never a guessed day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from layers.places.nations import Nation
from layers.register.model import Asset, Status
from layers.times.session import Session
from questions.conversation.going_when import DROP_IN
from questions.conversation.occurrences import occurrences

LOOK_AHEAD: Final = timedelta(days=42)  # six weeks: long enough for "the first Sunday of the month"
ROUNDED_TO_MIN: Final = 5  # leaving is said a little early
DAYS: Final = 7


@dataclass(frozen=True)
class Occasion:
    """One time at which a place is on; local times."""

    starts: datetime
    ends: datetime | None
    leave: datetime | None  # None: no walk is known, or it is open for hours
    certain: bool  # False: ring first, it may be off on that day

    @property
    def open_for_hours(self) -> bool:
        """Whether one may come at any time of it."""
        return self.ends is not None and self.ends - self.starts >= DROP_IN


def next_occasion(record: Asset, nation: Nation, *, now: datetime, walk_min: int | None) -> Occasion | None:
    """The next time after ``now``, within six weeks; None where none is known."""
    until = (now + LOOK_AHEAD).date()
    every = _occasions(record, nation, now=now, first=now.date(), last=until, walk_min=walk_min)
    return min(every, key=lambda occasion: occasion.starts, default=None)


def week_of(
    record: Asset, nation: Nation, *, now: datetime, walk_min: int | None, monday: date | None = None
) -> list[Occasion]:
    """All times in the week from ``monday`` on, else from ``monday_after(now)``, in their order."""
    monday = monday or monday_after(now.date())
    last = monday + timedelta(days=DAYS - 1)
    every = _occasions(record, nation, now=now, first=monday, last=last, walk_min=walk_min)
    return sorted(every, key=lambda occasion: occasion.starts)


def monday_after(today: date) -> date:
    """The Monday with which the next whole week begins: today, if it is one."""
    return today + timedelta(days=-today.weekday() % DAYS)


def _occasions(
    record: Asset, nation: Nation, *, now: datetime, first: date, last: date, walk_min: int | None
) -> Iterator[Occasion]:
    for session in _known(record):
        for occurrence in occurrences(session, first, last, nation=nation):
            starts = datetime.combine(occurrence.day, session.starts)
            if starts > now:
                yield _occasion(session, starts, walk_min, certain=occurrence.ask is None)


def _known(record: Asset) -> Iterable[Session]:
    """Those of which it is known in which weeks they are; of a place that is paused, none."""
    if record.status is not Status.ACTIVE:
        return ()
    return (each for each in record.sessions if each.every_weeks <= 1 or each.first_on is not None)


def _occasion(session: Session, starts: datetime, walk_min: int | None, *, certain: bool) -> Occasion:
    ends = None
    if session.ends is not None:
        past_midnight = timedelta(days=session.ends <= session.starts)
        ends = datetime.combine(starts.date(), session.ends) + past_midnight
    if walk_min is None or (ends is not None and ends - starts >= DROP_IN):
        return Occasion(starts, ends, None, certain)
    leave = starts - timedelta(minutes=walk_min)
    return Occasion(starts, ends, leave - timedelta(minutes=leave.minute % ROUNDED_TO_MIN), certain)
