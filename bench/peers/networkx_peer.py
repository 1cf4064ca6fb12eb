"""How does networkx answer? With ``ego_graph``, as the isochrone example of OSMnx does it."""

from typing import Any

import numpy as np

from bench.peers.answers import Reached
from bench.peers.contestant import Contestant, PeerMissingError
from bench.peers.places import Place

try:
    import networkx as nx
except ImportError:  # it comes with OSMnx, but the bench does not count on it
    nx = None

NAME = "networkx"
FEW = 10


def catchments(place: Place, *, cutoff_m: float) -> list[Contestant[Reached]]:
    """The subgraph about a few of the origins; the time is scaled to all of them.

    Raises
    ------
    PeerMissingError
        networkx is not installed.
    """
    if nx is None:
        raise PeerMissingError(NAME)
    graph = nx.MultiDiGraph()
    graph.add_nodes_from(range(place.nodes))
    edges = place.matrix.tocoo()
    rows = zip(edges.row.tolist(), edges.col.tolist(), edges.data.tolist(), strict=True)
    graph.add_edges_from((a, b, {"length": metres}) for a, b, metres in rows)
    few = place.origins[:FEW].tolist()

    def run() -> list[Any]:
        return [nx.ego_graph(graph, origin, radius=cutoff_m, distance="length") for origin in few]

    def read(subgraphs: list[Any]) -> Reached:
        reached = [
            nx.single_source_dijkstra_path_length(sub, origin, cutoff=cutoff_m, weight="length")
            for origin, sub in zip(few, subgraphs, strict=True)
        ]
        assert all(set(walks) == set(sub) for walks, sub in zip(reached, subgraphs, strict=True))  # noqa: S101
        return Reached.of(
            np.repeat(np.arange(len(reached)), [len(walks) for walks in reached]),
            np.array([node for walks in reached for node in walks]),
            np.array([metres for walks in reached for metres in walks.values()]),
            nodes=place.nodes,
        )

    note = f"{len(few)} origins measured, scaled to {len(place.origins)}"
    return [
        Contestant(
            f"{NAME} ego_graph, as OSMnx's isochrone example",
            run,
            read,
            1e-6,
            rows=np.arange(len(few)),
            share=len(few) / len(place.origins),
            note=note,
        )
    ]
