"""Buses for the tiny town: along High Street, from Church Street at its west end to Bridge End at its east.

A home at the west end, a lunch club on Low Street: 1,600 m on foot, 600 m from Bridge End.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from layers.area import Area
from tests.tiny_area import ASSETS, CRS, EAST, NORTH, here, tiny_area

FIRST, LAST = date(2026, 6, 1), date(2026, 6, 30)
TUESDAY = date(2026, 6, 2)
STOPS = {"Church Street": (0, 5), "Market Cross": (500, 5), "Bridge End": (1000, 5), "Library": (510, 300)}
HOME = EAST + 10, NORTH + 3
CLUB = "t/club"

Bus = tuple[str, Sequence[tuple[str, str]]]  # its number, and (stop, "11:12") …


def there_and_back(*, last_back: int = 20) -> list[Bus]:
    """A bus 30 there at twelve minutes past and at 42, and back at five past and 35, from nine on."""
    buses: list[Bus] = []
    for hour in range(9, last_back):
        for minute in (12, 42):
            on, off = f"{hour}:{minute}", f"{hour}:{minute + 9}"
            buses.append(
                ("30", [("Church Street", on), ("Market Cross", f"{hour}:{minute + 4}"), ("Bridge End", off)])
            )
        for minute in (5, 35):
            buses.append(
                ("30", [("Bridge End", f"{hour}:{minute}"), ("Church Street", f"{hour}:{minute + 9}")])
            )
    return buses


def bus_tables(
    buses: Sequence[Bus],
    *,
    held: tuple[date, date] = (FIRST, LAST),
    without: Sequence[date] = (),
    **of_trips: Any,
) -> dict[str, pd.DataFrame]:
    """The tables of a pack for some buses that run every day of ``held``, but on no day of ``without``."""
    first, last = held
    names = list(STOPS)
    calls = [
        (trip, names.index(stop), _seconds(at)) for trip, (_, stops) in enumerate(buses) for stop, at in stops
    ]
    trip, stop, at = np.array(calls, np.int64).T
    columns = {"operator": "Tiny Buses", "towards": "Ringland", "low_floor": "", "mode": "bus", "about": ""}
    days = [
        day.isoformat()
        for ahead in range((last - first).days + 1)
        if (day := first + timedelta(days=ahead)) not in without
    ]
    return {
        "bus_stops": gpd.GeoDataFrame(
            {"stop_id": names, "name": names, "step_free": ""},
            geometry=[here(*place) for place in STOPS.values()],
            crs=CRS,
        ),
        "bus_trips": pd.DataFrame(
            {
                "trip_id": [f"trip {row}" for row in range(len(buses))],
                "route": [route for route, _ in buses],
                "service_id": "every day",
                **columns,
                **of_trips,
            }
        ),
        "bus_calls": pd.DataFrame(
            {"trip": trip, "stop": stop, "arrive_s": at, "leave_s": at, "boards": 1, "alights": 1}
        ),
        "bus_days": pd.DataFrame({"service_id": "every day", "day": days}),
        "bus_transfers": pd.DataFrame({"from_stop": [], "to_stop": [], "least_s": []}, dtype=np.int64),
        "bus_feed": pd.DataFrame({"first_day": [first.isoformat()], "last_day": [last.isoformat()]}),
    }


def _seconds(at: str) -> int:
    hours, minutes = map(int, at.split(":"))
    return hours * 3600 + minutes * 60


def area_with_buses(
    folder: Path, buses: Sequence[Bus] | None = None, *, when: str = "Tu 12:00-14:00", **of_tables: Any
) -> Area:
    """The tiny town with buses, and a lunch club that is on at some time."""
    assets: list[Mapping[str, Any]] = [
        {**asset, "when": when} if asset["asset_id"] == CLUB else asset for asset in ASSETS
    ]
    return tiny_area(folder, assets=assets, tables=bus_tables(buses or there_and_back(), **of_tables))
