"""Small towns drawn by hand, and random ones, for the engine's tests."""

from itertools import pairwise

import networkx as nx
import numpy as np

from geo.network import StreetSegments, WalkNetwork, build_network


def segments_of(
    places: dict[str, tuple[float, float]],
    streets: list[tuple[str, str]],
    *,
    flags: dict[tuple[str, str], int] | None = None,
) -> StreetSegments:
    """Straight streets between named places."""
    row = {name: i for i, name in enumerate(places)}
    return StreetSegments(
        x=np.array([xy[0] for xy in places.values()], float),
        y=np.array([xy[1] for xy in places.values()], float),
        start=np.array([row[a] for a, _ in streets], np.int32),
        end=np.array([row[b] for _, b in streets], np.int32),
        way=np.arange(len(streets), dtype=np.int32),
        flags=np.array([(flags or {}).get(street, 0) for street in streets], np.uint8),
    )


def network_of(
    places: dict[str, tuple[float, float]],
    streets: list[tuple[str, str]],
    *,
    flags: dict[tuple[str, str], int] | None = None,
) -> WalkNetwork:
    return build_network(segments_of(places, streets, flags=flags), min_piece_m=0.0)


def random_segments(
    seed: int, *, vertices: int = 60, extra: int = 40, flagged: bool = False
) -> StreetSegments:
    """A random town: each corner joined to its nearest earlier one, so that chains occur, and some links."""
    rng = np.random.default_rng(seed)
    x, y = rng.uniform(0, 1000, (2, vertices))
    start = np.arange(1, vertices)
    end = np.array([int(np.argmin(np.hypot(x[:i] - x[i], y[:i] - y[i]))) for i in start])
    more = rng.integers(0, vertices, (2, extra))
    more = more[:, more[0] != more[1]]
    start, end = np.concatenate([start, more[0]]), np.concatenate([end, more[1]])
    flags = rng.choice([0, 0, 0, 1, 2], len(start)) if flagged else np.zeros(len(start))
    return StreetSegments(
        x,
        y,
        start.astype(np.int32),
        end.astype(np.int32),
        np.arange(len(start), dtype=np.int32),
        flags.astype(np.uint8),
    )


def split_graph(
    network: WalkNetwork, points: dict[str, tuple[int, float, float]], *, avoid: int = 0
) -> nx.Graph:
    """The network for networkx, with each point (edge, offset_m, gap_m) set into its edge as a node."""
    graph = nx.MultiGraph()
    on_edge: dict[int, list[tuple[float, str]]] = {}
    for name, (edge, offset_m, gap_m) in points.items():
        on_edge.setdefault(edge, []).append((offset_m, name))
        graph.add_edge(name, f"{name} on the street", length=gap_m)
    for edge in range(network.edge_count):
        if network.edge_flags[edge] & avoid:
            continue
        stops = [(0.0, int(network.edge_from[edge]))]
        stops += [(offset_m, f"{name} on the street") for offset_m, name in sorted(on_edge.get(edge, []))]
        stops += [(float(network.edge_length_m[edge]), int(network.edge_to[edge]))]
        for (at, a), (to, b) in pairwise(stops):
            graph.add_edge(a, b, length=to - at)
    return graph
