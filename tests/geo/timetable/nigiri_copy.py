"""The same timetable in whole minutes for another program: ``pynigiri``, which knows no seconds.

It closes walks between stops over themselves, so that both are given walks that are closed already; and it is
told to add none of its own.
"""

import csv
import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from scipy.sparse.csgraph import shortest_path

from geo.crs import to_lonlat
from geo.timetable.timetable import Paths, paths_of
from layers.buses.model import Buses

MINUTE_S, CHANGE_MIN, NEAR_M = 60, 3, 60.0
MIRROR_S = 48 * 3600  # later than any call


def whole_minutes(buses: Buses) -> Buses:
    """The timetable with every time cut to its minute."""
    calls = buses.calls.assign(
        arrive_s=buses.calls["arrive_s"] // MINUTE_S * MINUTE_S,
        leave_s=buses.calls["leave_s"] // MINUTE_S * MINUTE_S,
    )
    return replace(buses, calls=calls)


def mirrored(buses: Buses, day: dt.date) -> Buses:
    """The timetable run backwards: what is at t on a service day is at MIRROR_S - t, as long after ``day`` as
    it was before.
    """
    calls = buses.calls.iloc[::-1]
    calls = calls.assign(
        arrive_s=MIRROR_S - calls["leave_s"],
        leave_s=MIRROR_S - calls["arrive_s"],
        boards=calls["alights"],
        alights=calls["boards"],
    )
    calls = calls.sort_values("trip", kind="stable").reset_index(drop=True)
    dates = buses.days["day"].map(dt.date.fromisoformat)
    days = buses.days.assign(day=[(day + (day - each)).isoformat() for each in dates])
    return replace(buses, calls=calls, days=days)


def closed_paths(buses: Buses) -> Paths:
    """Changes at a stop and to stops within a minute's walk, and over these to others, whole minutes."""
    at = shapely.get_coordinates(buses.stops.geometry.to_numpy())
    gap = np.full((len(at), len(at)), np.inf)
    points = shapely.points(at)
    begins, ends = shapely.STRtree(points).query(points, predicate="dwithin", distance=NEAR_M)
    gap[begins, ends] = CHANGE_MIN + np.ceil(np.hypot(*(at[begins] - at[ends]).T) / 60)
    apart = gap.copy()
    np.fill_diagonal(apart, 0)
    gap = np.minimum(gap, shortest_path(np.where(np.isfinite(apart), apart, 0), directed=True))
    np.fill_diagonal(gap, CHANGE_MIN)
    begins, ends = np.nonzero(np.isfinite(gap))
    seconds = (gap[begins, ends] * MINUTE_S).astype(np.int64)
    return paths_of(begins, ends, seconds, stop_count=len(at))


def write_copy(buses: Buses, paths: Paths, folder: Path, *, days: tuple[dt.date, dt.date]) -> None:
    """Write the timetable of some days as GTFS, its walks between stops as transfers."""
    lon, lat = to_lonlat(buses.stops.geometry.x, buses.stops.geometry.y, crs="EPSG:27700")
    begins = np.repeat(np.arange(len(lon)), np.diff(paths.start))
    calls, runs = buses.calls, buses.days
    between = runs["day"].between(days[0].isoformat(), days[1].isoformat())
    place = calls.groupby("trip").cumcount()
    tables: dict[str, tuple[str, Any]] = {
        "agency": (
            "agency_id,agency_name,agency_url,agency_timezone",
            [("A", "A", "https://a", "Europe/London")],
        ),
        "stops": (
            "stop_id,stop_name,stop_lat,stop_lon",
            [(f"S{row}", f"Stop {row}", lat[row], lon[row]) for row in range(len(lon))],
        ),
        "routes": ("route_id,agency_id,route_short_name,route_type", [("R", "A", "R", 3)]),
        "trips": (
            "route_id,service_id,trip_id",
            [("R", service, f"T{row}") for row, service in enumerate(buses.trips["service_id"])],
        ),
        "stop_times": (
            "trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_type,drop_off_type",
            [
                (
                    f"T{call.trip}",
                    _time(call.arrive_s),
                    _time(call.leave_s),
                    f"S{call.stop}",
                    at,
                    1 - call.boards,
                    1 - call.alights,
                )
                for call, at in zip(calls.itertuples(), place, strict=True)
            ],
        ),
        "calendar_dates": (
            "service_id,date,exception_type",
            [(row.service_id, row.day.replace("-", ""), 1) for row in runs[between].itertuples()],
        ),
        "transfers": (
            "from_stop_id,to_stop_id,transfer_type,min_transfer_time",
            [(f"S{a}", f"S{b}", 2, gap) for a, b, gap in zip(begins, paths.stop, paths.gap_s, strict=True)],
        ),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, (header, rows) in tables.items():
        with (folder / f"{name}.txt").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(header.split(","))
            writer.writerows(rows)


def _time(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
