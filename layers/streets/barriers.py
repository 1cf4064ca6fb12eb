"""Where do gates, kerbs and stiles part the segments that meet at them?"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from geo.types import BoolArray, IndexArray


@dataclass(frozen=True, eq=False)
class Parted:
    """Segments after parting: v' vertices, the first v of them the old ones, then copies; k links."""

    start: IndexArray  # (s,) vertex at which the segment begins
    end: IndexArray  # (s,) vertex at which it ends
    copy_of: IndexArray  # (v',) old vertex of which each vertex is a copy, or itself
    link_start: IndexArray  # (k,) links of no length across what stops wheels
    link_end: IndexArray  # (k,)
    link_segment: IndexArray  # (k,) the segment that each link leads to


def part_at_barriers(
    start: IndexArray, end: IndexArray, *, stops_everyone: BoolArray, stops_wheels: BoolArray, road: BoolArray
) -> Parted:
    """Give every segment that meets a barrier an end of its own, joined by a link if people can pass.

    Parameters
    ----------
    start, end
        (s,) vertices of each segment.
    stops_everyone, stops_wheels
        (v,) True where a locked gate, or a raised kerb or the like, lies on the vertex.
    road
        (s,) True for segments of roads. Where a path meets a road and the barrier is drawn on the very point
        that they share, it stands on the path: the road runs on.

    Returns
    -------
    Parted segments; inputs are left as they are.
    """
    vertex = np.concatenate([start, end]).astype(np.int64)
    at = np.flatnonzero((stops_everyone | stops_wheels)[vertex])
    at = at[np.lexsort((at % max(len(start), 1), vertex[at]))]
    segment, place = at % max(len(start), 1), vertex[at]
    moved = ~_stays(place, road[segment])
    copies = len(stops_everyone) + np.arange(np.count_nonzero(moved))
    ends = vertex.copy()
    ends[at[moved]] = copies
    passable = ~stops_everyone[place[moved]]
    return Parted(
        start=ends[: len(start)],
        end=ends[len(start) :],
        copy_of=np.concatenate([np.arange(len(stops_everyone)), place[moved]]),
        link_start=place[moved][passable],
        link_end=copies[passable],
        link_segment=segment[moved][passable],
    )


def _stays(place: npt.NDArray[np.int64], road: BoolArray) -> BoolArray:
    """Which segment ends, sorted by vertex, keep the vertex: roads at a junction, else the first one."""
    _, first, group, count = np.unique(place, return_index=True, return_inverse=True, return_counts=True)
    roads = np.bincount(group, weights=road, minlength=len(count))
    runs_on = (count >= 3) & (roads > 0)
    stays = road & runs_on[group]
    stays[first[~runs_on]] = True
    return stays
