"""How does SciPy answer? With ``scipy.sparse.csgraph.dijkstra`` on the same matrix."""

import numpy as np
from scipy.sparse.csgraph import dijkstra

from bench.peers.answers import Reached
from bench.peers.contestant import Contestant
from bench.peers.places import Place
from geo.types import FloatArray

NAME = "SciPy"
_EXACT_M = 1e-6


def catchments(place: Place, *, cutoff_m: float) -> list[Contestant[Reached]]:
    """All origins in one call, and one call each."""
    matrix, origins, nodes = place.matrix, place.origins, place.nodes

    def at_once() -> FloatArray:
        return np.asarray(dijkstra(matrix, indices=origins, limit=cutoff_m))

    def one_by_one() -> list[FloatArray]:
        return [dijkstra(matrix, indices=origin, limit=cutoff_m) for origin in origins]

    def read(distance_m: FloatArray | list[FloatArray]) -> Reached:
        rows = [np.flatnonzero(np.isfinite(row)) for row in distance_m]
        return Reached.of(
            np.repeat(np.arange(len(rows)), [len(row) for row in rows]),
            np.concatenate(rows),
            np.concatenate([metres[row] for metres, row in zip(distance_m, rows, strict=True)]),
            nodes=nodes,
        )

    return [
        Contestant(f"{NAME} dijkstra(limit), one call for all", at_once, read, _EXACT_M),
        Contestant(f"{NAME} dijkstra(limit), one call each", one_by_one, read, _EXACT_M),
    ]


def nearest(place: Place) -> list[Contestant[FloatArray]]:
    """The nearest asset of every node, however far."""

    def run() -> FloatArray:
        return np.asarray(dijkstra(place.matrix, indices=place.assets, min_only=True))

    return [Contestant(f"{NAME} dijkstra(min_only)", run, np.asarray, _EXACT_M)]
