"""How steep is a walk, and how far does it climb without a rest? The height profile along one way."""

from dataclasses import dataclass, field
from typing import Final

import numpy as np

from geo.heights import BUMP_M
from geo.network import WalkNetwork
from geo.route import entries
from geo.snap import Snaps
from geo.sweep import Sweep
from geo.types import FloatArray

OVER_M: Final = 50.0  # a slope is that over so many metres: a grid of 50 m knows of no shorter one
_STEP_M: Final = 10.0
Span = tuple[int, float, float]  # an edge, and from where to where along it, metres


@dataclass(frozen=True)
class Climb:
    """A stretch of a way that goes uphill, but for dips of less than ``BUMP_M``."""

    up_m: float
    begins_m: float  # metres along the way
    length_m: float


@dataclass(frozen=True)
class Climbs:
    """What a way is like uphill and down, door to door. Slopes are metres up for each metre along."""

    rise_m: float  # all that goes up, bumps of less than ``BUMP_M`` left out
    fall_m: float
    steepest_up: float  # over ``OVER_M``, or over the whole way if that is shorter; 0 where none goes up
    steepest_down: float  # likewise, above 0
    longest: Climb | None  # the one that climbs most without a level stretch to come down on; None: none
    not_known_m: float = 0.0  # metres of the way of which the height is not known


@dataclass(frozen=True, eq=False)
class WayProfile:
    """Heights along a way; straight between two points."""

    at_m: FloatArray = field(repr=False)  # (k,) metres from its beginning, ascending
    height_m: FloatArray = field(repr=False)  # (k,) NaN where not known


def way_profile(network: WalkNetwork, swept: Sweep, start: Snaps, goal: Snaps) -> WayProfile | None:
    """The height profile of the route from a start to one goal, as ``geo.route.routes`` has it.

    Parameters
    ----------
    network, swept
        The streets, and a sweep over them from ``start``.
    start, goal
        (1,) points joined to edges. Between a door and its street the ground counts as level.

    Returns
    -------
    WayProfile; None where no heights are known at all, or the goal was not reached.
    """
    heights = network.heights
    spans = spans_on_the_way(network, swept, start, goal)
    if heights is None or not spans:
        return None
    at_m, height_m, before_m = [np.zeros(1)], [], float(start.gap_m[0])
    for edge, begin_m, end_m in spans:
        first, last = heights.start[edge], heights.start[edge + 1]
        along_m = heights.along_m[first:last]
        low, high = min(begin_m, end_m), max(begin_m, end_m)
        inner = along_m[(along_m > low) & (along_m < high)]
        stations = np.concatenate([[low], inner, [high]])
        stations = stations if begin_m <= end_m else stations[::-1]
        at_m.append(before_m + np.abs(stations - begin_m))
        height_m.append(heights.at(np.full(len(stations), edge), stations))
        before_m += high - low
    at_m.append(np.array([before_m + float(goal.gap_m[0])]))
    doors = height_m[0][:1], height_m[-1][-1:]
    return WayProfile(np.concatenate(at_m), np.concatenate([doors[0], *height_m, doors[1]]))


def spans_on_the_way(network: WalkNetwork, swept: Sweep, start: Snaps, goal: Snaps) -> list[Span]:
    """The stretches of the route to one goal in the order walked; none where it was not reached."""
    (entry,), (begin_m,), (walk_m,) = entries(network, swept, start, goal)
    if not walk_m <= swept.cutoff_m:
        return []
    back: list[Span] = [(int(goal.edge[0]), float(begin_m), float(goal.offset_m[0]))]
    node = int(entry)
    while node >= 0 and (arc := int(swept.via_arc[node])) >= 0:
        edge = int(network.arc_edge[arc])
        length_m = float(network.edge_length_m[edge])
        onwards = node in (network.edge_to[edge], network.edge_in_to[edge])
        back.append((edge, 0.0, length_m) if onwards else (edge, length_m, 0.0))
        node = int(np.searchsorted(network.arc_start, arc, "right")) - 1
    if node >= 0:
        edge, offset_m = int(start.edge[0]), float(start.offset_m[0])
        to_first_m = float(start.gap_m[0]) + offset_m * float(network.against[edge])
        at_first = node in (network.edge_from[edge], network.edge_in_from[edge])
        at_last = node in (network.edge_to[edge], network.edge_in_to[edge])
        by_first = at_first and (not at_last or abs(float(swept.distance_m[node]) - to_first_m) < 1e-6)
        back.append((edge, offset_m, 0.0 if by_first else float(network.edge_length_m[edge])))
    return back[::-1]


def climbs_of(profile: WayProfile) -> Climbs:
    """The slopes and climbs of a way."""
    at_m, height_m = profile.at_m, profile.height_m
    run_m = np.diff(at_m)
    lacking = np.isnan(height_m[1:]) | np.isnan(height_m[:-1])
    turning = _turning_points(height_m[~np.isnan(height_m)])
    steps = np.diff(turning)
    slopes = _slopes(profile)
    return Climbs(
        rise_m=float(steps[steps > 0].sum()),
        fall_m=float(np.abs(steps[steps < 0]).sum()),
        steepest_up=max(float(slopes.max(initial=0.0)), 0.0),
        steepest_down=max(float(-slopes.min(initial=0.0)), 0.0),
        longest=_longest(at_m, height_m),
        not_known_m=float(run_m[lacking].sum()),
    )


def _slopes(profile: WayProfile) -> FloatArray:
    """The slope over ``OVER_M`` from every ``_STEP_M`` of the way on, where it is known."""
    whole_m = float(profile.at_m[-1])
    over_m = min(OVER_M, whole_m)
    if over_m <= 0:
        return np.empty(0)
    begins = np.append(np.arange(0.0, whole_m - over_m, _STEP_M), whole_m - over_m)
    up_m = np.interp(begins + over_m, profile.at_m, profile.height_m) - np.interp(
        begins, profile.at_m, profile.height_m
    )
    return np.asarray(up_m[~np.isnan(up_m)] / over_m)


def _turning_points(height_m: FloatArray) -> FloatArray:
    """The heights at which a way turns from climbing to falling or back, bumps left out."""
    if not len(height_m):
        return height_m
    points, extreme, rising = [float(height_m[0])], float(height_m[0]), 0
    for height in height_m.tolist():
        if (rising >= 0 and height > extreme) or (rising <= 0 and height < extreme):
            if rising == 0 and abs(height - points[0]) < BUMP_M:
                continue
            rising = rising or (1 if height > points[0] else -1)
            extreme = height
        elif rising and abs(height - extreme) >= BUMP_M:
            points.append(extreme)
            extreme, rising = height, -rising
    return np.array([*points, extreme if rising else float(height_m[-1])])


def _longest(at_m: FloatArray, height_m: FloatArray) -> Climb | None:
    """The climb with most metres up; one ends where the way falls by ``BUMP_M`` or is not known."""
    best: Climb | None = None
    low_m = low_at = high_m = np.nan
    for at, height in zip(at_m.tolist(), height_m.tolist(), strict=True):
        if np.isnan(height) or np.isnan(low_m) or height < low_m or height <= high_m - BUMP_M:
            low_m = high_m = height
            low_at = at
        elif height > high_m:
            high_m = height
            if high_m - low_m >= BUMP_M and (best is None or high_m - low_m > best.up_m):
                best = Climb(high_m - low_m, low_at, at - low_at)
    return best
