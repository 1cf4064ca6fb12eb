"""Where does a journey by bus go? Its walks along the streets, its rides from stop to stop."""

from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
import shapely

from geo.paces import Pace
from geo.route import routes
from geo.snap import Snaps
from layers.area import Area
from layers.relief.hilly_area import with_hills
from questions.buses.bus_ground import stops_joined
from questions.buses.sessions_by_bus import SessionByBus
from questions.places.area_assets import AreaAssets
from questions.walks.home_street import home_joined
from questions.walks.near_person import Origin
from questions.walks.timed_ways import ALL_OPEN, ground_from
from questions.walks.walking_ground import WalkingGround, walking_ground

FURTHEST_M = 5_000.0  # no leg on foot is longer


class LegKind(StrEnum):
    """How one is on the way."""

    WALK = "walk"
    RIDE = "ride"


@dataclass(frozen=True)
class DrawnLeg:
    """One leg, metres in the area's CRS. A ride is straight from stop to stop: its streets are not known."""

    kind: LegKind
    line: shapely.LineString = field(repr=False)


def drawn_legs(
    area: Area, assets: AreaAssets, origin: Origin, pace: Pace, each: SessionByBus, *, home: bool
) -> tuple[DrawnLeg, ...]:
    """The legs from home to a session, or with ``home`` of the way home, in order; no walk of no length.

    Without such a journey, and without a timetable, there are none.
    """
    area = with_hills(area, pace.gradient)
    buses, journey = area.buses, each.back if home else each.there
    if buses is None or journey is None:
        return ()
    anyone = walking_ground(area, assets, pace.avoid)
    at_home = home_joined(area, anyone.snapper, (origin.x, origin.y), street=origin.street)
    ground = ground_from(area, anyone, at_home, ALL_OPEN)
    stops = stops_joined(area, buses, pace.avoid)
    by_the_door = journey.rides[0].boards if home else journey.rides[-1].alights
    door = _nearest_door(ground, assets, stops.take(np.array([by_the_door.row])), each.session.asset_id)
    at, goal = (door, at_home) if home else (at_home, door)
    legs: list[DrawnLeg] = []
    for ride in journey.rides:
        legs += _walk(ground, at, stops.take(np.array([ride.boards.row])))
        legs.append(DrawnLeg(LegKind.RIDE, shapely.LineString(ride.line)))
        at = stops.take(np.array([ride.alights.row]))
    return (*legs, *_walk(ground, at, goal))


def _walk(ground: WalkingGround, start: Snaps, goal: Snaps) -> list[DrawnLeg]:
    (route,) = routes(ground.network, ground.sweep(start, cutoff_m=FURTHEST_M), start, goal)
    return [DrawnLeg(LegKind.WALK, route.line)] if route and route.walk_m > 0 else []


def _nearest_door(ground: WalkingGround, assets: AreaAssets, start: Snaps, asset_id: str) -> Snaps:
    row = int(np.flatnonzero((assets.table["asset_id"] == asset_id).to_numpy())[0])
    _, door = ground.walks(ground.sweep(start, cutoff_m=FURTHEST_M), start)
    return ground.doors.take(door[[row]])
