"""How does a town look that is as large as wanted? Made up: main roads, blocks, rivers with few bridges."""

from dataclasses import dataclass

import numpy as np

from bench.made_up.town_blocks import GATES, TownBlock, all_blocks
from geo.network import StreetSegments, WalkNetwork, build_network
from geo.types import BoolArray, FlagArray, FloatArray, IndexArray, IntArray

BLOCK_M = 340.0  # from one main road to the next
NODES_PER_BLOCK = 44.0  # junctions and ends after merging, on average
RIVER_EVERY_M, RIVER_HALF_M = 7_000.0, 60.0
BRIDGE_EVERY = 5  # main roads from one bridge to the next
CLOSED = 0.06  # share of streets within blocks that are not there
BEND_M = 25.0  # a street has a bend about this often


def made_up_network(nodes: int, *, seed: int = 1) -> WalkNetwork:
    """A town of about so many nodes after merging, the same for the same seed."""
    return build_network(made_up_segments(nodes, seed=seed))


def made_up_segments(nodes: int, *, seed: int = 1) -> StreetSegments:
    """The same town before merging."""
    chance = np.random.default_rng(seed)
    side = max(2, round(np.sqrt(nodes / NODES_PER_BLOCK)))
    roads = _Roads.laid_out(side, chance)
    town = _Town([roads.xy], [roads.start], [roads.end], [np.zeros(len(roads.start), np.uint8)])
    blocks, shares = zip(*all_blocks(), strict=True)
    sort = chance.choice(len(blocks), side * side, p=np.array(shares) / sum(shares))
    for number, block in enumerate(blocks):
        cells = np.flatnonzero(sort == number)
        if len(cells):
            _stamp(town, block, roads, cells, chance)
    return _finished(town, roads, chance)


@dataclass(frozen=True, eq=False)
class _Roads:
    """Main roads: corners in a warped grid, and the gates between them."""

    side: int
    xy: FloatArray  # (v, 2) corners, then gates of the roads going east, then of those going north
    start: IntArray
    end: IntArray
    bridge: BoolArray  # (s,) True on roads that cross rivers

    @classmethod
    def laid_out(cls, side: int, chance: np.random.Generator) -> "_Roads":
        """A square of ``side`` by ``side`` blocks, warped a little by ``chance``."""
        line = np.arange(side + 1)
        column, row = (grid.ravel() for grid in np.meshgrid(line, line))
        x = BLOCK_M * (column + 0.35 * np.sin(row / 3.7) + 0.3 * np.sin(column / 5.3 + row / 11))
        y = BLOCK_M * (row + 0.35 * np.sin(column / 4.1) + 0.25 * np.sin(row / 6.1))
        corners = np.column_stack([x, y]) + chance.uniform(-0.1, 0.1, (len(x), 2)) * BLOCK_M
        east = np.flatnonzero(column < side)
        north = np.flatnonzero(row < side)
        tails, heads = np.concatenate([east, north]), np.concatenate([east + 1, north + side + 1])
        part = np.arange(1, GATES + 1)[:, None] / (GATES + 1)
        gates = corners[tails][:, None] * (1 - part) + corners[heads][:, None] * part
        number = len(corners) + np.arange(len(tails) * GATES).reshape(-1, GATES)
        chain = np.column_stack([tails, number, heads])
        bridge = np.zeros(len(tails), bool)
        bridge[len(east) :] = column[north] % BRIDGE_EVERY == BRIDGE_EVERY // 2
        return cls(
            side,
            np.concatenate([corners, gates.reshape(-1, 2)]),
            chain[:, :-1].ravel().astype(np.int32),
            chain[:, 1:].ravel().astype(np.int32),
            np.repeat(bridge, GATES + 1),
        )

    def corners_of(self, cell: IndexArray) -> IndexArray:
        """(c, 4) corners of cells, anticlockwise from the lower left."""
        row, column = np.divmod(cell, self.side)
        low = row * (self.side + 1) + column
        return np.column_stack([low, low + 1, low + self.side + 2, low + self.side + 1])

    def gates_of(self, cell: IndexArray) -> IndexArray:
        """(c, 4, 7) gates of cells, anticlockwise from the lower left."""
        row, column = np.divmod(cell, self.side)
        first = (self.side + 1) ** 2
        east = first + GATES * (row * self.side + column)
        north = first + GATES * (self.side * (self.side + 1) + row * (self.side + 1) + column)
        up, down = np.arange(GATES), np.arange(GATES)[::-1]
        sides = ((east, up), (north + GATES, up), (east + GATES * self.side, down), (north, down))
        return np.stack([base[:, None] + order for base, order in sides], axis=1)


@dataclass(frozen=True, eq=False)
class _Town:
    """A town being put together, part by part."""

    xy: list[FloatArray]
    start: list[IntArray]
    end: list[IntArray]
    flags: list[FlagArray]


def _stamp(
    town: _Town, block: TownBlock, roads: _Roads, cells: IndexArray, chance: np.random.Generator
) -> None:
    """Put one sort of block into its cells, each turned some way, some streets left out."""
    turned = (np.arange(4) + chance.integers(0, 4, len(cells))[:, None]) % 4
    corners = roads.xy[np.take_along_axis(roads.corners_of(cells), turned, axis=1)]
    gates = np.take_along_axis(roads.gates_of(cells), turned[:, :, None], axis=1)
    gates = gates.reshape(len(cells), 4 * GATES)
    uv = block.xy[None] + chance.uniform(-0.012, 0.012, (len(cells), *block.xy.shape))
    u, v = uv[..., :1], uv[..., 1:]
    weights = ((1 - u) * (1 - v), u * (1 - v), u * v, (1 - u) * v)
    xy = sum(weight * corners[:, None, at] for at, weight in enumerate(weights))
    first = sum(len(part) for part in town.xy)
    inside = first + np.arange(len(cells) * len(block.xy)).reshape(len(cells), -1)
    number = np.concatenate([inside, gates], axis=1)
    open_ = chance.random((len(cells), len(block.start))) >= CLOSED
    town.xy.append(np.asarray(xy).reshape(-1, 2))
    town.start.append(number[:, block.start][open_].astype(np.int32))
    town.end.append(number[:, block.end][open_].astype(np.int32))
    town.flags.append(np.tile(block.flags, (len(cells), 1))[open_])


def _finished(town: _Town, roads: _Roads, chance: np.random.Generator) -> StreetSegments:
    """Without the streets that rivers cut, and with bends."""
    xy = np.concatenate(town.xy)
    start, end, flags = (np.concatenate(part) for part in (town.start, town.end, town.flags))
    bridge = np.zeros(len(start), bool)
    bridge[: len(roads.bridge)] = roads.bridge
    bank = _bank(xy, extent_m=BLOCK_M * roads.side)
    dry = (bank[start] == bank[end]) & (bank[start] >= 0)
    streets = np.flatnonzero(dry | bridge)
    return _bent(xy, start[streets], end[streets], flags[streets], chance)


def _bank(xy: FloatArray, *, extent_m: float) -> IndexArray:
    """(v,) between which rivers a place lies, counted from the south; -1 in the water."""
    x, y = xy.T
    bank = np.zeros(len(x), int)
    wet = np.zeros(len(x), bool)
    for number in range(max(1, round(extent_m / RIVER_EVERY_M))):
        middle = extent_m * (number + 0.5) / max(1, round(extent_m / RIVER_EVERY_M))
        river = middle + 500 * np.sin(x / 1_900 + number) + 220 * np.sin(x / 610 + 2 * number)
        bank += y > river
        wet |= np.abs(y - river) < RIVER_HALF_M
    return np.where(wet, -1, bank)


def _bent(
    xy: FloatArray, start: IntArray, end: IntArray, flags: FlagArray, chance: np.random.Generator
) -> StreetSegments:
    """Give every street its bends: vertices a little to the side of the straight line."""
    step = xy[end] - xy[start]
    length_m = np.hypot(*step.T)
    bends = np.clip((length_m / BEND_M).astype(int), 0, 6)
    street = np.repeat(np.arange(len(start)), bends)
    first = len(xy) + np.concatenate([[0], np.cumsum(bends)])
    within = np.arange(len(street)) - np.repeat(first[:-1] - len(xy), bends)
    part = (within + 1) / (bends[street] + 1)
    aside = chance.normal(0, 0.05, len(start))[street] * np.sin(np.pi * part)
    sideways = np.column_stack([-step[street, 1], step[street, 0]])
    bent = xy[start][street] + step[street] * part[:, None] + sideways * aside[:, None]
    pieces = bends + 1
    of = np.repeat(np.arange(len(start)), pieces)
    place = np.arange(len(of)) - np.repeat(np.cumsum(pieces) - pieces, pieces)
    tails = np.where(place == 0, start[of], first[:-1][of] + place - 1)
    heads = np.where(place == bends[of], end[of], first[:-1][of] + place)
    every = np.concatenate([xy, bent])
    return StreetSegments(
        x=every[:, 0].copy(),
        y=every[:, 1].copy(),
        start=tails.astype(np.int32),
        end=heads.astype(np.int32),
        way=of.astype(np.int32),
        flags=flags[of],
    )
