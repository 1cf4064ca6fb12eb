"""The way to the tiny town's lunch club by bus, drawn."""

from pathlib import Path

from geo.paces import PACES
from layers.area import Area
from layers.buses.passes import load_passes
from questions.buses.bus_journey import Fares
from questions.buses.bus_way import DrawnLeg, drawn_legs
from questions.buses.sessions_by_bus import BusWish, SessionByBus, week_by_bus
from questions.places.area_assets import pack_assets
from questions.walks.near_person import Origin
from tests.questions.buses.tiny_buses import CLUB, FIRST, HOME, area_with_buses

PACE = PACES["steady"]


def way_to_the_club(folder: Path, *, home: bool = False) -> tuple[Area, SessionByBus, tuple[DrawnLeg, ...]]:
    """The town, the session by bus, and the legs there or home."""
    area = area_with_buses(folder)
    assets, origin = pack_assets(area), Origin(*HOME)
    week = week_by_bus(area, assets, origin, BusWish(PACE, 10, FIRST, Fares(load_passes())), [CLUB])
    (each,) = week.sessions
    return area, each, drawn_legs(area, assets, origin, PACE, each, home=home)
