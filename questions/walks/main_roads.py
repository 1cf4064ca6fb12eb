"""Which main roads does a way cross for certain, and what helps a walker over?

Where pavements are not mapped, a walker along a main road is on one of its two sides, and nobody knows on
which. So a road counts as crossed only where the way comes to it from one side and leaves it on the other.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.types import BoolArray
from layers.streets.pavements import MAIN_ROADS
from questions.walks.junctions import Arm, Path
from questions.walks.way_tags import tags_of

AT_M: Final = 1.5  # a mapped crossing this near to a point of the way is at it
LIGHTS_NEAR_M: Final = 25.0  # traffic lights this near belong to the same junction
SAME_ROAD_M: Final = 40.0  # two carriageways nearer than this are one road

_SIGNALS: Final = frozenset(["traffic_signals", "toucan", "pelican", "puffin", "pegasus", "equestrian"])
_Vector = tuple[float, float]


class Help(StrEnum):
    """What helps a walker over a road, the most first."""

    SIGNALS = "signals"
    ZEBRA = "zebra"
    MARKED = "marked"  # a marked crossing without signals, or of a kind not said
    LIGHTS_NEAR = "lights-near"  # traffic lights at the junction; whether for walkers is not known
    NONE = "none"  # an unmarked place to cross
    NOT_KNOWN = "not-known"


@dataclass(frozen=True)
class Crossing:
    """A main road that the way crosses."""

    street: str  # its name, "" where it has none
    at_m: float  # metres along the way
    help: Help


def main_road_crossings(
    path: Path, ways: pd.DataFrame, street_points: gpd.GeoDataFrame
) -> tuple[Crossing, ...]:
    """The main roads that a way crosses for certain, in order.

    Parameters
    ----------
    path
        The way's points and steps.
    ways, street_points
        The area's tables of ways and of points on streets.

    Returns
    -------
    Crossings; the two carriageways of one road are one crossing, as hard as the harder half.
    """
    seen = _Seen(path, ways, street_points)
    crossings = [seen.crossed_between(first, last) for first, last in _contacts(seen)]
    return _one_for_each_road([crossing for crossing in crossings if crossing is not None])


class _Seen:
    """A path beside what lies about it."""

    def __init__(self, path: Path, ways: pd.DataFrame, street_points: gpd.GeoDataFrame) -> None:
        self.path = path
        self.ways = ways
        self.main_step: BoolArray = np.isin(tags_of(ways, path.way, "highway"), list(MAIN_ROADS))
        shapes = street_points.geometry.to_numpy()
        near = shapely.dwithin(
            shapes,
            shapely.LineString(np.column_stack([path.x, path.y])) if len(path.x) > 1 else shapely.Point(),
            LIGHTS_NEAR_M,
        )
        rows = np.flatnonzero(near & street_points["kind"].isin(["crossing", "traffic_signals"]).to_numpy())
        self.shapes = shapes[rows]  # crossings and lights along the way
        self.is_light: BoolArray = tags_of(street_points, rows, "kind") == "traffic_signals"
        self.crossing = tags_of(street_points, rows, "crossing")
        self.has_signals: BoolArray = tags_of(street_points, rows, "crossing_signals") == "yes"

    def main_arms(self, point: int) -> list[Arm]:
        """The main roads that meet at a point of the way."""
        arms = self.path.arms[point]
        highways = tags_of(self.ways, np.array([arm.way for arm in arms], int), "highway")
        return [arm for arm, highway in zip(arms, highways, strict=True) if highway in MAIN_ROADS]

    def crossed_between(self, first: int, last: int) -> Crossing | None:
        """The crossing of the road that the way touches from one point to another, if it changes sides."""
        came, left = self._side_at(first, arriving=True), self._side_at(last, arriving=False)
        if first == last:
            came, left = self._sides_through(first)
        if came is None or left is None or came == left:
            return None
        helps = [(self._help_at(point), point) for point in range(first, last + 1)]
        best, point = min(helps, key=lambda pair: list(Help).index(pair[0]))
        return Crossing(self._name_between(first, last), float(self.path.at_m[point]), best)

    def _side_at(self, point: int, *, arriving: bool) -> bool | None:
        """Whether the way comes to its road from the left (or leaves it to the left); None: not known."""
        x, y = self.path.x, self.path.y
        step = 1 if arriving else -1
        if not 0 <= point - step < len(x) or not 0 <= point + step < len(x):
            return None
        along = (x[point + step] - x[point], y[point + step] - y[point])
        aside = (x[point - step] - x[point], y[point - step] - y[point])
        onward = self._other_arm(point, along)
        if onward is None:
            return None
        ahead, behind = (along, onward) if arriving else (onward, along)
        return _is_left(ahead, behind, aside)

    def _other_arm(self, point: int, along: _Vector) -> _Vector | None:
        """Where the road goes on beyond a point, opposite to ``along``; None where it ends there."""
        if not self.path.arms[point]:  # between junctions, where only a door joins: the road runs through
            return -along[0], -along[1]
        arms = [arm for arm in map(_vector, self.main_arms(point)) if _angle(along, arm) > 1e-6]
        return max(arms, key=lambda arm: _apart(along, arm), default=None)

    def _sides_through(self, point: int) -> tuple[bool | None, bool | None]:
        """On which sides of the road at a point the way comes and goes."""
        x, y = self.path.x, self.path.y
        through = self._through(point)
        if not through:
            return None, None
        ahead, behind = map(_vector, through)
        came = (x[point - 1] - x[point], y[point - 1] - y[point])
        goes = (x[point + 1] - x[point], y[point + 1] - y[point])
        return _is_left(ahead, behind, came), _is_left(ahead, behind, goes)

    def _name_between(self, first: int, last: int) -> str:
        """What the road is called: by its longest part walked on, else by the road straight across."""
        if first == last:
            rows = np.array([arm.way for arm in self._through(first)], int)
            return max(tags_of(self.ways, rows, "name").tolist(), default="")
        names = tags_of(self.ways, self.path.way[first:last], "name")
        metres = self.path.step_m[first:last]
        return str(max(sorted(set(names.tolist())), key=lambda name: float(metres[names == name].sum())))

    def _through(self, point: int) -> tuple[Arm, ...]:
        """The two main roads at a point that lie most nearly opposite; none where fewer meet."""
        arms = self.main_arms(point)
        pairs = [(arm, other) for i, arm in enumerate(arms) for other in arms[i + 1 :]]
        return max(pairs, key=lambda pair: _apart(*map(_vector, pair)), default=())

    def _help_at(self, point: int) -> Help:
        at = shapely.Point(self.path.x[point], self.path.y[point])
        here = shapely.dwithin(self.shapes, at, AT_M)
        helps = [_help(tag) for tag in self.crossing[here].tolist()]
        helps += [Help.SIGNALS] * int(self.has_signals[here].sum())
        beside = self.path.way[max(point - 1, 0) : point + 1]
        helps += [_help(tag) for tag in tags_of(self.ways, beside, "crossing").tolist()]
        if self.is_light[shapely.dwithin(self.shapes, at, LIGHTS_NEAR_M)].any():
            helps.append(Help.LIGHTS_NEAR)
        return min(helps, key=list(Help).index, default=Help.NOT_KNOWN)


def _contacts(seen: _Seen) -> list[tuple[int, int]]:
    """First and last point of each stretch along main roads, and of each single touch of one."""
    main, count = seen.main_step, len(seen.path.x)
    contacts, point = [], 1
    if len(main) and main[0]:  # the way begins on the road itself: its side is not known
        point = _run_end(main, 0) + 1
    while point < count - 1:
        if main[point]:
            last = _run_end(main, point)
            contacts.append((point, last))
            point = last + 1
            continue
        if len(seen.main_arms(point)) > 1:
            contacts.append((point, point))
        point += 1
    return contacts


def _run_end(main: BoolArray, point: int) -> int:
    """The last point of the stretch of main road that begins at ``point``."""
    while point < len(main) and main[point]:
        point += 1
    return point


def _one_for_each_road(crossings: list[Crossing]) -> tuple[Crossing, ...]:
    roads: list[Crossing] = []
    last_m = -np.inf
    for crossing in crossings:
        if roads and crossing.street == roads[-1].street and crossing.at_m - last_m <= SAME_ROAD_M:
            harder = max(roads[-1].help, crossing.help, key=list(Help).index)
            roads[-1] = Crossing(crossing.street, roads[-1].at_m, harder)
        else:
            roads.append(crossing)
        last_m = crossing.at_m
    return tuple(roads)


def _help(tag: str) -> Help:
    words = {word.strip() for word in tag.split(";")}
    if words & _SIGNALS:
        return Help.SIGNALS
    if "zebra" in words:
        return Help.ZEBRA
    if words & {"marked", "uncontrolled"}:
        return Help.MARKED
    return Help.NONE if "unmarked" in words else Help.NOT_KNOWN


def _vector(arm: Arm) -> _Vector:
    return arm.east, arm.north


def _angle(first: _Vector, other: _Vector) -> float:
    """Degrees from one direction to another, counter-clockwise, from 0 up to 360."""
    turned = np.arctan2(other[1], other[0]) - np.arctan2(first[1], first[0])
    degrees = float(np.degrees(turned) % 360)
    return 0.0 if degrees > 360 - 1e-9 else degrees


def _apart(first: _Vector, other: _Vector) -> float:
    """Degrees between two directions, at most 180."""
    degrees = _angle(first, other)
    return min(degrees, 360 - degrees)


def _is_left(ahead: _Vector, behind: _Vector, arm: _Vector) -> bool:
    """Whether an arm lies to the left of somebody who walks from behind to ahead."""
    return _angle(ahead, arm) < _angle(ahead, behind)
