"""Which residents get to a session of these kinds by bus on one day, in time, and home again?"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from geo.derived import kept_with
from geo.paces import Pace
from geo.timetable.journey import LIMITS, Limits
from geo.timetable.many import StopWalks, earliest_home, latest_leaving
from geo.timetable.timetable import NEVER
from geo.types import BoolArray, IndexArray
from layers.area import Area
from layers.buses.model import Buses
from layers.relief.hilly_area import level_of
from questions.buses.bus_ground import EARLY_S, bus_ground, doors_to_stops, seconds_up, stops_joined
from questions.buses.sessions_by_bus import BusSession, session_on
from questions.conversation.occurrences import occurrences
from questions.places.area_assets import AreaAssets
from questions.places.of_kinds import of_kinds
from questions.walks.resident_homes import resident_homes
from questions.walks.timed_pairs import pairs_then
from questions.walks.timed_ways import ALL_OPEN


@dataclass(frozen=True)
class DayByBus:
    """What is asked: one day, the pace, the longest walk of a leg in minutes, which kinds."""

    day: date
    pace: Pace
    minutes: int
    kinds: tuple[str, ...]
    limits: Limits = LIMITS


@dataclass(frozen=True, eq=False)
class HomesByBus:
    """The answer over the n resident points."""

    judged: BoolArray = field(repr=False)  # (n,) whether the streets can say how they walk to a stop
    reached: BoolArray = field(repr=False)  # (n,) a session there and back; False where not judged
    no_bus_home: BoolArray = field(repr=False)  # (n,) a session there, but from none home
    sessions: int  # of these kinds on that day, with a known end


def homes_by_bus(area: Area, assets: AreaAssets, asked_for: DayByBus) -> HomesByBus | None:
    """All residents by one kind or several and the sessions of one day; None where no timetable holds then.

    Walks count as level: hills are left out here.
    A session whose end is not known has no way home that could be looked for, and does not count.
    """
    area = level_of(area)
    buses = area.buses
    if buses is None or not buses.holds_on(asked_for.day):
        return None
    homes = resident_homes(area, asked_for.pace.avoid)
    near = _stop_walks(area, buses, asked_for.pace.avoid, asked_for.pace.speed_mps, asked_for.minutes)
    ground = bus_ground(area, buses, asked_for.day, asked_for.pace)
    reached, there_only = np.zeros((2, len(homes.judged)), bool)
    count = 0
    for session, door_s in _sessions(area, assets, asked_for):
        count += 1
        if session.ends is None or (door_s >= NEVER).all():
            continue
        starts, ends = ground.day.seconds(session.starts), ground.day.seconds(session.ends)
        there = latest_leaving(ground.timetable, near, door_s, starts, asked_for.limits) > -NEVER
        out_s = np.minimum(door_s + EARLY_S, NEVER)
        back = earliest_home(ground.timetable, near, out_s, ends, asked_for.limits) < NEVER
        reached |= there & back
        there_only |= there & ~back
    return HomesByBus(homes.judged, reached & homes.judged, there_only & ~reached & homes.judged, count)


@kept_with(most=2)
def _stop_walks(area: Area, buses: Buses, avoid: int, speed_mps: float, minutes: int) -> StopWalks:
    """The walks between every resident point and the stops near it."""
    homes, stops = resident_homes(area, avoid), stops_joined(area, buses, avoid)
    pace_m = speed_mps * minutes * 60 + 1e-6
    walked = pairs_then(
        area, homes.snaps, stops, door_asset=np.arange(len(stops)), asset_count=len(stops), cutoff_m=pace_m,
        avoid=avoid, shut=ALL_OPEN,
    )  # fmt: skip
    walk_s = seconds_up(walked.distance_m, speed_mps)
    return StopWalks(walked.start, walked.asset, walk_s + EARLY_S, walk_s)


def _sessions(area: Area, assets: AreaAssets, asked_for: DayByBus) -> Iterator[tuple[BusSession, IndexArray]]:
    """Every session of the day with the walks between its nearest door and the stops."""
    buses = area.buses
    if buses is None:
        return
    cutoff_m = asked_for.pace.cutoff_m(asked_for.minutes)
    for row in np.flatnonzero(of_kinds(assets, asked_for.kinds)).tolist():
        asset_id = assets.table["asset_id"].iloc[row]
        sessions = list(_on_day(assets, asset_id, asked_for.day))
        if not sessions:
            continue
        walks = doors_to_stops(assets, area, buses, asset_id, asked_for.pace.avoid, cutoff_m)
        for session in sessions:
            yield session, seconds_up(walks.out_m, asked_for.pace.speed_mps)


def _on_day(assets: AreaAssets, asset_id: str, day: date) -> Iterator[BusSession]:
    for session in assets.records[asset_id].sessions:
        for occurrence in occurrences(session, day, day, nation=assets.nation):
            yield session_on(asset_id, session, occurrence.day, occurrence.ask)
