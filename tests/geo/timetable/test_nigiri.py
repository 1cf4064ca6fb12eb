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

import geopandas as gpd
import numpy as np
import pandas as pd
import pynigiri
import pytest
import shapely

from geo.timetable.journey import Ends, Limits, earliest_back, latest_there
from geo.timetable.timetable import NEVER, Paths, Timetable, paths_of, timetable_of
from layers.buses.columns import BUS_TABLES
from layers.buses.day import bus_day
from layers.buses.model import Buses, buses_of
from tests.geo.timetable.nigiri_copy import (
    MINUTE_S,
    MIRROR_S,
    closed_paths,
    mirrored,
    whole_minutes,
    write_copy,
)
from tests.geo.timetable.test_newport import read_newport

A_DAY = dt.timedelta(days=1)
DAYS = dt.date(2023, 7, 3), dt.date(2023, 7, 12)
WALK_M, A_MINUTE_M, LONGEST_MIN, SUMMER_MIN = 600, 66, 180, 60
ORDINARY, LONG = 150, 10_000
LIMITS = Limits(3, LONGEST_MIN * MINUTE_S)
Days = tuple[dt.date, dt.date]


class OtherProgram:
    """The copy as ``pynigiri`` reads it, asked for the earliest arrival with at most two changes."""

    def __init__(self, buses: Buses, paths: Paths, folder: Path, *, days: Days = DAYS) -> None:
        write_copy(buses, paths, folder, days=days)
        loader, finish = pynigiri.LoaderConfig(), pynigiri.FinalizeOptions()
        loader.link_stop_distance, loader.default_tz = 0, "Europe/London"
        finish.adjust_footpaths = finish.merge_dupes_intra_src = finish.merge_dupes_inter_src = False
        finish.max_footpath_length = 60
        source = pynigiri.TimetableSource("copy", str(folder), loader)
        self.timetable = pynigiri.load_timetable([source], *(day.isoformat() for day in days), finish)
        self.stops = [self.timetable.find_location(f"S{row}") for row in range(len(buses.stops))]

    def arrival(self, ends: Ends, moment: int, day: dt.date) -> tuple[int, int] | None:
        """Minutes of the day, and changes.

        Its own limit of time lets ways through that take up to two minutes more: they are left out here.
        """
        zero = int(dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC).timestamp()) // 60 - SUMMER_MIN
        query = pynigiri.Query()
        query.start_match_mode = query.dest_match_mode = pynigiri.INTERMODAL
        query.start, query.destination = (self._offsets(walks) for walks in (ends.out_s, ends.in_s))
        query.start_time, query.max_travel_time, query.max_transfers = zero + moment, LONGEST_MIN, 2
        journeys = pynigiri.route(self.timetable, query)
        times = [(int(_value(each.dest_time)) - zero, int(_value(each.transfers))) for each in journeys]
        return min((each for each in times if each[0] <= moment + LONGEST_MIN), default=None)

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
    """Of so many journeys back, and so many there, how many there are at all, and those that differ."""
    buses = whole_minutes(buses)
    paths, draw = closed_paths(buses), np.random.default_rng(56)
    back, there = _Backs(buses, paths, folder / "back"), _Theres(buses, paths, folder)
    days: dict[dt.date, Timetable] = {}
    there_is, differ = 0, list[object]()
    for _, ends in zip(range(count), places_apart(buses, paths, draw), strict=False):
        day, moment = DAYS[0] + dt.timedelta(days=int(draw.integers(1, 8))), int(draw.integers(360, 1380))
        if day not in days:
            days[day] = timetable_on(buses, paths, day)
        for way in (back, there):
            own = way.own(days[day], ends, moment)
            there_is += own is not None
            if own != (answer := way.other(ends, moment, day)):
                differ.append((type(way).__name__, day, moment, own, answer))
    return there_is, differ


def timetable_on(buses: Buses, paths: Paths, day: dt.date) -> Timetable:
    on_day = bus_day(buses, day, step_free=False)
    return timetable_of(on_day.lines, paths, trip_count=len(on_day.run_trip))


class _Backs:
    """The way back: minutes of the day at which one is home, and changes."""

    def __init__(self, buses: Buses, paths: Paths, folder: Path) -> None:
        self.program = OtherProgram(buses, paths, folder)

    def own(self, timetable: Timetable, ends: Ends, moment: int) -> tuple[int, int] | None:
        journey = earliest_back(timetable, ends, moment * MINUTE_S, LIMITS)
        return journey and (journey.arrive_s // MINUTE_S, len(journey.rides) - 1)

    def other(self, ends: Ends, moment: int, day: dt.date) -> tuple[int, int] | None:
        return self.program.arrival(ends, moment, day)


class _Theres:
    """The way there: minutes of the day at which one sets out, and changes; a mirrored copy for each day."""

    def __init__(self, buses: Buses, paths: Paths, folder: Path) -> None:
        self.buses, self.paths, self.folder = buses, turned(paths), folder
        self.programs: dict[dt.date, OtherProgram] = {}

    def own(self, timetable: Timetable, ends: Ends, moment: int) -> tuple[int, int] | None:
        journey = latest_there(timetable, ends, moment * MINUTE_S, LIMITS)
        return journey and (journey.leave_s // MINUTE_S, len(journey.rides) - 1)

    def other(self, ends: Ends, moment: int, day: dt.date) -> tuple[int, int] | None:
        if day not in self.programs:
            around = day - 2 * A_DAY, day + 2 * A_DAY
            folder = self.folder / f"there-{day}"
            self.programs[day] = OtherProgram(mirrored(self.buses, day), self.paths, folder, days=around)
        mirror = MIRROR_S // MINUTE_S
        answer = self.programs[day].arrival(Ends(ends.in_s, ends.out_s), mirror - moment, day)
        return answer and (mirror - answer[0], answer[1])


def turned(paths: Paths) -> Paths:
    """The walks the other way round."""
    begins = np.repeat(np.arange(len(paths.start) - 1), np.diff(paths.start))
    return paths_of(paths.stop, begins, paths.gap_s, stop_count=len(paths.start) - 1)


def one_bus(*, leaves: int, arrives: int) -> dict[str, pd.DataFrame]:
    """The tables of a timetable with one bus on every day between two stops far apart; minutes."""
    stops = {"stop_id": ["A", "B"], "name": ["A", "B"], "step_free": ["", ""]}
    trip = {"trip_id": "T", "route": "1", "operator": "", "towards": "", "low_floor": "", "mode": "bus"}
    calls = [(0, 0, leaves * MINUTE_S), (0, 1, arrives * MINUTE_S)]
    days = [DAYS[0] + ahead * A_DAY for ahead in range((DAYS[1] - DAYS[0]).days + 1)]
    return {
        "bus_stops": gpd.GeoDataFrame(
            stops, geometry=gpd.points_from_xy([330_000, 335_000], [187_000, 187_000]), crs="EPSG:27700"
        ),
        "bus_trips": pd.DataFrame([{**trip, "service_id": "S", "about": ""}]),
        "bus_calls": pd.DataFrame(
            [(*call, call[-1], 1, 1) for call in calls], columns=list(BUS_TABLES["bus_calls"])
        ),
        "bus_days": pd.DataFrame({"service_id": "S", "day": [day.isoformat() for day in days]}),
        "bus_transfers": pd.DataFrame({name: np.empty(0, int) for name in BUS_TABLES["bus_transfers"]}),
        "bus_feed": pd.DataFrame([{"first_day": days[0].isoformat(), "last_day": days[-1].isoformat()}]),
    }


@pytest.fixture(scope="module")
def newport_buses(newport_data: Path) -> Buses:
    return read_newport(newport_data)


def test_journeys_in_whole_minutes_equal_those_of_another_program(
    newport_buses: Buses, tmp_path: Path, long_run: bool
):
    count = LONG if long_run else ORDINARY
    there_is, differ = differences(newport_buses, tmp_path / "copy", count)
    assert differ == []
    assert there_is > count


def test_a_way_of_three_hours_is_one_and_of_a_minute_more_is_none_to_both(tmp_path: Path):
    """As 10,000 journeys showed of 8 July 2023: the other program gives a way of 181 minutes if told 180."""
    buses = buses_of(one_bus(leaves=1197, arrives=1338))
    paths, day = closed_paths(buses), DAYS[0] + A_DAY
    ends = Ends(np.array([MINUTE_S, NEVER]), np.array([NEVER, MINUTE_S]))
    ways = _Backs(buses, paths, tmp_path / "back"), _Theres(buses, paths, tmp_path)
    timetable = timetable_on(buses, paths, day)
    answers = [(1159, 1339), (1158, None)], [(1376, 1196), (1377, None)]
    for way, cases in zip(ways, answers, strict=True):
        for moment, minute in cases:
            expected = minute and (minute, 0)
            assert way.own(timetable, ends, moment) == way.other(ends, moment, day) == expected


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        there, others = differences(read_newport(Path(sys.argv[2])), Path(scratch), int(sys.argv[1]))
    sys.stdout.write(f"there are {there} journeys, and {len(others)} differ {others[:5]}\n")
