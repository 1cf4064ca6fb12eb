"""What covers the ground? Water, parks, woods, fields, schools and works, with what stands in them."""

import itertools
import math
from random import Random

from shapely import LineString, Point, Polygon, union_all
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points

from town import plan
from town.buildings import House
from town.ground import Ground, blocks
from town.network import Network
from town.osm import Drawing
from town.shapes import XY, place, rounded

SITE_TAGS: dict[str, dict[str, str]] = {
    "park": {"leisure": "park"},
    "garden": {"leisure": "garden", "garden:type": "community"},
    "nature": {"leisure": "nature_reserve", "natural": "grassland"},
    "rugby": {"leisure": "recreation_ground", "sport": "rugby_union"},
    "sports": {"leisure": "recreation_ground"},
    "school": {"amenity": "school"},
    "allotments": {"landuse": "allotments"},
    "cemetery": {"landuse": "cemetery"},
    "industrial": {"landuse": "industrial"},
    "retail": {"landuse": "retail"},
    "wood": {"natural": "wood", "leaf_type": "broadleaved"},
    "hospital": {"amenity": "hospital"},
    "farm": {"landuse": "farmland"},
}
_HALLS: dict[str, tuple[str, tuple[tuple[float, float], ...]]] = {  # sizes of the buildings in a site, metres
    "school": ("school", ((34, 14), (16, 22))),
    "hospital": ("hospital", ((36, 16), (16, 20))),
    "industrial": ("industrial", ((44, 24), (30, 26), (26, 18))),
    "retail": ("retail", ((52, 30),)),
    "rugby": ("yes", ((24, 12),)),
    "sports": ("yes", ((18, 10),)),
    "farm": ("farm_auxiliary", ((20, 10), (14, 9))),
}
_PITCHES = {
    "rugby": [("rugby_union", 105, 65, 0.0, 38.0), ("rugby_union", 100, 60, 0.0, -38.0)],
    "sports": [("soccer", 95, 60, -28.0, 0.0), ("soccer", 90, 55, 40.0, 0.0)],
}
_PLAYGROUNDS = (
    "Castle Hill Park",
    "Foundry Recreation Ground",
    "Orchard Green",
    "Southway Field",
    "Weir Meadow",
    "Abbey Park",
)


def draw_land(
    drawing: Drawing, ground: Ground, network: Network, houses: list[House], *, dice: Random
) -> dict[str, XY]:
    """Draw the ground and the sites' buildings; the middle of each site's main building, by site name."""
    _draw_water(drawing, ground)
    built_up = _built_up(houses)
    _draw_blocks(drawing, ground, built_up)
    _draw_fields(drawing, ground, built_up, dice)
    paths = union_all([line.shape for line in network.lines])
    doors = {site.name: _gate(shape, network) for site, shape in ground.sites}
    for site, shape in ground.sites:
        drawing.area("land", shape, {**SITE_TAGS[site.kind], "name": site.name})
        halls = _halls(site, shape, paths)
        if halls:
            doors[site.name] = rounded(halls[0].centroid.coords[0])
        for hall in halls:
            name = (
                {"name": "Larkenby Supermarket", "shop": "supermarket"} if "Supermarket" in site.name else {}
            )
            drawing.area("house", hall, {"building": _HALLS[site.kind][0], **name})
        for pitch, sport in _pitches(site, shape):
            drawing.area("land", pitch, {"leisure": "pitch", "sport": sport, "surface": "grass"})
        if site.name in _PLAYGROUNDS:
            spot = _clear_spot(shape, paths, dice)
            drawing.area(
                "land",
                Point(spot).buffer(9.0, quad_segs=2),
                {"leisure": "playground", "name": f"{site.name} playground"},
            )
    return doors


def _gate(shape: Polygon, network: Network) -> XY:
    """Where to meet in a site: its middle if a path leads there, else the edge nearest to a way."""
    middle = shape.representative_point()
    ways = union_all([line.shape for line in network.lines if "access" not in line.tags])
    spot = middle if ways.distance(middle) < 15 else nearest_points(shape, ways)[0]
    return rounded(spot.coords[0])


def _draw_water(drawing: Drawing, ground: Ground) -> None:
    drawing.area("land", ground.river, {"natural": "water", "water": "river", "name": plan.RIVER_NAME})
    drawing.area("land", ground.canal, {"natural": "water", "water": "canal", "name": plan.CANAL_NAME})
    drawing.area("land", ground.lake, {"natural": "water", "water": "lake", "name": "Abbey Mere"})
    island = Polygon(ground.lake.interiors[0].coords)
    drawing.area("island", island, {"place": "islet", "name": "Heron Island", "natural": "wood"})
    drawing.line(
        "net", [rounded(p) for p in ground.river_line.coords], {"waterway": "river", "name": plan.RIVER_NAME}
    )
    drawing.line(
        "net", [rounded(p) for p in ground.canal_line.coords], {"waterway": "canal", "name": plan.CANAL_NAME}
    )


def _built_up(houses: list[House]) -> BaseGeometry:
    """The ground that houses and their gardens take up."""
    return (
        union_all([Point(house.centre).buffer(36.0, quad_segs=3) for house in houses])
        .buffer(-14.0)
        .simplify(3.0)
    )


def _draw_blocks(drawing: Drawing, ground: Ground, built_up: BaseGeometry) -> None:
    """The built-up parts of every block, without what lies in them."""
    spots = {quarter.point: quarter for quarter in plan.QUARTERS}
    taken = union_all(
        [
            *(shape for _, shape in ground.sites),
            ground.river.buffer(4.0),
            ground.canal.buffer(4.0),
            ground.railway.buffer(8.0),
        ]
    )
    for face in blocks(ground):
        inside = [quarter for spot, quarter in spots.items() if face.contains(Point(place(*spot)))]
        use = "retail" if inside and inside[0].style == "shops" else "residential"
        left = face.intersection(built_up).difference(taken)
        for part in getattr(left, "geoms", [left]):
            if isinstance(part, Polygon) and part.area > 1500:
                drawing.area("land", Polygon(part.exterior).simplify(1.0), {"landuse": use})


def _draw_fields(drawing: Drawing, ground: Ground, built_up: BaseGeometry, dice: Random) -> None:
    """Fields wherever nothing else is, their hedges not quite square."""
    taken = union_all(
        [
            built_up.buffer(2.0),
            ground.square.buffer(20.0),
            ground.river.buffer(24.0),
            ground.canal.buffer(13.0),
            ground.railway.buffer(6.0),
            *(road.shape.buffer(7.0) for road in ground.roads),
            *(shape.buffer(1.0) for _, shape in ground.sites),
        ]
    )

    def corner(column: int, row: int) -> XY:
        jitter = Random(f"{column},{row}")
        return place(
            -560 + column * 200 + jitter.uniform(-60, 60), -420 + row * 190 + jitter.uniform(-55, 55)
        )

    for column in range(21):
        for row in range(18):
            ring = [
                corner(column, row),
                corner(column + 1, row),
                corner(column + 1, row + 1),
                corner(column, row + 1),
            ]
            field = Polygon(ring).buffer(-1.5, join_style="mitre").difference(taken)
            in_town = ground.edge.buffer(-250.0).contains(field.centroid)
            kind = "grass" if in_town else dice.choice(["farmland", "farmland", "meadow"])
            for part in getattr(field, "geoms", [field]):
                if isinstance(part, Polygon) and part.buffer(-6.0).area > 300:
                    drawing.area("land", Polygon(part.exterior).simplify(1.0), {"landuse": kind})


def _axis(shape: Polygon) -> float:
    """The direction of an area's long side, radians."""
    ring = list(shape.minimum_rotated_rectangle.exterior.coords)
    a, b = max(itertools.pairwise(ring), key=lambda side: math.dist(*side))
    return math.atan2(b[1] - a[1], b[0] - a[0])


def _box(centre: XY, length: float, width: float, turn: float) -> Polygon:
    cos, sin = math.cos(turn), math.sin(turn)
    corners = [
        (-length / 2, -width / 2),
        (length / 2, -width / 2),
        (length / 2, width / 2),
        (-length / 2, width / 2),
    ]
    return Polygon(
        [rounded((centre[0] + u * cos - v * sin, centre[1] + u * sin + v * cos)) for u, v in corners]
    )


def _halls(site: plan.Site, shape: Polygon, paths: LineString) -> list[Polygon]:
    """As many of the site's buildings as find a clear place in it."""
    placed: list[Polygon] = []
    turn = _axis(shape)
    keep = union_all(
        [paths.intersection(shape).buffer(3.0), *(pitch.buffer(4.0) for pitch, _ in _pitches(site, shape))]
    )
    for length, width in _HALLS.get(site.kind, ("", ()))[1]:
        for step in range(120):
            reach, angle = 3.0 * math.sqrt(step) * 1.6, step * 2.4
            x, y = shape.centroid.coords[0]
            hall = _box((x + reach * math.cos(angle), y + reach * math.sin(angle)), length, width, turn)
            if (
                shape.contains(hall)
                and not hall.intersects(keep)
                and all(hall.distance(p) > 5 for p in placed)
            ):
                placed.append(hall)
                break
    return placed


def _pitches(site: plan.Site, shape: Polygon) -> list[tuple[Polygon, str]]:
    turn = _axis(shape)
    found = []
    for sport, length, width, east, north in _PITCHES.get(site.kind, []):
        x, y = shape.centroid.coords[0]
        u, v = east * math.cos(turn) - north * math.sin(turn), east * math.sin(turn) + north * math.cos(turn)
        pitch = _box((x + u, y + v), length, width, turn)
        if shape.buffer(3.0).contains(pitch):
            found.append((pitch, sport))
    return found


def _clear_spot(shape: Polygon, paths: LineString, dice: Random) -> XY:
    """A point in an area away from its paths and edge."""
    left, bottom, right, top = shape.bounds
    for _ in range(400):
        spot = Point(dice.uniform(left, right), dice.uniform(bottom, top))
        if shape.buffer(-12).contains(spot) and paths.distance(spot) > 11:
            return rounded(spot.coords[0])
    return rounded(shape.representative_point().coords[0])
