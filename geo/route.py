"""Which way does one walk there? The path behind one figure of a sweep, stretch by stretch."""

from dataclasses import dataclass

import numpy as np
import shapely

from geo.linework import Stretch, cut
from geo.network import WalkNetwork
from geo.snap import Snaps
from geo.sweep import Sweep


@dataclass(frozen=True, eq=False)
class Route:
    """The shortest way from a start to a goal."""

    walk_m: float  # gap, stretches and gap
    stretches: tuple[Stretch, ...]  # in walking order; the gaps at both ends are not part of them
    line: shapely.LineString  # from the start itself to the goal itself, metres in the area's CRS


def route(network: WalkNetwork, swept: Sweep, start: Snaps, goal: Snaps) -> Route | None:
    """The way behind ``walk_lengths`` for one start and one goal.

    Parameters
    ----------
    network, swept
        The streets, and a sweep over them from ``start``.
    start, goal
        One point each, joined to edges.

    Returns
    -------
    Route, or None where the goal was not reached within the sweep's cutoff.
    """
    edge, offset_m = int(goal.edge[0]), float(goal.offset_m[0])
    if edge < 0 or not start.joined[0] or int(network.edge_flags[edge]) & swept.avoid:
        return None
    ways_in = [  # (metres to the goal's edge and along it, where the stretch on that edge begins, its node)
        (float(swept.distance_m[network.edge_from[edge]]) + offset_m, 0.0, int(network.edge_from[edge])),
        (
            float(swept.distance_m[network.edge_to[edge]]) + float(network.edge_length_m[edge]) - offset_m,
            float(network.edge_length_m[edge]),
            int(network.edge_to[edge]),
        ),
    ]
    if edge == start.edge[0]:
        along_m = float(start.offset_m[0])
        ways_in.append((float(start.gap_m[0]) + abs(offset_m - along_m), along_m, -1))
    length_m, begin_m, node = min(ways_in, key=lambda way_in: way_in[0])
    walk_m = length_m + float(goal.gap_m[0])
    if walk_m > swept.cutoff_m:
        return None
    stretches = [*_back_to_start(network, swept, start, node), cut(network, edge, begin_m, offset_m)]
    kept = tuple(stretch for stretch in stretches if float(stretch.step_m.sum()) > 0)
    return Route(walk_m, kept, _line(start, stretches, goal))


def _back_to_start(network: WalkNetwork, swept: Sweep, start: Snaps, node: int) -> list[Stretch]:
    if node < 0:
        return []
    stretches = []
    while (arc := int(swept.via_arc[node])) >= 0:
        source = int(np.searchsorted(network.arc_start, arc, "right")) - 1
        edge = int(network.arc_edge[arc])
        length_m = float(network.edge_length_m[edge])
        forwards = int(network.edge_from[edge]) == source and _ends_here(network, arc, node)
        stretches.append(cut(network, edge, *((0.0, length_m) if forwards else (length_m, 0.0))))
        node = source
    edge, offset_m = int(start.edge[0]), float(start.offset_m[0])
    length_m = float(network.edge_length_m[edge])
    reached_by_start = np.isclose(
        float(swept.distance_m[node]), float(start.gap_m[0]) + offset_m, rtol=0, atol=1e-6
    )
    at_first = int(network.edge_from[edge]) == node and (
        reached_by_start or int(network.edge_to[edge]) != node
    )
    stretches.append(cut(network, edge, offset_m, 0.0 if at_first else length_m))
    return stretches[::-1]


def _ends_here(network: WalkNetwork, arc: int, node: int) -> bool:
    return int(network.edge_to[network.arc_edge[arc]]) == node


def _line(start: Snaps, stretches: list[Stretch], goal: Snaps) -> shapely.LineString:
    x = np.concatenate([start.x[:1], *(stretch.x for stretch in stretches), goal.x[:1]])
    y = np.concatenate([start.y[:1], *(stretch.y for stretch in stretches), goal.y[:1]])
    moved = np.concatenate([[True], (np.diff(x) != 0) | (np.diff(y) != 0)])
    if moved.sum() < 2:  # a person standing at the door
        moved[-1] = True
    return shapely.LineString(np.column_stack([x[moved], y[moved]]))
