"""What do the blocks of a made-up town look like inside? Drawn once in a unit square, stamped many times.

A block joins the main roads about it at gates: seven on each side, numbered
anticlockwise from the lower left.
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from geo.network import STEPS
from geo.types import FlagArray, FloatArray, IntArray

GATES = 7  # on each side, at eighths
Point = tuple[float, float]


@dataclass(frozen=True, eq=False)
class TownBlock:
    """Streets within a unit square."""

    xy: FloatArray  # (v, 2)
    start: IntArray  # (s,) vertex, or v + gate
    end: IntArray  # (s,)
    flags: FlagArray  # (s,)


@dataclass
class Pen:
    """Draws one block."""

    points: list[Point] = field(default_factory=list)
    streets: list[tuple[int, int, int]] = field(default_factory=list)

    def at(self, x: float, y: float) -> int:
        """A new point, in metres from the block's lower left; gives its number."""
        self.points.append((x, y))
        return len(self.points) - 1

    def join(self, a: int, b: int, flags: int = 0) -> None:
        """A street from one point to another, by their numbers; a gate is below 0."""
        self.streets.append((a, b, flags))

    def row(self, places: list[Point]) -> list[int]:
        """A street through all of these places."""
        nodes = [self.at(*place) for place in places]
        for a, b in itertools.pairwise(nodes):
            self.join(a, b)
        return nodes

    def gate(self, node: int, side: int, number: int) -> None:
        """Join a place to gate 1 to 7 of side 0 (south), 1 (east), 2 (north) or 3 (west)."""
        self.join(node, -(side * GATES + number))

    def block(self) -> TownBlock:
        """What has been drawn, with its gates numbered after its points."""
        count = len(self.points)
        ends = np.array([(a, b) for a, b, _ in self.streets])
        ends = np.where(ends < 0, count - ends - 1, ends).astype(np.int32)
        flags = np.array([flag for *_, flag in self.streets], np.uint8)
        return TownBlock(np.array(self.points), ends[:, 0], ends[:, 1], flags)


def terraces(columns: int, rows: int, *, back_lanes: bool) -> TownBlock:
    """Straight streets in a grid, most of them open at both ends."""
    pen = Pen()
    xs = np.linspace(0.15, 0.85, columns)
    gates = np.unique(np.linspace(1, GATES, rows).round().astype(int))
    lines = [pen.row([(x, gate / (GATES + 1)) for x in xs]) for gate in gates]
    for gate, line in zip(gates, lines, strict=True):
        pen.gate(line[0], 3, GATES + 1 - int(gate))
        pen.gate(line[-1], 1, int(gate))
    for below, above in itertools.pairwise(lines):
        for column in range(columns):
            pen.join(below[column], above[column])
    if back_lanes:
        _back_lanes(pen, lines, xs)
    middle = columns // 2
    pen.gate(lines[0][middle], 0, (GATES + 1) // 2)
    pen.gate(lines[-1][middle], 2, (GATES + 1) // 2)
    return pen.block()


def _back_lanes(pen: Pen, lines: list[list[int]], xs: FloatArray) -> None:
    """A lane behind the houses of every other row, with a dead end."""
    for below in lines[:-1:2]:
        y = pen.points[below[0]][1] + 0.06
        lane = pen.row([(float(x), y) for x in (xs[:-1] + xs[1:]) / 2])
        pen.join(lane[0], below[0])


def closes(count: int, *, cut_throughs: bool) -> TownBlock:
    """A winding street through the block, with cul-de-sacs to both sides of it."""
    pen = Pen()
    along = np.linspace(0.1, 0.9, count)
    spine = pen.row([(float(x), 0.5 + 0.08 * np.sin(7 * x)) for x in along])
    pen.gate(spine[0], 3, 4)
    pen.gate(spine[-1], 1, 4)
    tips: dict[bool, list[int]] = {True: [], False: []}
    for number, (x, node) in enumerate(zip(along, spine, strict=True)):
        for up in (True, False):
            tips[up] += _close(pen, float(x), node, up=up, long=(number + up) % 2 == 0)
    if cut_throughs:
        for side in tips.values():
            for a, b in list(itertools.pairwise(side))[::4]:
                pen.join(a, b, STEPS)
    pen.gate(tips[True][2], 2, 6)
    return pen.block()


def _close(pen: Pen, x: float, node: int, *, up: bool, long: bool) -> list[int]:
    way = 1 if up else -1
    near, far = (0.16, 0.36) if long else (0.12, 0.26)
    street = pen.row([(x, 0.5 + way * near), (x + 0.01, 0.5 + way * far)])
    pen.join(node, street[0])
    side = pen.at(x + 0.045, 0.5 + way * (near + 0.05))
    pen.join(street[0], side)
    if not long:
        return [side, street[1]]
    stub = pen.at(x - 0.04, 0.5 + way * (far - 0.04))
    pen.join(street[1], stub)
    return [stub, side]


def ring(count: int) -> TownBlock:
    """An estate about a ring street, with closes inwards and outwards."""
    pen = Pen()
    turn = np.linspace(0, 2 * np.pi, count, endpoint=False)
    round_about = pen.row([(0.5 + 0.28 * np.cos(a), 0.5 + 0.28 * np.sin(a)) for a in turn])
    pen.join(round_about[-1], round_about[0])
    for angle, node in zip(turn, round_about, strict=True):
        for reach in (0.14, 0.40):
            tip = pen.at(0.5 + reach * np.cos(angle + 0.1), 0.5 + reach * np.sin(angle + 0.1))
            pen.join(node, tip)
            if reach > 0.3:
                pen.join(tip, pen.at(0.5 + reach * np.cos(angle + 0.3), 0.5 + reach * np.sin(angle + 0.3)))
    green = pen.at(0.5, 0.5)
    for node in (0, count // 2):
        pen.join(green, round_about[node])
    for side, node in ((1, 0), (3, count // 2)):
        pen.gate(round_about[node], side, 4)
    return pen.block()


def park() -> TownBlock:
    """Paths across grass."""
    pen = Pen()
    middle = pen.at(0.5, 0.5)
    corners = pen.row([(0.3, 0.3), (0.7, 0.32), (0.72, 0.7), (0.28, 0.68)])
    pen.join(corners[-1], corners[0])
    for side, corner in enumerate(corners):
        pen.join(middle, corner)
        pen.gate(corner, side, 4)
    return pen.block()


def all_blocks() -> Iterator[tuple[TownBlock, float]]:
    """Every sort of block, and how common it is."""
    yield terraces(6, 7, back_lanes=True), 0.18
    yield terraces(5, 5, back_lanes=False), 0.14
    yield terraces(8, 6, back_lanes=False), 0.06
    yield closes(9, cut_throughs=True), 0.22
    yield closes(7, cut_throughs=False), 0.14
    yield ring(12), 0.16
    yield park(), 0.10
