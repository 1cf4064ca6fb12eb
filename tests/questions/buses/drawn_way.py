"""The way to the tiny town's lunch club by bus, drawn."""

from pathlib import Path

from geo.paces import PACES
from layers.area import Area
from layers.buses.passes import load_passes
from questions.buses.bus_journey import BusJourney, Fares
from questions.buses.bus_way import DrawnLeg, drawn_legs
from questions.buses.sessions_by_bus import BusWish, week_by_bus
from questions.places.area_assets import pack_assets
from questions.walks.near_person import Origin
from tests.questions.buses.tiny_buses import CLUB, FIRST, HOME, area_with_buses

PACE = PACES["steady"]


def way_to_the_club(folder: Path) -> tuple[Area, BusJourney, tuple[DrawnLeg, ...]]:
    """The town, the journey there, and its legs."""
    area = area_with_buses(folder)
    assets, origin = pack_assets(area), Origin(*HOME)
    week = week_by_bus(area, assets, origin, BusWish(PACE, 10, FIRST, Fares(load_passes())), [CLUB])
    there = week.sessions[0].there
    assert there is not None
    return area, there, drawn_legs(area, assets, origin, PACE, there, CLUB)
