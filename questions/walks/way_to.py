"""Which way does this person walk to one asset, and which way back?"""

import numpy as np

from geo.errors import WithinReachError
from geo.route import Route, routes
from geo.snap import Snaps
from geo.sweep import Sweep, sweep
from layers.area import Area
from questions.places.area_assets import AreaAssets
from questions.walks.near_person import LOOK_FURTHER, Origin, Question
from questions.walks.walking_ground import ORIGIN_LIMIT_M, walking_ground


class NoWayError(WithinReachError, LookupError):
    """The asset was not reached, or is not in the area."""


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
    rows = np.flatnonzero(assets.table["asset_id"] == asset_id)
    if not len(rows):
        raise NoWayError("This place is no longer in the register.", "Search again.")
    start = ground.snapper.snap(np.array([origin.x]), np.array([origin.y]), limit_m=ORIGIN_LIMIT_M)
    _, doors = ground.walks(_swept(area, question, start), start)
    return start, ground.doors.take(doors[rows])


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
