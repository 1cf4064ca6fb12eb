"""Which way does this person walk to one asset, and which way back?"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from geo.errors import WithinReachError
from geo.hills.climbs import Climbs, climbs_of, way_profile
from geo.route import Route, edges_on_the_way, routes
from geo.snap import Snaps
from geo.types import IndexArray
from layers.area import Area
from layers.relief.hilly_area import with_hills
from questions.places.area_assets import AreaAssets
from questions.walks.home_street import home_joined
from questions.walks.near_person import LOOK_FURTHER, Origin, Question
from questions.walks.one_way import OnTheWay
from questions.walks.timed_ways import ALL_OPEN, ground_from, openness_of, shut_between
from questions.walks.walking_ground import WalkingGround, walking_ground
from questions.walks.walks_by_hours import Span, WalkThen


class NoWayError(WithinReachError, LookupError):
    """The asset was not reached, or is not in the area."""


@dataclass(frozen=True, eq=False)
class Walked:
    """The route one way, and what on it is open at times only."""

    route: Route = field(repr=False)
    hours: tuple[OnTheWay, ...] = ()
    climbs: Climbs | None = field(default=None, repr=False)  # None: nothing is known of hills here


def both_ways(
    area: Area,
    assets: AreaAssets,
    origin: Origin,
    question: Question,
    asset_id: str,
    then: WalkThen | None = None,
) -> tuple[Walked, Walked]:
    """The way from ``origin`` to the nearest door of one asset, and the way from that door back.

    At the time of ``then`` each goes by what is open; where no time is known, or nothing leads there at that
    time, by the shortest way while everything is open.

    Raises
    ------
    NoWayError
        No such asset, or no way to it within twice the minutes asked for.
    """
    rows = np.flatnonzero(assets.table["asset_id"] == asset_id)
    if not len(rows):
        raise NoWayError("This place is no longer in the register.", "Search again.")
    area = with_hills(area, question.pace.gradient)
    ground = walking_ground(area, assets, question.pace.avoid)
    start = home_joined(area, ground.snapper, (origin.x, origin.y), street=origin.street)
    cutoff_m = question.pace.cutoff_m(question.minutes * LOOK_FURTHER)
    spans = (then.there, then.back) if then else (None, None)
    there, back = (list(_grounds(area, ground, start, span)) for span in spans)
    goal = _nearest_door(there, start, rows, cutoff_m=cutoff_m)
    return (
        _walked(area, there, (start, goal), cutoff_m=cutoff_m, span=spans[0]),
        _walked(area, back, (goal, start), cutoff_m=cutoff_m, span=spans[1]),
    )


def _grounds(area: Area, ground: WalkingGround, home: Snaps, span: Span | None) -> Iterator[WalkingGround]:
    """The ground as it is then, and as it is while everything is open, for who lives at ``home``."""
    shut = shut_between(area, *span) if span else ALL_OPEN
    for each in dict.fromkeys((shut, ALL_OPEN)):
        yield ground_from(area, ground, home, each)


def _nearest_door(grounds: list[WalkingGround], start: Snaps, row: IndexArray, *, cutoff_m: float) -> Snaps:
    """The door of the asset in a row, (1,), that is nearest on the first of the grounds that leads there."""
    for ground in grounds:
        walk_m, doors = ground.walks(ground.sweep(start, cutoff_m=cutoff_m), start)
        if np.isfinite(walk_m[row[0]]):
            break
    return ground.doors.take(doors[row])


def _walked(
    area: Area,
    grounds: list[WalkingGround],
    ends: tuple[Snaps, Snaps],
    *,
    cutoff_m: float,
    span: Span | None,
) -> Walked:
    """The way from one end to the other on the first of the grounds that has one."""
    start, goal = ends
    for ground in grounds:
        swept = ground.sweep(start, cutoff_m=cutoff_m)
        (route,) = routes(ground.network, swept, start, goal)
        if route is not None:
            (edges,) = edges_on_the_way(ground.network, swept, start, goal)
            rows = dict.fromkeys(row for row in ground.network.edge_hours[edges].tolist() if row >= 0)
            profile = way_profile(ground.network, swept, start, goal)
            climbs = climbs_of(profile) if profile else None
            return Walked(route, tuple(OnTheWay(*openness_of(area, row, span)) for row in rows), climbs)
    raise NoWayError(
        "There is no way on foot to this place within the minutes looked at.",
        "Choose more minutes or another pace.",
    )
