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

from geo.timetable.legs import best_changes, earliest_journey
from geo.timetable.timetable import Timetable
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
    back = timetable.mirror
    leave_s, arrive_s, board, leave = earliest_journey(
        (timetable.lines, timetable.paths),
        (back.lines, back.paths, back.row),
        (ends.out_s, ends.in_s),
        (from_s, from_s + limits.longest_s),
        (limits.rides, timetable.trip_count),
    )
    rides = tuple(map(Ride, board.tolist(), leave.tolist()))
    return Journey(leave_s, arrive_s, rides) if rides else None


def _turned(journey: Journey, row: IndexArray) -> Journey:
    """A journey of a mirrored day, whose connections are those at ``row``, as one of the day itself."""
    rides = tuple(Ride(int(row[ride.leave]), int(row[ride.board])) for ride in reversed(journey.rides))
    return Journey(-journey.arrive_s, -journey.leave_s, rides)


def _with_best_changes(timetable: Timetable, journey: Journey) -> Journey:
    """The same buses, changed between where it is the least way."""
    if len(journey.rides) == 1:
        return journey
    board, leave = best_changes(
        timetable.lines,
        timetable.paths,
        timetable.of_trip,
        np.array([ride.board for ride in journey.rides]),
        np.array([ride.leave for ride in journey.rides]),
    )
    return replace(journey, rides=tuple(map(Ride, board.tolist(), leave.tolist())))
