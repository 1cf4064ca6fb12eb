"""Random journeys on Newport's timetable equal those of a time-expanded graph in networkx, to the second.

Fewer in the ordinary run than in the long one. ``python -m tests.geo.timetable.test_newport 10000 1 FOLDER``
asks for as many as it is told, from a seed, by the timetable in FOLDER.
"""

import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
import shapely

from geo.timetable.journey import Ends, Limits, earliest_back, latest_there
from geo.timetable.timetable import NEVER, Lines, Paths, Timetable, paths_of, timetable_of
from layers.buses.day import bus_day
from layers.buses.model import Buses, buses_of
from layers.buses.read import read_buses
from tests.geo.timetable.expanded import ExpandedDay, best_back, best_there
from tests.geo.timetable.made_up_days import can_be_ridden

KEEP = shapely.box(320_000, 178_000, 342_000, 196_000)  # Newport and around, without any of its layers
CHANGE_S, CHANGE_M, LONGEST_S, SLOT_S = 180, 400, 2 * 3600, 1800
ORDINARY, LONG = 80, 10_000
A_SLOT = 40  # journeys between the same two hours: their graph is made once


def read_newport(folder: Path) -> Buses:
    feed = read_buses(folder / "bus_timetable_gtfs.zip", crs="EPSG:27700", keep=KEEP, on=date(2023, 6, 12))
    return buses_of(feed.tables)


def straight_paths(buses: Buses) -> Paths:
    """Walks between stops as the crow flies at a metre a second: the same for both programs."""
    at = shapely.get_coordinates(buses.stops.geometry.to_numpy())
    tree = shapely.STRtree(buses.stops.geometry.to_numpy())
    begins, ends = tree.query(buses.stops.geometry.to_numpy(), predicate="dwithin", distance=CHANGE_M)
    walk_s = np.ceil(np.hypot(*(at[begins] - at[ends]).T)).astype(np.int64)
    return paths_of(begins, ends, walk_s + CHANGE_S, stop_count=len(at))


def ends_at_random(buses: Buses, draw: np.random.Generator) -> Ends:
    """Two places within the reach of the stops, with the walks to every stop within 800 m."""
    at = shapely.get_coordinates(buses.stops.geometry.to_numpy())
    walks = []
    for _ in range(2):
        place = at[draw.integers(len(at))] + draw.normal(0, 150, 2)
        metres = np.hypot(*(at - place).T)
        walks.append(np.where(metres <= 800, np.ceil(metres / 1.11), NEVER).astype(np.int64))
    return Ends(*walks)


def slots(buses: Buses, draw: np.random.Generator) -> Iterator[tuple[Timetable, ExpandedDay, int]]:
    """A day's timetable, the graph of what runs around some hour of it, and that hour, seconds."""
    paths = straight_paths(buses)
    while True:
        day = buses.first_day + timedelta(days=int(draw.integers(0, 270)))
        on_day = bus_day(buses, day, step_free=bool(draw.random() < 0.1))
        timetable = timetable_of(on_day.lines, paths, trip_count=len(on_day.run_trip))
        hour_s = int(draw.integers(6 * 3600, 24 * 3600))
        lines = timetable.lines
        near = (lines.leave_s >= hour_s - LONGEST_S) & (lines.arrive_s <= hour_s + SLOT_S + LONGEST_S)
        part = Lines(*(column[near] for column in lines))
        yield timetable, ExpandedDay(part, paths, rides=3), hour_s


def differences(buses: Buses, count: int, *, seed: int) -> tuple[int, int]:
    """Of so many random journeys, there and back by turns: how many there are at all, how many differ."""
    draw = np.random.default_rng(seed)
    there_is = differ = done = 0
    limits = Limits(3, LONGEST_S)
    for timetable, graph, hour_s in slots(buses, draw):
        for turn in range(A_SLOT):
            if done == count:
                return there_is, differ
            done += 1
            ends, moment = ends_at_random(buses, draw), hour_s + int(draw.integers(0, SLOT_S))
            ask, best = ((latest_there, best_there), (earliest_back, best_back))[turn % 2]
            journey = ask(timetable, ends, moment, limits)
            expected = best(graph, ends.out_s, ends.in_s, moment, LONGEST_S)
            times = journey and (journey.leave_s, len(journey.rides), journey.arrive_s)
            there_is += expected is not None
            differ += times != expected or (
                journey is not None and not can_be_ridden(timetable, ends, journey)
            )
    raise AssertionError("slots never end")


@pytest.fixture(scope="module")
def newport_buses(newport_data: Path) -> Buses:
    return read_newport(newport_data)


def test_journeys_in_newport_equal_those_of_a_time_expanded_graph(newport_buses: Buses, long_run: bool):
    count = LONG if long_run else ORDINARY
    there_is, differ = differences(newport_buses, count, seed=19)
    assert differ == 0
    assert there_is > count / 4


if __name__ == "__main__":
    count, seed = int(sys.argv[1]), int(sys.argv[2])
    there_is, differ = differences(read_newport(Path(sys.argv[3])), count, seed=seed)
    sys.stdout.write(f"of {count} journeys there are {there_is}, and {differ} differ\n")
