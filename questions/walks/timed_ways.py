"""Which gates and ways are shut then? By their hours, the calendar and the sun of the place."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Final, TypeAlias

import numpy as np

from geo.crs import to_lonlat
from geo.derived import kept_with
from geo.network import WalkNetwork, then_open
from geo.snap import Snaps
from geo.timed.own_gates import OUTSIDE, enclosure_of, enclosures, from_inside
from geo.types import IndexArray
from layers.area import Area
from layers.osm.hours import SunPlace
from layers.places.bank_holidays import is_bank_holiday
from layers.streets.open_then import Calendar, DayStates, WayState, at_all_hours, open_during, states_on
from layers.streets.timed_access import TimedAccess, timed_rows
from questions.walks.walking_ground import WalkingGround

Shut: TypeAlias = frozenset[int]  # rows of ``Area.street_hours`` that nobody walks through then

ALL_OPEN: Final[Shut] = frozenset()
DAYTIME: Final = (time(10), time(16))  # when people are out who say no time
WEEKDAYS: Final = 5


def shut_between(area: Area, begins: datetime, ends: datetime) -> Shut:
    """What is shut at any time between two moments, local time; what is not known counts as open."""
    if not len(area.street_hours):
        return ALL_OPEN
    days = _days(area, begins, ends)
    rows = range(len(area.street_hours))
    return frozenset(
        row for row in rows if open_during((day[row] for day in days), begins, ends) is WayState.SHUT
    )


def _days(area: Area, begins: datetime, ends: datetime) -> list[tuple[DayStates, ...]]:
    """The states of all rows on every day between two moments."""
    count = (ends.date() - begins.date()).days + 1
    return [_states_on(area, begins.date() + timedelta(days=ahead)) for ahead in range(max(count, 1))]


@kept_with(most=64)
def _states_on(area: Area, day: date) -> tuple[DayStates, ...]:
    calendar = _calendar(area)
    return tuple(states_on(timed, day, calendar) for timed in _timed(area))


def shut_in_daytime(area: Area, today: date) -> Shut:
    """What is shut at any time from 10:00 to 16:00 on any weekday of the seven days from ``today``."""
    days = (today + timedelta(days=ahead) for ahead in range(7))
    return shut_on(area, (day for day in days if day.weekday() < WEEKDAYS), *DAYTIME)


def shut_on(area: Area, days: Iterable[date], starts: time, ends: time) -> Shut:
    """What is shut at any time of a stretch of any of these days; it may end after midnight."""
    shut: Shut = frozenset()
    for day in days:
        begins, until = datetime.combine(day, starts), datetime.combine(day, ends)
        shut |= shut_between(area, begins, until if until > begins else until + timedelta(days=1))
    return shut


def shut_at_times(area: Area) -> Shut:
    """All that is ever shut from the day on which the pack was made, or may be."""
    return frozenset(range(len(area.street_hours))) - _at_all_hours(area, WayState.OPEN)


def shut_for_good(area: Area) -> Shut:
    """What is never open from the day on which the pack was made."""
    return _at_all_hours(area, WayState.SHUT)


def not_known(area: Area) -> Shut:
    """Whose hours nobody can read, or that depend on more than the time: they are walked all the same."""
    return _not_known(area) if len(area.street_hours) else frozenset()


@kept_with(most=1)
def _not_known(area: Area) -> Shut:
    begins = datetime.fromisoformat(area.made_at).replace(tzinfo=None)
    days = _days(area, begins, begins + timedelta(days=7))
    return frozenset(
        row
        for row in range(len(area.street_hours))
        if any(state is WayState.NOT_KNOWN for day in days for _, state in day[row])
    )


@kept_with(most=2)
def _at_all_hours(area: Area, state: WayState) -> Shut:
    since = datetime.fromisoformat(area.made_at).replace(tzinfo=None)
    rows = enumerate(_timed(area))
    return frozenset(row for row, timed in rows if at_all_hours(timed, since=since) is state)


@kept_with(most=12)
def streets_then(area: Area, shut: Shut) -> WalkNetwork:
    """The streets with what is shut, and what is shut for good, marked so; kept for the next."""
    shut |= shut_for_good(area)
    return then_open(area.network, shut) if shut else area.network


def streets_from(area: Area, start: Snaps, shut: Shut) -> WalkNetwork:
    """The streets with what is shut then, for who lives at ``start``: of their own gate they have the key."""
    number = next(iter(homes_behind_gates(area, start, shut)), None)
    return streets_then(area, shut) if number is None else streets_inside(area, number, shut)


def ground_from(area: Area, ground: WalkingGround, start: Snaps, shut: Shut) -> WalkingGround:
    """The walking ground by ``streets_from``."""
    return replace(ground, network=streets_from(area, start, shut))


def homes_behind_gates(area: Area, homes: Snaps, shut: Shut) -> dict[int, IndexArray]:
    """The rows of homes that lie behind what is shut then, by the number of their enclosure."""
    enclosed = _enclosures_then(area, shut)
    if enclosed is None:
        return {}
    of_home = enclosure_of(area.network, enclosed, homes)
    return {
        int(number): np.flatnonzero(of_home == number) for number in np.unique(of_home[of_home != OUTSIDE])
    }


def streets_inside(area: Area, number: int, shut: Shut) -> WalkNetwork:
    """The streets then for who lives in one of the enclosures of ``homes_behind_gates``."""
    enclosed, streets = _enclosures_then(area, shut), streets_then(area, shut)
    return streets if enclosed is None else from_inside(streets, enclosed, number)


@kept_with(most=12)
def _enclosures_then(area: Area, shut: Shut) -> IndexArray | None:
    """The enclosures of ``streets_then``; None where nothing is shut."""
    streets = streets_then(area, shut)
    return None if streets is area.network else enclosures(streets)


def hours_of(area: Area, rows: Iterable[int]) -> tuple[TimedAccess, ...]:
    """The hours at these rows, in the order of the rows."""
    every = _timed(area)
    return tuple(every[row] for row in sorted(rows) if 0 <= row < len(every))


def openness_of(
    area: Area, row: int, span: tuple[datetime, datetime] | None
) -> tuple[TimedAccess, WayState | None]:
    """What stands at a row, and how it is between two moments; None where no time is given."""
    (timed,) = hours_of(area, [row])
    if span is None:
        return timed, None
    return timed, open_during((day[row] for day in _days(area, *span)), *span)


@kept_with(most=1)
def _timed(area: Area) -> tuple[TimedAccess, ...]:
    return timed_rows(area.street_hours)


@kept_with(most=1)
def _calendar(area: Area) -> Calendar:
    west, south, east, north = area.streets_bounds
    longitude, latitude = to_lonlat([(west + east) / 2], [(south + north) / 2], crs=area.crs)
    sun = SunPlace(float(latitude[0]), float(longitude[0]))
    return Calendar(sun, partial(is_bank_holiday, nation=area.nation))
