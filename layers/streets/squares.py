"""Where do people walk across a square, rather than round its edge?"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely

from geo.types import BoolArray, FloatArray, IndexArray

MOST_ENTRIES: Final = 30  # lines across grow with the square of the entries; a plaza has a handful
WORTH_IT: Final = 1.2  # a line across is drawn where the way round the edge is longer by this factor


@dataclass(frozen=True, eq=False)
class LinesAcross:
    """c straight lines across squares, between the points where other ways come in."""

    start: IndexArray  # (c,) vertex
    end: IndexArray  # (c,) vertex
    segment: IndexArray  # (c,) a segment of the square's edge, whose way and flags the line shares


def lines_across(
    start: IndexArray, end: IndexArray, *, way: IndexArray, area: BoolArray, x: FloatArray, y: FloatArray
) -> LinesAcross:
    """Join the entries of every square by straight lines that stay inside it and save a walk round its edge.

    Parameters
    ----------
    start, end, way
        (s,) vertices of each segment, and the way it belongs to; a way's segments lie one after another.
    area
        (s,) True for segments of a way drawn as an area.
    x, y
        (v,) metres.

    Returns
    -------
    LinesAcross; none where a square's edge is not whole, or has over 30 entries.
    """
    ways_at = np.bincount(
        np.unique(np.stack([np.r_[start, end], np.r_[way, way]]), axis=1)[0], minlength=len(x)
    )
    lines: list[tuple[int, int, int]] = []
    for square in np.unique(way[area]):
        edge = np.flatnonzero(way == square)
        ring = start[edge]
        entries = np.unique(ring[ways_at[ring] > 1])
        whole = len(ring) > 2 and (end[edge] == np.roll(ring, -1)).all()
        if whole and 2 <= len(entries) <= MOST_ENTRIES:
            lines += [(a, b, int(edge[0])) for a, b in _across(ring, entries, x, y)]
    table = np.array(lines, np.int64).reshape(-1, 3)
    return LinesAcross(table[:, 0], table[:, 1], table[:, 2])


def _across(ring: IndexArray, entries: IndexArray, x: FloatArray, y: FloatArray) -> list[tuple[int, int]]:
    """Pairs of entries whose straight line stays inside the ring and is much shorter than its edge."""
    polygon = shapely.Polygon(np.column_stack([x[ring], y[ring]]))
    if not polygon.is_valid:
        return []
    first, second = np.triu_indices(len(entries), 1)
    a, b = entries[first], entries[second]
    lines = shapely.linestrings(np.stack([np.stack([x[a], y[a]], 1), np.stack([x[b], y[b]], 1)], axis=1))
    along = _along(ring, x, y)
    apart = np.abs(along[np.searchsorted(np.sort(ring), a)] - along[np.searchsorted(np.sort(ring), b)])
    round_m = np.minimum(apart, polygon.length - apart)
    worth_it = (round_m > WORTH_IT * shapely.length(lines)) & shapely.covers(polygon, lines)
    return [(int(i), int(j)) for i, j in zip(a[worth_it], b[worth_it], strict=True)]


def _along(ring: IndexArray, x: FloatArray, y: FloatArray) -> FloatArray:
    """How far along the edge each vertex lies, metres, in the order of the vertices' numbers."""
    steps = np.hypot(np.diff(x[ring]), np.diff(y[ring]))
    return np.asarray(np.concatenate([[0.0], np.cumsum(steps)])[np.argsort(ring)])
