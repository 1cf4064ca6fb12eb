"""How does a prepared walking network go out to OSMnx? As its GraphML, which ``osmnx.load_graphml`` opens.

Every way in which an arc of the network is walked is an edge, so that shortest ways there are those here:
private ground, where a junction is two nodes, included. What is not known is not written: no ``access`` is
ever "yes".
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, Final

import networkx as nx
import numpy as np
import osmnx
import pandas as pd
import shapely

from geo.network import WalkNetwork
from geo.types import IndexArray
from layers.area import Area
from layers.graphml.attributes import FORMAT, FORMAT_KEY, JUNCTION_KEY
from layers.graphml.edge_parts import EdgePart, edge_parts
from layers.graphml.street_facts import plain_text, street_facts

_DECIMALS: Final = 3  # of a metre


@dataclass(frozen=True)
class NetworkCounts:
    """How large a network is."""

    nodes: int
    edges: int  # directed


def write_network(area: Area, path: Path) -> NetworkCounts:
    """Write an area's walking network to ``path``; how many nodes and directed edges it has.

    The file is there whole or as it was before. Raises ``OSError`` where it cannot be written.
    """
    graph = network_graph(area.network, area.ways, area.street_hours)
    graph.graph.update(
        crs=area.crs,
        title=plain_text(area.title),
        area=area.name,
        revision=area.revision,
        made_at=area.made_at,
    )
    streets = next((source for source in area.sources if source.layer == "streets"), None)
    if streets is not None:
        graph.graph.update(
            attribution=plain_text(streets.attribution),
            licence=plain_text(streets.licence),
            date=streets.date,
        )
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        osmnx.save_graphml(graph, unfinished)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return NetworkCounts(graph.number_of_nodes(), graph.number_of_edges())


def network_graph(network: WalkNetwork, ways: pd.DataFrame, hours: pd.DataFrame) -> "nx.MultiDiGraph[int]":
    """The network as OSMnx has one: nodes with ``x``, ``y``, edges with ``length``, ``geometry``, metres.

    Parameters
    ----------
    ways, hours
        Tables of the area; ``network.shape_way`` and ``network.edge_hours`` number their rows.
    """
    graph: nx.MultiDiGraph[int] = nx.MultiDiGraph(created_with="Within Reach", simplified=True)
    graph.graph[FORMAT_KEY] = FORMAT
    graph.add_nodes_from(_junction_nodes(network))
    facts, stretches = street_facts(ways, hours), edge_parts(network)
    for arc in _arcs(network):
        parts = stretches[arc.edge] if arc.along else stretches[arc.edge][::-1]
        for part in parts:
            graph.add_edge(
                *_ends(part, arc, network), **_drawn(part, arc, network), **facts.of(part, network)
            )
    for part in chain.from_iterable(stretches):
        if part.begins is not None:
            place = _place(network.shape_x[part.first], network.shape_y[part.first])
            graph.add_node(_between(network, part.begins), street_count=2, **place)
    return graph


@dataclass(frozen=True)
class _Arc:
    """One way in which an edge stands in the file."""

    source: int
    target: int
    edge: int
    along: bool  # as the edge is drawn, rather than against it
    oneway: bool


def _between(network: WalkNetwork, number: int) -> int:
    """The node between two stretches: after the network's own and those that stand apart."""
    return 2 * network.node_count + number


def _ends(part: EdgePart, arc: _Arc, network: WalkNetwork) -> tuple[int, int]:
    begins, ends = (part.begins, part.ends) if arc.along else (part.ends, part.begins)
    return (
        arc.source if begins is None else _between(network, begins),
        arc.target if ends is None else _between(network, ends),
    )


def _drawn(part: EdgePart, arc: _Arc, network: WalkNetwork) -> dict[str, Any]:
    points = slice(part.first, part.last + 1)
    x, y = network.shape_x[points], network.shape_y[points]
    line = shapely.LineString(np.column_stack([x, y])[:: 1 if arc.along else -1])
    return {
        "length": round(float(np.hypot(np.diff(x), np.diff(y)).sum()), _DECIMALS),
        "oneway": arc.oneway,
        "reversed": not arc.along,
        "geometry": shapely.to_wkt(line, rounding_precision=_DECIMALS),
    }


def _junction_nodes(network: WalkNetwork) -> Iterator[tuple[int, dict[str, Any]]]:
    """The network's nodes, and those that stand apart: numbered after them, by their junction."""
    junction, count = _junctions(network), network.node_count
    ends = np.concatenate([network.edge_from, network.edge_to])
    streets = np.bincount(junction[ends], minlength=count)
    apart = np.unique([end for arc in _arcs_apart(network) for end in (arc.source, arc.target)]).astype(int)
    at_junction = np.concatenate([junction, apart - count])
    nodes = np.bincount(at_junction, minlength=count)
    for node, at in zip(chain(range(count), apart.tolist()), at_junction.tolist(), strict=True):
        shared = {JUNCTION_KEY: at} if nodes[at] > 1 else {}
        yield (
            node,
            {**_place(network.node_x[at], network.node_y[at]), "street_count": int(streets[at]), **shared},
        )


def _place(x: float, y: float) -> dict[str, float]:
    return {"x": round(float(x), _DECIMALS), "y": round(float(y), _DECIMALS)}


def _junctions(network: WalkNetwork) -> IndexArray:
    """(n,) the junction at which each node is: of two, the one that leads out."""
    junction = np.arange(network.node_count)
    junction[network.edge_in_from] = network.edge_from
    junction[network.edge_in_to] = network.edge_to
    return junction


def _arcs(network: WalkNetwork) -> Iterator[_Arc]:
    """Every arc that is walked, then the edges of which none is."""
    sources = np.repeat(np.arange(network.node_count), np.diff(network.arc_start))
    edges, targets = network.arc_edge, network.arc_target
    along = (sources == network.edge_from[edges]) | (sources == network.edge_in_from[edges])
    walked = np.flatnonzero(np.isfinite(network.arc_length_m))
    every = set(zip(sources[walked].tolist(), targets[walked].tolist(), strict=True))
    for arc in walked.tolist():
        source, target = int(sources[arc]), int(targets[arc])
        yield _Arc(source, target, int(edges[arc]), bool(along[arc]), oneway=(target, source) not in every)
    yield from _arcs_apart(network)


def _arcs_apart(network: WalkNetwork) -> Iterator[_Arc]:
    """Private ways between two open streets, which nobody walks through: at nodes of their own."""
    walked = np.zeros(network.edge_count, bool)
    walked[network.arc_edge[np.isfinite(network.arc_length_m)]] = True
    edges, junction = np.flatnonzero(~walked), _junctions(network)
    ends = network.node_count + junction[np.column_stack([network.edge_from, network.edge_to])[edges]]
    for edge, (source, target) in zip(edges.tolist(), ends.tolist(), strict=True):
        yield _Arc(source, target, edge, along=True, oneway=True)
