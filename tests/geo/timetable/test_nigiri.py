"""Random journeys on Newport's timetable in whole minutes equal those of ``pynigiri``, another program.

``pynigiri`` leaves out what is slower than walking all the way over its own walks, with which a journey here
is not compared: pairs of places that share a stop, or whose stops are joined by a walk, are not asked.
``python -m tests.geo.timetable.test_nigiri 3000 FOLDER`` asks for more.
"""

import datetime as dt
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pynigiri
import pytest
import shapely

from geo.timetable.journey import Ends, Limits, earliest_back
from geo.timetable.timetable import NEVER, Paths, Timetable, timetable_of
from layers.buses.day import bus_day
from layers.buses.model import Buses
from tests.geo.timetable.nigiri_copy import MINUTE_S, closed_paths, whole_minutes, write_copy
from tests.geo.timetable.test_newport import read_newport

DAYS = dt.date(2023, 7, 3), dt.date(2023, 7, 12)
WALK_M, A_MINUTE_M, LONGEST_MIN = 600, 66, 180
ORDINARY, LONG = 300, 10_000


class OtherProgram:
    """The copy as ``pynigiri`` reads it, asked for the earliest arrival with at most two changes."""

    def __init__(self, buses: Buses, paths: Paths, folder: Path) -> None:
        write_copy(buses, paths, folder, days=DAYS)
        loader, finish = pynigiri.LoaderConfig(), pynigiri.FinalizeOptions()
        loader.link_stop_distance, loader.default_tz = 0, "Europe/London"
        finish.adjust_footpaths = finish.merge_dupes_intra_src = finish.merge_dupes_inter_src = False
        finish.max_footpath_length = 60
        source = pynigiri.TimetableSource("copy", str(folder), loader)
        self.timetable = pynigiri.load_timetable([source], *(day.isoformat() for day in DAYS), finish)
        self.stops = [self.timetable.find_location(f"S{row}") for row in range(len(buses.stops))]

    def arrival(self, ends: Ends, moment: int, zero: int) -> tuple[int, int] | None:
        """Minutes of the day, and changes; ``zero``: when the day begins, in minutes of the world's clock."""
        query = pynigiri.Query()
        query.start_match_mode = query.dest_match_mode = pynigiri.INTERMODAL
        query.start, query.destination = (self._offsets(walks) for walks in (ends.out_s, ends.in_s))
        query.start_time, query.max_travel_time, query.max_transfers = zero + moment, LONGEST_MIN, 2
        journeys = pynigiri.route(self.timetable, query)
        times = [(int(_value(each.dest_time)) - zero, int(_value(each.transfers))) for each in journeys]
        return min(times, default=None)

    def _offsets(self, walks):
        rows = np.flatnonzero(walks < NEVER)
        return [pynigiri.Offset(self.stops[row], int(walks[row] // MINUTE_S)) for row in rows]


def _value(field):
    return field() if callable(field) else field


def places_apart(buses: Buses, paths: Paths, draw: np.random.Generator) -> Iterator[Ends]:
    """Walks in whole minutes from one place and to another, of which no walk leads from one to the other."""
    at = shapely.get_coordinates(buses.stops.geometry.to_numpy())
    while True:
        walks = []
        for _ in range(2):
            metres = np.hypot(*(at - at[draw.integers(len(at))] - draw.normal(0, 150, 2)).T)
            minutes = np.ceil(metres / A_MINUTE_M).astype(np.int64)
            walks.append(np.where(metres <= WALK_M, minutes * MINUTE_S, NEVER))
        rows = np.flatnonzero(walks[0] < NEVER)
        reached = [paths.stop[paths.start[row] : paths.start[row + 1]] for row in rows]
        if len(rows) and (walks[1][np.concatenate(reached)] == NEVER).all():
            yield Ends(*walks)


def differences(buses: Buses, folder: Path, count: int) -> tuple[int, list[object]]:
    """How many journeys there are at all, and those that differ."""
    buses = whole_minutes(buses)
    paths, draw = closed_paths(buses), np.random.default_rng(56)
    other, days, there_is, differ = OtherProgram(buses, paths, folder), {}, 0, []
    for _, ends in zip(range(count), places_apart(buses, paths, draw), strict=False):
        day, moment = DAYS[0] + dt.timedelta(days=int(draw.integers(1, 8))), int(draw.integers(360, 1380))
        if day not in days:
            on_day = bus_day(buses, day, step_free=False)
            days[day] = timetable_of(on_day.lines, paths, trip_count=len(on_day.run_trip))
        timetable: Timetable = days[day]
        journey = earliest_back(timetable, ends, moment * MINUTE_S, Limits(3, LONGEST_MIN * MINUTE_S))
        zero = int(dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC).timestamp()) // 60 - 60
        own = journey and (journey.arrive_s // MINUTE_S, len(journey.rides) - 1)
        there_is += own is not None
        if own != (answer := other.arrival(ends, moment, zero)):
            differ.append((day, moment, own, answer))
    return there_is, differ


@pytest.fixture(scope="module")
def newport_buses(newport_data: Path) -> Buses:
    return read_newport(newport_data)


def test_journeys_in_whole_minutes_equal_those_of_another_program(
    newport_buses: Buses, tmp_path: Path, long_run: bool
):
    count = LONG if long_run else ORDINARY
    there_is, differ = differences(newport_buses, tmp_path / "copy", count)
    assert differ == []
    assert there_is > count / 2


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        there, others = differences(read_newport(Path(sys.argv[2])), Path(scratch), int(sys.argv[1]))
    sys.stdout.write(f"there are {there} journeys, and {len(others)} differ {others[:5]}\n")
