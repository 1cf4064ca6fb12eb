"""How early can one be at every stop, by how many buses? A connection scan (CSA), round by round.

Connections are looked at once, in the order in which they leave. One is ridden in round k if its trip was
already boarded in that round, or if whoever has ridden k - 1 buses can be at its stop when it leaves. Walks
to the first stop, and from stop to stop, are given: this kernel knows nothing of streets.

Source: Dibbelt, Pajor, Strasser and Wagner (2013), Intriguingly Simple and Fast Transit Routing, SEA 2013,
LNCS 7933, 43-54; rounds as in Delling, Pajor and Werneck (2012), Round-Based Public Transit Routing, ALENEX.
"""

from typing import NamedTuple

import numpy as np
from numba import njit

from geo.timetable.timetable import NEVER, Lines, Paths, Timetable
from geo.types import IndexArray


class Scan(NamedTuple):
    """What one scan found for k buses in row k: (rides + 1, s) arrays, of which row 0 is nobody's ride."""

    off_s: (
        IndexArray  # earliest time off the k-th bus at a stop, where fewer buses are not as early; or NEVER
    )
    board: IndexArray  # connection by which that bus is boarded, or -1
    leave: IndexArray  # connection by which it is left
    ready_s: IndexArray  # earliest time at which one may board there after k buses
    came_from: IndexArray  # stop at which the k-th bus was left for that, or -1


def scan(timetable: Timetable, ready_s: IndexArray, goal_s: IndexArray, *, rides: int, until_s: int) -> Scan:
    """Ride on from the stops where one may be, by at most ``rides`` buses.

    Parameters
    ----------
    timetable
        The day, s stops.
    ready_s
        (s,) earliest time at which one may board the first bus at each stop; NEVER where one cannot be.
    goal_s
        (s,) seconds from each stop to the goal; NEVER where it is no way. Connections that leave when the
        goal has been reached are not looked at any more. All NEVER: there is no goal, every stop is one.
    rides
        The most buses, at least 1.
    until_s
        What leaves after this is not looked at.

    Returns
    -------
    Scan. Of ways that come at the same second the one of fewer buses counts; of those of as many the one that
    is met first in the order of leaving, trip and place in the trip, boarded as early on it as can be.
    """
    return scan_span(
        timetable.lines, timetable.paths, ready_s, goal_s, (rides, timetable.trip_count), until_s
    )


@njit(cache=True, nogil=True)
def scan_span(
    lines: Lines,
    paths: Paths,
    ready_s: IndexArray,
    goal_s: IndexArray,
    counts: tuple[int, int],
    until_s: int,
) -> Scan:
    """``scan`` for compiled callers; ``counts`` are the most buses and the timetable's trips."""
    earliest = ready_s.min() if len(ready_s) else NEVER
    first, last = (
        int(np.searchsorted(lines.leave_s, earliest)),
        int(np.searchsorted(lines.leave_s, until_s + 1)),
    )
    return _scan(lines, paths, ready_s, goal_s, counts, (first, last))


@njit(cache=True, nogil=True)
def _scan(
    lines: Lines,
    paths: Paths,
    ready_s: IndexArray,
    goal_s: IndexArray,
    counts: tuple[int, int],
    span: tuple[int, int],
) -> Scan:
    rides, trips = counts
    stops = len(ready_s)
    off_s = np.full((rides + 1, stops), NEVER, np.int64)
    ready = np.full((rides + 1, stops), NEVER, np.int64)
    board = np.full((rides + 1, stops), -1, np.int32)
    leave = np.full((rides + 1, stops), -1, np.int32)
    came_from = np.full((rides + 1, stops), -1, np.int32)
    entered = np.full((trips, rides + 1), -1, np.int32)
    ready[0] = ready_s
    goal_at = NEVER
    for c in range(span[0], span[1]):
        if lines.leave_s[c] > goal_at:
            break
        trip, to_stop, arrive_s = lines.trip[c], lines.to_stop[c], lines.arrive_s[c]
        for k in range(1, rides + 1):
            if entered[trip, k] < 0:
                if not lines.boards[c] or ready[k - 1, lines.from_stop[c]] > lines.leave_s[c]:
                    continue
                entered[trip, k] = c
            if not lines.alights[c] or not _is_earlier(off_s, k, to_stop, arrive_s):
                continue
            off_s[k, to_stop], board[k, to_stop], leave[k, to_stop] = arrive_s, entered[trip, k], c
            goal_at = min(goal_at, arrive_s + goal_s[to_stop])
            if k == rides:
                continue
            for row in range(paths.start[to_stop], paths.start[to_stop + 1]):
                other, there_s = paths.stop[row], arrive_s + paths.gap_s[row]
                if there_s < ready[k, other]:
                    ready[k, other], came_from[k, other] = there_s, to_stop
    return Scan(off_s, board, leave, ready, came_from)


@njit(cache=True, inline="always")
def _is_earlier(off_s: IndexArray, rides: int, stop: int, arrive_s: int) -> bool:
    earliest = NEVER
    for k in range(1, rides + 1):
        earliest = min(earliest, off_s[k, stop])
    return arrive_s < earliest
