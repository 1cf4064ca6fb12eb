"""Walks over private ground the slow and plain way: networkx over every junction in each part of a walk."""

from itertools import pairwise

import networkx as nx
import numpy as np
from scipy.sparse import coo_array, csr_array

from geo.network import OWN, StreetSegments, WalkNetwork
from geo.own_ground import OWN_GROUND, SEPARATE_TOWN_M
from geo.snap import Snaps
from tests.geo.streets import random_segments

SETTING_OUT, IN_THE_OPEN, COMING_IN = range(3)


def random_town(seed: int, *, private: float = 0.4) -> StreetSegments:
    """A random town of which a share of the streets, here and there, are private."""
    town = random_segments(seed, flagged=True)
    rng = np.random.default_rng(seed + 1)
    is_private = rng.random(len(town.start)) < private
    return StreetSegments(
        town.x,
        town.y,
        town.start,
        town.end,
        town.way,
        (town.flags | np.where(is_private, OWN, 0)).astype(np.uint8),
    )


def graph_by_rule(
    a: np.ndarray, b: np.ndarray, length_m: np.ndarray, *, own: np.ndarray, open_place: np.ndarray
) -> csr_array:
    """(3p, 3p) each of p places setting out, in the open and coming in, for SciPy.

    (s,) stretches walked between places a and b, own ground or open, their lengths more than 0; (p,) whether
    an open street passes a place.
    """
    size = len(open_place)
    there, back, metres, is_own = (
        np.concatenate(pair) for pair in ((a, b), (b, a), (length_m,) * 2, (own,) * 2)
    )
    within = is_own & ~open_place[there]
    places, step = np.arange(size), np.full(size, length_m[length_m > 0].min(initial=1e-9) * 1e-6)
    parts = [
        (there[~is_own], IN_THE_OPEN, back[~is_own], IN_THE_OPEN, metres[~is_own]),
        (there[within], SETTING_OUT, back[within], SETTING_OUT, metres[within]),
        (there[within], COMING_IN, back[within], COMING_IN, metres[within]),
        (there[is_own], IN_THE_OPEN, back[is_own], COMING_IN, metres[is_own]),
        (places[open_place], SETTING_OUT, places[open_place], IN_THE_OPEN, step[open_place]),
        (places[open_place], IN_THE_OPEN, places[open_place], COMING_IN, step[open_place]),
        (places[~open_place], SETTING_OUT, places[~open_place], COMING_IN, step[~open_place]),
    ]
    source = np.concatenate([3 * place + phase for place, phase, _, _, _ in parts])
    target = np.concatenate([3 * place + phase for _, _, place, phase, _ in parts])
    weight = np.concatenate([part[4] for part in parts])
    order = np.lexsort((weight, target, source))
    source, target, weight = source[order], target[order], weight[order]
    first = np.ones(len(source), bool)
    first[1:] = (np.diff(source) != 0) | (np.diff(target) != 0)
    return coo_array((weight[first], (source[first], target[first])), shape=(3 * size,) * 2).tocsr()


def walk_lengths_by_rule(network: WalkNetwork, homes: Snaps, doors: Snaps, *, avoid: int = 0) -> np.ndarray:
    """(homes, doors) metres; infinite where no walk obeys the rule."""
    stretches = _stretches(network, homes, doors)
    open_places = {place for a, b, _, edge in stretches if not _own(network, edge) for place in (a, b)}
    graph = nx.DiGraph()
    for a, b, length_m, edge in stretches:
        if network.edge_flags[edge] & avoid:
            continue
        for there, back in ((a, b), (b, a)):
            if not _own(network, edge):
                _shorter(graph, (there, IN_THE_OPEN), (back, IN_THE_OPEN), length_m)
                continue
            if there not in open_places:
                _shorter(graph, (there, SETTING_OUT), (back, SETTING_OUT), length_m)
                _shorter(graph, (there, COMING_IN), (back, COMING_IN), length_m)
            _shorter(graph, (there, IN_THE_OPEN), (back, COMING_IN), length_m)
    for place in {place for a, b, _, _ in stretches for place in (a, b)}:
        first, last = (SETTING_OUT, COMING_IN)
        if place in open_places:
            _shorter(graph, (place, first), (place, IN_THE_OPEN), 0.0)
            _shorter(graph, (place, IN_THE_OPEN), (place, last), 0.0)
        else:
            _shorter(graph, (place, first), (place, last), 0.0)
    return _measured(graph, homes, doors)


def _measured(graph: nx.DiGraph, homes: Snaps, doors: Snaps) -> np.ndarray:
    lengths_m = np.full((len(homes), len(doors)), np.inf)
    for home in np.flatnonzero(homes.joined).tolist():
        start = (("home", home), SETTING_OUT)
        reached = nx.single_source_dijkstra_path_length(graph, start) if start in graph else {}
        for door in np.flatnonzero(doors.joined).tolist():
            walk_m = reached.get((("door", door), COMING_IN), np.inf)
            lengths_m[home, door] = homes.gap_m[home] + walk_m + doors.gap_m[door]
    return lengths_m


def _own(network: WalkNetwork, edge: int) -> bool:
    return bool(network.edge_flags[edge] & OWN_GROUND)


def _stretches(network: WalkNetwork, homes: Snaps, doors: Snaps) -> list:
    """Every edge, cut where a home or a door joins it: both ends, metres, the edge."""
    on_edge: dict[int, list] = {}
    for kind, snaps in (("home", homes), ("door", doors)):
        for row in np.flatnonzero(snaps.joined).tolist():
            on_edge.setdefault(int(snaps.edge[row]), []).append((float(snaps.offset_m[row]), (kind, row)))
    stretches = []
    for edge in range(network.edge_count):
        stops = [(0.0, ("node", int(network.edge_from[edge])))]
        stops += sorted(on_edge.get(edge, []))
        stops += [(float(network.edge_length_m[edge]), ("node", int(network.edge_to[edge])))]
        stretches += [(a, b, to - at, edge) for (at, a), (to, b) in pairwise(stops)]
    return stretches


def _shorter(graph: nx.DiGraph, a: tuple, b: tuple, length_m: float) -> None:
    if not graph.has_edge(a, b) or graph[a][b]["weight"] > length_m:
        graph.add_edge(a, b, weight=length_m)


def enclosed_by_rule(network: WalkNetwork) -> np.ndarray:
    """(m,) open edges whose open piece is not the longest of all that it is joined to, and no town."""
    own = (network.edge_flags & OWN) > 0
    whole, in_the_open = nx.MultiGraph(), nx.MultiGraph()
    for edge, (a, b) in enumerate(zip(network.edge_from.tolist(), network.edge_to.tolist(), strict=True)):
        whole.add_edge(a, b)
        if not own[edge]:
            in_the_open.add_edge(a, b, edge=edge, length_m=float(network.edge_length_m[edge]))
    pieces = [in_the_open.subgraph(nodes) for nodes in nx.connected_components(in_the_open)]
    lengths = [sum(m for _, _, m in piece.edges(data="length_m")) for piece in pieces]
    behind = np.zeros(network.edge_count, bool)
    for nodes in nx.connected_components(whole):
        here = [i for i, piece in enumerate(pieces) if set(piece) <= nodes]
        longest = max((lengths[i] for i in here), default=0.0)
        for i in here:
            if lengths[i] < longest and lengths[i] < SEPARATE_TOWN_M:
                behind[[edge for _, _, edge in pieces[i].edges(data="edge")]] = True
    return behind
