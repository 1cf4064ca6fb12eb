"""What does an area know of its buses? The tables of a timetable, checked to hold together."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Final, NamedTuple

import geopandas as gpd
import numpy as np
import pandas as pd

from geo.types import IndexArray
from layers.buses.columns import BUS_TABLES

NO_CHANGE: Final = -1  # seconds to change between two stops of which the feed says that one cannot
LAST_S: Final = 96 * 3600  # no call is later in its service day


@dataclass(frozen=True, eq=False)
class Hops:
    """Every ride from one call to the next, of all trips in their order; c hops."""

    trip: IndexArray  # (c,) row of the table of trips
    from_stop: IndexArray  # (c,) row of the table of stops
    to_stop: IndexArray  # (c,)
    leave_s: IndexArray  # (c,) seconds since noon less twelve hours of the day on which the trip begins
    arrive_s: IndexArray  # (c,)
    boards: IndexArray  # (c,) 1 where passengers may get on at its beginning
    alights: IndexArray  # (c,) 1 where they may get off at its end


class TripFacts(NamedTuple):
    """What one bus is; as the table of trips has it."""

    route: str
    operator: str
    towards: str
    mode: str
    low_floor: str
    about: str
    service_id: str


@dataclass(frozen=True, eq=False)
class Buses:
    """The timetable of an area: as BUS_TABLES, each trip's calls one after another."""

    stops: gpd.GeoDataFrame = field(repr=False)
    trips: pd.DataFrame = field(repr=False)
    calls: pd.DataFrame = field(repr=False)
    days: pd.DataFrame = field(repr=False)
    transfers: pd.DataFrame = field(repr=False)
    first_day: date | None  # from which and up to which it holds; None where it has no day
    last_day: date | None
    mapped_stops: gpd.GeoDataFrame | None = field(default=None, repr=False)  # the map's; None: not known

    @cached_property
    def hops(self) -> Hops:
        """The rides between calls."""
        columns = {name: self.calls[name].to_numpy() for name in BUS_TABLES["bus_calls"]}
        on = np.flatnonzero(columns["trip"][1:] == columns["trip"][:-1])
        return Hops(
            columns["trip"][on],
            columns["stop"][on],
            columns["stop"][on + 1],
            columns["leave_s"][on],
            columns["arrive_s"][on + 1],
            columns["boards"][on],
            columns["alights"][on + 1],
        )

    @cached_property
    def trip_facts(self) -> list[TripFacts]:
        """What each bus is, by its row."""
        return [TripFacts(*row) for row in self.trips[list(TripFacts._fields)].itertuples(index=False)]

    def trips_on(self, day: date) -> IndexArray:
        """The rows of the trips whose service day it is."""
        services = self.days.loc[self.days["day"] == day.isoformat(), "service_id"]
        return np.flatnonzero(self.trips["service_id"].isin(services))

    def holds_on(self, day: date) -> bool:
        """Whether the timetable says of itself that it holds on that day."""
        return bool(self.first_day and self.last_day and self.first_day <= day <= self.last_day)


def buses_of(tables: Mapping[str, pd.DataFrame]) -> Buses:
    """The timetable that tables of a pack hold.

    Raises
    ------
    ValueError
        They do not hold together: a call of no trip or stop, a bus that runs backwards, a day that is none.
    """
    stops = tables["bus_stops"]
    feed = tables["bus_feed"]
    if len(feed) != 1:
        raise ValueError("bus_feed has not one row")
    first, last = (
        date.fromisoformat(text) if text else None for text in feed.iloc[0][["first_day", "last_day"]]
    )
    buses = Buses(
        gpd.GeoDataFrame(stops), tables["bus_trips"], tables["bus_calls"], tables["bus_days"],
        tables["bus_transfers"], first, last,
    )  # fmt: skip
    _check_calls(buses)
    transfers = buses.transfers
    for column in ("from_stop", "to_stop"):
        _within(transfers[column], len(stops), column)
    _within(transfers["least_s"] - NO_CHANGE, 86_402, "least_s")
    for day in buses.days["day"].unique():
        date.fromisoformat(day)
    return buses


def _check_calls(buses: Buses) -> None:
    calls, hops = buses.calls, buses.hops
    _within(calls["trip"], len(buses.trips), "trip")
    _within(calls["stop"], len(buses.stops), "stop")
    for column in ("arrive_s", "leave_s"):
        _within(calls[column], LAST_S, column)
    for column in ("boards", "alights"):
        _within(calls[column], 2, column)
    if (np.diff(calls["trip"]) < 0).any():
        raise ValueError("calls in no order")
    if (hops.arrive_s < hops.leave_s).any() or (calls["leave_s"] < calls["arrive_s"]).any():
        raise ValueError("a bus that runs backwards")


def _within(values: pd.Series, count: int, name: str) -> None:
    numbers = values.to_numpy()
    if not np.issubdtype(numbers.dtype, np.integer):
        raise ValueError(f"{name} is no whole number")
    if ((numbers < 0) | (numbers >= count)).any():
        raise ValueError(f"{name} is out of range")
