"""What is the shape of a part of an edge, and what lies along it?"""

from dataclasses import dataclass

import numpy as np

from geo.network import WalkNetwork
from geo.types import FloatArray, IndexArray


@dataclass(frozen=True, eq=False)
class Stretch:
    """A part of one edge in the direction walked: k points, and the way under each step between them."""

    x: FloatArray  # (k,) metres in the area's CRS
    y: FloatArray  # (k,)
    way: IndexArray  # (k - 1,) rows in the table of ways
    flags: int  # the edge's flags

    @property
    def step_m(self) -> FloatArray:
        """(k - 1,) metres of each step."""
        return np.asarray(np.hypot(np.diff(self.x), np.diff(self.y)))


def cut(network: WalkNetwork, edge: int, start_m: float, end_m: float) -> Stretch:
    """The part of ``edge`` from ``start_m`` to ``end_m`` along it, metres; backwards if ``end_m`` is less."""
    part = slice(network.shape_start[edge], network.shape_start[edge + 1])
    x, y, way = network.shape_x[part], network.shape_y[part], network.shape_way[part][:-1]
    along_m = np.concatenate([[0.0], np.cumsum(np.hypot(np.diff(x), np.diff(y)))])
    low, high = sorted((start_m, end_m))
    inner = (along_m > low) & (along_m < high)
    at = np.concatenate([[low], along_m[inner], [high]])
    step_of = np.clip(np.searchsorted(along_m, (at[1:] + at[:-1]) / 2, "right") - 1, 0, len(way) - 1)
    px, py, ways = np.interp(at, along_m, x), np.interp(at, along_m, y), way[step_of]
    if end_m < start_m:
        px, py, ways = px[::-1], py[::-1], ways[::-1]
    return Stretch(px, py, ways, int(network.edge_flags[edge]))
