"""What is a street, path or rail of the town, and how do they join? Lines that meet share a point."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from shapely import LineString, Point, STRtree
from shapely.geometry.base import BaseGeometry

from town.shapes import XY, lines_of, points_of, rounded

SNAP_M = 1.5  # an end this near another line joins it


@dataclass(frozen=True)
class Line:
    """A way of the network: its shape, its tags, and what stands along it."""

    points: list[XY]
    tags: dict[str, str]
    level: int = 0  # 1 on a bridge, -1 in a tunnel; only lines on the ground join where they cross
    style: str = "none"
    names: str = ""  # theme of the name it still has to get

    @property
    def shape(self) -> LineString:
        return LineString(self.points)

    @property
    def is_street(self) -> bool:
        return self.tags.get("highway") not in (None, "footway", "path", "steps", "cycleway", "service")


@dataclass
class _Cuts:
    """Points to be put into one line, each with how far along it lies."""

    line: LineString
    points: list[tuple[float, XY]] = field(default_factory=list)

    def add(self, point: XY) -> None:
        self.points.append((self.line.project(Point(point)), point))

    def joined(self) -> list[XY]:
        along = [(self.line.project(Point(p)), p) for p in self.line.coords[1:-1]]
        ends = [(0.0, self.line.coords[0]), (self.line.length, self.line.coords[-1])]
        merged: list[tuple[float, XY]] = []
        fixed = {point for _, point in self.points}
        for distance, point in sorted([*along, *ends, *self.points], key=lambda item: item[0]):
            point = rounded(point)
            if not merged or math.dist(merged[-1][1], point) > 0.05:
                merged.append((distance, point))
            elif point in fixed:
                merged[-1] = (distance, point)
        return [point for _, point in merged]


def joined(lines: Sequence[Line]) -> list[Line]:
    """The same lines, those on the ground sharing a point wherever they meet or cross."""
    snapped = _snapped(list(lines))
    ground = [index for index, line in enumerate(snapped) if line.level == 0]
    shapes = [snapped[index].shape for index in ground]
    cuts = [_Cuts(shape) for shape in shapes]
    tree = STRtree(shapes)
    for a, shape in enumerate(shapes):
        for b in sorted(int(i) for i in tree.query(shape.buffer(0.02))):
            if b <= a:
                continue
            for point in _meetings(shape, shapes[b]):
                cuts[a].add(point)
                cuts[b].add(point)
    result = list(snapped)
    for index, cut in zip(ground, cuts, strict=True):
        result[index] = replace(snapped[index], points=cut.joined())
    return result


def _meetings(a: LineString, b: LineString) -> list[XY]:
    found = points_of(a.intersection(b))
    for one, other in ((a, b), (b, a)):
        for end in (one.coords[0], one.coords[-1]):
            if other.distance(Point(end)) < 0.03:
                found.append(rounded(end))
    unique: list[XY] = []
    for point in found:
        if all(math.dist(point, other) > 0.5 for other in unique):
            unique.append(point)
    return unique


def _snapped(lines: list[Line]) -> list[Line]:
    """Ends that lie almost on another line on the ground are moved onto it."""
    ground = [line for line in lines if line.level == 0]
    shapes = [line.shape for line in ground]
    tree = STRtree(shapes)
    fixed = {point for line in lines if line.level for point in (line.points[0], line.points[-1])}

    def moved(end: XY, own: Line) -> XY:
        if end in fixed:
            return end
        for index in sorted(int(i) for i in tree.query(Point(end).buffer(SNAP_M))):
            other = shapes[index]
            if ground[index] is not own and other.distance(Point(end)) <= SNAP_M:
                return _on(other, end)
        return end

    return [
        replace(line, points=[moved(line.points[0], line), *line.points[1:-1], moved(line.points[-1], line)])
        if line.level == 0
        else line
        for line in lines
    ]


def _on(line: LineString, point: XY) -> XY:
    for vertex in line.coords:
        if math.dist(vertex, point) <= SNAP_M:
            return rounded(vertex)
    nearest = line.interpolate(line.project(Point(point)))
    return rounded((nearest.x, nearest.y))


def split_by(line: Line, area: BaseGeometry, *, inside: Callable[[Line], Line]) -> list[Line]:
    """Cut a line at the edges of an area and change the parts inside, as a bridge is cut out of its road."""
    parts = [(piece, False) for piece in lines_of(line.shape.difference(area)) if piece.length > 0.5] + [
        (piece, True) for piece in lines_of(line.shape.intersection(area)) if piece.length > 0.5
    ]
    parts.sort(key=lambda part: line.shape.project(Point(part[0].coords[0])))
    cut = []
    for piece, within in parts:
        part = replace(line, points=[rounded(point) for point in piece.coords])
        cut.append(inside(part) if within else part)
    return cut


def bridged(line: Line) -> Line:
    return replace(line, tags={**line.tags, "bridge": "yes", "layer": "1"}, level=1, style="none")
