"""Where do gates, kerbs and stiles part the segments that meet at them?"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from geo.network import KERB, OWN
from geo.types import BoolArray, FlagArray, IndexArray


@dataclass(frozen=True, eq=False)
class Parted:
    """Segments after parting: v' vertices, the first v of them the old ones, then copies; k links."""

    start: IndexArray  # (s,) vertex at which the segment begins
    end: IndexArray  # (s,) vertex at which it ends
    copy_of: IndexArray  # (v',) old vertex of which each vertex is a copy, or itself
    link_start: IndexArray  # (k,) links of no length across what only some pass, or has hours
    link_end: IndexArray  # (k,)
    link_segment: IndexArray  # (k,) the segment that each link leads to
    link_flags: FlagArray  # (k,) KERB across what stops wheels, OWN through what takes a key


@dataclass(frozen=True, eq=False)
class PointBarriers:
    """What lies on each of v vertices."""

    stops_everyone: BoolArray  # (v,) a gate that nobody may pass, a wall
    own_key: BoolArray  # (v,) a private or locked gate or door: passed by who lives or is expected behind it
    stops_wheels: BoolArray  # (v,) a raised kerb, a stile or the like
    timed: BoolArray  # (v,) a gate or the like with hours: passed, but an end of its own
    at_sides: BoolArray  # (v,) it lies at the sides of the street that it is drawn on: a crossing's kerb
    across: BoolArray  # (v,) it lies across every way: a ford


@dataclass(frozen=True, eq=False)
class SegmentSorts:
    """What each of s segments is part of."""

    road: BoolArray  # (s,) a road
    driven: BoolArray  # (s,) a road, or a service road or track: what people cross
    crossing: BoolArray  # (s,) a way that leads across a street

    def take(self, rows: IndexArray) -> "SegmentSorts":
        """Those at ``rows``, in that order."""
        return SegmentSorts(self.road[rows], self.driven[rows], self.crossing[rows])


def part_at_barriers(
    start: IndexArray, end: IndexArray, *, barriers: PointBarriers, sorts: SegmentSorts
) -> Parted:
    """Give every segment that meets a barrier an end of its own, joined by a link if people can pass.

    Parameters
    ----------
    start, end
        (s,) vertices of each segment.
    barriers
        What lies on each vertex.
    sorts
        What each segment is part of. Where a path meets a road and the barrier is drawn on the very point
        that they share, it stands on the path: the road runs on. What lies at a street's sides parts the
        crossings, or else the paths, from what is driven on; where there is but a path, it lies across it.

    Returns
    -------
    Parted segments; inputs are left as they are.
    """
    vertex = np.concatenate([start, end]).astype(np.int64)
    parts = barriers.stops_everyone | barriers.own_key | barriers.stops_wheels | barriers.timed
    at = np.flatnonzero(parts[vertex])
    at = at[np.lexsort((at % max(len(start), 1), vertex[at]))]
    segment, place = at % max(len(start), 1), vertex[at]
    moved = ~_stays(place, barriers, sorts.take(segment))
    copies = len(barriers.stops_everyone) + np.arange(np.count_nonzero(moved))
    ends = vertex.copy()
    ends[at[moved]] = copies
    passable = ~barriers.stops_everyone[place[moved]]
    through = place[moved][passable]
    stopped, keyed = barriers.stops_wheels[through], barriers.own_key[through]
    return Parted(
        start=ends[: len(start)],
        end=ends[len(start) :],
        copy_of=np.concatenate([np.arange(len(barriers.stops_everyone)), place[moved]]),
        link_start=through,
        link_end=copies[passable],
        link_segment=segment[moved][passable],
        link_flags=(np.where(stopped, KERB, 0) | np.where(keyed, OWN, 0)).astype(np.uint8),
    )


def own_ground_runs_on(parted: Parted, *, own: BoolArray, driven: BoolArray) -> Parted:
    """Carry private ground across the footpaths that cross it: a path over a drive does not end the drive.

    Parameters
    ----------
    parted
        Segments between vertices.
    own, driven
        (s,) True for segments of private ground, and for those of roads, service roads and tracks.

    Returns
    -------
    Where two stretches of private ground or more meet open paths, and nothing open that is driven on, they
    share a vertex of their own, linked to the paths by OWN. Where a street passes, private ground ends.
    """
    count = len(parted.copy_of)
    vertex = np.concatenate([parted.start, parted.end])
    is_own, is_driven = np.tile(own, 2), np.tile(driven, 2)
    owns, paths, streets = (
        np.bincount(vertex[rows], minlength=count)
        for rows in (is_own, ~is_own & ~is_driven, ~is_own & is_driven)
    )
    places = np.flatnonzero((owns >= 2) & (paths > 0) & (streets == 0))
    copy = np.arange(count)
    copy[places] = count + np.arange(len(places))
    ends = np.where(is_own, copy[vertex], vertex)
    at = np.flatnonzero(is_own & (ends >= count))
    _, first = np.unique(ends[at], return_index=True)
    return Parted(
        start=ends[: len(parted.start)],
        end=ends[len(parted.start) :],
        copy_of=np.concatenate([parted.copy_of, parted.copy_of[places]]),
        link_start=np.concatenate([parted.link_start, places]),
        link_end=np.concatenate([parted.link_end, copy[places]]),
        link_segment=np.concatenate([parted.link_segment, at[first] % max(len(own), 1)]),
        link_flags=np.concatenate([parted.link_flags, np.full(len(places), OWN, np.uint8)]),
    )


def _stays(place: npt.NDArray[np.int64], barriers: PointBarriers, sorts: SegmentSorts) -> BoolArray:
    """Which segment ends, sorted by vertex, keep the vertex: what runs on there, else the first one."""
    vertices, first, group, count = np.unique(
        place, return_index=True, return_inverse=True, return_counts=True
    )
    at_sides = barriers.at_sides[vertices]
    across_street = _any(sorts.crossing, group, len(count))
    along = np.where(at_sides[group], sorts.driven, sorts.road)
    along = np.where((at_sides & across_street)[group], ~sorts.crossing, along)
    runs_on = _any(along, group, len(count)) & ((count >= 3) | at_sides) & ~barriers.across[vertices]
    stays = along & runs_on[group]
    stays[first[~runs_on]] = True
    return stays


def _any(rows: BoolArray, group: npt.NDArray[np.int64], groups: int) -> BoolArray:
    """(g,) whether any row of each group is True."""
    return np.asarray(np.bincount(group, weights=rows, minlength=groups) > 0, bool)
