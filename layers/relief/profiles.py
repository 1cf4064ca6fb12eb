"""How high does every street lie? On the ground; on a bridge and in a tunnel on a line between its ends."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd
from scipy.sparse import coo_array
from scipy.sparse.linalg import spsolve

from geo.heights import BUMP_M, Heights, without_bumps
from geo.network import WalkNetwork
from geo.pieces import pieces
from geo.types import BoolArray, FloatArray, IndexArray
from layers.relief.grid import Relief

STATION_M: Final = 25.0  # the ground is looked at so often at the least: half a step of a grid of 50 m
_LEAST_M: Final = 0.01  # a shorter piece of a bridge counts as so long
_NEITHER: Final = ("", "no")


@dataclass(frozen=True, eq=False)
class _Vertices:
    """The s segments of all edges, and the v vertices at their ends."""

    row: IndexArray  # (s,) shape point at which each begins
    begins: IndexArray  # (s,) vertex
    ends: IndexArray  # (s,)
    length_m: FloatArray  # (s,)
    count: int


def street_heights(network: WalkNetwork, ways: pd.DataFrame, relief: Relief) -> Heights:
    """The height profile of every edge.

    The ground is looked at at each shape point and every ``STATION_M`` between, by bilinear interpolation. A
    bridge or tunnel rises evenly from end to end, also where ways meet on it. Then what is less than
    ``BUMP_M`` off the straight line between two points of an edge is left out: it is noise of the grid.

    Parameters
    ----------
    network
        The streets.
    ways
        Their table of ways, with ``bridge`` and ``tunnel`` as tagged where these are known.
    relief
        The ground, in the same CRS.
    """
    vertices = _vertices(network)
    raised = _raised(ways)[network.shape_way[vertices.row]]
    ground_m = relief.at(network.shape_x, network.shape_y)
    at_vertex = np.full(vertices.count, np.nan)
    at_vertex[vertices.begins] = ground_m[vertices.row]
    at_vertex[vertices.ends] = ground_m[vertices.row + 1]
    at_vertex = _evenly(vertices, raised, at_vertex)
    return without_bumps(_stations(network, vertices, raised, at_vertex, relief), bump_m=BUMP_M)


def _raised(ways: pd.DataFrame) -> BoolArray:
    """(w + 1,) which ways are bridges or tunnels; the last stands for no way."""
    raised = np.zeros(len(ways) + 1, bool)
    for column in ("bridge", "tunnel"):
        if column in ways.columns:
            raised[:-1] |= ~ways[column].fillna("").isin(_NEITHER).to_numpy(dtype=bool)
    return raised


def _vertices(network: WalkNetwork) -> _Vertices:
    """Ends of edges are their junctions, shape points between them are vertices of their own."""
    total = len(network.shape_x)
    vertex = np.full(total, -1)
    vertex[network.shape_start[:-1]] = network.edge_from
    vertex[network.shape_start[1:] - 1] = network.edge_to
    between = np.flatnonzero(vertex < 0)
    vertex[between] = network.node_count + np.arange(len(between))
    last = np.zeros(total, bool)
    last[network.shape_start[1:] - 1] = True
    row = np.flatnonzero(~last)
    length_m = np.hypot(
        network.shape_x[row + 1] - network.shape_x[row], network.shape_y[row + 1] - network.shape_y[row]
    )
    return _Vertices(row, vertex[row], vertex[row + 1], length_m, network.node_count + len(between))


def _evenly(vertices: _Vertices, raised: BoolArray, at_vertex: FloatArray) -> FloatArray:
    """The heights of vertices, those on bridges and in tunnels evenly between their ends.

    Where several meet on one, as an even slope from all its ends: what weighs less is further away.
    """
    on_ground = np.zeros(vertices.count, bool)
    on_ground[vertices.begins[~raised]] = on_ground[vertices.ends[~raised]] = True
    begins, ends = vertices.begins[raised], vertices.ends[raised]
    degree = np.bincount(np.concatenate([begins, ends]), minlength=vertices.count)
    inner = (degree > 0) & ~on_ground  # also the end of a pier, which lies as high as its beginning
    fixed = (degree > 0) & on_ground & ~np.isnan(at_vertex)
    heights = at_vertex.copy()
    heights[inner] = np.nan
    joined = (inner | fixed)[begins] & (inner | fixed)[ends]
    part = pieces(begins[joined], ends[joined], count=vertices.count)
    held = np.isin(part, np.unique(part[fixed])) & inner
    if not held.any():
        return heights
    weight = 1.0 / np.maximum(vertices.length_m[raised], _LEAST_M)
    number = np.cumsum(held) - 1
    count = int(held.sum())
    diagonal, toward = np.zeros(count), np.zeros(count)
    for here, there in ((begins, ends), (ends, begins)):
        counts = held[here] & (held[there] | fixed[there])
        np.add.at(diagonal, number[here[counts]], weight[counts])
        given = counts & fixed[there]
        np.add.at(toward, number[here[given]], weight[given] * at_vertex[there[given]])
    both = held[begins] & held[ends]
    a, b, w = number[begins[both]], number[ends[both]], weight[both]
    every = np.arange(count)
    matrix = coo_array(
        (np.concatenate([diagonal, -w, -w]), (np.concatenate([every, a, b]), np.concatenate([every, b, a]))),
        shape=(count, count),
    ).tocsc()
    heights[held] = spsolve(matrix, toward)
    return heights


def _stations(
    network: WalkNetwork, vertices: _Vertices, raised: BoolArray, at_vertex: FloatArray, relief: Relief
) -> Heights:
    """The profiles with all their points: each segment's beginning, what lies between, and the last end."""
    count = np.maximum(np.ceil(vertices.length_m / STATION_M), 1).astype(int)
    segment = np.repeat(np.arange(len(count)), count)
    share = (np.arange(len(segment)) - np.repeat(np.cumsum(count) - count, count)) / count[segment]
    row, low, high = vertices.row, at_vertex[vertices.begins], at_vertex[vertices.ends]
    x, y = (
        along[row[segment]] + share * (along[row + 1] - along[row])[segment]
        for along in (network.shape_x, network.shape_y)
    )
    even = low[segment] + share * (high - low)[segment]
    height_m = np.where(share == 0.0, low[segment], np.where(raised[segment], even, relief.at(x, y)))
    edge = np.searchsorted(network.shape_start, row, "right") - 1
    before_m = np.concatenate([[0.0], np.cumsum(vertices.length_m)])
    first = np.searchsorted(edge, np.arange(network.edge_count))
    along_m = before_m[segment] - before_m[first][edge[segment]] + share * vertices.length_m[segment]
    last = np.append(first[1:], len(row)) - 1
    of_edge = np.concatenate([edge[segment], np.arange(network.edge_count)])
    order = np.argsort(of_edge, kind="stable")
    start = np.searchsorted(of_edge[order], np.arange(network.edge_count + 1)).astype(np.int32)
    return Heights(
        start,
        np.concatenate([np.minimum(along_m, network.edge_length_m[edge[segment]]), network.edge_length_m])[
            order
        ],
        np.concatenate([height_m, high[last]])[order],
    )
