"""Where on a way can one turn? Its points, the streets that meet there, and how sharply it turns."""

from dataclasses import dataclass, field

import numpy as np

from geo.network import WalkNetwork
from geo.route import ON_GROUND, Route
from geo.types import BoolArray, FlagArray, FloatArray, IndexArray

LOOK_M = 12.0  # a turn is judged over this much of the way on either side, not by the last kink of a line


@dataclass(frozen=True)
class Arm:
    """A street that leaves a junction: where to, as metres east and north, and the row of its way."""

    east: float
    north: float
    way: int


@dataclass(frozen=True, eq=False)
class Path:
    """A route without its steps of no length: p points, and what lies between one and the next."""

    x: FloatArray  # (p,) metres in the area's CRS
    y: FloatArray  # (p,)
    at_m: FloatArray  # (p,) metres from the beginning
    way: IndexArray  # (p - 1,) row in the table of ways, or ON_GROUND
    flags: FlagArray  # (p - 1,)
    arms: tuple[tuple[Arm, ...], ...] = field(repr=False)  # of each point; none where no streets meet

    @property
    def step_m(self) -> FloatArray:
        """(p - 1,) metres of each step."""
        return np.asarray(np.diff(self.at_m))

    @property
    def on_ground(self) -> BoolArray:
        """(p - 1,) True between a door and the street."""
        return np.asarray(self.way == ON_GROUND)

    def turn_at(self, point: int) -> float:
        """Degrees that the way turns at a point, to the left positive, from -180 to 180."""
        before = self._towards(self.at_m[point] - LOOK_M, point)
        after = self._towards(self.at_m[point] + LOOK_M, point)
        back = (-before[0], -before[1])
        cross = back[0] * after[1] - back[1] * after[0]
        along = back[0] * after[0] + back[1] * after[1]
        return float(np.degrees(np.arctan2(cross, along)))

    def _towards(self, at_m: float, point: int) -> tuple[float, float]:
        """Metres east and north from a point to the place ``at_m`` along the way."""
        east = np.interp(at_m, self.at_m, self.x) - self.x[point]
        north = np.interp(at_m, self.at_m, self.y) - self.y[point]
        return float(east), float(north)


def path_of(network: WalkNetwork, walked: Route) -> Path:
    """A route's points and steps of some length, with the streets that meet at each point."""
    step_m = walked.step_m
    moved = step_m > 0
    points = np.concatenate([[True], moved])
    x, y = walked.x[points], walked.y[points]
    at_m = np.concatenate([[0.0], np.cumsum(step_m[moved])])
    return Path(x, y, at_m, walked.way[moved].astype(int), walked.flags[moved], _arms(network, x, y))


def _arms(network: WalkNetwork, x: FloatArray, y: FloatArray) -> tuple[tuple[Arm, ...], ...]:
    """The streets at each point that is a node of the network; a way passes its nodes exactly."""
    low_x, high_x, low_y, high_y = x.min(), x.max(), y.min(), y.max()
    about = (network.node_x >= low_x) & (network.node_x <= high_x)
    about &= (network.node_y >= low_y) & (network.node_y <= high_y)
    nodes: dict[tuple[float, float], list[int]] = {}
    for node in np.flatnonzero(about).tolist():
        nodes.setdefault((float(network.node_x[node]), float(network.node_y[node])), []).append(node)
    return tuple(
        tuple(arm for node in nodes.get((float(east), float(north)), ()) for arm in _arms_of(network, node))
        for east, north in zip(x, y, strict=True)
    )


def _arms_of(network: WalkNetwork, node: int) -> list[Arm]:
    """Each street from a node, once; a stretch of no length (a raised kerb) is none."""
    arms = []
    edges = network.arc_edge[network.arc_start[node] : network.arc_start[node + 1]]
    for edge in np.unique(edges).tolist():
        first, last = int(network.shape_start[edge]), int(network.shape_start[edge + 1]) - 1
        if network.edge_length_m[edge] <= 0:
            continue
        if network.edge_from[edge] == node:
            arms.append(_arm(network, first, first + 1, way_at=first))
        if network.edge_to[edge] == node:
            arms.append(_arm(network, last, last - 1, way_at=last - 1))
    return arms


def _arm(network: WalkNetwork, here: int, there: int, *, way_at: int) -> Arm:
    return Arm(
        float(network.shape_x[there] - network.shape_x[here]),
        float(network.shape_y[there] - network.shape_y[here]),
        int(network.shape_way[way_at]),
    )
