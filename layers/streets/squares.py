"""Where do people walk across squares, and where do other ways come onto them?

A square is any area that people walk on: pedestrian areas, platforms, piers. Ways that end on it or lead over
its edge without sharing a point with it come onto it all the same, if they lie at its height.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely

from geo.types import BoolArray, IndexArray, ObjectArray
from layers.streets.across import Square, lines_across, spacing_m, spread_over
from layers.streets.segments import Splits, WaySegments

TOUCH_M: Final = 0.5  # a way whose point lies this near to a square's edge ends on it


@dataclass(frozen=True, eq=False)
class _Edges:
    """One square's edges among the segments."""

    row: int  # in the table of ways
    segments: IndexArray  # its segments, ring after ring
    rings: tuple[IndexArray, ...]  # their vertices


def with_squares(segments: WaySegments, *, area: BoolArray, height: IndexArray) -> WaySegments:
    """Join other ways to the squares they come onto, and draw lines across each.

    Parameters
    ----------
    segments
        Segments of ways, in the order of their rows.
    area
        (w,) True for ways that are areas.
    height
        (w,) a number for each way's height (layer, bridge, tunnel, level): ways of one height meet.

    Returns
    -------
    Segments with further vertices and lines. A square whose edge is not whole is walked along its edge only.
    """
    squares = _squares(segments, area)
    if not squares:
        return segments
    segments, inside = _joined(segments, squares, height)
    segments = _spaced(segments, _squares(segments, area))
    squares = _squares(segments, area)
    segments, middle = _with_middles(segments, squares)
    entries = _shared(segments)
    start, end, row = [], [], []
    for square in squares:
        within = np.array(inside[square.row], int)
        across = lines_across(
            Square(square.rings, entries, within, middle[square.row], segments.x, segments.y)
        )
        start.append(across[:, 0])
        end.append(across[:, 1])
        row.append(np.full(len(across), square.row))
    return segments.with_lines(*(np.concatenate(parts).astype(int) for parts in (start, end, row)))


def _squares(segments: WaySegments, area: BoolArray) -> list[_Edges]:
    """Every area whose edge is whole."""
    own = np.flatnonzero(area[segments.row])
    if not len(own):
        return []
    rows, first = np.unique(segments.row[own], return_index=True)
    squares = []
    for row, edge in zip(rows.tolist(), np.split(own, first[1:]), strict=True):
        rings = _rings(segments.start[edge], segments.end[edge])
        if rings:
            squares.append(_Edges(row, edge, rings))
    return squares


def _rings(start: IndexArray, end: IndexArray) -> tuple[IndexArray, ...]:
    """The vertices of each closed edge; none at all where one is not whole."""
    rings, first = [], 0
    for i in range(len(start)):
        if end[i] == start[first]:
            rings.append(start[first : i + 1])
            first = i + 1
        elif i + 1 == len(start) or end[i] != start[i + 1]:
            return ()
    return tuple(ring for ring in rings if len(ring) > 2)


def _shared(segments: WaySegments) -> BoolArray:
    """(v,) whether segments of more than one way meet at each vertex."""
    ends = np.stack([np.r_[segments.start, segments.end], np.r_[segments.row, segments.row]])
    return np.asarray(np.bincount(np.unique(ends, axis=1)[0], minlength=len(segments.x)) > 1, bool)


def _joined(
    segments: WaySegments, squares: list[_Edges], height: IndexArray
) -> tuple[WaySegments, dict[int, list[int]]]:
    """Ways and edges split where they meet, and for each square the ends of ways that lie within it."""
    lines = segments.lines
    tree, degree = shapely.STRtree(lines), segments.degree
    meetings = _Meetings(segments, lines)
    inside: dict[int, list[int]] = {}
    for square in squares:
        polygon = _polygon(segments, square)
        near = np.sort(tree.query(polygon, predicate="dwithin", distance=TOUCH_M))
        rows = segments.row[near]
        near = near[(rows != square.row) & (height[rows] == height[square.row])]
        meetings.add(square, near)
        vertices = np.unique(np.concatenate([segments.start[near], segments.end[near]]))
        vertices = np.setdiff1d(vertices[degree[vertices] != 2], np.concatenate(square.rings))
        within = shapely.contains_xy(polygon, segments.x[vertices], segments.y[vertices])
        off_edge = (
            shapely.distance(shapely.boundary(polygon), shapely.points(segments.at(vertices))) > TOUCH_M
        )
        inside[square.row] = vertices[within & off_edge].tolist()
    return meetings.joined(), inside


class _Meetings:
    """Gathers where squares' edges and other ways meet."""

    def __init__(self, segments: WaySegments, lines: ObjectArray) -> None:
        self.segments = segments
        self.lines = lines
        self.splits: list[tuple[int, float, int]] = []
        self.new: list[tuple[float, float]] = []

    def add(self, square: _Edges, near: IndexArray) -> None:
        """Note where other ways near a square touch its edge with a point of theirs, or lead over it."""
        on_edge = set(np.concatenate(square.rings).tolist())
        pairs = shapely.STRtree(self.lines[square.segments]).query(
            self.lines[near], predicate="dwithin", distance=TOUCH_M
        )
        for way, edge in zip(near[pairs[0]].tolist(), square.segments[pairs[1]].tolist(), strict=True):
            ends = int(self.segments.start[way]), int(self.segments.end[way])
            touching = [vertex for vertex in ends if vertex in on_edge or self._touches(vertex, edge)]
            for vertex in touching:
                if vertex not in on_edge:
                    self._split(edge, vertex)
            if not touching:
                self._cross(way, edge)

    def joined(self) -> WaySegments:
        """The segments with every meeting a vertex of both."""
        x, y = np.array(self.new, float).reshape(-1, 2).T
        return self.segments.with_points(x, y).split(Splits.of(self.splits))

    def _touches(self, vertex: int, edge: int) -> bool:
        at = shapely.Point(self.segments.x[vertex], self.segments.y[vertex])
        return bool(shapely.dwithin(self.lines[edge], at, TOUCH_M))

    def _split(self, edge: int, vertex: int) -> None:
        at = shapely.Point(self.segments.x[vertex], self.segments.y[vertex])
        self.splits.append((edge, float(shapely.line_locate_point(self.lines[edge], at)), vertex))

    def _cross(self, way: int, edge: int) -> None:
        """Where a way leads over an edge: at a corner of it that is there, else at a point of ours."""
        meeting = shapely.intersection(self.lines[way], self.lines[edge])
        for x, y in shapely.get_coordinates(meeting).tolist():
            at = shapely.Point(x, y)
            corners = np.array([self.segments.start[edge], self.segments.end[edge]])
            off_m = np.hypot(self.segments.x[corners] - x, self.segments.y[corners] - y)
            vertex = int(corners[off_m.argmin()])
            if off_m.min() > TOUCH_M:
                vertex = len(self.segments.x) + len(self.new)
                self.new.append((x, y))
                self.splits.append((edge, float(shapely.line_locate_point(self.lines[edge], at)), vertex))
            self.splits.append((way, float(shapely.line_locate_point(self.lines[way], at)), vertex))


def _spaced(segments: WaySegments, squares: list[_Edges]) -> WaySegments:
    """Points of ours along the edges of squares, where the file's own lie far apart."""
    splits: list[tuple[int, float, int]] = []
    new: list[tuple[float, float]] = []
    for square in squares:
        start, end = segments.start[square.segments], segments.end[square.segments]
        east, north = segments.x[end] - segments.x[start], segments.y[end] - segments.y[start]
        length_m = np.hypot(east, north)
        parts = np.ceil(
            length_m / spacing_m(float(length_m.sum()), shapely.area(_polygon(segments, square)))
        ).astype(int)
        for i in np.flatnonzero(parts > 1).tolist():
            for share in (np.arange(1, parts[i]) / parts[i]).tolist():
                vertex = len(segments.x) + len(new)
                splits.append((int(square.segments[i]), share * float(length_m[i]), vertex))
                x, y = segments.x[start[i]] + share * east[i], segments.y[start[i]] + share * north[i]
                new.append((float(x), float(y)))
    x, y = np.array(new, float).reshape(-1, 2).T
    return segments.with_points(x, y).split(Splits.of(splits))


def _with_middles(segments: WaySegments, squares: list[_Edges]) -> tuple[WaySegments, dict[int, IndexArray]]:
    """The same with points of ours spread over each square, and which they are."""
    places = [spread_over(_polygon(segments, square)) for square in squares]
    ends = len(segments.x) + np.cumsum([len(at) for at in places])
    middle = {
        square.row: np.arange(end - len(at), end)
        for square, at, end in zip(squares, places, ends.tolist(), strict=True)
    }
    x, y = np.concatenate([*places, np.empty((0, 2))]).T
    return segments.with_points(x, y), middle


def _polygon(segments: WaySegments, square: _Edges) -> shapely.Geometry:
    none = np.zeros(0, int)
    return Square(square.rings, np.zeros(0, bool), none, none, segments.x, segments.y).polygon
