"""Which way does this person walk to one asset, and which way back?"""

from dataclasses import dataclass, field, replace

import numpy as np

from geo.errors import WithinReachError
from geo.network import SHUT, WalkNetwork
from geo.route import Route, edges_on_the_way, routes
from geo.snap import Snaps
from geo.sweep import Sweep, sweep
from layers.area import Area
from questions.places.area_assets import AreaAssets
from questions.walks.home_street import home_joined
from questions.walks.near_person import LOOK_FURTHER, Origin, Question
from questions.walks.one_way import OnTheWay
from questions.walks.timed_ways import ALL_OPEN, Shut, openness_of, shut_between, streets_from
from questions.walks.walking_ground import walking_ground
from questions.walks.walks_by_hours import Span, WalkThen


class NoWayError(WithinReachError, LookupError):
    """The asset was not reached, or is not in the area."""


@dataclass(frozen=True, eq=False)
class Walked:
    """The route one way, and what on it is open at times only."""

    route: Route = field(repr=False)
    hours: tuple[OnTheWay, ...] = ()


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
    start, goal = _ends(area, assets, origin, question, asset_id, then)
    spans = (then.there, then.back) if then else (None, None)
    return (
        _walked(area, question, (start, goal), home=start, span=spans[0]),
        _walked(area, question, (goal, start), home=start, span=spans[1]),
    )


def _ends(
    area: Area,
    assets: AreaAssets,
    origin: Origin,
    question: Question,
    asset_id: str,
    then: WalkThen | None,
) -> tuple[Snaps, Snaps]:
    """The origin and the asset's nearest door then, joined to the streets."""
    ground = walking_ground(area, assets, question.pace.avoid)
    rows = np.flatnonzero(assets.table["asset_id"] == asset_id)
    if not len(rows):
        raise NoWayError("This place is no longer in the register.", "Search again.")
    start = home_joined(area, ground.snapper, (origin.x, origin.y), street=origin.street)
    for shut in (_shut(area, then.there if then else None), ALL_OPEN):
        streets = streets_from(area, start, shut)
        walk_m, doors = replace(ground, network=streets).walks(_swept(streets, question, start), start)
        if np.isfinite(walk_m[rows[0]]):
            break
    return start, ground.doors.take(doors[rows])


def _shut(area: Area, span: Span | None) -> Shut:
    return shut_between(area, *span) if span else ALL_OPEN


def _swept(streets: WalkNetwork, question: Question, start: Snaps) -> Sweep:
    cutoff_m = question.pace.cutoff_m(question.minutes * LOOK_FURTHER)
    return sweep(streets, start, cutoff_m=cutoff_m, avoid=question.pace.avoid | SHUT)


def _walked(
    area: Area, question: Question, ends: tuple[Snaps, Snaps], *, home: Snaps, span: Span | None
) -> Walked:
    start, goal = ends
    for shut in dict.fromkeys((_shut(area, span), ALL_OPEN)):
        streets = streets_from(area, home, shut)
        swept = _swept(streets, question, start)
        (route,) = routes(streets, swept, start, goal)
        if route is not None:
            (edges,) = edges_on_the_way(streets, swept, start, goal)
            rows = dict.fromkeys(row for row in streets.edge_hours[edges].tolist() if row >= 0)
            return Walked(route, tuple(OnTheWay(*openness_of(area, row, span)) for row in rows))
    raise NoWayError(
        "There is no way on foot to this place within the minutes looked at.",
        "Choose more minutes or another pace.",
    )
