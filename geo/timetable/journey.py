"""Which buses does one take: to be there in time, leaving as late as can be; to be home, as early as can be?

Which of many journeys is given, so that the same question always has the same answer:

- *there*: the latest leaving; then the fewest buses; then the earliest arrival;
- *back*: the earliest arrival; then the fewest buses; then the latest leaving;
- then that which the scan meets first (``geo.timetable.scan``), and on its buses the change with the least
  walk and wait for walking, of these the earliest.

The way there is the way back of the mirrored day, so that both are one search.
"""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from geo.timetable.scan import Scan, scan
from geo.timetable.timetable import NEVER, Timetable
from geo.types import IndexArray

MOST_RIDES: Final = 3  # two changes
LONGEST_S: Final = 3 * 3600  # nobody is longer on the way


@dataclass(frozen=True, eq=False)
class Ends:
    """Walks between the s stops and both ends of a journey, whole seconds; NEVER where it is too far.

    What one wants in hand at the first stop is part of ``out_s``.
    """

    out_s: IndexArray  # (s,) from where one sets out to each stop
    in_s: IndexArray  # (s,) from each stop to where one goes


@dataclass(frozen=True)
class Limits:
    """How a journey may be at most."""

    rides: int = MOST_RIDES
    longest_s: int = LONGEST_S  # from the moment that is asked for


@dataclass(frozen=True)
class Ride:
    """One bus: the connections of the timetable by which it is boarded and left."""

    board: int
    leave: int


@dataclass(frozen=True)
class Journey:
    """From door to door by at least one bus; seconds of the timetable's own clock."""

    leave_s: int
    arrive_s: int
    rides: tuple[Ride, ...]


LIMITS: Final = Limits()


def latest_there(timetable: Timetable, ends: Ends, by_s: int, limits: Limits = LIMITS) -> Journey | None:
    """The journey that leaves latest of those that are there by ``by_s``; None where there is none.

    Parameters
    ----------
    timetable
        The day.
    ends
        The walks at both ends.
    by_s
        When one must be there, inclusive.
    limits
        The most buses, and how long before ``by_s`` one leaves at the most.
    """
    turned = _earliest(timetable.mirror, Ends(ends.in_s, ends.out_s), -by_s, limits)
    return _with_best_changes(timetable, _turned(turned, timetable.mirror.row)) if turned else None


def earliest_back(timetable: Timetable, ends: Ends, from_s: int, limits: Limits = LIMITS) -> Journey | None:
    """The journey that arrives earliest of those that leave at ``from_s`` or later; None where there is none.

    ``limits``: the most buses, and how long after ``from_s`` one arrives at the most. Else as
    ``latest_there``.
    """
    journey = _earliest(timetable, ends, from_s, limits)
    return _with_best_changes(timetable, journey) if journey else None


def _earliest(timetable: Timetable, ends: Ends, from_s: int, limits: Limits) -> Journey | None:
    """The earliest journey by one scan, and of these the one that leaves latest by another, run backwards."""
    until_s = from_s + limits.longest_s
    ready_s = np.minimum(from_s + ends.out_s, NEVER)
    swept = scan(timetable, ready_s, ends.in_s, rides=limits.rides, until_s=until_s)
    arrive_s, rides, _ = _goal(swept, ends.in_s)
    if arrive_s > until_s:
        return None
    back = timetable.mirror
    ready_s = np.minimum(ends.in_s - arrive_s, NEVER)
    swept = scan(back, ready_s, ends.out_s, rides=rides, until_s=-from_s)
    leave_s, rides, stop = _goal(swept, ends.out_s)
    return _turned(Journey(-arrive_s, leave_s, _rides(back, swept, stop, rides)), back.row)


def _goal(swept: Scan, in_s: IndexArray) -> tuple[int, int, int]:
    """Earliest time at the goal, NEVER for none; by how few buses; from which stop, the nearest of equals."""
    at_goal = np.minimum(swept.off_s + in_s, NEVER)
    rides = int(np.argmin(at_goal.min(axis=1, initial=NEVER)))
    earliest = int(at_goal[rides].min(initial=NEVER))
    equals = np.flatnonzero(at_goal[rides] == earliest)
    return earliest, rides, int(equals[np.argmin(in_s[equals])]) if len(equals) else -1


def _rides(timetable: Timetable, swept: Scan, stop: int, count: int) -> tuple[Ride, ...]:
    """The buses behind an entry of a scan, in the order ridden."""
    back = []
    for k in range(count, 0, -1):
        ride = Ride(int(swept.board[k, stop]), int(swept.leave[k, stop]))
        back.append(ride)
        stop = int(swept.came_from[k - 1, timetable.lines.from_stop[ride.board]])
    return tuple(back[::-1])


def _turned(journey: Journey, row: IndexArray) -> Journey:
    """A journey of a mirrored day, whose connections are those at ``row``, as one of the day itself."""
    rides = tuple(Ride(int(row[ride.leave]), int(row[ride.board])) for ride in reversed(journey.rides))
    return Journey(-journey.arrive_s, -journey.leave_s, rides)


def _with_best_changes(timetable: Timetable, journey: Journey) -> Journey:
    """The same buses, changed between where it is the least way."""
    rides = list(journey.rides)
    for k in range(1, len(rides)):
        rides[k - 1 : k + 1] = _best_change(timetable, rides[k - 1], rides[k])
    return replace(journey, rides=tuple(rides))


def _best_change(timetable: Timetable, first: Ride, second: Ride) -> list[Ride]:
    lines, paths = timetable.lines, timetable.paths
    off = _connections(timetable, int(lines.trip[first.board]))
    off = off[lines.alights[off] & (off >= first.board)]
    on = _connections(timetable, int(lines.trip[second.leave]))
    on = on[lines.boards[on] & (on <= second.leave)]
    best, least = (first.leave, second.board), (NEVER, NEVER)
    for leave in off.tolist():
        stop, off_s = int(lines.to_stop[leave]), int(lines.arrive_s[leave])
        for row in range(int(paths.start[stop]), int(paths.start[stop + 1])):
            gap_s = int(paths.gap_s[row])
            for board in on[lines.from_stop[on] == paths.stop[row]].tolist():
                if off_s + gap_s <= lines.leave_s[board] and (gap_s, off_s) < least:
                    best, least = (leave, board), (gap_s, off_s)
    return [Ride(first.board, best[0]), Ride(best[1], second.leave)]


def _connections(timetable: Timetable, trip: int) -> IndexArray:
    """The connections of a trip in its order."""
    start, rows = timetable.of_trip
    return rows[start[trip] : start[trip + 1]]
