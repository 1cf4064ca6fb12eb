"""Which connections does one ride? Two scans, there and backwards, and changes of the least way: compiled."""

import numpy as np
from numba import njit

from geo.timetable.scan import Scan, scan_span
from geo.timetable.timetable import NEVER, Lines, Paths
from geo.types import IndexArray


@njit(cache=True, nogil=True)
def earliest_journey(
    day: tuple[Lines, Paths],
    mirror: tuple[Lines, Paths, IndexArray],
    ends: tuple[IndexArray, IndexArray],
    span: tuple[int, int],
    counts: tuple[int, int],
) -> tuple[int, int, IndexArray, IndexArray]:
    """Arrive as early as can be, by as few buses as that takes, and of these ways leave by the latest.

    Parameters
    ----------
    day
        Connections and paths of a ``Timetable``, s stops.
    mirror
        Those of its mirror, and the connection of the day that each of them is.
    ends
        (s,) seconds from the start to each stop, and from each stop to the goal; NEVER where it is too far.
    span
        From when one may leave, and by when one must be there, seconds of the timetable's clock.
    counts
        The most buses, and the timetable's trips.

    Returns
    -------
    When one leaves and arrives; (r,) connections by which each bus is boarded, and by which it is left. None
    of them where there is no way.
    """
    from_s, until_s = span
    out_s, in_s = ends
    none = np.empty(0, np.int64)
    swept = scan_span(day[0], day[1], _ready(out_s, from_s), in_s, counts, until_s)
    arrive_s, rides, _ = _goal(swept.off_s, in_s)
    if arrive_s > until_s:
        return NEVER, NEVER, none, none
    back = scan_span(mirror[0], mirror[1], _ready(in_s, -arrive_s), out_s, (rides, counts[1]), -from_s)
    leave_s, rides, stop = _goal(back.off_s, out_s)
    board, leave = _ridden(mirror[0], back, stop, rides)
    return -leave_s, arrive_s, mirror[2][leave], mirror[2][board]


@njit(cache=True, nogil=True)
def best_changes(
    lines: Lines, paths: Paths, of_trip: tuple[IndexArray, IndexArray], board: IndexArray, leave: IndexArray
) -> tuple[IndexArray, IndexArray]:
    """The same buses, (r,) boarded and left by these connections, changed between where it is the least way.

    ``of_trip``: as ``Timetable`` has it. Of changes of the same walk and wait for walking it is the earliest.
    """
    board, leave = board.copy(), leave.copy()
    for k in range(1, len(board)):
        leave[k - 1], board[k] = _best_change(
            lines, paths, of_trip, (board[k - 1], leave[k - 1]), (board[k], leave[k])
        )
    return board, leave


@njit(cache=True)
def _best_change(
    lines: Lines,
    paths: Paths,
    of_trip: tuple[IndexArray, IndexArray],
    first: tuple[int, int],
    second: tuple[int, int],
) -> tuple[int, int]:
    start, rows = of_trip
    off, on = lines.trip[first[0]], lines.trip[second[1]]
    best, least = (first[1], second[0]), (NEVER, NEVER)
    for at in range(start[off], start[off + 1]):
        left = rows[at]
        if left < first[0] or not lines.alights[left]:
            continue
        stop, off_s = lines.to_stop[left], lines.arrive_s[left]
        for row in range(paths.start[stop], paths.start[stop + 1]):
            gap_s = paths.gap_s[row]
            if (gap_s, off_s) >= least:
                continue
            for then in range(start[on], start[on + 1]):
                boarded = rows[then]
                if boarded > second[1] or not lines.boards[boarded]:
                    continue
                is_there = lines.from_stop[boarded] == paths.stop[row]
                if is_there and off_s + gap_s <= lines.leave_s[boarded] and (gap_s, off_s) < least:
                    best, least = (left, boarded), (gap_s, off_s)
    return best


@njit(cache=True)
def _ready(walk_s: IndexArray, from_s: int) -> IndexArray:
    """(s,) when one can be at each stop."""
    ready_s = np.empty(len(walk_s), np.int64)
    for stop in range(len(walk_s)):
        ready_s[stop] = min(walk_s[stop] + from_s, NEVER)
    return ready_s


@njit(cache=True)
def _goal(off_s: IndexArray, in_s: IndexArray) -> tuple[int, int, int]:
    """Earliest time at the goal, NEVER for none; by how few buses; from which stop, the nearest of equals."""
    earliest, rides, nearest = NEVER, 0, -1
    for k in range(off_s.shape[0]):
        for stop in range(off_s.shape[1]):
            at_s = min(off_s[k, stop] + in_s[stop], NEVER)
            is_nearer = at_s == earliest and k == rides and nearest >= 0 and in_s[stop] < in_s[nearest]
            if at_s < earliest or is_nearer:
                earliest, rides, nearest = at_s, k, stop
    return earliest, rides, nearest


@njit(cache=True)
def _ridden(lines: Lines, swept: Scan, stop: int, count: int) -> tuple[IndexArray, IndexArray]:
    """(r,) connections by which the buses behind an entry of a scan are boarded and left, the last first.

    Of a mirrored day: as they are ridden, each boarded where the mirror leaves it.
    """
    board, leave = np.empty(count, np.int64), np.empty(count, np.int64)
    for k in range(count, 0, -1):
        board[count - k], leave[count - k] = swept.board[k, stop], swept.leave[k, stop]
        stop = swept.came_from[k - 1, lines.from_stop[swept.board[k, stop]]]
    return board, leave
