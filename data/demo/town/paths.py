"""Where can people walk away from the road? By the water, over and under it, up steps and through parks."""

import itertools
import math
from collections import Counter
from dataclasses import replace
from random import Random

from shapely import LineString, Point, Polygon, union_all

from town import plan
from town.ground import Ground, with_bridges
from town.lines import Line, bridged, split_by
from town.shapes import XY, alongside, at, beside, curve, lines_of, place, points_of, rounded, smooth
from town.streets import StreetFinder

_FOOTWAY = {"highway": "footway"}
_UNLIT = {"highway": "path", "surface": "compacted", "lit": "no"}


def lay_paths(ground: Ground, streets: list[Line], *, dice: Random) -> list[Line]:
    """Every way for walkers that is not a street, not yet joined to the streets."""
    finder = StreetFinder(streets, named=False)
    water = [*_towpath(ground), *_riverside(ground)]
    paths = [*water, *_links(streets, water, ground, dice)]
    paths += _footbridge(ground) + _underpass(ground) + _lock_bridge(ground)
    paths += _climb([(762, 1455), (765, 1600), (770, 1790)], streets, "Castle Steps")
    paths += _climb([(1195, 1475), (1190, 1600), (1185, 1780)], streets, "Abbey Steps")
    for site, shape in ground.sites:
        if site.kind in ("park", "garden", "cemetery", "wood", "nature"):
            paths += _park_paths(site, shape, ground, finder, dice)
    return paths + _park_to_river(ground, water) + _guarded(ground, finder)


def _park_to_river(ground: Ground, water: list[Line]) -> list[Line]:
    """Paths from the riverside into Abbey Park."""
    park = next(shape for site, shape in ground.sites if site.name == "Abbey Park")
    links = []
    for spot in ((1500, 1700), (1530, 1850), (1540, 2010)):
        outside = Point(place(*spot))
        west = min(water, key=lambda line: line.shape.distance(outside)).shape
        start = west.interpolate(west.project(outside))
        loop = park.buffer(-26.0).exterior
        end = loop.interpolate(loop.project(start))
        links.append(
            Line([rounded(start.coords[0]), rounded(end.coords[0])], {**_UNLIT, "highway": "footway"})
        )
    return [link for link in links if not link.shape.intersects(ground.water.buffer(3.0))]


def _towpath(ground: Ground) -> list[Line]:
    tags = {**_UNLIT, "name": "Canal towpath", "surface": "gravel", "towpath": "yes"}
    return [Line(smooth(alongside(ground.canal_line, 10.0, start=0.03, end=0.965)), tags)]


def _riverside(ground: Ground) -> list[Line]:
    west = alongside(ground.river_line, -25.0, start=0.14, end=0.62)
    east = alongside(ground.river_line, 25.0, start=0.16, end=0.66)
    lines = [Line(smooth(side), {**_UNLIT, "name": "Larken Way"}) for side in (west, east)]
    off_canal = ground.canal_line.buffer(9.0)
    return [
        replace(line, points=[rounded(p) for p in piece.coords])
        for line in lines
        for piece in lines_of(line.shape.difference(off_canal))
        if piece.length > 60
    ]


def dead_ends(streets: list[Line]) -> list[XY]:
    """Ends at which a street meets no other."""
    uses = Counter(point for line in streets for point in line.points)
    ends = [point for line in streets for point in (line.points[0], line.points[-1])]
    return [point for point in ends if uses[point] == 1]


def _links(streets: list[Line], paths: list[Line], ground: Ground, dice: Random) -> list[Line]:
    """Short cuts from the ends of streets down to the water."""
    wet = union_all([ground.river, ground.canal])
    links = []
    for end in dead_ends([line for line in streets if line.tags["highway"] != "service"]):
        for path in paths:
            near = path.shape.interpolate(path.shape.project(Point(end)))
            link = LineString([end, near])
            if 4 < link.length < 42 and not link.intersects(wet) and dice.random() < 0.6:
                tags = {**_FOOTWAY, "surface": "asphalt", "lit": dice.choice(["yes", "no"])}
                links.append(Line([end, rounded(near.coords[0])], tags))
                break
    return links


def _footbridge(ground: Ground) -> list[Line]:
    tags = {**_FOOTWAY, "name": "Abbey Footbridge", "surface": "wood", "lit": "yes", "width": "2.5"}
    along = ground.river_line.project(Point(place(1560, 2050)))
    ends = [rounded(beside(ground.river_line, along, offset)) for offset in (-25.0, 25.0)]
    return with_bridges(ground, Line(ends, tags))


def _underpass(ground: Ground) -> list[Line]:
    shape = curve([(2330, 760), (2338, 680), (2345, 600), (2350, 530), (2352, 440), (2352, 335)])
    tags = {**_FOOTWAY, "name": "Windmill Underpass", "surface": "asphalt", "lit": "yes"}
    lines = split_by(
        Line([rounded(p) for p in shape.coords], tags), ground.railway.buffer(7.0), inside=_tunnel
    )
    parts = []
    for line in lines:
        steps = ground.railway.buffer(15.0)
        parts += [line] if line.level else split_by(line, steps, inside=lambda part: _steps(part, count=18))
    closed_road = {
        "highway": "service",
        "name": "Windmill Lane",
        "access": "no",
        "foot": "yes",
        "surface": "asphalt",
    }
    return [replace(parts[0], points=parts[0].points[:2], tags=closed_road), *_rest(parts)]


def _rest(parts: list[Line]) -> list[Line]:
    return [replace(parts[0], points=parts[0].points[1:]), *parts[1:]]


def _tunnel(line: Line) -> Line:
    return replace(line, tags={**line.tags, "tunnel": "yes", "layer": "-1"}, level=-1)


def _steps(line: Line, *, count: int, handrail: str = "yes") -> Line:
    tags = {**line.tags, "highway": "steps", "step_count": str(count), "handrail": handrail, "incline": "up"}
    return replace(line, tags=tags)


def _lock_bridge(ground: Ground) -> list[Line]:
    """A footbridge over the canal with steps on both sides, from Lock Lane to the retail park."""
    line = ground.canal_line
    along = line.project(Point(place(1520, 890)))
    ends = [rounded(beside(line, along, offset)) for offset in (38.0, -30.0)]
    tags = {**_FOOTWAY, "name": "Lock Bridge", "surface": "paving_stones", "lit": "no"}
    parts = split_by(Line(ends, tags), line.buffer(7.5), inside=bridged)
    stepped = [
        part if part.level else piece
        for part in parts
        for piece in (
            [part] if part.level else split_by(part, line.buffer(18.0), inside=lambda p: _steps(p, count=14))
        )
    ]
    start, south = ends[0], ends[1]
    north = curve([(1490, 1012), (1515, 960)]).coords
    to_street = [rounded(north[0]), start]
    yard = [
        south,
        rounded(place(1560, 800)),
        rounded(place(1500, 740)),
        rounded(place(1400, 765)),
        rounded(place(1285, 771)),
    ]
    towpath_ramp = [start, rounded(beside(line, along - 30, 10.0))]
    plain = {**_FOOTWAY, "surface": "asphalt", "lit": "yes"}
    return [
        *stepped,
        Line(to_street, plain),
        Line(smooth(yard), {**plain, "name": "Kingfisher Walk"}),
        Line(towpath_ramp, plain),
    ]


def _climb(points: list[XY], streets: list[Line], name: str) -> list[Line]:
    """A path straight up the hill, with steps wherever it climbs from one street to the next."""
    line = curve(points)
    cuts = sorted(
        line.project(Point(p)) for street in streets for p in points_of(line.intersection(street.shape))
    )
    parts = []
    for a, b in itertools.pairwise(cuts):
        if not 12 < b - a < 120:
            continue
        marks = [a, a + (b - a) * 0.3, a + (b - a) * 0.7, b]
        plain = {**_FOOTWAY, "name": name, "surface": "paving_stones", "lit": "yes"}
        pieces = [
            Line([rounded(at(line, s)), rounded(at(line, e))], plain) for s, e in itertools.pairwise(marks)
        ]
        handrail = "yes" if len(parts) % 2 else "no"
        parts += [pieces[0], _steps(pieces[1], count=round((b - a) * 0.9), handrail=handrail), pieces[2]]
    return parts


def _park_paths(
    site: plan.Site, shape: Polygon, ground: Ground, finder: StreetFinder, dice: Random
) -> list[Line]:
    surface = {"wood": "dirt", "nature": "grass", "cemetery": "gravel"}.get(site.kind, "asphalt")
    lit = "no" if site.kind in ("wood", "nature", "cemetery") else dice.choice(["yes", "yes", "no"])
    tags = {
        "highway": "path" if site.kind in ("wood", "nature") else "footway",
        "surface": surface,
        "lit": lit,
    }
    centre = shape.representative_point().coords[0]
    loop = shape.buffer(-max(6.0, 0.12 * math.sqrt(shape.area))).simplify(3.0)
    dry = ground.water.buffer(4.0)
    shapes = [] if site.kind == "garden" or not isinstance(loop, Polygon) else [LineString(loop.exterior)]
    shapes += _entrances(shape, centre, finder)
    return [
        Line([rounded(p) for p in piece.coords], tags)
        for line in shapes
        for piece in lines_of(line.difference(dry))
        if piece.length > 8
    ]


def _entrances(shape: Polygon, centre: XY, finder: StreetFinder) -> list[LineString]:
    """Curving paths from the streets around to the middle."""
    paths = []
    for number in range(6):
        gate = shape.exterior.interpolate(number / 6, normalized=True)
        _, street = finder.near(gate.x, gate.y)
        outside = street.interpolate(street.project(gate))
        if gate.distance(outside) > 48 or any(path.coords[0] == outside.coords[0] for path in paths):
            continue
        bend = 0.12 * (-1) ** number
        middle = (
            (gate.x + centre[0]) / 2 + bend * (centre[1] - gate.y),
            (gate.y + centre[1]) / 2 - bend * (centre[0] - gate.x),
        )
        paths.append(
            LineString(smooth([rounded(outside.coords[0]), (gate.x, gate.y), middle, rounded(centre)]))
        )
    return paths


def _guarded(ground: Ground, finder: StreetFinder) -> list[Line]:
    """Ways that not everybody may use: allotment tracks behind a gate, and a path through the works."""
    tracks = []
    for site, shape in ground.sites:
        centre = shape.representative_point()
        _, street = finder.near(centre.x, centre.y)
        start = rounded(street.interpolate(street.project(centre)).coords[0])
        points = [start, rounded(centre.coords[0])]
        barrier = union_all([ground.railway, ground.water])
        if math.dist(*points) > 170 or LineString(points).intersects(barrier):
            continue
        if site.kind == "allotments":
            tracks.append(
                Line(
                    points,
                    {"highway": "service", "service": "driveway", "surface": "gravel", "access": "private"},
                )
            )
        elif site.kind == "industrial":
            tracks.append(Line(points, {"highway": "footway", "access": "private", "surface": "concrete"}))
        elif site.kind in ("school", "retail", "hospital", "rugby", "sports"):
            tracks.append(Line(points, {"highway": "service", "surface": "asphalt", "lit": "yes"}))
    return tracks
