"""Who would come by bus, and get home, if buses of a route also called at a new stop?

The new stop lies between two neighbouring stops of the route, and every bus that runs between them calls
there, as far on in time as it is along the straight line. Nothing else of the bus changes: it is not later.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import reduce
from operator import or_
from typing import Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.crs import to_metres
from geo.types import BoolArray
from layers.area import Area
from layers.bids.model import Bid
from layers.buses.model import Buses
from questions.buses.homes_by_bus import DayByBus, assets_by_bus, homes_near_stop
from questions.funding.scenario import Cannot
from questions.funding.standard import Standard
from questions.places.area_assets import AreaAssets

OFF_ROUTE_M: Final = 200.0  # a stop further from the straight line between two stops is not on the route


@dataclass(frozen=True, eq=False)
class ByStop:
    """Who gets to assets and home by the timetable with a new stop, over n resident points."""

    by_asset: Mapping[int, BoolArray] = field(repr=False)  # row of an asset -> (n,)
    near_stop: BoolArray = field(repr=False)  # (n,) who has the stop within the walk, there and back

    def to_any(self, rows: BoolArray) -> BoolArray:
        """(n,) who gets to one of the assets in (a,) ``rows``."""
        nobody = np.zeros(len(self.near_stop), bool)
        return reduce(or_, (here for row, here in self.by_asset.items() if rows[row]), nobody)


def with_stop(buses: Buses, bid: Bid, at: tuple[float, float]) -> Buses | Cannot:
    """The timetable with a bid's stop at ``at``, metres; or why there is none."""
    route = bid.transport.route if bid.transport else ""
    of_route = (buses.trips["route"].astype(str).str.casefold() == route.casefold()).to_numpy()
    if not route or not of_route.any():
        return Cannot.NO_ROUTE
    calls = buses.calls.reset_index(drop=True)
    first, share = _where(buses, calls, of_route, at)
    if not len(first):
        return Cannot.OFF_ROUTE
    leave_s, arrive_s = calls["leave_s"].to_numpy()[first], calls["arrive_s"].to_numpy()[first + 1]
    at_s = leave_s + np.rint(share * (arrive_s - leave_s)).astype(np.int64)
    new = pd.DataFrame(
        {"trip": calls["trip"].to_numpy()[first], "stop": len(buses.stops), "arrive_s": at_s, "leave_s": at_s}
    ).assign(boards=1, alights=1)
    place = np.concatenate([np.arange(len(calls)), first + 0.5])
    every = pd.concat([calls, new.astype(calls.dtypes.to_dict())], ignore_index=True)
    stop = {"stop_id": f"bid/{bid.bid_id}", "name": bid.title, "step_free": ""}
    added = gpd.GeoDataFrame([stop], geometry=[shapely.Point(at)], crs=buses.stops.crs)
    stops = gpd.GeoDataFrame(pd.concat([buses.stops, added], ignore_index=True), crs=buses.stops.crs)
    return replace(buses, stops=stops, calls=every.iloc[np.argsort(place)].reset_index(drop=True))


def _where(
    buses: Buses, calls: pd.DataFrame, of_route: BoolArray, at: tuple[float, float]
) -> tuple[np.ndarray, np.ndarray]:
    """(k,) the call after which each bus of the route comes by the stop, once each, and (k,) how far on."""
    xy = shapely.get_coordinates(buses.stops.geometry.to_numpy())[calls["stop"].to_numpy()]
    trip = calls["trip"].to_numpy()
    first = np.flatnonzero((trip[1:] == trip[:-1]) & of_route[trip[:-1]])
    along, to_stop = xy[first + 1] - xy[first], np.asarray(at) - xy[first]
    squared = (along**2).sum(axis=1)
    share = np.divide((along * to_stop).sum(axis=1), squared, out=np.zeros(len(first)), where=squared > 0)
    share = np.clip(share, 0.0, 1.0)
    off_m = np.hypot(*(to_stop - share[:, None] * along).T)
    order = np.lexsort((first, off_m, trip[first]))
    _, nearest = np.unique(trip[first][order], return_index=True)
    chosen = order[nearest]
    chosen = chosen[off_m[chosen] <= OFF_ROUTE_M]
    return first[chosen], share[chosen]


def check_stop(area: Area, inside: shapely.Geometry, bid: Bid, standard: Standard) -> Cannot | None:
    """Why nothing can be said of a bid's stop before any bus is looked at; None if it can."""
    if not bid.placed:
        return Cannot.NO_PLACE
    if standard.by_bus is None or area.buses is None:
        return Cannot.NO_BUSES
    return None if shapely.intersects_xy(inside, *stop_place(area, bid)) else Cannot.OUTSIDE


def stop_place(area: Area, bid: Bid) -> tuple[float, float]:
    """Where the stop would be, metres."""
    x, y = to_metres(bid.longitude or 0.0, bid.latitude or 0.0, crs=area.crs)
    return float(x), float(y)


def by_stop(area: Area, assets: AreaAssets, buses: Buses, standard: Standard, *, rows: BoolArray) -> ByStop:
    """Who gets to the assets in (a,) ``rows`` and home on the standard's days.

    ``buses``: the timetable with the stop, the last of its stops.
    """
    nobody = np.zeros(len(area.residents), bool)
    by_asset: dict[int, BoolArray] = {}
    near = nobody
    for day in standard.by_bus.days if standard.by_bus else ():
        wish = DayByBus(day, standard.pace, standard.minutes, (), buses=buses)
        reached = assets_by_bus(
            area, assets, wish, counted=rows, departures=standard.departures,
            suits=lambda kind, session: standard.holds((session,), kind),
        )  # fmt: skip
        for row, here in (reached or {}).items():
            by_asset[row] = by_asset.get(row, nobody) | here
        near = near | homes_near_stop(area, wish, len(buses.stops) - 1)
    return ByStop(by_asset, near)
