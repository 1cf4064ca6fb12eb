"""Which pieces of street lie beside the others with but a gap in the drawing between? They are joined.

A park's paths often stop short of the road outside, and a square's edge shares no point with its street. A
gap is only bridged where it is short and nothing is mapped that would stop a walker: no wall, fence or hedge,
no water, railway, motorway, cliff or building; and no closed way by which the piece is reached otherwise.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely

from geo.network import MIN_PIECE_M
from geo.pieces import pieces
from geo.types import BoolArray, IndexArray, ObjectArray
from layers.streets.segments import Splits, WaySegments

LONGEST_GAP_M: Final = 50.0  # what is further apart may be apart on the ground too
TOWN_M: Final = 20_000.0  # a piece this long is a town of its own, and looks for no other
SAME_PLACE_M: Final = 0.01

Obstacles = Callable[[], ObjectArray]  # reads the lines and areas that nobody walks through, metres


@dataclass(frozen=True, eq=False)
class _Gaps:
    """g gaps between a segment of a piece and one of another, shortest first."""

    here: IndexArray  # (g,) segment of the piece that looks for another
    there: IndexArray  # (g,)
    lines: ObjectArray  # (g,) from here to there

    def only(self, rows: BoolArray | IndexArray) -> "_Gaps":
        """The gaps of these rows, in their order: a mask (g,) or indices."""
        return _Gaps(self.here[rows], self.there[rows], self.lines[rows])


@dataclass(frozen=True, eq=False)
class Ways:
    """What w ways are, so far as it matters to gaps."""

    height: IndexArray  # (w,) a number for each way's height; a gap joins ways of one height
    looking: BoolArray  # (w,) whether a gap may begin there: not on main roads, nor on private ground
    closed_points: (
        IndexArray  # ids of points on closed or private ways: what hangs on one is not cut by a gap
    )


def join_gaps(segments: WaySegments, ways: Ways, *, obstacles: Obstacles) -> tuple[WaySegments, int]:
    """Join pieces of at least ``MIN_PIECE_M`` to others over gaps of at most ``LONGEST_GAP_M``.

    Parameters
    ----------
    segments
        Segments of ways.
    ways
        What each way is.
    obstacles
        Called only if there is a gap.

    Returns
    -------
    Segments with a line across each gap that is bridged, part of the way that stops short; and their number.
    A piece is joined where it comes nearest, and at each loose end that a street lies before.
    """
    piece = pieces(segments.start, segments.end, count=len(segments.x))
    gaps = _gaps(segments, piece, ways)
    if not len(gaps.here):
        return segments, 0
    gaps = gaps.only(~_blocked(gaps.lines, obstacles()))
    gaps = gaps.only(_needed(gaps, segments, piece))
    return _bridged(segments, gaps), len(gaps.here)


def _gaps(segments: WaySegments, piece: IndexArray, ways: Ways) -> _Gaps:
    """Every gap short enough, shortest first."""
    lines = segments.lines
    of = piece[segments.start]
    length_m = np.bincount(of, weights=shapely.length(lines), minlength=int(piece.max()) + 1)
    looking = (length_m >= MIN_PIECE_M) & (length_m < TOWN_M)
    looking[length_m.argmax()] = False
    looking[piece[np.isin(segments.point_id, ways.closed_points)]] = False
    targets = np.flatnonzero(length_m[of] >= MIN_PIECE_M)
    here = np.flatnonzero(looking[of] & ways.looking[segments.row])
    height = ways.height[segments.row]
    pairs = shapely.STRtree(lines[targets]).query(lines[here], predicate="dwithin", distance=LONGEST_GAP_M)
    here, there = here[pairs[0]], targets[pairs[1]]
    apart = (of[here] != of[there]) & (height[here] == height[there])
    here, there = here[apart], there[apart]
    gaps = [_Gaps(here, there, np.asarray(shapely.shortest_line(lines[here], lines[there]), object))]
    for vertex in (segments.start[here], segments.end[here]):
        loose = np.flatnonzero(segments.degree[vertex] == 1)
        ends = np.asarray(shapely.points(segments.at(vertex[loose])), object)
        shortest = np.asarray(shapely.shortest_line(ends, lines[there[loose]]), object)
        gaps.append(_Gaps(here[loose], there[loose], shortest))
    return _nearest(gaps, of)


def _nearest(gaps: list[_Gaps], of: IndexArray) -> _Gaps:
    """From each segment to each other piece the shortest gap, and that from each loose end."""
    chosen = []
    for part in gaps:
        length_m = shapely.length(part.lines)
        order = np.lexsort((part.there, length_m))
        pairs = np.stack([part.here[order], of[part.there[order]]])
        _, first = np.unique(pairs, axis=1, return_index=True)
        chosen.append(part.only(order[first]))
    here, there, lines = (
        np.concatenate([getattr(part, name) for part in chosen]) for name in ("here", "there", "lines")
    )
    length_m = shapely.length(lines)
    order = np.lexsort((there, here, length_m))
    return _Gaps(here[order], there[order], lines[order]).only(length_m[order] <= LONGEST_GAP_M)


def _blocked(gaps: ObjectArray, obstacles: ObjectArray) -> BoolArray:
    """(g,) whether something that nobody walks through lies in each gap."""
    blocked = np.zeros(len(gaps), bool)
    blocked[shapely.STRtree(obstacles).query(gaps, predicate="intersects")[0]] = True
    return blocked


def _needed(gaps: _Gaps, segments: WaySegments, piece: IndexArray) -> IndexArray:
    """Rows of the gaps that join two pieces first, and of those at loose ends to another piece."""
    leader = np.arange(int(piece.max()) + 1)

    def joined_to(part: int) -> int:
        """The piece that stands for all to which a piece is joined by now."""
        while leader[part] != part:
            part = int(leader[part])
        return part

    loose = segments.degree == 1
    done: set[int] = set()
    needed = []
    for row, (here, there) in enumerate(zip(gaps.here.tolist(), gaps.there.tolist(), strict=True)):
        first, other = joined_to(piece[segments.start[here]]), joined_to(piece[segments.start[there]])
        end = _loose_end(gaps.lines[row], here, segments, loose)
        if first != other or (end is not None and end not in done):
            needed.append(row)
            leader[first] = other
        if end is not None:
            done.add(end)
    return np.array(needed, int)


def _loose_end(gap: shapely.LineString, here: int, segments: WaySegments, loose: BoolArray) -> int | None:
    """The loose end from which a gap leads away; None where it does not."""
    x, y = shapely.get_coordinates(gap)[0]
    for vertex in (int(segments.start[here]), int(segments.end[here])):
        if loose[vertex] and np.hypot(segments.x[vertex] - x, segments.y[vertex] - y) < SAME_PLACE_M:
            return vertex
    return None


def _bridged(segments: WaySegments, gaps: _Gaps) -> WaySegments:
    """Both sides split where each gap begins and ends, and a line between."""
    count, first = len(gaps.here), len(segments.x)
    at = shapely.get_coordinates(gaps.lines).reshape(-1, 2, 2)
    both = np.concatenate([gaps.here, gaps.there])
    x, y = (np.concatenate([at[:, 0, axis], at[:, 1, axis]]) for axis in (0, 1))
    along_m = np.hypot(x - segments.x[segments.start[both]], y - segments.y[segments.start[both]])
    vertex = first + np.arange(2 * count)
    for end in (segments.start[both], segments.end[both]):
        there = np.hypot(x - segments.x[end], y - segments.y[end]) < SAME_PLACE_M
        vertex[there] = end[there]
    row = segments.row[gaps.here]
    split = segments.with_points(x, y).split(Splits(both, along_m, vertex))
    return split.with_lines(vertex[:count], vertex[count:], row)
