"""What does a bus timetable (GTFS) say of an area? Its stops, buses, calls and days, with a report of all."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.wording import counted, worded
from layers.buses.calendars import ServiceDays, read_service_days
from layers.buses.calls import read_calls
from layers.buses.columns import BUS_TABLES
from layers.buses.doubled import without_doubled
from layers.buses.faults import FETCH, BusFaults
from layers.buses.feed_files import FeedFiles, open_feed
from layers.buses.frequencies import written_out
from layers.buses.needed_columns import check_columns
from layers.buses.period import period_of
from layers.buses.stops import Stops, read_stops
from layers.buses.transfers import read_transfers
from layers.buses.trips import read_trips
from layers.tables.report import Fault

SHORTAGE: Final = worded(
    "The open timetables of Great Britain hold what operators must publish in England; of Wales and Scotland "
    "they hold what operators chose to publish: there may be buses that are not in it."
)

_MIDNIGHT_S: Final = 24 * 3600


@dataclass(frozen=True, eq=False)
class BusFeed:
    """A timetable cut to an area. Trips: ``rows_read == rows_kept + sum(dropped.values())``."""

    tables: dict[str, pd.DataFrame] = field(repr=False)  # as ``layers.buses.columns.BUS_TABLES``
    rows_read: int
    rows_kept: int
    dropped: dict[str, int]
    faults: tuple[Fault, ...] = field(repr=False)
    notes: tuple[str, ...]


def read_buses(path: Path, *, crs: str, keep: shapely.Geometry, on: date) -> BusFeed:
    """Read a GTFS feed, check it, and cut it to ``keep``.

    Parameters
    ----------
    path
        The zip.
    crs
        The area's coordinate system, in metres.
    keep
        The area and its margin.
    on
        The day on which the area is prepared: a timetable that has ended by then says so.

    Returns
    -------
    BusFeed.

    Raises
    ------
    GtfsError
        The file cannot be used at all; what is wrong with single buses is counted and a fault instead.
    """
    feed, faults = open_feed(path), BusFaults()
    oddities = check_columns(feed)
    services = read_service_days(feed, faults, on=on)
    trips, count = read_trips(feed, faults, services.days)
    stops = read_stops(feed, faults, crs=crs, keep=keep)
    calls = read_calls(feed, faults, stops, trips["trip_id"])
    trips = trips[trips["trip_id"].isin(calls.table["trip_id"])].reset_index(drop=True)
    every = written_out(feed, faults, trips, calls.table)
    trips = without_doubled(every.trips, every.calls, services.days, faults)
    rows = every.calls[every.calls["trip_id"].isin(trips["trip_id"])]
    tables = _tables(trips, rows, stops, services)
    period = period_of(services, set(trips["service_id"]), on)
    transfers = read_transfers(feed, faults, tables["bus_stops"], stops.parents)
    tables |= {"bus_feed": period.table(), "bus_transfers": transfers.table}
    return BusFeed(
        tables,
        count,
        trips["listed"].nunique(),
        {why: trips_of for why, trips_of in faults.dropped.items() if trips_of},
        tuple(faults.faults + _broken(feed)),
        (
            *period.notes,
            *oddities,
            *stops.notes,
            *calls.notes,
            *every.notes,
            *services.notes,
            *transfers.notes,
            *_after_midnight(tables["bus_calls"]),
            _idle(stops, tables),
            SHORTAGE,
        ),
    )


def _tables(
    trips: pd.DataFrame, calls: pd.DataFrame, stops: Stops, services: ServiceDays
) -> dict[str, pd.DataFrame]:
    """The tables of stops, trips, calls and days, numbered by what is left."""
    used = np.unique(calls["stop"])
    number = np.full(len(stops.here) + 1, -1)
    number[used] = np.arange(len(used))
    of_trip = pd.Series(np.arange(len(trips)), index=trips["trip_id"])
    numbered = pd.DataFrame(
        {
            "trip": calls["trip_id"].map(of_trip).astype(np.int64),
            "stop": number[calls["stop"]],
            "arrive_s": calls["arrive_s"],
            "leave_s": calls["leave_s"],
            "boards": calls["boards"].astype(np.int8),
            "alights": calls["alights"].astype(np.int8),
        }
    ).sort_values("trip", kind="stable", ignore_index=True)
    ends = calls.drop_duplicates("trip_id").set_index("trip_id")["last_stop"]
    towards = trips["towards"].where(trips["towards"] != "", trips["trip_id"].map(ends))
    return {
        "bus_stops": gpd.GeoDataFrame(stops.here.iloc[used].reset_index(drop=True)),
        "bus_trips": trips.assign(towards=towards.fillna(""))[list(BUS_TABLES["bus_trips"])],
        "bus_calls": numbered,
        "bus_days": _days(services, set(trips["service_id"])),
    }


def _days(services: ServiceDays, used: set[str]) -> pd.DataFrame:
    rows = [(service, day.isoformat()) for service in sorted(used) for day in sorted(services.days[service])]
    return pd.DataFrame(rows, columns=["service_id", "day"], dtype="str")


def _after_midnight(calls: pd.DataFrame) -> list[str]:
    late = calls[calls["leave_s"] >= _MIDNIGHT_S]
    if not len(late):
        return []
    return [
        counted(
            "{count} call is after the midnight of its service day; buses that call so: {buses}.",
            "{count} calls are after the midnight of their service day; buses that call so: {buses}.",
            len(late),
            buses=int(late["trip"].nunique()),
        )
    ]


def _idle(stops: Stops, tables: dict[str, pd.DataFrame]) -> str:
    idle = len(stops.here) - len(tables["bus_stops"])
    if not idle:
        return ""
    return counted(
        "At {count} stop of the area no bus calls.", "At {count} stops of the area no bus calls.", idle
    )


def _broken(feed: FeedFiles) -> list[Fault]:
    return [
        Fault(
            None,
            None,
            table,
            counted(
                "{count} row of {table} has too few or too many cells, and is left out.",
                "{count} rows of {table} have too few or too many cells, and are left out.",
                rows,
                table=table,
            ),
            FETCH,
        )
        for table, rows in feed.broken.items()
    ]
