"""How would somebody tell this way, street by street? Its legs, each with the turn that begins it."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

import numpy as np
import pandas as pd

from geo.network import STEPS
from questions.walks.junctions import Path
from questions.walks.way_tags import tags_of

SHORT_STREET_M: Final = 12.0  # so few metres between two streets are no instruction of their own
SHORT_GROUND_M: Final = 10.0  # nor are so few between a door and the street
OWN_TURN_DEG: Final = 50.0  # a path without a name that turns so much where paths meet is told again


class WayKind(StrEnum):
    """What sort of way a leg is."""

    STREET = "street"
    FOOTPATH = "footpath"
    STEPS = "steps"
    PEDESTRIAN_STREET = "pedestrian street"
    SHARED_PATH = "shared path"
    BRIDLEWAY = "bridleway"
    TRACK = "track"
    SERVICE_ROAD = "service road"
    PLATFORM = "platform"
    PIER = "pier"
    PAVEMENT = "pavement"
    CROSSING = "crossing"
    TO_THE_STREET = "to the street"  # the ground between a door and the street
    TO_THE_DOOR = "to the door"


_KINDS_OF_WAY: Final = {
    "steps": WayKind.STEPS,
    "footway": WayKind.FOOTPATH,
    "path": WayKind.FOOTPATH,
    "pedestrian": WayKind.PEDESTRIAN_STREET,
    "cycleway": WayKind.SHARED_PATH,
    "bridleway": WayKind.BRIDLEWAY,
    "track": WayKind.TRACK,
    "service": WayKind.SERVICE_ROAD,
    "platform": WayKind.PLATFORM,
    "pier": WayKind.PIER,
}
_FOOTWAYS: Final = {"sidewalk": WayKind.PAVEMENT, "crossing": WayKind.CROSSING}
_ON_GROUND: Final = (WayKind.TO_THE_STREET, WayKind.TO_THE_DOOR)


class Turn(StrEnum):
    """What a walker does where a leg begins."""

    START = "start"
    STRAIGHT_ON = "straight on"
    BEAR_LEFT = "bear left"
    LEFT = "left"
    SHARP_LEFT = "sharp left"
    BEAR_RIGHT = "bear right"
    RIGHT = "right"
    SHARP_RIGHT = "sharp right"


@dataclass(frozen=True)
class Leg:
    """One street, or one stretch of it. Legs follow one another without a gap."""

    street: str  # "" where it has no name
    kind_of_way: WayKind
    turn: Turn
    begins_m: float  # metres from the beginning of the way
    ends_m: float
    steps: bool
    step_count: int | None = None  # where it is known

    @property
    def walk_m(self) -> float:
        """Metres of this leg."""
        return self.ends_m - self.begins_m

    @property
    def on_ground(self) -> bool:
        """Whether this is the ground between a door and the street."""
        return self.kind_of_way in _ON_GROUND


@dataclass(frozen=True)
class _Run:
    """The steps ``first`` to ``last`` of a path, told alike."""

    street: str
    kind_of_way: WayKind
    steps: bool
    first: int
    last: int  # inclusive

    @property
    def on_ground(self) -> bool:
        """Whether this is the ground between a door and the street."""
        return self.kind_of_way in _ON_GROUND

    def like(self, other: "_Run") -> bool:
        """Whether both are one leg: one street, alike in steps; without names, one kind of way."""
        if self.street or other.street:
            return (self.street, self.steps) == (other.street, other.steps)
        return self.kind_of_way == other.kind_of_way


def legs_of(path: Path, ways: pd.DataFrame) -> tuple[Leg, ...]:
    """The legs of a way, in order; from 0 to the whole length, without a gap.

    Parameters
    ----------
    path
        The way's points and steps.
    ways
        The area's table of ways, which the path's rows point into.

    Returns
    -------
    Legs. Neighbours of one name are one leg; a few metres between streets go to a neighbour; a path without a
    name is told again where it turns off at a junction.
    """
    runs = _joined(_steps(path, ways))
    runs = _joined(_without_short(runs, path))
    runs = [part for run in runs for part in _split(run, path)]
    return tuple(_leg(run, path, ways) for run in runs)


def kind_of_way(highway: str, footway: str = "") -> WayKind:
    """The sort of a way by its tags; a street, where they say nothing else."""
    return _FOOTWAYS.get(footway, _KINDS_OF_WAY.get(highway, WayKind.STREET))


def streets_of(path: Path, ways: pd.DataFrame) -> list[tuple[str, WayKind]]:
    """The name of the way that each step of a path leads along, "" where it has none, and the sort of it."""
    tags = (tags_of(ways, path.way, key).tolist() for key in ("name", "highway", "footway"))
    return [(name, kind_of_way(highway, footway)) for name, highway, footway in zip(*tags, strict=True)]


def _steps(path: Path, ways: pd.DataFrame) -> list[_Run]:
    """One run for each step; the ground at the beginning and at the end each by a word of its own."""
    on_street = np.flatnonzero(~path.on_ground)
    first = int(on_street[0]) if len(on_street) else len(path.way) - 1
    runs = []
    for i, (name, kind) in enumerate(streets_of(path, ways)):
        if path.on_ground[i]:
            runs.append(_Run("", WayKind.TO_THE_STREET if i < first else WayKind.TO_THE_DOOR, False, i, i))
        else:
            stepped = bool(path.flags[i] & STEPS)
            runs.append(_Run(name, kind, stepped, i, i))
    return runs


def _joined(runs: list[_Run]) -> list[_Run]:
    """Neighbours told alike made one."""
    joined: list[_Run] = []
    for run in runs:
        if joined and joined[-1].like(run):
            joined[-1] = replace(joined[-1], last=run.last)
        else:
            joined.append(run)
    return joined


def _without_short(runs: list[_Run], path: Path) -> list[_Run]:
    """Give what is too short to be told to the street before it, else to the one after; never to steps."""
    left = list(runs)
    at = 0
    while at < len(left):
        run = left[at]
        limit_m = SHORT_GROUND_M if run.on_ground else SHORT_STREET_M
        length_m = path.at_m[run.last + 1] - path.at_m[run.first]
        taker = next((i for i in (at - 1, at + 1) if 0 <= i < len(left) and _takes(left[i])), None)
        if run.steps or taker is None or length_m >= limit_m:
            at += 1
            continue
        street = left[taker]
        left[taker] = replace(street, first=min(street.first, run.first), last=max(street.last, run.last))
        del left[at]
        at = max(at - 1, 0)
    return left


def _takes(run: _Run) -> bool:
    return not run.steps and not run.on_ground


def _split(run: _Run, path: Path) -> list[_Run]:
    """A path without a name, broken where it turns off at a junction."""
    if run.street or run.steps or run.on_ground:
        return [run]
    parts, first = [], run.first
    for point in range(run.first + 1, run.last + 1):
        far = min(path.at_m[point] - path.at_m[first], path.at_m[run.last + 1] - path.at_m[point])
        if far < SHORT_STREET_M or len(path.arms[point]) < 3:
            continue
        if abs(path.turn_at(point)) >= OWN_TURN_DEG:
            parts.append(replace(run, first=first, last=point - 1))
            first = point
    return [*parts, replace(run, first=first)]


def _leg(run: _Run, path: Path, ways: pd.DataFrame) -> Leg:
    return Leg(
        run.street,
        WayKind.STEPS if run.steps else run.kind_of_way,
        Turn.START if run.first == 0 else turn_of(path.turn_at(run.first)),
        float(path.at_m[run.first]),
        float(path.at_m[run.last + 1]),
        run.steps,
        _step_count(run, path, ways) if run.steps else None,
    )


def _step_count(run: _Run, path: Path, ways: pd.DataFrame) -> int | None:
    """How many steps a flight has; None unless every part of it says so."""
    counts = tags_of(ways, np.unique(path.way[run.first : run.last + 1]), "step_count")
    return sum(map(int, counts)) if all(map(str.isdecimal, counts)) else None


def turn_of(degrees: float) -> Turn:
    """A turn from its degrees to the left."""
    size = abs(degrees)
    if size < 30:
        return Turn.STRAIGHT_ON
    left = degrees > 0
    if size < 60:
        return Turn.BEAR_LEFT if left else Turn.BEAR_RIGHT
    if size <= 135:
        return Turn.LEFT if left else Turn.RIGHT
    return Turn.SHARP_LEFT if left else Turn.SHARP_RIGHT
