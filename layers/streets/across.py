"""By which straight lines is one square crossed, from anywhere on its edge? A sparse visibility graph."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely

from geo.types import BoolArray, FloatArray, IndexArray, ObjectArray

MOST_EXACT: Final = 60  # entries and corners that are seen from one another exactly; a plaza has a handful
MOST_POINTS: Final = 160  # points along the edges of one square from which lines are drawn
EVERY_M: Final = 8.0  # how far such points lie apart, unless there would be too many
NARROW_M: Final = 16.0  # a square that is narrower than this on the whole is walked along, not about
NARROW_EVERY_M: Final = 20.0  # how far they lie apart along a narrow one
MIDDLE_M: Final = 15.0  # how far apart points of ours lie in the middle, unless there would be too many
MOST_MIDDLE: Final = 80
MOST_LINES: Final = 2000  # of one square
CORNER_DEG: Final = 10.0  # a bend into the square by so much is a corner to walk round
GRAZE_M: Final = 0.05  # a line may touch the edge, which is drawn to a few centimetres
# A line is left out where the walk by others is at most so much longer: a factor, and metres.
BETWEEN_ENTRIES: Final = (1.01, 1.0)
BETWEEN_CORNERS: Final = (1.05, 3.0)  # or a corner and an entry
FROM_CORNER: Final = 1.05  # or an entry, to another point of the edge, and half of how far these lie apart
ALONG_EDGE: Final = 1.1  # between two other points of the edge, and as much


@dataclass(frozen=True, eq=False)
class Square:
    """One square as it lies on the ground."""

    rings: tuple[IndexArray, ...]  # vertices along each edge, outer and inner, the first not repeated
    entries: BoolArray  # (v,) True for vertices that other ways share
    inside: IndexArray  # (i,) vertices within it at which other ways end
    middle: IndexArray  # (k,) vertices of ours spread over it, so that what stands on it is near a line
    x: FloatArray  # (v,) metres
    y: FloatArray  # (v,)

    @property
    def polygon(self) -> shapely.Geometry:
        """The ground that is walked on: what lies within an odd number of rings."""
        lines = [self.line(np.append(ring, ring[0])) for ring in self.rings]
        return shapely.make_valid(shapely.build_area(shapely.MultiLineString(lines)))

    @property
    def edge_m(self) -> float:
        """Metres of its edges."""
        return sum(self.line(np.append(ring, ring[0])).length for ring in self.rings)

    @property
    def spacing_m(self) -> float:
        """How far apart the points of its edges lie, metres."""
        return spacing_m(self.edge_m, float(shapely.area(self.polygon)))

    def line(self, vertices: IndexArray) -> shapely.LineString:
        """A line through vertices."""
        return shapely.LineString(np.column_stack([self.x[vertices], self.y[vertices]]))


def spacing_m(edge_m: float, area_m2: float) -> float:
    """How far apart the points lie from which lines are drawn, metres, by a square's edges and its ground."""
    every_m = EVERY_M if 2 * area_m2 >= NARROW_M * edge_m else NARROW_EVERY_M
    return max(every_m, edge_m / MOST_POINTS)


def spread_over(ground: shapely.Geometry) -> FloatArray:
    """(k, 2) places in the middle of a square, ``MIDDLE_M`` apart or as many as there may be.

    There are none within half of that of an edge: what stands there is near the edge.
    """
    apart_m = max(MIDDLE_M, float(np.sqrt(shapely.area(ground) / MOST_MIDDLE)))
    west, south, east, north = shapely.bounds(ground).tolist()
    x, y = np.meshgrid(
        np.arange(west + apart_m / 2, east, apart_m), np.arange(south + apart_m / 2, north, apart_m)
    )
    inner = shapely.buffer(ground, -apart_m / 2)
    within = shapely.contains_xy(inner, x.ravel(), y.ravel())
    return np.column_stack([x.ravel(), y.ravel()])[within]


def lines_across(square: Square) -> IndexArray:
    """(c, 2) the vertices that straight lines across a square join.

    Lines join what sees each other: entries, corners and points along the edge. A line is left out where the
    walk by other lines is hardly longer (a greedy spanner), so that few do.
    """
    ground = shapely.buffer(square.polygon, GRAZE_M)
    if ground.is_empty:
        return np.empty((0, 2), int)
    points, exact, walked_m = _points(square)
    first, other = np.triu_indices(len(points), 1)
    ends = [np.column_stack([square.x[points[at]], square.y[points[at]]]) for at in (first, other)]
    lines: ObjectArray = np.asarray(shapely.linestrings(np.stack(ends, axis=1)), object)
    length_m: FloatArray = np.asarray(shapely.length(lines), float)
    rank = 3 - exact[first].astype(int) - exact[other]
    rank[square.entries[points[first]] & square.entries[points[other]] & (rank == 1)] = 0
    half_m = square.spacing_m / 2
    between = (BETWEEN_ENTRIES, BETWEEN_CORNERS, (FROM_CORNER, half_m), (ALONG_EDGE, half_m))
    factor, more_m = np.array(between)[rank].T
    most_m = factor * length_m + more_m
    shapely.prepare(ground)
    drawn = (walked_m[first, other] > most_m) & (length_m > 0)
    drawn[drawn] = shapely.covers(ground, lines[drawn])
    order = np.flatnonzero(drawn)
    order = order[np.lexsort((length_m[order], rank[order]))]
    chosen = _spanner(walked_m, first[order], other[order], length_m[order], most_m[order])
    return np.column_stack([points[first[order[chosen]]], points[other[order[chosen]]]])


def _spanner(
    walked_m: FloatArray, first: IndexArray, other: IndexArray, length_m: FloatArray, most_m: FloatArray
) -> list[int]:
    """Rows of the lines that are needed so that no walk is longer than ``most_m`` of its straight line."""
    by_lines_m, chosen = walked_m.copy(), []
    for row, (a, b) in enumerate(zip(first.tolist(), other.tolist(), strict=True)):
        if by_lines_m[a, b] <= most_m[row]:
            continue
        chosen.append(row)
        if len(chosen) == MOST_LINES:
            break
        over_m = by_lines_m[:, a, None] + length_m[row] + by_lines_m[None, b, :]
        by_lines_m = np.minimum(by_lines_m, np.minimum(over_m, over_m.T))
    return chosen


def _points(square: Square) -> tuple[IndexArray, BoolArray, FloatArray]:
    """(p,) vertices from which lines are drawn, (p,) whether exactly, and (p, p) metres along the edges."""
    apart_m = square.spacing_m / 2
    inner = _inner(square)
    rings = [
        _on_ring(square, ring, inner=is_inner, apart_m=apart_m)
        for ring, is_inner in zip(square.rings, inner, strict=True)
    ]
    points = np.concatenate([*(vertices for vertices, _, _ in rings), square.inside, square.middle])
    within = np.arange(len(square.inside) + len(square.middle)) < len(square.inside)
    exact = np.concatenate([*(exactly for _, exactly, _ in rings), within])
    walked_m = np.full((len(points), len(points)), np.inf)
    at = 0
    for vertices, _, along_m in rings:
        rows = slice(at, at + len(vertices))
        walked_m[rows, rows] = along_m
        at += len(vertices)
    np.fill_diagonal(walked_m, 0.0)
    return points, _at_most(exact, square.entries[points], MOST_EXACT), walked_m


def _on_ring(
    square: Square, ring: IndexArray, *, inner: bool, apart_m: float
) -> tuple[IndexArray, BoolArray, FloatArray]:
    """The points chosen on one edge, whether exactly, and how far apart they are along it."""
    x, y = square.x[ring], square.y[ring]
    step_m = np.hypot(np.diff(x, append=x[0]), np.diff(y, append=y[0]))
    at_m = np.concatenate([[0.0], np.cumsum(step_m)[:-1]])
    exact = square.entries[ring] | _corners(x, y, inner=inner)
    chosen, last_m = [], -np.inf
    for i in range(len(ring)):
        if exact[i] or at_m[i] - last_m >= apart_m:
            chosen.append(i)
            last_m = at_m[i]
    chosen = chosen[:: 1 + len(chosen) // (4 * MOST_POINTS)]
    along_m = np.abs(at_m[chosen, None] - at_m[None, chosen])
    return ring[chosen], exact[chosen], np.minimum(along_m, step_m.sum() - along_m)


def _corners(x: FloatArray, y: FloatArray, *, inner: bool) -> BoolArray:
    """Which points of a closed edge bend into the square, so that a walk may turn there."""
    before_x, before_y = x - np.roll(x, 1), y - np.roll(y, 1)
    after_x, after_y = np.roll(x, -1) - x, np.roll(y, -1) - y
    turn = np.degrees(
        np.arctan2(before_x * after_y - before_y * after_x, before_x * after_x + before_y * after_y)
    )
    anticlockwise = np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y) > 0
    inwards = -turn if anticlockwise != inner else turn
    return np.asarray(inwards > CORNER_DEG, bool)


def _inner(square: Square) -> Sequence[bool]:
    """Whether each ring is the edge of a hole: an odd number of the others lie round it."""
    shapes = [shapely.Polygon(np.column_stack([square.x[ring], square.y[ring]])) for ring in square.rings]
    points = [shapely.Point(square.x[ring[0]], square.y[ring[0]]) for ring in square.rings]
    return [
        sum(shapely.contains(shape, point) for shape in shapes if shape is not own) % 2 == 1
        for own, point in zip(shapes, points, strict=True)
    ]


def _at_most(exact: BoolArray, entries: BoolArray, most: int) -> BoolArray:
    """As many of the exact points as may be, entries before corners, evenly along the edge."""
    rows = np.flatnonzero(exact)
    if len(rows) <= most:
        return exact
    rows = rows[np.argsort(~entries[rows], kind="stable")]
    first = rows[: max(int(np.count_nonzero(entries[rows])), most)]
    thinned = np.zeros(len(exact), bool)
    thinned[first[np.linspace(0, len(first) - 1, most).astype(int)]] = True
    return thinned
