"""What is the same for all who go by bus on one day: stops joined to the streets, walks between them."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

import numpy as np

from geo.derived import kept_with
from geo.network import SHUT
from geo.paces import Pace
from geo.pairs import pairs
from geo.reach import walk_lengths
from geo.snap import Snaps
from geo.timetable.timetable import NEVER, Paths, Timetable, paths_of, timetable_of
from geo.types import FloatArray, IndexArray
from layers.area import Area
from layers.buses.day import BusDay, bus_day
from layers.buses.model import NO_CHANGE, Buses
from questions.places.area_assets import AreaAssets
from questions.walks.timed_ways import ALL_OPEN, streets_then
from questions.walks.walking_ground import WalkingGround, snapper_of, walking_ground

STOP_LIMIT_M: Final = 60.0  # a stop further from every street that the person uses is not walked to
CHANGE_WALK_M: Final = 400.0  # between two buses nobody walks further
CHANGE_S: Final = 180  # least time from getting off one bus to the next leaving, beside the walk
EARLY_S: Final = 120  # who sets out wants to be at the first stop so long before the bus


@dataclass(frozen=True, eq=False)
class BusGround:
    """One day's buses for walkers of one pace. Holds nothing about any person."""

    buses: Buses = field(repr=False)
    day: BusDay = field(repr=False)
    timetable: Timetable = field(repr=False)
    stops: Snaps = field(repr=False)  # (s,) joined to the streets


def bus_ground(area: Area, buses: Buses, day: date, pace: Pace) -> BusGround:
    """The buses of ``day`` for somebody at ``pace``; made once for all at that pace."""
    return _ground(area, buses, day, pace.avoid, pace.speed_mps, pace.step_free)


@kept_with(most=12)
def _ground(area: Area, buses: Buses, day: date, avoid: int, speed_mps: float, step_free: bool) -> BusGround:
    on_day = _bus_day(area, buses, day, step_free)
    paths = _paths(area, buses, avoid, speed_mps)
    timetable = timetable_of(on_day.lines, paths, trip_count=len(on_day.run_trip))
    return BusGround(buses, on_day, timetable, stops_joined(area, buses, avoid))


@kept_with(most=12)
def _bus_day(area: Area, buses: Buses, day: date, step_free: bool) -> BusDay:
    return bus_day(buses, day, step_free=step_free)


@kept_with(most=4)
def stops_joined(area: Area, buses: Buses, avoid: int) -> Snaps:
    """(s,) the stops joined to the streets of walkers who avoid ``avoid``."""
    at = buses.stops.geometry
    return snapper_of(area, avoid).snap(at.x.to_numpy(), at.y.to_numpy(), limit_m=STOP_LIMIT_M)


@kept_with(most=8)
def _paths(area: Area, buses: Buses, avoid: int, speed_mps: float) -> Paths:
    """Where one may change: at a stop, and to those within CHANGE_WALK_M; as the feed says, if it does."""
    count = len(buses.stops)
    walks = _walks_between(area, buses, avoid)
    begins, ends, walk_m = walks
    gap_s = seconds_up(walk_m, speed_mps) + CHANGE_S
    stated = buses.transfers.set_index(["from_stop", "to_stop"])["least_s"].to_dict()
    least_s = np.array(
        [stated.get(pair, 0) for pair in zip(begins.tolist(), ends.tolist(), strict=True)], int
    )
    stays = least_s != NO_CHANGE
    return paths_of(begins[stays], ends[stays], np.maximum(gap_s, least_s)[stays], stop_count=count)


@kept_with(most=4)
def _walks_between(area: Area, buses: Buses, avoid: int) -> tuple[IndexArray, IndexArray, FloatArray]:
    """(p,) walks between stops: from, to, metres; each stop to itself, at no distance, among them."""
    stops = stops_joined(area, buses, avoid)
    count = len(stops)
    each = np.arange(count)
    walked = pairs(
        streets_then(area, ALL_OPEN), stops, stops, door_asset=each, asset_count=count,
        cutoff_m=CHANGE_WALK_M, avoid=avoid | SHUT,
    )  # fmt: skip
    others = walked.point != walked.asset
    return (
        np.concatenate([each, walked.point[others]]),
        np.concatenate([each, walked.asset[others]]),
        np.concatenate([np.zeros(count), walked.distance_m[others]]),
    )


@dataclass(frozen=True, eq=False)
class WalksToStops:
    """(s,) metres on foot between a place and each stop, infinite where too far; uphill they are more."""

    out_m: FloatArray = field(repr=False)  # from the place to the stop
    in_m: FloatArray = field(repr=False)  # from the stop to the place


def walks_to_stops(ground: WalkingGround, place: Snaps, stops: Snaps, *, cutoff_m: float) -> WalksToStops:
    """The walks between the nearest of some points of a place and each stop, up to ``cutoff_m``."""
    out_m = _walks_out(ground, place, stops, cutoff_m)
    back = ground.backwards
    is_same = back.network is ground.network
    return WalksToStops(out_m, out_m if is_same else _walks_out(back, place, stops, cutoff_m))


def _walks_out(ground: WalkingGround, place: Snaps, stops: Snaps, cutoff_m: float) -> FloatArray:
    return walk_lengths(ground.network, ground.sweep(place, cutoff_m=cutoff_m), place, stops)


@kept_with(most=512)
def doors_to_stops(
    assets: AreaAssets, area: Area, buses: Buses, asset_id: str, avoid: int, cutoff_m: float
) -> WalksToStops:
    """The walks between an asset's nearest door and each stop; kept with the assets."""
    ground = walking_ground(area, assets, avoid)
    row = int(np.flatnonzero((assets.table["asset_id"] == asset_id).to_numpy())[0])
    doors = ground.doors.take(ground.door_asset == row)
    anyones = replace(ground, network=streets_then(area, ALL_OPEN))
    return walks_to_stops(anyones, doors, stops_joined(area, buses, avoid), cutoff_m=cutoff_m)


def seconds_up(walk_m: FloatArray, speed_mps: float) -> IndexArray:
    """Whole seconds of walks, rounded up; NEVER where there is none."""
    seconds = np.ceil(np.where(np.isfinite(walk_m), walk_m, 0.0) / speed_mps - 1e-6)
    return np.where(np.isfinite(walk_m), seconds, NEVER).astype(np.int64)
