"""Why is an asset out of reach? The one thing in the way of each that a sweep has not come to."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from geo.paces import Pace, minutes_up
from geo.snap import Snaps
from geo.types import FloatArray
from layers.area import Area
from questions.places.area_assets import AreaAssets
from questions.walks.timed_ways import ALL_OPEN, ground_from
from questions.walks.walking_ground import on_joined_streets, walking_ground


class Cause(StrEnum):
    """The one thing that puts an asset out of reach."""

    TOO_FAR = "too-far"  # a longer walk than asked for, but walkable
    NOT_STEP_FREE = "not-step-free"  # only over what stops wheels
    BARE_MAIN_ROAD = "bare-main-road"  # only along a main road known to have no pavement
    NO_WAY_ON_FOOT = "no-way-on-foot"  # not joined to the person's streets
    OFF_THE_STREETS = "off-the-streets"  # the asset is far from every street, or outside the prepared streets


@dataclass(frozen=True)
class Obstacle:
    """What puts one asset out of reach, with the minutes that a sentence about it needs."""

    cause: Cause
    minutes: int | None = None  # whole ones at the question's pace; None: nothing can be said of them
    at_least: bool = False  # the walk is longer than ``minutes``, and was not followed to its end
    piece_m: float | None = None  # metres of the piece of street beside it, if the map joins that to no other


def unreached_because(
    area: Area, assets: AreaAssets, start: Snaps, walk_m: FloatArray, *, pace: Pace, minutes: int
) -> dict[str, Obstacle]:
    """What is in the way of each asset that a sweep of so many minutes at a pace has not come to.

    Parameters
    ----------
    area, assets
        The prepared place, and what the register knows there.
    start
        (1,) the home, joined to the streets of who avoids nothing.
    walk_m
        (a,) metres to each asset in that sweep; infinite where it did not come.

    Returns
    -------
    Obstacle by ``asset_id``.
    """
    anyone = walking_ground(area, assets, 0)
    by_steps_m = walk_m
    if pace.avoid:  # else it is the sweep that was made
        anyone = ground_from(area, anyone, start, ALL_OPEN)
        by_steps_m, _ = anyone.walks(anyone.sweep(start, cutoff_m=pace.cutoff_m(minutes)), start)
    home_piece = area.network.node_piece[area.network.edge_from[start.edge[0]]]
    door_piece = area.network.node_piece[area.network.edge_from[anyone.doors.edge]]
    joined = np.zeros(len(assets.table), bool)
    np.logical_or.at(joined, anyone.door_asset, anyone.doors.joined)
    same_piece = np.zeros(len(assets.table), bool)
    np.logical_or.at(same_piece, anyone.door_asset, anyone.doors.joined & (door_piece == home_piece))
    piece_m = np.zeros(len(assets.table))
    own = anyone.doors.joined & ~on_joined_streets(area.network, anyone.doors)
    np.maximum.at(piece_m, anyone.door_asset[own], area.network.piece_length_m[door_piece[own]])
    obstacles, asset_ids = {}, assets.table["asset_id"].to_numpy()
    for row in np.flatnonzero(~np.isfinite(walk_m)):
        obstacles[asset_ids[row]] = _obstacle(
            pace,
            minutes,
            joined=bool(joined[row]),
            same_piece=bool(same_piece[row]),
            piece_m=float(piece_m[row]) or None,
            by_steps_m=float(by_steps_m[row]),
        )
    return obstacles


def _obstacle(
    pace: Pace, minutes: int, *, joined: bool, same_piece: bool, piece_m: float | None, by_steps_m: float
) -> Obstacle:
    if not joined:
        return Obstacle(Cause.OFF_THE_STREETS)
    if not same_piece:
        return Obstacle(Cause.NO_WAY_ON_FOOT, piece_m=piece_m)
    if np.isfinite(by_steps_m) and pace.avoid:
        cause = Cause.NOT_STEP_FREE if pace.step_free else Cause.BARE_MAIN_ROAD
        return Obstacle(cause, minutes_up(pace.seconds(by_steps_m)))
    return Obstacle(Cause.TOO_FAR, minutes, at_least=True)
