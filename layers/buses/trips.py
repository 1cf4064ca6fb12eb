"""Which buses does a timetable know: route, operator, where to, low floor, on which days?"""

from datetime import date
from typing import Final

import pandas as pd

from geo.wording import worded
from layers.buses.cells import names, yes_no
from layers.buses.faults import NEVER_RUNS, NO_ROUTE, NO_SERVICE, NOT_A_BUS, TWICE, BusFaults
from layers.buses.feed_files import FeedFiles, GtfsError

ZONES: Final = (
    "Europe/London",
    "GB",
    "Europe/Belfast",
    "Europe/Jersey",
    "Europe/Guernsey",
    "Europe/Isle_of_Man",
)
_TRIPS: Final = ("trip_id", "route_id", "service_id", "trip_headsign", "wheelchair_accessible")
_ROUTES: Final = ("route_id", "agency_id", "route_short_name", "route_long_name", "route_type")
_AGENCIES: Final = ("agency_id", "agency_name", "agency_timezone")


def read_trips(
    feed: FeedFiles, faults: BusFaults, days: dict[str, frozenset[date]]
) -> tuple[pd.DataFrame, int]:
    """The trips by bus or coach that run on any day, and how many trips there are in all.

    Columns: trip_id, route, operator, towards, low_floor, mode, service_id. ``mode`` is "bus" or "coach";
    ``low_floor`` "yes", "no" or "".

    Raises
    ------
    GtfsError
        A table cannot be read, or the times are not those of the United Kingdom.
    """
    operators = _operators(feed)
    routes = _routes(feed, operators, faults)
    trips = feed.whole("trips.txt", _TRIPS)
    count = len(trips)
    trips = _without(trips, trips["trip_id"].duplicated(), TWICE, faults)
    joined = trips["route_id"].map(routes["mode"])
    trips = _without(trips, joined.isna(), NO_ROUTE, faults)
    trips = _without(trips, trips["route_id"].map(routes["mode"]) == "", NOT_A_BUS, faults)
    trips = _without(trips, ~trips["service_id"].isin(days.keys()), NO_SERVICE, faults)
    idle = [service for service, on in days.items() if not on]
    trips = _without(trips, trips["service_id"].isin(idle), NEVER_RUNS, faults)
    table = pd.DataFrame(
        {
            "trip_id": trips["trip_id"],
            "route": trips["route_id"].map(routes["route"]),
            "operator": trips["route_id"].map(routes["operator"]),
            "towards": names(trips["trip_headsign"]),
            "low_floor": yes_no(trips["wheelchair_accessible"]),
            "mode": trips["route_id"].map(routes["mode"]),
            "service_id": trips["service_id"],
        }
    )
    return table.reset_index(drop=True), count


def _without(trips: pd.DataFrame, rows: pd.Series, why: str, faults: BusFaults) -> pd.DataFrame:
    """The other trips; these are counted, and what is a mistake of the feed is a fault."""
    faults.dropped[why] += int(rows.sum())
    if why in (TWICE, NO_ROUTE, NO_SERVICE):
        what = worded("This bus is left out: {why}.", why=why)
        faults.add(why, "trip_id", trips.loc[rows, "trip_id"], what)
    return trips[~rows]


def _operators(feed: FeedFiles) -> pd.DataFrame:
    agencies = feed.whole("agency.txt", _AGENCIES)
    others = sorted(set(agencies["agency_timezone"]) - {*ZONES, ""})
    if others:
        raise GtfsError(
            "{path_name} has the times of {zone}, and sessions here have those of the United Kingdom.",
            "Name a timetable of the United Kingdom.",
            path_name=feed.path.name,
            zone=others[:1],
        )
    return agencies.assign(agency_name=names(agencies["agency_name"])).drop_duplicates("agency_id")


def _routes(feed: FeedFiles, operators: pd.DataFrame, faults: BusFaults) -> pd.DataFrame:
    """By route_id: ``route`` (what stands on the bus), ``operator``, ``mode`` ("" where it is neither)."""
    table = feed.whole("routes.txt", _ROUTES)
    twice = table["route_id"].duplicated()
    faults.add("route twice", "route_id", table.loc[twice, "route_id"], TWICE)
    table = table[~twice].set_index("route_id")
    by_agency = operators.set_index("agency_id")["agency_name"]
    operator = table["agency_id"].map(by_agency)
    if len(operators) == 1:
        operator = operator.fillna(operators["agency_name"].iloc[0])
    short, long = names(table["route_short_name"]), names(table["route_long_name"])
    return pd.DataFrame(
        {
            "route": short.where(short != "", long),
            "operator": operator.fillna(""),
            "mode": table["route_type"].map(_mode),
        }
    )


def _mode(route_type: str) -> str:
    """Bus or coach by the number of the kind of route, the plain ones and the extended; "" for all else."""
    if route_type == "3" or route_type == "11" or (route_type.startswith("7") and len(route_type) == 3):
        return "bus"
    return "coach" if route_type.startswith("2") and len(route_type) == 3 else ""
