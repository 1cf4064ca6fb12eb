"""What runs from where to where, and when? A day's timetable as connections, and walks between stops."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

import numpy as np

from geo.types import BoolArray, IndexArray

NEVER: Final = 1 << 40  # seconds: later than any time that is meant
LEAST_CHANGE_S: Final = 1  # with no time at all to change, the order of what leaves at once would matter


class Lines(NamedTuple):
    """c connections: a bus from one stop to the next, by when they leave, each trip's in its order."""

    leave_s: IndexArray  # (c,) whole seconds of whatever clock the whole day uses
    arrive_s: IndexArray  # (c,) never before it left
    from_stop: IndexArray  # (c,)
    to_stop: IndexArray  # (c,)
    trip: IndexArray  # (c,)
    boards: BoolArray  # (c,) whether passengers may get on where it begins
    alights: BoolArray  # (c,) whether they may get off where it ends


class Paths(NamedTuple):
    """How long it takes from getting off at a stop until one may get on at another, or at the same one."""

    start: IndexArray  # (s + 1,) those of stop i are rows start[i] to start[i + 1]
    stop: IndexArray  # (p,) the other stop
    gap_s: IndexArray  # (p,) whole seconds of walk and of time to change, at least LEAST_CHANGE_S


@dataclass(frozen=True, eq=False)
class Timetable:
    """One day's connections between s stops, ready to be scanned, and where one may change."""

    lines: Lines
    paths: Paths
    trip_count: int
    row: IndexArray  # (c,) which connection each is of the timetable that this one is the mirror of

    @property
    def stop_count(self) -> int:
        """Stops, whether anything calls there on this day or not."""
        return len(self.paths.start) - 1

    @cached_property
    def mirror(self) -> "Timetable":
        """The same day run backwards: the latest way there is the earliest in it; times are negative."""
        lines = self.lines
        order = np.lexsort((-np.arange(len(lines.trip)), lines.trip, -lines.arrive_s))
        back = Lines(
            -lines.arrive_s[order],
            -lines.leave_s[order],
            lines.to_stop[order],
            lines.from_stop[order],
            lines.trip[order],
            lines.alights[order],
            lines.boards[order],
        )
        return Timetable(back, _turned(self.paths), self.trip_count, order)

    @cached_property
    def of_trip(self) -> tuple[IndexArray, IndexArray]:
        """(t + 1,) where each trip's connections begin in the second, (c,), where they stand in its order."""
        rows = np.argsort(self.lines.trip, kind="stable")
        return np.searchsorted(self.lines.trip[rows], np.arange(self.trip_count + 1)), rows


def timetable_of(lines: Lines, paths: Paths, *, trip_count: int) -> Timetable:
    """Put connections into the order in which they are scanned.

    Parameters
    ----------
    lines
        (c,) connections; those of one trip stand in the order in which it runs, and no trip runs back in
        time.
    paths
        Where one may change: every stop has a path to itself, unless nobody may change there.
    trip_count
        One more than the highest trip.

    Raises
    ------
    ValueError
        A connection arrives before it leaves, or a path leaves no time to change.
    """
    if (lines.arrive_s < lines.leave_s).any():
        raise ValueError("a connection arrives before it leaves")
    if (paths.gap_s < LEAST_CHANGE_S).any():
        raise ValueError("a path leaves no time to change")
    order = np.lexsort((np.arange(len(lines.trip)), lines.trip, lines.leave_s))
    return Timetable(_at(lines, order), paths, trip_count, np.arange(len(order)))


def paths_of(from_stop: IndexArray, to_stop: IndexArray, gap_s: IndexArray, *, stop_count: int) -> Paths:
    """(p,) paths between stops, ordered by where they begin, then by where they end."""
    order = np.lexsort((to_stop, from_stop))
    start = np.searchsorted(from_stop[order], np.arange(stop_count + 1))
    return Paths(start, to_stop[order], gap_s[order])


def _at(lines: Lines, rows: IndexArray) -> Lines:
    return Lines(
        lines.leave_s[rows],
        lines.arrive_s[rows],
        lines.from_stop[rows],
        lines.to_stop[rows],
        lines.trip[rows],
        lines.boards[rows],
        lines.alights[rows],
    )


def _turned(paths: Paths) -> Paths:
    count = len(paths.start) - 1
    begins = np.repeat(np.arange(count), np.diff(paths.start))
    return paths_of(paths.stop, begins, paths.gap_s, stop_count=count)
