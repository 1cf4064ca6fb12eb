"""Random towns on hills, and the directed graph that networkx walks on them."""

from dataclasses import replace
from itertools import pairwise

import networkx as nx
import numpy as np

from geo.heights import Heights
from geo.network import WalkNetwork, build_network
from tests.geo.streets import random_segments


def with_heights(network: WalkNetwork, of_junction, inner=None) -> WalkNetwork:
    """The network with these heights at its junctions, and per edge further points (share, height)."""
    start, along_m, height_m = [0], [], []
    for edge in range(network.edge_count):
        length_m = float(network.edge_length_m[edge])
        points = [(0.0, float(of_junction[network.edge_from[edge]]))]
        points += [(share * length_m, metres) for share, metres in (inner or {}).get(edge, [])]
        points += [(length_m, float(of_junction[network.edge_to[edge]]))]
        along_m += [along for along, _ in points]
        height_m += [height for _, height in points]
        start.append(len(along_m))
    return replace(network, heights=Heights(np.array(start, np.int32), np.array(along_m), np.array(height_m)))


def hilly_town(seed: int, *, high_m: float = 60.0, segments=None) -> WalkNetwork:
    """A random town with random heights, bumps within its edges and some heights that nobody knows."""
    network = build_network(
        random_segments(seed, flagged=True) if segments is None else segments, min_piece_m=0.0
    )
    rng = np.random.default_rng(seed)
    heights = rng.uniform(0, high_m, network.node_count)
    heights[network.edge_in_from] = heights[network.edge_from]
    heights[network.edge_in_to] = heights[network.edge_to]
    inner = {
        edge: [(share, float(rng.uniform(0, high_m))) for share in np.sort(rng.uniform(0.05, 0.95, 3))]
        for edge in range(0, network.edge_count, 3)
    }
    if network.edge_count > 7:
        inner[7] = [(0.5, float("nan"))]
    return with_heights(network, heights, inner)


def directed_graph(
    network: WalkNetwork, points: dict[str, tuple[int, float, float]], *, avoid: int = 0
) -> nx.MultiDiGraph:
    """The streets for networkx, each point (edge, offset_m, gap_m) set into its edge as a node of its own."""
    graph = nx.MultiDiGraph()
    on_edge: dict[int, list[tuple[float, str]]] = {}
    for name, (edge, offset_m, gap_m) in points.items():
        on_edge.setdefault(int(edge), []).append((float(offset_m), name))
        graph.add_edge(name, f"{name} on the street", length=float(gap_m))
        graph.add_edge(f"{name} on the street", name, length=float(gap_m))
    for edge in range(network.edge_count):
        if network.edge_flags[edge] & avoid:
            continue
        stops = [(0.0, int(network.edge_from[edge]))]
        stops += [(offset_m, f"{name} on the street") for offset_m, name in sorted(on_edge.get(edge, []))]
        stops += [(float(network.edge_length_m[edge]), int(network.edge_to[edge]))]
        for (at, a), (to, b) in pairwise(stops):
            graph.add_edge(a, b, length=(to - at) * float(network.along[edge]))
            graph.add_edge(b, a, length=(to - at) * float(network.against[edge]))
    return graph


def points_of(snaps, word: str) -> dict[str, tuple[int, float, float]]:
    """Joined points by name, as ``directed_graph`` takes them."""
    return {
        f"{word} {i}": (int(snaps.edge[i]), float(snaps.offset_m[i]), float(snaps.gap_m[i]))
        for i in np.flatnonzero(snaps.joined)
    }
