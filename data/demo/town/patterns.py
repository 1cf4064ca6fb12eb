"""How is a block filled with streets? Terraced grids, garden-suburb rings, and closes joined by ginnels."""

import itertools
import math
from random import Random

from shapely import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

from town.lines import Line
from town.plan import Quarter
from town.shapes import XY, at, beside, heading, lines_of, place, rounded

_SHORTEST_M = 38.0


def fill(quarter: Quarter, room: Polygon, roads: BaseGeometry, *, dice: Random) -> list[Line]:
    """Streets, alleys and ginnels for one block."""
    filler = {"grid": _grid, "rings": _rings, "closes": _closes}[quarter.fill]
    return filler(quarter, room, roads.intersection(room.buffer(80.0)), dice)


def _street(points: list[XY], quarter: Quarter, highway: str = "residential") -> Line:
    return Line([rounded(p) for p in points], {"highway": highway}, style=quarter.style, names=quarter.names)


def _clipped(line: LineString, room: Polygon, roads: BaseGeometry) -> list[LineString]:
    """The parts of a line inside the block that do not run hard beside a main road."""
    kept = []
    beside_road = roads.buffer(26.0)
    for part in lines_of(line.intersection(room)):
        if part.length >= _SHORTEST_M and part.intersection(beside_road).length < 0.55 * part.length:
            kept.append(_free_ends(part, roads))
    return kept


def _free_ends(part: LineString, roads: BaseGeometry) -> LineString:
    """A street that ends at no main road stops a little short of whatever bounds the block."""
    points = list(part.coords)
    if roads.distance(Point(points[0])) > 1.0 and part.length > 30:
        points = [at(part, 8.0), *(p for p in points if part.project(Point(p)) > 9.0)]
    if roads.distance(Point(points[-1])) > 1.0 and part.length > 30:
        points = [
            *(p for p in points if part.project(Point(p)) < part.length - 9.0),
            at(part, part.length - 8.0),
        ]
    return LineString(points)


def _wavy(a: XY, b: XY, *, sway_m: float, phase: float, period_m: float = 170.0) -> LineString:
    base = LineString([a, b])
    count = max(2, int(base.length / 22))
    return LineString(
        [
            beside(
                base,
                base.length * i / count,
                sway_m * math.sin(base.length * i / count / period_m * 2 + phase),
            )
            for i in range(count + 1)
        ]
    )


def _sweeps(
    quarter: Quarter, room: Polygon, *, spacing: float, across: bool, dice: Random, sway_m: float
) -> list[LineString]:
    """Nearly parallel lines over the whole block."""
    turn = math.radians(quarter.turn + (90 if across else 0))
    dx, dy = math.cos(turn), math.sin(turn)
    cx, cy = room.centroid.coords[0]
    reach = math.hypot(room.bounds[2] - room.bounds[0], room.bounds[3] - room.bounds[1]) / 2 + 50
    lines, offset = [], -reach + dice.uniform(0, spacing)
    phase = dice.uniform(0, 6)
    while offset < reach:
        x, y = cx - dy * offset, cy + dx * offset
        lines.append(
            _wavy(
                (x - dx * reach, y - dy * reach), (x + dx * reach, y + dy * reach), sway_m=sway_m, phase=phase
            )
        )
        offset += spacing * (dice.uniform(0.97, 1.08) if not across else dice.uniform(0.8, 1.25))
    return lines


def _grid(quarter: Quarter, room: Polygon, roads: BaseGeometry, dice: Random) -> list[Line]:
    sway = 3.0 if quarter.style == "terrace" else 7.0
    long_lines = _sweeps(quarter, room, spacing=quarter.spacing, across=False, dice=dice, sway_m=sway)
    cross_gap = 135.0 if quarter.style == "terrace" else 165.0
    cross_lines = _sweeps(quarter, room, spacing=cross_gap, across=True, dice=dice, sway_m=sway)
    streets = [part for line in long_lines for part in _clipped(line, room, roads)]
    crossings = [part for line in cross_lines for part in _broken(line, streets, room, roads, dice)]
    lines = [_street(list(part.coords), quarter) for part in streets + crossings]
    if quarter.style == "terrace":
        lines += _alleys(long_lines, crossings, room, roads)
    return lines


def _broken(
    line: LineString, streets: list[LineString], room: Polygon, roads: BaseGeometry, dice: Random
) -> list[LineString]:
    """A cross street, here and there interrupted between two of the streets it crosses."""
    kept = []
    for part in lines_of(line.intersection(room)):
        cuts = sorted(part.project(Point(p)) for street in streets for p in _crossing_points(part, street))
        runs: list[list[float]] = []
        for a, b in itertools.pairwise(cuts):
            if dice.random() < 0.22 or b - a > 110:
                continue
            if runs and runs[-1][1] == a:
                runs[-1][1] = b
            else:
                runs.append([a, b])
        for a, b in runs:
            piece = LineString(
                [at(part, a), *(at(part, a + (b - a) * i / 6) for i in range(1, 6)), at(part, b)]
            )
            if piece.intersection(roads.buffer(22)).length < 0.5 * piece.length:
                kept.append(piece)
    return kept


def _crossing_points(a: LineString, b: LineString) -> list[XY]:
    meeting = a.intersection(b)
    return [
        p.coords[0] for p in getattr(meeting, "geoms", [meeting]) if isinstance(p, Point) and not p.is_empty
    ]


def _alleys(
    sweeps: list[LineString], crossings: list[LineString], room: Polygon, roads: BaseGeometry
) -> list[Line]:
    """Back alleys halfway between two terraced streets, joined to a road or a cross street."""
    tags = {"highway": "service", "service": "alley", "surface": "sett"}
    alleys = []
    for left, right in itertools.pairwise(sweeps):
        pairs = zip(left.coords, right.coords, strict=True)
        middle = LineString([((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in pairs])
        for part in _clipped(middle, room, roads):
            if part.distance(roads) < 1 or any(part.crosses(crossing) for crossing in crossings):
                alleys.append(Line([rounded(p) for p in part.coords], tags))
    return alleys


def _rings(quarter: Quarter, room: Polygon, roads: BaseGeometry, dice: Random) -> list[Line]:
    cx, cy = place(*quarter.point)
    squash, turn = dice.uniform(0.75, 1.0), math.radians(quarter.turn)
    reach = math.hypot(room.bounds[2] - room.bounds[0], room.bounds[3] - room.bounds[1])
    lines, radius = [], quarter.spacing * 1.05
    radii = []
    while radius < reach:
        ring = []
        for step in range(49):
            angle = 2 * math.pi * step / 48
            r = radius * (1 + 0.06 * math.sin(3 * angle + turn))
            u, v = r * math.cos(angle), squash * r * math.sin(angle)
            ring.append(
                (cx + u * math.cos(turn) - v * math.sin(turn), cy + u * math.sin(turn) + v * math.cos(turn))
            )
        lines += _clipped(LineString(ring), room, roads)
        radii.append(radius)
        radius += quarter.spacing * dice.uniform(0.96, 1.12)
    spokes = 6
    for spoke in range(spokes):
        angle = turn + 2 * math.pi * spoke / spokes + dice.uniform(-0.2, 0.2)
        start = radii[0] * 0.72 if spoke % 2 else radii[min(1, len(radii) - 1)] * 0.9
        a = (cx + start * math.cos(angle), cy + start * math.sin(angle))
        b = (cx + reach * math.cos(angle), cy + reach * math.sin(angle))
        lines += _clipped(_wavy(a, b, sway_m=10, phase=angle, period_m=240), room, roads)[:1]
    return [_street(list(line.coords), quarter) for line in lines]


def _closes(quarter: Quarter, room: Polygon, roads: BaseGeometry, dice: Random) -> list[Line]:
    spines = [
        part
        for line in _sweeps(quarter, room, spacing=quarter.spacing, across=False, dice=dice, sway_m=16.0)
        for part in _clipped(line, room, roads)
        if part.length > 70
    ]
    lines = [_street(list(spine.coords), quarter) for spine in spines]
    ends: list[tuple[XY, int]] = []
    for number, spine in enumerate(spines):
        side, along = 1, dice.uniform(26, 40)
        while along < spine.length - 24:
            close = _close(spine, along, side, quarter.spacing, dice)
            taken = [line.shape for line in lines if line.points != lines[number].points] + [roads]
            if room.contains(close) and all(other.distance(close) > 19 for other in taken):
                lines.append(_street(list(close.coords), quarter))
                ends.append((rounded(close.coords[-1]), number))
            along += dice.uniform(27, 36)
            side = -side
    return lines + _ginnels(ends, lines, dice)


def _close(spine: LineString, along: float, side: int, spacing: float, dice: Random) -> LineString:
    """A short dead-end street that leaves the spine square and then bends."""
    x, y = at(spine, along)
    dx, dy = heading(spine, along)
    nx, ny = -dy * side, dx * side
    reach, bend = spacing * dice.uniform(0.34, 0.44), dice.uniform(-0.45, 0.45)
    middle = (x + nx * reach * 0.5, y + ny * reach * 0.5)
    end = (middle[0] + (nx + dx * bend) * reach * 0.5, middle[1] + (ny + dy * bend) * reach * 0.5)
    return LineString([rounded((x, y)), rounded(middle), rounded(end)])


def _ginnels(ends: list[tuple[XY, int]], lines: list[Line], dice: Random) -> list[Line]:
    """Footpaths from the head of one close to the nearest street of another spine."""
    ginnels: list[Line] = []
    joined: set[XY] = set()
    for end, number in ends:
        others = sorted(
            (math.dist(end, other), other) for other, spine in ends if spine != number and other not in joined
        )
        if end in joined or not others or others[0][0] > 48 or dice.random() < 0.12:
            continue
        path = LineString([end, others[0][1]])
        if any(line.shape.crosses(path) for line in lines):
            continue
        joined |= {end, others[0][1]}
        tags = {"highway": "footway", "surface": "asphalt", "lit": dice.choice(["yes", "yes", "no"])}
        ginnels.append(Line([end, others[0][1]], tags))
    return ginnels
