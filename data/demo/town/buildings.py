"""What is built along the streets? Terraces, semis, closes, flats and shops, each house with its address."""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from random import Random

from shapely import LineString, Point, Polygon, STRtree
from shapely.geometry.base import BaseGeometry

from town.ground import Ground
from town.lines import Line
from town.shapes import XY, beside, rounded

_HALF_WIDTH_M = {
    "primary": 6.0,
    "secondary": 5.5,
    "tertiary": 5.0,
    "pedestrian": 5.0,
    "service": 2.0,
    "footway": 1.6,
}
_CELL_M = 40.0


@dataclass(frozen=True)
class Style:
    """How the houses of one kind stand along a street. Metres."""

    building: str
    width: float
    depth: float
    front: float  # from the middle of the street to the front wall
    run: tuple[int, int]  # houses in one row
    gap: float
    people: float  # residents to a building


STYLES: dict[str, Style] = {
    "terrace": Style("terrace", 5.2, 8.5, 7.2, (8, 16), 2.0, 2.15),
    "villa": Style("semidetached_house", 7.6, 10.0, 11.5, (2, 4), 3.5, 2.4),
    "semi": Style("semidetached_house", 6.8, 8.2, 11.0, (2, 2), 4.0, 2.4),
    "detached": Style("detached", 9.4, 8.4, 11.5, (1, 1), 4.5, 2.6),
    "modern": Style("house", 5.8, 8.6, 9.5, (1, 4), 3.2, 2.5),
    "flats": Style("apartments", 21.0, 12.5, 10.0, (1, 2), 9.0, 15.0),
    "shops": Style("retail", 7.5, 14.0, 7.0, (4, 9), 3.0, 1.1),
}


@dataclass(frozen=True)
class House:
    """A building with an address."""

    ring: list[XY]
    style: str
    street: str
    number: str
    along_m: float
    building: str
    residents: float
    house_name: str = ""
    postcode: str = ""

    @property
    def centre(self) -> XY:
        x, y = Polygon(self.ring).centroid.coords[0]
        return rounded((x, y))


@dataclass
class Room:
    """What is already taken: streets, water, sites and the buildings so far."""

    fixed: STRtree
    cells: dict[tuple[int, int], list[Polygon]] = field(default_factory=lambda: defaultdict(list))

    def free(self, shape: Polygon) -> bool:
        if len(self.fixed.query(shape, predicate="intersects")):
            return False
        return not any(other.intersects(shape) for cell in _cells(shape) for other in self.cells[cell])

    def take(self, shape: Polygon) -> None:
        for cell in _cells(shape):
            self.cells[cell].append(shape)


def _cells(shape: Polygon) -> list[tuple[int, int]]:
    left, bottom, right, top = (int(side // _CELL_M) for side in shape.bounds)
    return [(x, y) for x in range(left, right + 1) for y in range(bottom, top + 1)]


def make_room(ground: Ground, lines: list[Line]) -> Room:
    """Everything that no house may stand on."""
    taken: list[BaseGeometry] = [
        line.shape.buffer(_HALF_WIDTH_M.get(line.tags["highway"], 4.5), cap_style="flat") for line in lines
    ]
    taken += [ground.river.buffer(9.0), ground.canal.buffer(4.0), ground.lake, ground.railway.buffer(11.0)]
    taken += [shape for _, shape in ground.sites] + [ground.square]
    return Room(STRtree(taken))


def build_houses(lines: list[Line], room: Room, ground: Ground, *, dice: Random) -> list[House]:
    """Houses along every street that has a style and a name."""
    houses: list[House] = []
    next_number: dict[tuple[str, int], int] = {}
    for line in lines:
        if line.style in STYLES and line.level == 0 and "name" in line.tags:
            for side in (1, -1):
                houses += _row(line, side, room, ground.edge, next_number, dice)
    return houses


def _row(
    line: Line, side: int, room: Room, edge: Polygon, next_number: dict[tuple[str, int], int], dice: Random
) -> list[House]:
    """The houses on one side of a street: odd numbers on the left, even on the right."""
    style, shape, name = STYLES[line.style], line.shape, line.tags["name"]
    houses: list[House] = []
    along = dice.uniform(3.0, 7.0)
    while along + style.width < shape.length:
        row: list[Polygon] = []
        for _ in range(dice.randint(*style.run)):
            house = _plot(shape, along, side, style) if along + style.width < shape.length else Polygon()
            if house.is_empty or not house.is_valid or not edge.contains(house) or not room.free(house):
                break
            number = next_number.setdefault((name, side), 1 if side > 0 else 2)
            next_number[name, side] = number + 2
            ring = [rounded(point) for point in house.exterior.coords[:-1]]
            houses.append(House(ring, line.style, name, str(number), along, style.building, style.people))
            row.append(house)
            along += style.width
        for house in row:
            room.take(house)
        along += style.gap if row else 2.0
    return houses


def _plot(shape: LineString, along: float, side: int, style: Style) -> Polygon:
    near, far = side * style.front, side * (style.front + style.depth)
    ends = (along, along + style.width)
    corners = [beside(shape, ends[0], near), beside(shape, ends[1], near)]
    corners += [beside(shape, ends[1], far), beside(shape, ends[0], far)]
    return Polygon([rounded(corner) for corner in corners])


_HOUSE_NAMES = [
    "Rose Cottage",
    "The Lodge",
    "Hillcrest",
    "The Willows",
    "Fairview",
    "Ivy House",
    "The Old Forge",
    "Orchard House",
    "Sunnyside",
    "The Laurels",
    "Riverside",
    "Woodside",
    "The Gables",
    "Meadow View",
    "Lane End",
    "Holly House",
    "Mill House",
    "Beech House",
    "The Hollies",
    "Lilac Cottage",
]


def with_house_names(houses: list[House], *, dice: Random) -> list[House]:
    """A few houses have a name and no number; blocks of flats have both."""
    named = []
    for house in houses:
        if house.style == "flats":
            named.append(replace(house, house_name=f"{house.street.split()[0]} House {house.number}"))
        elif house.style in ("detached", "villa") and dice.random() < 0.04:
            named.append(replace(house, house_name=dice.choice(_HOUSE_NAMES), number=""))
        else:
            named.append(house)
    return named


def nearest_house(houses: list[House], spot: XY) -> House:
    """The house nearest to a point."""
    tree = STRtree([Point(house.centre) for house in houses])
    return houses[int(tree.nearest(Point(spot)))]
