"""Where do the town's two buses go, and when? A timetable, drawn by hand: GTFS, as a real one comes.

Route 1 runs along the main road all day, from Monday to Saturday. Route 2 runs from Monday to Friday, and its last
bus is too early for who stays at an afternoon club. On Sundays, at Christmas and on New Year's Day nothing runs.
"""
# ruff: noqa: E501 - tables read best with one row to a line

import math
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from town.osm import lonlat
from town.shapes import XY, place

_SPEED_MPS, _AT_A_STOP_S = 5.0, 30
_YEARS = range(2025, 2040)  # a made-up town is tried in any year
_NEVER = ("0101", "1225", "1226")  # days of a year on which nothing runs
_MADE_UP_DAY = (2026, 5, 1, 0, 0, 0)  # of every file in the zip, so that the same town is the same bytes


@dataclass(frozen=True)
class Stop:
    """A bus stop, at a point of the plan."""

    key: str
    name: str
    at: XY


@dataclass(frozen=True)
class Route:
    """A bus route: its stops from end to end, its days, and when a bus leaves each end, minutes of the day."""

    number: str
    stops: tuple[str, ...]
    ends: tuple[str, str]  # what a bus says of where it goes: there, and back
    days: str  # Monday to Sunday, 1 where it runs
    there: range
    back: range


STOPS: tuple[Stop, ...] = (
    Stop("W1", "West Road, Westgate Lane", (430, 1396)), Stop("W2", "West Road, Castle Road", (700, 1405)),
    Stop("C1", "High Street West", (990, 1435)), Stop("C2", "Kingsway, Station Road", (1240, 1245)),
    Stop("C3", "Bridge Street", (1560, 1452)), Stop("E1", "Eastgate, Riverside Road", (1900, 1510)),
    Stop("E2", "Eastgate, Meadow Way", (2200, 1500)), Stop("E3", "East Road, Orchard Lane", (2700, 1450)),
    Stop("E4", "East Road End", (3050, 1430)), Stop("N1", "North Road, Castle Road", (1220, 2250)),
    Stop("N2", "North Road, Abbey Road", (1265, 1800)), Stop("N3", "Church Street", (1290, 1600)),
    Stop("S1", "Station Road, Lock Lane", (1285, 1000)), Stop("S2", "Station Road, Mill Road", (1290, 770)),
    Stop("S3", "Foundry Road", (900, 640)), Stop("S4", "Southway, South Road", (880, 345)),
    Stop("S5", "Southway, Dyehouse Lane", (1350, 330)), Stop("S6", "Southway, Ferry Lane", (2200, 310)),
)  # fmt: skip
ROUTES: tuple[Route, ...] = (
    Route("1", ("W1", "W2", "C1", "C2", "C3", "E1", "E2", "E3", "E4"), ("East Road", "West Road"), "1111110",
          range(7 * 60, 18 * 60 + 41, 20), range(7 * 60 + 10, 18 * 60 + 51, 20)),
    Route("2", ("N1", "N2", "N3", "C2", "S1", "S2", "S3", "S4", "S5", "S6"), ("Southway", "North Road"), "1111100",
          range(9 * 60 + 10, 14 * 60 + 11, 60), range(9 * 60 + 40, 14 * 60 + 41, 60)),
)  # fmt: skip


def write_timetable(path: Path) -> None:
    """The timetable as one zip; stored as it is, so that no two machines make other bytes of it."""
    tables = {
        "agency.txt": [("agency_id", "agency_name", "agency_url", "agency_timezone"),
                       ("LK", "Larkenby Buses", "https://example.org/larkenby-buses", "Europe/London")],
        "stops.txt": [("stop_id", "stop_name", "stop_lat", "stop_lon"), *_stop_rows()],
        "routes.txt": [("route_id", "agency_id", "route_short_name", "route_type"),
                       *((route.number, "LK", route.number, "3") for route in ROUTES)],
        "calendar.txt": [("service_id", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
                          "sunday", "start_date", "end_date"), *_calendar_rows()],
        "calendar_dates.txt": [("service_id", "date", "exception_type"),
                               *((route.number, f"{year}{day}", "2") for route in ROUTES for year in _YEARS for day in _NEVER)],
        "trips.txt": [("route_id", "service_id", "trip_id", "trip_headsign"),
                      *((route.number, route.number, trip, sign) for route, trip, sign, _, _ in _trips())],
        "stop_times.txt": [("trip_id", "arrival_time", "departure_time", "stop_id", "stop_sequence"), *_call_rows()],
    }  # fmt: skip
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, rows in tables.items():
            text = "".join(",".join(_cell(cell) for cell in row) + "\n" for row in rows)
            archive.writestr(zipfile.ZipInfo(name, _MADE_UP_DAY), text)


def _cell(text: str) -> str:
    return f'"{text}"' if "," in text else text


def _stop_rows() -> Iterator[tuple[str, ...]]:
    for stop in STOPS:
        lon, lat = lonlat(place(*stop.at))
        yield stop.key, stop.name, f"{lat:.6f}", f"{lon:.6f}"


def _calendar_rows() -> Iterator[tuple[str, ...]]:
    for route in ROUTES:
        for year in _YEARS:
            yield route.number, *route.days, f"{year}0101", f"{year}1231"


def _trips() -> Iterator[tuple[Route, str, str, tuple[str, ...], int]]:
    """Every bus: its route, its key, where it goes, its stops, and when it begins, minutes."""
    for route in ROUTES:
        for minute in route.there:
            yield route, f"{route.number}-{minute}-a", route.ends[0], route.stops, minute
        for minute in route.back:
            yield route, f"{route.number}-{minute}-b", route.ends[1], route.stops[::-1], minute


def _call_rows() -> Iterator[tuple[str, ...]]:
    at = {stop.key: place(*stop.at) for stop in STOPS}
    for _, trip, _, stops, minute in _trips():
        seconds = minute * 60
        for number, stop in enumerate(stops):
            if number:
                run_s = math.dist(at[stops[number - 1]], at[stop]) / _SPEED_MPS + _AT_A_STOP_S
                seconds += 60 * math.ceil(run_s / 60)  # a timetable has whole minutes
            clock = f"{seconds // 3600:02d}:{seconds % 3600 // 60:02d}:00"
            yield trip, clock, clock, stop, str(number)
