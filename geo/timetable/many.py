"""From which of many homes does one get there by bus in time, and home again? One scan for all of them.

Whoever goes to one place at one time rides the same timetable, wherever they live: one scan backwards from
the place says when at the latest one must board at every stop, one forwards when at the earliest one is off
the bus there. Homes then only add their walks.
"""

from dataclasses import dataclass

import numpy as np
from numba import njit

from geo.timetable.journey import LIMITS, Limits
from geo.timetable.scan import scan
from geo.timetable.timetable import NEVER, Timetable
from geo.types import IndexArray


@dataclass(frozen=True, eq=False)
class StopWalks:
    """Walks between h homes and the stops near them: those of home i are rows start[i] to start[i + 1]."""

    start: IndexArray  # (h + 1,)
    stop: IndexArray  # (w,)
    out_s: IndexArray  # (w,) whole seconds from home to the stop, with what one wants in hand there
    in_s: IndexArray  # (w,) from the stop home


def latest_leaving(
    timetable: Timetable, homes: StopWalks, in_s: IndexArray, by_s: int, limits: Limits = LIMITS
) -> IndexArray:
    """When must each home be left at the latest to be at a place by ``by_s``? (h,); -NEVER where none will
    do.

    Parameters
    ----------
    timetable
        The day, s stops.
    homes
        The walks from home.
    in_s
        (s,) seconds from each stop to the place; NEVER where it is too far.
    by_s
        When one must be there.
    limits
        As for ``geo.timetable.journey.latest_there``, with which each home's figure agrees.
    """
    back = timetable.mirror
    off_s = _off(back, np.minimum(in_s - by_s, NEVER), limits, until_s=limits.longest_s - by_s)
    turned = _nearest(homes.start, homes.stop, homes.out_s, off_s)
    return np.where(turned <= limits.longest_s - by_s, -turned, -NEVER)


def earliest_home(
    timetable: Timetable, homes: StopWalks, out_s: IndexArray, from_s: int, limits: Limits = LIMITS
) -> IndexArray:
    """When is each home reached at the earliest by who leaves a place at ``from_s``? (h,); NEVER for never.

    ``out_s``: (s,) seconds from the place to each stop; else as ``latest_leaving``.
    """
    off_s = _off(timetable, np.minimum(out_s + from_s, NEVER), limits, until_s=from_s + limits.longest_s)
    arrive_s = _nearest(homes.start, homes.stop, homes.in_s, off_s)
    return np.where(arrive_s <= from_s + limits.longest_s, arrive_s, NEVER)


def _off(timetable: Timetable, ready_s: IndexArray, limits: Limits, *, until_s: int) -> IndexArray:
    """(s,) earliest time off any bus."""
    everywhere = np.full(timetable.stop_count, NEVER)
    swept = scan(timetable, ready_s, everywhere, rides=limits.rides, until_s=until_s)
    return np.asarray(swept.off_s.min(axis=0))


@njit(cache=True, nogil=True)
def _nearest(start: IndexArray, stop: IndexArray, walk_s: IndexArray, off_s: IndexArray) -> IndexArray:
    at = np.full(len(start) - 1, NEVER, np.int64)
    for home in range(len(start) - 1):
        for row in range(start[home], start[home + 1]):
            at[home] = min(at[home], off_s[stop[row]] + walk_s[row])
    return at
