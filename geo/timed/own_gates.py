"""Who lives behind a gate that is shut? They have its key: they walk out and home, nobody else through."""

from dataclasses import replace

import numpy as np

from geo.network import SHUT, WalkNetwork, freeze
from geo.pieces import pieces
from geo.snap import Snaps
from geo.types import BoolArray, IndexArray

OUTSIDE = -1  # of a node from which the streets of its piece are reached without passing anything shut


def enclosures(network: WalkNetwork) -> IndexArray:
    """Which nodes are shut in, and with which others?

    Returns
    -------
    (n,) number of the enclosure that each node lies in, or OUTSIDE. Of every connected piece of street the
    longest part that nothing shut divides is outside; nodes of all other parts are enclosed, those together
    that are joined by ways that are open or shut without passing outside.
    """
    is_open = (network.edge_flags & SHUT) == 0
    part = _components(network, is_open)
    length_m = np.zeros(int(part.max(initial=-1)) + 1)
    np.add.at(length_m, part[network.edge_from[is_open]], network.edge_length_m[is_open])
    piece_of_part = np.zeros(len(length_m), int)
    piece_of_part[part] = network.node_piece
    longest_first = np.lexsort((-length_m, piece_of_part))
    _, first = np.unique(piece_of_part[longest_first], return_index=True)
    is_outside = np.isin(part, longest_first[first])
    within = ~(is_outside[network.edge_from] | is_outside[network.edge_to])
    _, number = np.unique(_components(network, within)[~is_outside], return_inverse=True)
    enclosure = np.full(network.node_count, OUTSIDE)
    enclosure[~is_outside] = number
    return enclosure


def enclosure_of(network: WalkNetwork, enclosure: IndexArray, homes: Snaps) -> IndexArray:
    """(k,) the enclosure that each home lies in, OUTSIDE where an end of its street is, or it has none."""
    ends = enclosure[network.edge_from[homes.edge]], enclosure[network.edge_to[homes.edge]]
    return np.where(homes.joined & (ends[1] != OUTSIDE), ends[0], OUTSIDE)


def from_inside(network: WalkNetwork, enclosure: IndexArray, number: int) -> WalkNetwork:
    """The streets for who lives in one enclosure: its own gates and ways are open to them."""
    inside = enclosure == number
    own = inside[network.edge_from] | inside[network.edge_to]
    edge_flags = np.where(own, network.edge_flags & ~np.uint8(SHUT), network.edge_flags)
    arc_flags = np.where(own[network.arc_edge], network.arc_flags & ~np.uint8(SHUT), network.arc_flags)
    return freeze(replace(network, edge_flags=edge_flags, arc_flags=arc_flags))


def _components(network: WalkNetwork, edges: BoolArray) -> IndexArray:
    """(n,) which nodes are joined by these edges; the two nodes of a junction of private ground are one."""
    ways_in = np.concatenate([network.edge_in_from, network.edge_in_to])
    ways_out = np.concatenate([network.edge_from, network.edge_to])
    begins = np.concatenate([network.edge_from[edges], network.edge_in_from[edges], ways_out])
    ends = np.concatenate([network.edge_to[edges], network.edge_in_to[edges], ways_in])
    return pieces(begins, ends, count=network.node_count)
