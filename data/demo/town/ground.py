"""What lies on the ground before there are houses? Water, rails, main roads, sites and the blocks between."""

import math
from dataclasses import dataclass, replace

from shapely import LineString, Point, Polygon, union_all
from shapely.geometry.base import BaseGeometry
from shapely.ops import polygonize

from town import plan
from town.lines import Line, bridged, joined, split_by
from town.shapes import XY, biggest, blob, curve, place, rounded

_END_REACH_M = 45.0  # a main road that ends this near another ends on it


@dataclass(frozen=True)
class Ground:
    """The town's skeleton."""

    edge: Polygon
    river_line: LineString
    railway: LineString
    canal_line: LineString
    river: Polygon
    canal: Polygon
    lake: Polygon  # with its island as a hole
    square: Polygon
    roads: list[Line]  # whole main roads, bridges not yet cut out
    sites: list[tuple[plan.Site, Polygon]]

    @property
    def water(self) -> BaseGeometry:
        return union_all([self.river, self.canal, self.lake])


def lay_ground() -> Ground:
    """Place the plan in the town."""
    river_line, railway, canal_line = curve(plan.RIVER), curve(plan.RAILWAY), _canal_line()
    river = river_line.buffer(plan.RIVER_WIDTH_M / 2, quad_segs=4).simplify(0.4)
    canal = canal_line.buffer(plan.CANAL_WIDTH_M / 2, quad_segs=2, cap_style="flat").difference(river)
    lake = Polygon(
        blob(*plan.LAKE, bumps=0.16).exterior.coords,
        [blob(*plan.ISLAND, bumps=0.1, corners=14).exterior.coords],
    )
    roads = _roads()
    keep_off = union_all(
        [
            *(road.shape.buffer(8.0) for road in roads),
            railway.buffer(9.0),
            river.buffer(5.0),
            canal.buffer(13.0),
        ]
    )
    return Ground(
        edge=Polygon([place(*point) for point in plan.EDGE]),
        river_line=river_line,
        railway=railway,
        canal_line=canal_line,
        river=biggest(river),
        canal=biggest(canal),
        lake=lake,
        square=biggest(blob(*plan.SQUARE, corners=4)),
        roads=roads,
        sites=_sites(keep_off),
    )


def _canal_line() -> LineString:
    line, river = curve(plan.CANAL), curve(plan.RIVER)
    return LineString(
        [*line.coords[:-1], rounded(river.interpolate(river.project(Point(line.coords[-1]))).coords[0])]
    )


def _sites(keep_off: BaseGeometry) -> list[tuple[plan.Site, Polygon]]:
    placed: list[tuple[plan.Site, Polygon]] = []
    for site in plan.SITES:
        corners, bumps = (
            (4, 0.0) if site.kind in ("school", "retail", "industrial", "hospital") else (28, 0.14)
        )
        shape = blob(site.centre, site.radii, turn=math.radians(site.turn), bumps=bumps, corners=corners)
        taken = union_all([keep_off, *(other.buffer(4.0) for _, other in placed)])
        placed.append((site, biggest(shape.difference(taken)).simplify(0.5)))
    return placed


def _roads() -> list[Line]:
    shapes = [curve(road.points) for road in plan.ROADS]
    roads = []
    for index, (road, shape) in enumerate(zip(plan.ROADS, shapes, strict=True)):
        others = shapes[:index] + shapes[index + 1 :]
        points = [
            _joined_end(shape.coords[0], others),
            *shape.coords[1:-1],
            _joined_end(shape.coords[-1], others),
        ]
        tags = {
            "highway": road.highway,
            "name": road.name,
            **({"ref": road.ref} if road.ref else {}),
            **road.tags,
        }
        roads.append(Line([rounded(point) for point in points], tags, style=road.style))
    return joined(roads)


def _joined_end(end: XY, others: list[LineString]) -> XY:
    near = min(others, key=lambda line: line.distance(Point(end)))
    ends = [
        point for line in others for point in (line.coords[0], line.coords[-1]) if math.dist(point, end) < 3
    ]
    if ends:
        return rounded(ends[0])
    if near.distance(Point(end)) > _END_REACH_M:
        return rounded(end)
    return rounded(near.interpolate(near.project(Point(end))).coords[0])


def blocks(ground: Ground) -> list[Polygon]:
    """The blocks between main roads, river, canal, railway and the edge of the town."""
    lines = [road.shape for road in ground.roads]
    x, y = ground.canal_line.coords[-1]
    mouth = LineString([(x - 1.0, y), (x + 1.0, y)])
    net = union_all(
        [*lines, ground.river_line, ground.railway, ground.canal_line, mouth, ground.edge.exterior]
    )
    return [face for face in polygonize(net) if ground.edge.contains(face.representative_point())]


def block_of(point: XY, faces: list[Polygon]) -> Polygon:
    """The block around a point of the plan."""
    spot = Point(place(*point))
    return next(face for face in faces if face.contains(spot))


def room_for_streets(face: Polygon, ground: Ground) -> Polygon:
    """A block without its sites and what must stay clear of water, rails and the edge of the town."""
    clear = [
        ground.river_line.buffer(36.0),
        ground.canal_line.buffer(17.0),
        ground.railway.buffer(20.0),
        ground.square.buffer(3.0),
        ground.edge.exterior.buffer(70.0),
        *(shape.buffer(3.0) for _, shape in ground.sites),
    ]
    return biggest(face.difference(union_all(clear)))


def with_bridges(ground: Ground, line: Line) -> list[Line]:
    """A line cut where it crosses water, the parts over the water made bridges."""
    over = union_all([ground.river.buffer(5.0), ground.canal_line.buffer(13.0)])
    if not line.shape.intersects(union_all([ground.river, ground.canal])):
        return [line]
    return split_by(line, over, inside=bridged)


def rails(ground: Ground) -> list[Line]:
    """The railway, on a bridge over the river; each part joins no street but at the level crossing."""
    line = Line(
        [rounded(p) for p in ground.railway.coords],
        {"railway": "rail", "name": plan.RAILWAY_NAME, "gauge": "1435"},
        level=9,
    )
    parts = split_by(line, ground.river.buffer(4.0), inside=bridged)
    return [replace(part, level=9) for part in parts]
