"""Which walls, fences, cliffs and roads does nobody step over to reach a street, and where are they open?"""

from collections.abc import Sequence
from typing import Final

import numpy as np
import shapely

from geo.types import ObjectArray
from layers.streets.access import (
    CARRIAGEWAYS,
    WALLS,
    Barrier,
    Tags,
    barrier_at,
    on_another_level,
    why_not_walked,
)

KEYS: Final = ("barrier", "entrance", "natural", "man_made", "highway")
OPENING_M: Final = 15.0  # a wall is open this far to each side of its gate

_ON_IT_M: Final = 0.05
_WALLS: Final = WALLS | {"guard_rail", "handrail", "jersey_barrier"}
_SLOPES: Final = {
    "natural": frozenset(["cliff", "earth_bank"]),
    "man_made": frozenset(["embankment", "dyke"]),
}
_ROADS: Final = CARRIAGEWAYS | {"motorway", "motorway_link"}


def fence_kind(tags: Tags) -> str | None:
    """What of these a line or the outline of an area is: "wall", "cliff", "road" …; None if it is none.

    Roads on which nobody walks count where they lie on the ground: a viaduct is walked under.
    """
    if tags.get("barrier") in _WALLS:
        return tags["barrier"]
    for key, values in _SLOPES.items():
        if tags.get(key) in values:
            return tags[key]
    if tags.get("highway") in _ROADS and why_not_walked(tags) and not on_another_level(tags):
        return "road"
    return None


def is_opening(tags: Tags) -> bool:
    """Whether a point on a wall lets people through: a gate, a stile, an entrance, its owner's own door."""
    if tags.get("entrance", "no") != "no":
        return True
    named = tags.get("barrier", "no")
    return named not in ("no", "", "kerb", *_WALLS) and barrier_at(tags) is not Barrier.STOPS_EVERYONE


def opened(fences: Sequence[shapely.Geometry], openings: Sequence[shapely.Geometry]) -> ObjectArray:
    """The fences without what lies within ``OPENING_M`` of an opening on them; some may be empty.

    Parameters
    ----------
    fences
        (f,) lines, metres.
    openings
        (o,) points of gates, and lines of ways that people walk along: where one meets a fence in a point
        that both share, it leads through.
    """
    lines: ObjectArray = np.array(list(fences), dtype=object)
    points: ObjectArray = np.asarray(shapely.points(shapely.get_coordinates(list(openings))), object)
    on, point = shapely.STRtree(points).query(lines, predicate="dwithin", distance=_ON_IT_M)
    for fence in np.unique(on):
        gates = shapely.union_all(points[point[on == fence]])
        lines[fence] = shapely.difference(lines[fence], shapely.buffer(gates, OPENING_M))
    return lines
