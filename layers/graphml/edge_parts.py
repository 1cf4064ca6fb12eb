"""Of which stretches are the edges of a walking network made, each of one way of the map?

An edge of ours runs on over several ways where nothing meets. In a file each stretch has its own way's name,
surface and light, so an edge is parted where the way changes, at a node that is only there. Private ground,
where the nodes of the way out and of the way in must not meet, is left whole.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from geo.network import WalkNetwork
from geo.own_ground import OWN_GROUND


@dataclass(frozen=True)
class EdgePart:
    """Part of an edge: points ``first`` to ``last`` of the network's shapes, and rows of the table of ways.

    ``begins`` and ``ends`` number the nodes between stretches, from 0; None where the edge itself ends.
    """

    edge: int
    first: int
    last: int
    rows: tuple[int, ...]
    begins: int | None
    ends: int | None


def edge_parts(network: WalkNetwork) -> list[list[EdgePart]]:
    """(m,) the stretches of each edge, from its beginning to its end."""
    own = (network.edge_flags & OWN_GROUND) > 0
    numbers = iter(range(len(network.shape_x)))
    every = []
    for edge, (start, end) in enumerate(pairwise(network.shape_start.tolist())):
        rows = network.shape_way[start : end - 1]
        changes = [] if own[edge] else (np.flatnonzero(np.diff(rows)) + start + 1).tolist()
        between = [(place, next(numbers)) for place in changes]
        every.append(list(_parts(edge, rows.tolist(), (start, end - 1), between)))
    return every


def _parts(
    edge: int, rows: list[int], reach: tuple[int, int], between: list[tuple[int, int]]
) -> Iterator[EdgePart]:
    start, last = reach
    ends: list[tuple[int, int | None]] = [(start, None), *between, (last, None)]
    for (first, begins), (stop, number) in pairwise(ends):
        distinct = tuple(dict.fromkeys(rows[first - start : stop - start]))
        yield EdgePart(edge, first, stop, distinct, begins, number)
