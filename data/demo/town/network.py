"""What is the whole walkable network? Streets and paths joined, with kerbs, crossings and gates on them."""

import math
from collections import Counter
from dataclasses import dataclass, replace
from random import Random

from shapely import LineString, Point

from town.ground import Ground, rails
from town.lines import Line, joined
from town.paths import lay_paths
from town.shapes import XY, at, points_of, rounded
from town.streets import connected, lay_streets

_SQUARE = {
    "highway": "pedestrian",
    "area": "yes",
    "name": "Market Square",
    "surface": "paving_stones",
    "lit": "yes",
}
_MAIN = ("primary", "secondary", "tertiary")
_ZEBRA = {"crossing": "uncontrolled", "crossing_ref": "zebra", "crossing:markings": "zebra"}
_SIGNALS = {"crossing": "traffic_signals", "crossing:signals": "yes", "button_operated": "yes"}


@dataclass(frozen=True)
class Network:
    """Every way people or trains go, and the points on them that have tags."""

    lines: list[Line]
    rails: list[Line]
    points: dict[XY, dict[str, str]]


def build_network(ground: Ground, *, dice: Random) -> Network:
    """Lay streets and paths, join them, and furnish them with crossings, kerbs and gates."""
    streets = lay_streets(ground, dice=dice)
    square = Line([rounded(p) for p in ground.square.exterior.coords], _SQUARE)
    lines = connected(joined([*streets, *lay_paths(ground, streets, dice=dice), square]))
    points: dict[XY, dict[str, str]] = {}
    lines, tracks = _level_crossing(lines, rails(ground), points)
    lines = [_with_kerbs(line, _street_points(lines), points, dice) for line in lines]
    lines = [_with_crossings(line, points, dice) for line in lines]
    lines = [_with_gate(line, points) for line in lines]
    _mark_junctions(lines, points)
    return Network(lines, tracks, points)


def inserted(line: Line, point: XY) -> Line:
    """The line with one more vertex, where the point lies along it."""
    shape = line.shape
    along = shape.project(Point(point))
    before = [p for p in line.points if shape.project(Point(p)) < along - 1e-6]
    after = [p for p in line.points if shape.project(Point(p)) > along + 1e-6]
    if shape.is_closed or len(before) + len(after) < len(line.points):
        return line
    return replace(line, points=[*before, point, *after])


def _level_crossing(
    lines: list[Line], tracks: list[Line], points: dict[XY, dict[str, str]]
) -> tuple[list[Line], list[Line]]:
    lines, tracks = list(lines), list(tracks)
    for number, line in enumerate(lines):
        for index, track in enumerate(tracks):
            for point in points_of(line.shape.intersection(track.shape)) if line.level == 0 else []:
                lines[number], tracks[index] = inserted(line, point), inserted(track, point)
                points[point] = {
                    "railway": "level_crossing",
                    "crossing:barrier": "full",
                    "crossing:light": "yes",
                }
    return lines, tracks


def _street_points(lines: list[Line]) -> set[XY]:
    return {point for line in lines if line.is_street for point in line.points}


def _with_kerbs(line: Line, street_points: set[XY], points: dict[XY, dict[str, str]], dice: Random) -> Line:
    """A kerb where a footpath comes out on a street."""
    if line.tags.get("highway") != "footway" or line.level or line.shape.length < 16:
        return line
    for end, along in ((line.points[0], 4.0), (line.points[-1], line.shape.length - 4.0)):
        if end in street_points and dice.random() < 0.45:
            kerb = rounded(at(line.shape, along))
            height = dice.choice(["lowered", "lowered", "flush", "raised"])
            points[kerb] = {"barrier": "kerb", "kerb": height}
            if height != "raised":
                points[kerb]["tactile_paving"] = dice.choice(["yes", "no"])
            line = inserted(line, kerb)
    return line


def _with_crossings(line: Line, points: dict[XY, dict[str, str]], dice: Random) -> Line:
    """Zebras and signals every couple of hundred metres along main roads."""
    if line.level or line.tags.get("highway") not in _MAIN:
        return line
    along = dice.uniform(30, 90)
    shape: LineString = line.shape
    while along < shape.length - 20:
        spot = rounded(at(shape, along))
        kind = _SIGNALS if line.tags["highway"] == "primary" or dice.random() < 0.3 else _ZEBRA
        points[spot] = {
            "highway": "crossing",
            **kind,
            "kerb": dice.choice(["lowered", "lowered", "flush", "raised"]),
        }
        if points[spot]["kerb"] != "raised":
            points[spot]["tactile_paving"] = "yes"
        line = inserted(line, spot)
        along += dice.uniform(160, 280)
    return line


def _with_gate(line: Line, points: dict[XY, dict[str, str]]) -> Line:
    if line.tags.get("service") != "driveway":
        return line
    spot = rounded(at(line.shape, min(12.0, line.shape.length / 2)))
    points[spot] = {"barrier": "gate", "access": "private", "locked": "yes"}
    return inserted(line, spot)


def _mark_junctions(lines: list[Line], points: dict[XY, dict[str, str]]) -> None:
    """Traffic signals on the busiest junctions, and turning circles at the heads of closes."""
    uses = Counter(point for line in lines if line.is_street for point in line.points)
    for line in lines:
        if line.tags.get("highway") == "primary":
            for end in (line.points[0], line.points[-1]):
                if uses[end] >= 3 and end not in points:
                    points[end] = {"highway": "traffic_signals"}
        elif _is_close(line) and uses[line.points[-1]] == 1 and line.points[-1] not in points:
            points[line.points[-1]] = {"highway": "turning_circle"}


def _is_close(line: Line) -> bool:
    return line.style in ("modern", "detached") and math.dist(line.points[0], line.points[-1]) < 75
