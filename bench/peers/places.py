"""Where is it measured? A network, with the homes and the assets that every contestant is given."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.sparse import csr_array

from geo.network import StreetSegments, WalkNetwork, build_network
from geo.own_ground import OWN_GROUND
from geo.snap import Snaps
from geo.types import IndexArray
from layers.area import Area

ORIGINS, ASSETS = 300, 300
CUTOFF_M = 1_200.0
SEED = 20_260


@dataclass(frozen=True, eq=False)
class Place:
    """One network. Homes and assets stand at junctions, because that is where the peers can place them."""

    title: str
    network: WalkNetwork
    origins: IndexArray  # (300,) nodes
    assets: IndexArray  # (300,) nodes

    @property
    def nodes(self) -> int:
        """How many junctions the network has."""
        return self.network.node_count

    @cached_property
    def matrix(self) -> "csr_array[np.float64]":
        """(n, n) metres from node to node, the shorter one where two edges join the same nodes."""
        network = self.network
        source = np.repeat(np.arange(self.nodes), np.diff(network.arc_start))
        between = np.flatnonzero(source != network.arc_target)
        source, target = source[between], network.arc_target[between]
        length_m = network.arc_length_m[between]
        order = np.lexsort((length_m, target, source))
        first = np.ones(len(order), bool)
        first[1:] = (np.diff(source[order]) != 0) | (np.diff(target[order]) != 0)
        unique = order[first]
        starts = np.zeros(self.nodes + 1, np.int32)
        np.cumsum(np.bincount(source[unique], minlength=self.nodes), out=starts[1:])
        return csr_array((length_m[unique], target[unique], starts), shape=(self.nodes, self.nodes))

    @cached_property
    def single_edges(self) -> tuple[IndexArray, IndexArray, IndexArray]:
        """Both ends and the length of every edge of ``matrix``, each once."""
        edges = self.matrix.tocoo()
        once = edges.row < edges.col
        return edges.row[once], edges.col[once], edges.data[once]


def place_of(title: str, network: WalkNetwork, *, origins: int = ORIGINS, assets: int = ASSETS) -> Place:
    """Homes and assets spread at random, the same each time, over the largest connected piece."""
    chance = np.random.default_rng(SEED)
    main = np.flatnonzero(network.node_piece == 0)
    return Place(
        title,
        network,
        chance.choice(main, min(origins, len(main)), replace=False),
        chance.choice(main, min(assets, len(main)), replace=False),
    )


def place_of_area(area: Area) -> Place:
    """The streets of a prepared area that are open to all: no peer knows whose private ground is whose."""
    return place_of(area.title, open_to_all(area.network))


def open_to_all(network: WalkNetwork) -> WalkNetwork:
    """The same streets without private ground; the network itself where there is none."""
    if not ((network.edge_flags & OWN_GROUND) > 0).any():
        return network
    counts = np.diff(network.shape_start)
    vertex = network.node_count + np.arange(len(network.shape_x))
    vertex[network.shape_start[:-1]], vertex[network.shape_start[1:] - 1] = network.edge_from, network.edge_to
    flags = np.repeat(network.edge_flags, counts)
    begins = np.flatnonzero((network.shape_way >= 0) & ((flags & OWN_GROUND) == 0))
    return build_network(
        StreetSegments(
            np.concatenate([network.node_x, network.shape_x]),
            np.concatenate([network.node_y, network.shape_y]),
            vertex[begins].astype(np.int32),
            vertex[begins + 1].astype(np.int32),
            network.shape_way[begins],
            flags[begins],
        )
    )


def at_nodes(network: WalkNetwork, nodes: IndexArray) -> Snaps:
    """Points that stand exactly at junctions."""
    edge = network.arc_edge[network.arc_start[nodes]].astype(int)
    offset_m = np.where(network.edge_from[edge] == nodes, 0.0, network.edge_length_m[edge])
    return Snaps(network.node_x[nodes], network.node_y[nodes], edge, offset_m, np.zeros(len(nodes)))
