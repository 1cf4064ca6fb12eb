"""How long is each walk while gates and ways on it are open, and while they are shut?"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final, TypeAlias

import numpy as np

from geo.derived import kept_with
from geo.paces import minutes_up, whole_minutes
from geo.route import edges_on_the_way
from geo.snap import Snaps
from geo.sweep import Sweep
from geo.types import BoolArray, FloatArray
from layers.area import Area
from layers.streets.timed_access import TimedAccess
from questions.walks.timed_ways import (
    Shut,
    ground_from,
    hours_of,
    not_known,
    shut_at_times,
    shut_between,
)
from questions.walks.walking_ground import WalkingGround

Span: TypeAlias = tuple[datetime, datetime]
SAME_M: Final = 0.5  # a walk that is longer by less is no other walk


@dataclass(frozen=True)
class WalkThen:
    """The walk at one time, seconds; infinite where there is no way within twice the minutes."""

    there_s: float
    back_s: float | None  # None: nobody knows when they walk back
    there: Span  # local time, leaving and arriving; by the usual way where there is none then
    back: Span | None
    shuts_later: bool = False  # there and back at first, but not at the end of the time there is

    @property
    def longest_s(self) -> float:
        """The longer of both."""
        return max(self.there_s, self.back_s or 0.0)


@dataclass(frozen=True)
class WalkByHours:
    """What the hours of gates and ways do to one walk. Minutes are whole ones at the person's pace."""

    open_min: int | None  # while all that is on the way is open; None: no way within twice the minutes
    shut_min: int | None  # while all that is ever shut is shut; None likewise
    hours: tuple[TimedAccess, ...] = ()  # of what is on the way while it is open
    unread: bool = False  # the way goes through something whose hours are not known
    then: "WalkThen | None" = None  # how it is at the time asked for; None: no time is asked, or known

    @property
    def differs(self) -> bool:
        """Whether the walk is longer, or there is none, while something is shut."""
        return self.open_min != self.shut_min


@dataclass(frozen=True, eq=False)
class WalksByHours:
    """All walks of one person from one start, by what is shut. Let go of with the answer."""

    area: Area = field(repr=False)
    ground: WalkingGround = field(repr=False)
    start: Snaps = field(repr=False)
    cutoff_m: float
    speed_mps: float
    open_m: FloatArray = field(repr=False)  # (a,) to every asset while everything is open
    shut_m: FloatArray = field(repr=False)  # (a,) while all that is ever shut is shut
    on_the_way: dict[int, tuple[int, ...]] = field(repr=False)  # asset's row -> rows of hours, open ways

    @property
    def differs(self) -> BoolArray:
        """(a,) whose walk depends on hours."""
        return np.asarray((self.shut_m > self.open_m + SAME_M), bool)

    @kept_with(most=32)
    def lengths_m(self, shut: Shut) -> FloatArray:
        """(a,) metres to every asset while these are shut; infinite beyond the cutoff."""
        ground = ground_from(self.area, self.ground, self.start, shut)
        return ground.walks(ground.sweep(self.start, cutoff_m=self.cutoff_m), self.start)[0]

    @kept_with(most=32)
    def back_m(self, shut: Shut) -> FloatArray:
        """(a,) the same of the way back from every asset."""
        if self.ground.network.slopes is None:
            return self.lengths_m(shut)
        ground = ground_from(self.area, self.ground, self.start, shut).backwards
        return ground.walks(ground.sweep(self.start, cutoff_m=self.cutoff_m), self.start)[0]

    def walk_s(self, row: int, shut: Shut, *, back: bool = False) -> float:
        """Seconds to the asset in a row, or back, while these are shut; infinite where there is no way."""
        return float((self.back_m if back else self.lengths_m)(shut)[row]) / self.speed_mps

    def to(self, row: int) -> "AssetWalk | None":
        """The walk to the asset in a row, if it depends on hours."""
        return AssetWalk(self, row) if self.differs[row] else None

    def walk(self, row: int) -> WalkByHours:
        """What hours do to the walk to the asset in a row, whenever it is made."""
        rows = self.on_the_way.get(row, ())
        return WalkByHours(
            whole_minutes(float(self.open_m[row]) / self.speed_mps),
            whole_minutes(float(self.shut_m[row]) / self.speed_mps),
            hours_of(self.area, rows),
            unread=bool(set(rows) & not_known(self.area)),
        )


@dataclass(frozen=True)
class AssetWalk:
    """The walk to one asset, by the time at which it is made."""

    by_hours: WalksByHours = field(repr=False)
    row: int

    def then(self, arrive: datetime, leave: datetime | None) -> WalkThen:
        """The walk there that ends at ``arrive``, and back that begins at ``leave``, if that is known."""
        there_s = self.arriving_s(arrive)
        there = (arrive - self._time_or_usual(there_s), arrive)
        if leave is None:
            return WalkThen(there_s, None, there, None)
        back_s = self.leaving_s(leave)
        return WalkThen(there_s, back_s, there, (leave, leave + self._time_or_usual(back_s)))

    def arriving_s(self, arrive: datetime) -> float:
        """Seconds of the walk there that ends at a moment; infinite where there is no way then."""
        return self._during(lambda walk: (arrive - walk, arrive), back=False)

    def leaving_s(self, leave: datetime) -> float:
        """Seconds of the walk back that begins at a moment; infinite likewise."""
        return self._during(lambda walk: (leave, leave + walk), back=True)

    def walk(self) -> WalkByHours:
        """What hours do to it, whenever it is made."""
        return self.by_hours.walk(self.row)

    @property
    def _usual_s(self) -> float:
        return float(self.by_hours.open_m[self.row]) / self.by_hours.speed_mps

    def _during(self, span: Callable[[timedelta], Span], *, back: bool) -> float:
        """Seconds of the walk made in the span that a walk so long takes; infinite where there is none."""
        walk_s = self._usual_s
        for _ in range(2):  # a longer way round takes a longer span, when other gates may be shut
            shut = shut_between(self.by_hours.area, *span(_time(walk_s)))
            walk_s = self.by_hours.walk_s(self.row, shut, back=back)
            if not np.isfinite(walk_s):
                break
        return walk_s

    def _time_or_usual(self, walk_s: float) -> timedelta:
        return _time(walk_s if np.isfinite(walk_s) else self._usual_s)


def _time(walk_s: float) -> timedelta:
    return timedelta(minutes=minutes_up(walk_s))


def walks_by_hours(
    area: Area, ground: WalkingGround, start: Snaps, swept: Sweep, *, speed_mps: float
) -> WalksByHours | None:
    """The walks of ``swept`` by hours; None where nothing that is ever shut is within its reach.

    ``swept`` is over ``streets_then`` with nothing shut, from ``start``.
    """
    network = area.network
    timed = network.timed_edges
    timed = timed[np.isin(network.edge_hours[timed], list(shut_at_times(area)))]
    near = np.minimum(swept.distance_m[network.edge_from[timed]], swept.distance_m[network.edge_to[timed]])
    if not np.isfinite(near).any():
        return None
    open_m, door = ground.walks(swept, start)
    by_hours = WalksByHours(area, ground, start, swept.cutoff_m, speed_mps, open_m, open_m, {})
    shut_m = by_hours.lengths_m(shut_at_times(area))
    rows = np.flatnonzero((shut_m > open_m + SAME_M) & np.isfinite(open_m))
    hours = _on_the_way(ground, swept, start, ground.doors.take(door[rows]))
    return replace(by_hours, shut_m=shut_m, on_the_way=dict(zip(rows.tolist(), hours, strict=True)))


def _on_the_way(ground: WalkingGround, swept: Sweep, start: Snaps, doors: Snaps) -> list[tuple[int, ...]]:
    """Rows of hours of what is on the way to each door, in the order in which it is come to."""
    hours = ground.network.edge_hours
    return [
        tuple(dict.fromkeys(int(row) for row in hours[edges] if row >= 0))
        for edges in edges_on_the_way(ground.network, swept, start, doors)
    ]
