"""Which weekly hours are the service days of a timetable, each with the same window?"""

from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import Final

from layers.rides.model import RideHours
from layers.times.session import Known, Session

_DAY_S: Final = 86_400


def hours_of_days(days: frozenset[date], starts_s: int, ends_s: int) -> Iterator[RideHours]:
    """The hours of a service that runs on ``days``, from and to seconds of the day; whole minutes within.

    Each weekday is from the first to the last of its days, without those on which there is no service; what
    the calendar does on bank holidays it says itself. What begins after midnight is of the day after.
    """
    later, starts_s = divmod(starts_s, _DAY_S)
    starts, ends = _clock(-(-starts_s // 60)), _clock((ends_s - later * _DAY_S) // 60)
    moved = {day + timedelta(days=later) for day in days}
    for weekday in range(7):
        mine = sorted(day for day in moved if day.weekday() == weekday)
        if not mine:
            continue
        weeks = (mine[-1] - mine[0]).days // 7
        every = {mine[0] + timedelta(days=7 * week) for week in range(weeks + 1)}
        session = Session(weekday, starts, ends, first_on=mine[0], last_on=mine[-1], bank_holidays=Known.YES)
        yield RideHours(session, frozenset(every - set(mine)))


def _clock(minutes: int) -> time:
    return time(minutes // 60 % 24, minutes % 60)
