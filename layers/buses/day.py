"""What runs on one day, in one order of seconds, the buses of last night and of tomorrow early among it?

A service day begins at noon less twelve hours (so GTFS says): at midnight, but for the two days on which the
clocks change. Seconds of a day are counted from there as they pass, so that a day has 23 or 25 hours then.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from typing import Final
from zoneinfo import ZoneInfo

import numpy as np

from geo.timetable.timetable import Lines
from geo.types import BoolArray, IndexArray
from layers.buses.model import Buses

ZONE: Final = ZoneInfo("Europe/London")
_FROM_S, _UNTIL_S = -6 * 3600, 36 * 3600  # seconds of a day that anybody asks for
_NOT_FOR_WHEELS: Final = "no"


@dataclass(frozen=True, eq=False)
class BusDay:
    """All connections around one day; r runs, each a trip on the service day that it belongs to."""

    day: date
    lines: Lines = field(repr=False)  # ``trip`` is a run
    run_trip: IndexArray = field(repr=False)  # (r,) row of the table of trips

    @cached_property
    def zero(self) -> datetime:
        """When its seconds begin, in UTC."""
        return _zero(self.day)

    def seconds(self, moment: datetime) -> int:
        """Seconds of the day at a local time, without a zone; of an hour that comes twice the first."""
        return int((moment.replace(tzinfo=ZONE).astimezone(UTC) - self.zero).total_seconds())

    def clock(self, seconds: int) -> datetime:
        """The local time, without a zone, at so many seconds of the day."""
        return (self.zero + timedelta(seconds=int(seconds))).astimezone(ZONE).replace(tzinfo=None)


def bus_day(buses: Buses, day: date, *, step_free: bool) -> BusDay:
    """The connections of a day, of the evening before and of the morning after.

    ``step_free``: without buses and stops that are known not to be for wheels; of most that is not known.
    """
    hops = buses.hops
    every, usable = [], _usable(buses, step_free)
    run_trip: list[IndexArray] = []
    runs = 0
    for ahead in (-1, 0, 1):
        service_day = day + timedelta(days=ahead)
        trips = np.intersect1d(buses.trips_on(service_day), np.flatnonzero(usable.trips))
        run = np.full(len(buses.trips), -1)
        run[trips] = runs + np.arange(len(trips))
        shift_s = int((_zero(service_day) - _zero(day)).total_seconds())
        leave_s, arrive_s = hops.leave_s + shift_s, hops.arrive_s + shift_s
        rows = (run[hops.trip] >= 0) & (leave_s >= _FROM_S) & (arrive_s <= _UNTIL_S)
        every.append(
            Lines(
                leave_s[rows],
                arrive_s[rows],
                hops.from_stop[rows],
                hops.to_stop[rows],
                run[hops.trip][rows],
                (hops.boards > 0)[rows] & usable.stops[hops.from_stop[rows]],
                (hops.alights > 0)[rows] & usable.stops[hops.to_stop[rows]],
            )
        )
        run_trip.append(trips)
        runs += len(trips)
    columns = [np.concatenate(parts) for parts in zip(*every, strict=True)]
    return BusDay(day, Lines(*columns), np.concatenate(run_trip))


@dataclass(frozen=True, eq=False)
class _Usable:
    trips: BoolArray
    stops: BoolArray


def _usable(buses: Buses, step_free: bool) -> _Usable:
    if not step_free:
        return _Usable(np.ones(len(buses.trips), bool), np.ones(len(buses.stops), bool))
    return _Usable(
        (buses.trips["low_floor"] != _NOT_FOR_WHEELS).to_numpy(),
        (buses.stops["step_free"] != _NOT_FOR_WHEELS).to_numpy(),
    )


def _zero(day: date) -> datetime:
    noon = datetime.combine(day, time(12), ZONE).astimezone(UTC)
    return noon - timedelta(hours=12)
