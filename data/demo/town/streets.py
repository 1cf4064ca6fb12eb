"""Which streets does the town have? Main roads, the streets of each quarter, their names and their tags."""

from dataclasses import replace
from random import Random

from shapely import LineString, Point, STRtree, union_all

from town import plan
from town.ground import Ground, block_of, blocks, room_for_streets, with_bridges
from town.lines import Line, joined
from town.names import Namer
from town.patterns import fill

_SPEED = {"primary": "30 mph", "secondary": "30 mph", "tertiary": "30 mph", "residential": "20 mph"}


def lay_streets(ground: Ground, *, dice: Random) -> list[Line]:
    """Every street of the town, joined where they meet, main roads first."""
    streets: list[Line] = []
    faces = blocks(ground)
    roads = union_all([road.shape for road in ground.roads])
    filled: list[tuple[float, float]] = []
    for quarter in plan.QUARTERS:
        face = block_of(quarter.point, faces)
        centre = face.representative_point().coords[0]
        if centre in filled:
            raise ValueError(f"Two quarters lie in one block: {quarter.point}.")
        filled.append(centre)
        room = room_for_streets(face, ground)
        streets += fill(quarter, room, roads, dice=Random(f"{quarter.point}"))
    main = [part for road in ground.roads for part in with_bridges(ground, road)]
    lines = connected(joined([*main, *streets]))
    namer = Namer(dice, taken={road.name for road in plan.ROADS})
    return [_finished(line, namer, dice) for line in lines]


def _finished(line: Line, namer: Namer, dice: Random) -> Line:
    tags = dict(line.tags)
    if line.names:
        tags["name"] = namer.name(line.names, length_m=line.shape.length)
    if line.is_street:
        tags.setdefault("sidewalk", _sidewalk(line, dice))
        tags.setdefault(
            "lit", "no" if tags["sidewalk"] == "no" and tags["highway"] == "unclassified" else "yes"
        )
        tags.setdefault("surface", "paving_stones" if tags["highway"] == "pedestrian" else "asphalt")
        if tags["highway"] == "pedestrian":
            del tags["sidewalk"]
        elif tags["highway"] in _SPEED:
            tags["maxspeed"] = _SPEED[tags["highway"]]
    return replace(line, tags=tags)


def _sidewalk(line: Line, dice: Random) -> str:
    if line.style == "modern" and line.shape.length < 90:
        return dice.choice(["no", "no", "both", "left"])
    if line.style == "flats":
        return dice.choice(["both", "right"])
    return dice.choice(["both"] * 9 + ["left"])


def connected(lines: list[Line]) -> list[Line]:
    """The lines that hang together with the first one; the rest could not be walked to."""
    owner: dict[tuple[float, float], list[int]] = {}
    for index, line in enumerate(lines):
        for point in line.points if line.level == 0 else (line.points[0], line.points[-1]):
            owner.setdefault(point, []).append(index)
    reached, queue = {0}, [0]
    while queue:
        for point in lines[queue.pop()].points:
            for other in owner.get(point, []):
                if other not in reached:
                    reached.add(other)
                    queue.append(other)
    return [line for index, line in enumerate(lines) if index in reached]


class StreetFinder:
    """Finds the nearest street to a point."""

    def __init__(self, lines: list[Line], *, named: bool = True) -> None:
        self.lines = [
            line
            for line in lines
            if line.level == 0 and line.is_street and ("name" in line.tags or not named)
        ]
        self.shapes = [line.shape for line in self.lines]
        self.tree = STRtree(self.shapes)

    def near(self, x: float, y: float) -> tuple[Line, LineString]:
        """The nearest street and its shape."""
        index = int(self.tree.nearest(Point(x, y)))
        return self.lines[index], self.shapes[index]
