"""Which way does this person walk to one asset, and what is it like on the way?"""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd
import shapely

from geo.errors import WithinReachError
from geo.network import STEPS
from geo.route import ON_GROUND, Route, routes
from geo.sweep import sweep
from geo.types import FloatArray
from layers.area import Area
from questions.area_assets import AreaAssets
from questions.near_person import LOOK_FURTHER, Origin, Question
from questions.walking_ground import ORIGIN_LIMIT_M, walking_ground

BENCH_NEAR_M = 15.0  # a bench this near to the way counts as on it

_KINDS_OF_WAY = {
    "steps": "steps",
    "footway": "path",
    "path": "path",
    "pedestrian": "pedestrian street",
    "cycleway": "shared path",
    "bridleway": "bridleway",
    "track": "track",
    "service": "service road",
}


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
    benches: int  # known ones within BENCH_NEAR_M of the way
    longest_without_bench_m: float


def way_to(area: Area, assets: AreaAssets, origin: Origin, question: Question, asset_id: str) -> Way:
    """The shortest way on foot from ``origin`` to one asset, at the question's pace.

    Raises
    ------
    NoWayError
        No such asset, or no way to it within twice the minutes asked for.
    """
    ground = walking_ground(area, assets, question.pace.avoid)
    found = np.flatnonzero(assets.table["asset_id"] == asset_id)
    if not len(found):
        raise NoWayError("This place is no longer in the register.", "Search again.")
    start = ground.snapper.snap(np.array([origin.x]), np.array([origin.y]), limit_m=ORIGIN_LIMIT_M)
    cutoff_m = question.pace.cutoff_m(question.minutes * LOOK_FURTHER)
    swept = sweep(area.network, start, cutoff_m=cutoff_m, avoid=question.pace.avoid)
    _, doors = ground.walks(swept, start)
    goal = ground.doors.take(doors[found])
    (walked,) = routes(area.network, swept, start, goal)
    if walked is None:
        raise NoWayError(
            "There is no way on foot to this place within the minutes looked at.",
            "Choose more minutes or another pace.",
        )
    return _describe(area, question, asset_id, walked)


def _describe(area: Area, question: Question, asset_id: str, walked: Route) -> Way:
    minutes = int(np.ceil(question.pace.seconds(walked.walk_m) / 60 - 1e-6))
    stepped = ((walked.flags & STEPS) > 0)[walked.step_m > 0]
    flights = int(np.count_nonzero(stepped[1:] & ~stepped[:-1]) + stepped[:1].sum())
    benches_m = _benches_along(area, walked.line)
    rests_m = np.concatenate([[0.0], np.sort(benches_m), [walked.walk_m]])
    return Way(
        asset_id=asset_id,
        walk_m=walked.walk_m,
        there_min=minutes,
        back_min=minutes,
        line=walked.line,
        legs=_legs(area, walked),
        flights_of_steps=flights,
        steps_m=float(walked.step_m[(walked.flags & STEPS) > 0].sum()),
        benches=len(benches_m),
        longest_without_bench_m=float(np.diff(rests_m).max()),
    )


def _benches_along(area: Area, line: shapely.LineString) -> FloatArray:
    """(b,) metres along the way at which there is a bench."""
    benches = area.benches.geometry.to_numpy()
    near = benches[shapely.dwithin(benches, line, BENCH_NEAR_M)]
    return np.asarray(shapely.line_locate_point(line, near), float)


def _legs(area: Area, walked: Route) -> pd.DataFrame:
    """The way street by street; the first and last legs are the ground between door and street."""
    on_street = walked.way != ON_GROUND
    ways = area.ways.iloc[walked.way[on_street]]
    steps = pd.DataFrame(
        {"street": "", "kind_of_way": "to the street", "walk_m": walked.step_m, "steps": False}
    )
    steps.loc[on_street, "street"] = ways["name"].to_numpy()
    steps.loc[on_street, "kind_of_way"] = [_KINDS_OF_WAY.get(way, "street") for way in ways["highway"]]
    steps.loc[on_street, "steps"] = (walked.flags[on_street] & STEPS) > 0
    steps.loc[steps.index[-1:], "kind_of_way"] = "to the door"
    steps = steps[steps["walk_m"] > 0]
    told = steps[["street", "kind_of_way", "steps"]]
    leg = (told != told.shift()).any(axis=1).cumsum()
    legs = steps.groupby(leg, sort=False).agg(
        {"street": "first", "kind_of_way": "first", "walk_m": "sum", "steps": "first"}
    )
    return legs.reset_index(drop=True)
