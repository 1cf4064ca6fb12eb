"""Which way does this person walk to one asset, and what is it like on the way?"""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd
import shapely

from geo.errors import WithinReachError
from geo.route import Route, routes
from geo.snap import Snaps
from geo.sweep import Sweep, sweep
from layers.area import Area
from questions.area_assets import AreaAssets
from questions.near_person import LOOK_FURTHER, Origin, Question
from questions.one_way import OneWay, one_way
from questions.walking_ground import ORIGIN_LIMIT_M, walking_ground


class NoWayError(WithinReachError, LookupError):
    """The asset was not reached, or is not in the area."""


@dataclass(frozen=True, eq=False)
class Way:
    """The way on foot to one asset, as walked from the origin."""

    asset_id: str
    walk_m: float
    there_min: int
    back_min: int
    line: shapely.LineString = field(repr=False)  # origin to asset, metres in the area's CRS
    legs: pd.DataFrame = field(repr=False)  # street, kind_of_way, walk_m, steps; they sum to walk_m
    flights_of_steps: int
    steps_m: float
    benches: int  # known ones near the way
    longest_without_bench_m: float


def way_to(area: Area, assets: AreaAssets, origin: Origin, question: Question, asset_id: str) -> Way:
    """The shortest way on foot from ``origin`` to one asset, at the question's pace.

    Raises
    ------
    NoWayError
        No such asset, or no way to it within twice the minutes asked for.
    """
    start, goal = _ends(area, assets, origin, question, asset_id)
    there = one_way(area, question.pace, _walked(area, question, start, goal))
    return Way(
        asset_id,
        there.walk_m,
        there.minutes,
        there.minutes,
        there.line,
        _table(there),
        there.flights_of_steps,
        there.steps_m,
        there.benches,
        there.longest_without_bench_m,
    )


def both_ways(
    area: Area, assets: AreaAssets, origin: Origin, question: Question, asset_id: str
) -> tuple[Route, Route]:
    """The way from ``origin`` to the nearest door of one asset, and the way from that door back.

    Raises
    ------
    NoWayError
        No such asset, or no way to it within twice the minutes asked for.
    """
    start, goal = _ends(area, assets, origin, question, asset_id)
    return _walked(area, question, start, goal), _walked(area, question, goal, start)


def _ends(
    area: Area, assets: AreaAssets, origin: Origin, question: Question, asset_id: str
) -> tuple[Snaps, Snaps]:
    """The origin and the asset's nearest door, joined to the streets."""
    ground = walking_ground(area, assets, question.pace.avoid)
    found = np.flatnonzero(assets.table["asset_id"] == asset_id)
    if not len(found):
        raise NoWayError("This place is no longer in the register.", "Search again.")
    start = ground.snapper.snap(np.array([origin.x]), np.array([origin.y]), limit_m=ORIGIN_LIMIT_M)
    _, doors = ground.walks(_swept(area, question, start), start)
    return start, ground.doors.take(doors[found])


def _swept(area: Area, question: Question, start: Snaps) -> Sweep:
    cutoff_m = question.pace.cutoff_m(question.minutes * LOOK_FURTHER)
    return sweep(area.network, start, cutoff_m=cutoff_m, avoid=question.pace.avoid)


def _walked(area: Area, question: Question, start: Snaps, goal: Snaps) -> Route:
    (walked,) = routes(area.network, _swept(area, question, start), start, goal)
    if walked is None:
        raise NoWayError(
            "There is no way on foot to this place within the minutes looked at.",
            "Choose more minutes or another pace.",
        )
    return walked


def _table(there: OneWay) -> pd.DataFrame:
    legs = [(leg.street, leg.kind_of_way, leg.walk_m, leg.steps) for leg in there.legs]
    return pd.DataFrame(legs, columns=["street", "kind_of_way", "walk_m", "steps"])
