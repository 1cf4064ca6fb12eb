"""The questions about buses, asked of a town that is given buses for it."""

from dataclasses import replace
from datetime import time
from typing import Any

from shapely import Point

from geo.crs import to_lonlat
from geo.paces import PACES
from layers.area import Area
from layers.bids.model import Bid
from layers.bids.transport import BidTransport, Brings
from layers.buses.model import buses_of
from layers.buses.passes import load_passes
from layers.times.session import Session
from questions.buses import bus_ground as buses_of_day, bus_way, sessions_by_bus
from questions.buses.bus_journey import Fares
from questions.buses.sessions_by_bus import BusWish
from questions.funding.bids import assess
from questions.funding.figures import Assessment
from questions.funding.ground import funding_ground
from questions.funding.need import NeedWeights
from questions.funding.standard import Standard
from questions.walks.near_person import Origin
from questions.wards import by_bus
from tests.questions.buses.tiny_buses import TUESDAY, bus_tables, there_and_back

FARES = Fares(load_passes())
STEADY = PACES["steady"]


def put_buses(area: Area, origin: Origin) -> None:
    """Let a bus run past a home, as if the pack had known it."""
    tables = bus_tables(there_and_back())
    stops = tables["bus_stops"]
    x, y = stops.geometry.x, stops.geometry.y
    tables["bus_stops"] = stops.set_geometry(
        stops.geometry.translate(origin.x - x.iloc[0], origin.y - y.iloc[0])
    ).set_crs(area.crs, allow_override=True)
    area.__dict__["buses"] = buses_of(tables)


def week_by_bus(house: Any) -> sessions_by_bus.WeekByBus:
    """A week by bus to whatever has times."""
    timed = [asset_id for asset_id, asset in house.assets.records.items() if asset.sessions]
    wish = BusWish(STEADY, 15, TUESDAY, FARES)
    return sessions_by_bus.week_by_bus(house.area, house.assets, house.origin, wish, timed[:30])


def wards_by_bus(house: Any) -> by_bus.WardsByBus | None:
    """Every ward by those buses, on one day."""
    return by_bus.wards_by_bus(house.area, house.assets, house.gaps, by_bus.BusDays(TUESDAY))


def drawn_legs(house: Any) -> tuple[bus_way.DrawnLeg, ...]:
    """The way of the first journey of that week."""
    sessions = week_by_bus(house).sessions
    each = next(each for each in sessions if each.there is not None)
    return bus_way.drawn_legs(house.area, house.assets, house.origin, STEADY, each, home=False)


def bus_ground(house: Any) -> buses_of_day.BusGround:
    """The buses of that day."""
    return buses_of_day.bus_ground(house.area, house.area.buses, TUESDAY, STEADY)


def bids_that_bring(house: Any) -> Assessment:
    """A bid with a minibus and one with a bus stop, with the buses of that day."""
    point = Point(house.origin.x, house.origin.y)
    longitude, latitude = to_lonlat(point.x, point.y, crs=house.area.crs)
    here = Bid("1", "Bid", longitude=longitude, latitude=latitude, sessions=(Session(1, time(12), time(14)),))
    minibus = BidTransport(Brings.MINIBUS, 2000.0, (), (Session(1, time(9), time(16)),))
    stop = BidTransport(Brings.STOP, route="30")
    bids = [
        replace(here, kind="choir", transport=minibus),
        replace(here, bid_id="2", kind="lunch_club", transport=stop),
    ]
    standard = Standard(STEADY, 15, today=TUESDAY, by_bus=by_bus.BusDays(TUESDAY))
    ground = funding_ground(house.area, house.assets)
    return assess(ground, bids, standard=standard, weights=NeedWeights(), trials=False)
