"""How are the town's lines and areas bent, cut and offset? Plain geometry, metres."""

import math
from collections.abc import Iterable, Sequence

from shapely import LineString, MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry

XY = tuple[float, float]

EAST_0, NORTH_0 = 300_000.0, 450_000.0  # the plan's corner in EPSG:27700: open water in the Irish Sea
SCALE = 0.74  # from plan units to metres


def rounded(point: Sequence[float]) -> XY:
    """The point to the centimetre: two points at one place are then one node."""
    return round(point[0], 2), round(point[1], 2)


def place(x: float, y: float) -> XY:
    """Where a point of the plan lies in the town: scaled, and bent so that no line is quite straight."""
    bent_x = x + 16 * math.sin(y / 260 + 1.3) + 9 * math.sin((x + 1.7 * y) / 150)
    bent_y = y + 16 * math.sin(x / 290 + 0.4) + 9 * math.sin((1.6 * x - y) / 170 + 2.0)
    return rounded((EAST_0 + SCALE * bent_x, NORTH_0 + SCALE * bent_y))


def smooth(points: Sequence[XY], *, step_m: float = 12.0) -> list[XY]:
    """A Catmull-Rom curve through the points, every one kept, thinned where it is nearly straight."""
    if len(points) < 3:
        return [rounded(point) for point in points]
    padded = [_beyond(points[1], points[0]), *points, _beyond(points[-2], points[-1])]
    curve: list[XY] = []
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        pieces = max(1, round(math.dist(b, c) / step_m))
        span = [b, *(_catmull_rom(a, b, c, d, piece / pieces) for piece in range(1, pieces)), c]
        curve += list(LineString(span).simplify(0.25).coords)[:-1]
    return [rounded(point) for point in [*curve, points[-1]]]


def _beyond(inner: XY, end: XY) -> XY:
    return 2 * end[0] - inner[0], 2 * end[1] - inner[1]


def _catmull_rom(a: XY, b: XY, c: XY, d: XY, t: float) -> XY:
    def along(p: float, q: float, r: float, s: float) -> float:
        return 0.5 * (
            2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t**2 + (3 * q - p - 3 * r + s) * t**3
        )

    return along(a[0], b[0], c[0], d[0]), along(a[1], b[1], c[1], d[1])


def curve(points: Iterable[XY]) -> LineString:
    """A line of the plan, placed in the town and smoothed."""
    return LineString(smooth([place(*point) for point in points]))


def blob(centre: XY, radii: XY, *, turn: float = 0.0, bumps: float = 0.0, corners: int = 28) -> Polygon:
    """A rounded area of the plan; ``bumps`` makes its edge uneven. Four corners make a box."""
    ring = []
    for corner in range(corners):
        angle = 2 * math.pi * (corner + 0.5) / corners
        size = 1 + bumps * (math.sin(3 * angle + centre[0]) + math.sin(5 * angle + centre[1])) / 2
        u, v = radii[0] * size * math.cos(angle), radii[1] * size * math.sin(angle)
        x = centre[0] + u * math.cos(turn) - v * math.sin(turn)
        y = centre[1] + u * math.sin(turn) + v * math.cos(turn)
        ring.append(place(x, y))
    return Polygon(ring)


def biggest(shape: BaseGeometry) -> Polygon:
    """The largest polygon of a shape; an empty one if it has none."""
    if isinstance(shape, Polygon):
        return shape
    parts = [part for part in getattr(shape, "geoms", []) if isinstance(part, Polygon | MultiPolygon)]
    return max((biggest(part) for part in parts), key=lambda part: part.area, default=Polygon())


def lines_of(shape: BaseGeometry) -> list[LineString]:
    """Every line in a shape, in order."""
    if isinstance(shape, LineString):
        return [] if shape.is_empty else [shape]
    return [line for part in getattr(shape, "geoms", []) for line in lines_of(part)]


def points_of(shape: BaseGeometry) -> list[XY]:
    """Every point in a shape and every end of a line in it."""
    if isinstance(shape, Point):
        return [] if shape.is_empty else [rounded(shape.coords[0])]
    if isinstance(shape, LineString):
        return [rounded(shape.coords[0]), rounded(shape.coords[-1])] if not shape.is_empty else []
    return [point for part in getattr(shape, "geoms", []) for point in points_of(part)]


def at(line: LineString, distance_m: float) -> XY:
    """The point so far along the line."""
    point = line.interpolate(distance_m)
    return point.x, point.y


def heading(line: LineString, distance_m: float, *, reach_m: float = 4.0) -> XY:
    """The line's direction there, as a unit vector, smoothed over a few metres."""
    a = at(line, max(0.0, distance_m - reach_m))
    b = at(line, min(line.length, distance_m + reach_m))
    length = math.dist(a, b) or 1.0
    return (b[0] - a[0]) / length, (b[1] - a[1]) / length


def beside(line: LineString, distance_m: float, offset_m: float) -> XY:
    """The point so far along the line and so far to its left (negative: right)."""
    x, y = at(line, distance_m)
    dx, dy = heading(line, distance_m)
    return x - dy * offset_m, y + dx * offset_m


def alongside(
    line: LineString, offset_m: float, *, start: float, end: float, step_m: float = 20.0
) -> list[XY]:
    """A line kept at a distance beside another, from one fraction of its length to another."""
    count = max(2, int(abs(end - start) * line.length / step_m))
    fractions = [start + (end - start) * piece / count for piece in range(count + 1)]
    return [rounded(beside(line, fraction * line.length, offset_m)) for fraction in fractions]


def box_on(line: LineString, distance_m: float, *, width_m: float, near_m: float, far_m: float) -> list[XY]:
    """Four corners of a block beside a line, between two distances from it (negative: on its right)."""
    x, y = at(line, distance_m)
    dx, dy = heading(line, distance_m, reach_m=width_m / 2)
    half = width_m / 2
    corners = [(-half, near_m), (half, near_m), (half, far_m), (-half, far_m)]
    return [rounded((x + dx * s - dy * n, y + dy * s + dx * n)) for s, n in corners]
