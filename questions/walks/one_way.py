"""What is a walk like? Its streets and turns, crossings, steps, pavements, water, lighting and benches."""

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

import numpy as np
import pandas as pd
import shapely

from geo.hills.climbs import Climbs
from geo.network import STEPS
from geo.paces import Pace, minutes_up
from geo.route import Route
from geo.types import BoolArray, FloatArray
from layers.area import Area
from layers.streets.open_then import WayState
from layers.streets.timed_access import TimedAccess
from questions.walks.junctions import Path, path_of
from questions.walks.legs import Leg, WayKind, legs_of
from questions.walks.main_roads import Crossing, main_road_crossings
from questions.walks.stretches import steps_along, stretches
from questions.walks.underfoot import Underfoot, underfoot
from questions.walks.way_tags import Tags, tags_of

BENCH_NEAR_M: Final = 15.0  # a bench this near to the way counts as on it
BESIDE_M: Final = 3.0  # nearer to the street than this a place is on neither side of it
SHOWN_M: Final = 10  # lengths are told to this many metres

_LIT: Final = frozenset(["yes", "24/7", "automatic", "sunset-sunrise", "dusk-dawn", "operating_times"])


@dataclass(frozen=True)
class DarkStretch:
    """A stretch of the way that the map says has no lamps."""

    street: str  # "" where it has no name
    kind_of_way: WayKind
    begins_m: float
    walk_m: float


@dataclass(frozen=True)
class OnTheWay:
    """A gate or way on the walk that is not open at all hours."""

    timed: TimedAccess
    then: WayState | None  # how it is when the walk is made; None: no time is known


@dataclass(frozen=True, eq=False)
class OneWay:
    """The walk one way, door to door. What the map does not say is counted as not known, never as "no"."""

    walk_m: float
    minutes: int  # at the person's pace, whole ones, rounded up
    line: shapely.LineString = field(repr=False)  # metres in the area's CRS
    legs: tuple[Leg, ...] = field(repr=False)  # from 0 to walk_m without a gap
    ends_on: str = ""  # "left" or "right": the side of the street that the end lies on; "" straight ahead
    crossings: tuple[Crossing, ...] = ()  # of main roads, those that are certain
    flights_of_steps: int = 0
    steps_m: float = 0.0
    step_count: int | None = None  # of all flights together; None where any does not say
    unlit: tuple[DarkStretch, ...] = ()
    lit_m: float = 0.0  # with unlit and lighting_not_known_m all of the way that is street
    lighting_not_known_m: float = 0.0
    underfoot: Underfoot = field(default_factory=Underfoot, repr=False)
    benches: int = 0  # known ones within BENCH_NEAR_M of the way
    longest_without_bench_m: float = 0.0
    hours: tuple[OnTheWay, ...] = ()  # gates and ways that are open at times only, in their order
    climbs: Climbs | None = None  # None: nothing is known of hills here
    level_minutes: int = 0  # at the same pace, were all of it level

    @property
    def unlit_m(self) -> float:
        """Metres that the map says are not lit."""
        return sum(stretch.walk_m for stretch in self.unlit)

    @property
    def shown_m(self) -> tuple[int, ...]:
        """Metres of each leg, to ten; they sum to the whole length to ten."""
        ends = [0, *(SHOWN_M * round(leg.ends_m / SHOWN_M) for leg in self.legs)]
        return tuple(end - begin for begin, end in pairwise(ends))


def one_way(
    area: Area,
    pace: Pace,
    walked: Route,
    *,
    hours: tuple[OnTheWay, ...] = (),
    climbs: Climbs | None = None,
) -> OneWay:
    """What a route is like; ``hours`` are of what is on it and open at times only."""
    path = path_of(area.network, walked)
    legs = legs_of(path, area.ways)
    stepped = (path.flags & STEPS) > 0
    flights = [leg.step_count for leg in legs if leg.steps]
    counts = [count for count in flights if count is not None]
    benches_m = _benches_along(area, walked.line)
    rests_m = np.concatenate([[0.0], np.sort(benches_m), [path.at_m[-1]]])
    lit = _lighting(path, area.ways)
    return OneWay(
        walk_m=float(path.at_m[-1]),
        minutes=minutes_up(pace.seconds(walked.walk_m)),
        line=walked.line,
        legs=legs,
        ends_on=_side_of_end(path),
        crossings=main_road_crossings(path, area.ways, area.street_points),
        flights_of_steps=int(np.count_nonzero(stepped[1:] & ~stepped[:-1]) + stepped[:1].sum()),
        steps_m=float(path.step_m[stepped].sum()),
        step_count=sum(counts) if flights and len(counts) == len(flights) else None,
        unlit=_dark_stretches(path, area.ways, lit == "no"),
        lit_m=float(path.step_m[lit == "yes"].sum()),
        lighting_not_known_m=float(path.step_m[lit == ""].sum()),
        underfoot=underfoot(path, area.ways, area.street_points),
        benches=len(benches_m),
        longest_without_bench_m=float(np.diff(rests_m).max()),
        hours=hours,
        climbs=climbs,
        level_minutes=minutes_up(pace.seconds(float(path.at_m[-1]))),
    )


def _benches_along(area: Area, line: shapely.LineString) -> FloatArray:
    """(b,) metres along the way at which there is a bench."""
    benches = area.benches.geometry.to_numpy()
    near = benches[shapely.dwithin(benches, line, BENCH_NEAR_M)]
    return np.asarray(shapely.line_locate_point(line, near), float)


def _lighting(path: Path, ways: pd.DataFrame) -> Tags:
    """(p - 1,) "yes", "no", "" where not known, and "ground" between a door and the street."""
    tags = tags_of(ways, path.way, "lit")
    lit = np.where(np.isin(tags, list(_LIT)), "yes", np.where(tags == "no", "no", ""))
    return np.where(path.on_ground, "ground", lit)


def _dark_stretches(path: Path, ways: pd.DataFrame, dark: BoolArray) -> tuple[DarkStretch, ...]:
    """Neighbouring unlit steps of one street together."""
    steps = zip(dark.tolist(), steps_along(path, ways), strict=True)
    return tuple(stretches(DarkStretch(*along) if unlit else None for unlit, along in steps))


def _side_of_end(path: Path) -> str:
    """On which side of the last street the end lies."""
    ground = path.on_ground
    if len(ground) < 2 or not ground[-1] or ground[-2] or path.step_m[-1] < BESIDE_M:
        return ""
    turned = path.turn_at(len(path.x) - 2)
    if abs(turned) < 30:
        return ""
    return "left" if turned > 0 else "right"
