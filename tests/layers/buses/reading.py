"""Reads a timetable written for a test, and what of it is looked at."""

from datetime import date

from layers.buses.model import buses_of
from layers.buses.read import read_buses
from tests.layers.buses.gtfs import CRS, KEEP

ON = date(2026, 6, 1)


def read(path, on=ON):
    feed = read_buses(path, crs=CRS, keep=KEEP, on=on)
    assert feed.rows_read == feed.rows_kept + sum(feed.dropped.values())
    buses_of(feed.tables)  # whatever is read holds together
    assert feed.tables["bus_trips"]["trip_id"].is_unique
    return feed


def trips_of(feed):
    return feed.tables["bus_trips"].set_index("trip_id")


def calls_of(feed, trip_id):
    trips = feed.tables["bus_trips"]["trip_id"].tolist()
    calls = feed.tables["bus_calls"]
    return calls[calls["trip"] == trips.index(trip_id)]


def whats(feed):
    return [str(fault.what) for fault in feed.faults]
