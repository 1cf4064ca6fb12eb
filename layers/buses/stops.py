"""Where are the stops of a timetable, and which lie in the area or its margin?"""

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.crs import to_metres
from geo.types import BoolArray, FloatArray
from geo.wording import counted, worded
from layers.buses.cells import names, yes_no
from layers.buses.faults import TWICE, BusFaults
from layers.buses.feed_files import FeedFiles
from layers.places.coordinates import on_the_map

_COLUMNS = (
    *("stop_id", "stop_name", "stop_lat", "stop_lon", "location_type", "parent_station"),
    *("wheelchair_boarding", "platform_code"),
)
_LIKE_A_STOP = (
    "",
    "0",
    "1",
    "4",
)  # stops, stations and boarding areas; nobody boards at a station's entrance


@dataclass(frozen=True, eq=False)
class Stops:
    """The stops of a feed that lie in the area or its margin, and the names of all."""

    here: gpd.GeoDataFrame  # stop_id, name, step_free ("yes", "no" or ""), geometry
    every: frozenset[str]  # every stop_id of the feed
    names: dict[str, str]  # of every stop
    parents: dict[str, str]  # the station of every stop that has one
    notes: tuple[str, ...]


def read_stops(feed: FeedFiles, faults: BusFaults, *, crs: str, keep: shapely.Geometry) -> Stops:
    """Read stops.txt and keep what lies in ``keep``, metres in ``crs``.

    Raises
    ------
    GtfsError
        The table cannot be read.
    """
    table = feed.whole("stops.txt", _COLUMNS)
    twice = table["stop_id"].duplicated()
    _say_twice(table, twice, faults)
    table = table[~twice]
    lon, lat = _degrees(table)
    usable = np.isfinite(lon) & np.isfinite(lat)
    usable[usable] &= on_the_map(lon[usable], lat[usable], crs=crs)
    without = table[~usable & table["location_type"].isin(_LIKE_A_STOP)]
    what = worded("The stop has no place that can be used, so no bus stops there.")
    faults.add("no place", "stop_lat", without["stop_id"], what)
    x, y = np.full((2, len(table)), np.nan)
    x[usable], y[usable] = to_metres(lon[usable], lat[usable], crs=crs)
    inside = usable & _within(keep, x, y)
    here = gpd.GeoDataFrame(
        {"stop_id": table["stop_id"], "name": names(table["stop_name"]), "step_free": _step_free(table)},
        geometry=shapely.points(x, y),
        crs=crs,
    )[inside]
    within = table[table["parent_station"] != ""]
    note = counted(
        "{count} stop of the timetable has no place that can be used.",
        "{count} stops of the timetable have no place that can be used.",
        len(without),
    )
    return Stops(
        gpd.GeoDataFrame(here.reset_index(drop=True)),
        frozenset(table["stop_id"]),
        dict(zip(table["stop_id"], names(table["stop_name"]), strict=True)),
        dict(zip(within["stop_id"], within["parent_station"], strict=True)),
        (note,) if len(without) else (),
    )


def _say_twice(table: pd.DataFrame, twice: pd.Series, faults: BusFaults) -> None:
    """A fault for every stop_id that is there again, with both places where they differ."""
    places = pd.Series(table["stop_lat"] + " " + table["stop_lon"], index=table.index)
    numbers = pd.MultiIndex.from_arrays(
        [pd.to_numeric(table[name], errors="coerce") for name in ("stop_lat", "stop_lon")]
    )
    place = pd.Series(numbers.factorize()[0], index=table.index)
    ids = table.loc[~twice, "stop_id"]
    first = table["stop_id"].map(pd.Series(places[~twice].to_numpy(), index=ids))
    moved = twice & (place != table["stop_id"].map(pd.Series(place[~twice].to_numpy(), index=ids)))
    faults.add("twice", "stop_id", table.loc[twice & ~moved, "stop_id"], TWICE)
    again = zip(table.index[moved], table.loc[moved, "stop_id"], first[moved], places[moved], strict=True)
    for row, stop_id, here, there in again:
        what = worded(
            "This stop stands in two places, at {first} and at {second}: the first is used.",
            first=here,
            second=there,
        )
        faults.add_cell("two places", "stop_id", row, stop_id, what)


def _degrees(table: pd.DataFrame) -> tuple[FloatArray, FloatArray]:
    """Longitude and latitude; those of its station where a boarding area has none. Not a number: none."""
    at = [pd.to_numeric(table[name], errors="coerce") for name in ("stop_lon", "stop_lat")]
    lon, lat = (_or_parents(values, table).to_numpy(float) for values in at)
    return lon, lat


def _or_parents(values: pd.Series, table: pd.DataFrame) -> pd.Series:
    by_stop = pd.Series(values.to_numpy(), index=table["stop_id"])
    parents = table["parent_station"].map(by_stop)
    return values.where(values.notna(), pd.Series(parents.to_numpy(), index=values.index))


def _step_free(table: pd.DataFrame) -> pd.Series:
    """Whether wheels can board there; a platform of which nothing is said is like its station."""
    own = yes_no(table["wheelchair_boarding"])
    parents = table["parent_station"].map(pd.Series(own.to_numpy(), index=table["stop_id"])).fillna("")
    return own.where(own != "", parents)


def _within(keep: shapely.Geometry, x: FloatArray, y: FloatArray) -> BoolArray:
    shapely.prepare(keep)
    return np.asarray(shapely.intersects_xy(keep, np.nan_to_num(x), np.nan_to_num(y)), bool)
