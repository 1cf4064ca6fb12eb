"""What do streets look like to a walker? A frozen graph in sparse rows, with the shape of every edge."""

from collections.abc import Collection
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Final

import geopandas as gpd
import numpy as np
import shapely

from geo.errors import WithinReachError
from geo.heights import Heights, Slopes
from geo.merge import merge_chains, vertices_of
from geo.own_ground import ENCLOSED, OWN as OWN, arcs_of, enclosed
from geo.pieces import pieces
from geo.types import FlagArray, FloatArray, IndexArray, IntArray, ObjectArray

STEPS = 1  # a flight of steps
KERB = 2  # a raised kerb, stile, turnstile or other barrier that wheels do not pass
WHEELS_NO = 4  # not for wheels, or not known to be: tagged so, very rough or narrow, a ford or the tide
NO_PAVEMENT = 8  # a main road known to have no pavement
ASIDE = 64  # on another level, or a works yard: nobody's street where another is near
SHUT = 128  # shut at the time of the walk; only in networks of ``then_open``

NO_HOURS = -1  # of an edge that is there at all hours

MIN_PIECE_M = 200.0  # pieces of street joined to nothing and shorter than this in all are left out


@dataclass(frozen=True, eq=False)
class StreetSegments:
    """Walkable streets before merging: straight segments between vertices, every vertex kept.

    Two segments meet only where they name the same vertex, so a bridge does not meet the road below it.
    A raised kerb or stile at a vertex is given as two vertices at one place joined by a flagged segment of
    no length, and so is a gate of which only those behind it have the key (OWN); a gate that stops everyone
    as two vertices not joined at all.
    """

    x: FloatArray  # (v,) metres in the area's CRS
    y: FloatArray  # (v,)
    start: IntArray  # (s,) vertex at which the segment begins
    end: IntArray  # (s,) vertex at which it ends
    way: IntArray  # (s,) row in the table of ways (names, surface, lighting …)
    flags: FlagArray  # (s,) STEPS | KERB | WHEELS_NO | NO_PAVEMENT | OWN | ASIDE
    hours: IntArray | None = None  # (s,) row in the table of hours, or NO_HOURS; None: all at all hours


@dataclass(frozen=True, eq=False)
class WalkNetwork:
    """The walk graph of an area. Every edge can be walked both ways.

    n nodes (junctions and ends, ordered along a space-filling curve), m edges (chains of segments between
    them, broken where flags or hours change), a arcs, p shape points. All arrays are read-only.

    A junction of private ground (``geo.own_ground``) is two nodes at one place: one that leads out and one
    that leads in. A walk sets out from an edge's ``edge_from`` and ``edge_to``, and comes to it by
    ``edge_in_from`` and ``edge_in_to``; of an edge that is open to all these are the same nodes. An arc of
    infinite length is not walked: it only says that the edge ends at this node.

    With ``slopes`` a walk is measured in level metres (those that take as long on the level), and takes
    longer one way than the other; ``edge_length_m`` and all along an edge stay true metres.
    """

    node_x: FloatArray  # (n,) metres in the area's CRS
    node_y: FloatArray  # (n,)
    arc_start: IntArray  # (n + 1,) arcs of node i are arc_start[i] to arc_start[i + 1]
    arc_target: IntArray  # (a,) node at the arc's far end
    arc_edge: IntArray  # (a,) edge the arc runs along
    arc_length_m: FloatArray  # (a,)
    arc_flags: FlagArray  # (a,)
    edge_from: IntArray  # (m,) node where the edge's shape begins, for who sets out from it
    edge_to: IntArray  # (m,) node where it ends
    edge_in_from: IntArray  # (m,) the same for who comes to it
    edge_in_to: IntArray  # (m,)
    edge_length_m: FloatArray  # (m,) sum of its segments
    edge_flags: FlagArray  # (m,)
    shape_start: IntArray  # (m + 1,) shape points of edge e are shape_start[e] to shape_start[e + 1]
    shape_x: FloatArray  # (p,)
    shape_y: FloatArray  # (p,)
    shape_way: (
        IntArray  # (p,) row in the table of ways of the segment beginning here; -1 at an edge's last point
    )
    node_piece: IntArray  # (n,) connected piece the node lies in; 0 is the longest
    piece_length_m: FloatArray  # (q,) length of street in each piece, longest first
    edge_hours: IntArray  # (m,) row in the table of hours of gates and ways, or NO_HOURS
    heights: Heights | None = None  # the profile of every edge; None where nobody knows the hills
    slopes: Slopes | None = None  # only in networks of ``geo.sloped``, whose arcs are in level metres

    @property
    def node_count(self) -> int:
        """Junctions and ends of streets."""
        return len(self.node_x)

    @property
    def edge_count(self) -> int:
        """Stretches of street between them."""
        return len(self.edge_length_m)

    @cached_property
    def has_own_ground(self) -> bool:
        """Whether any junction is two nodes, one that leads out and one that leads in."""
        return not (
            np.array_equal(self.edge_from, self.edge_in_from)
            and np.array_equal(self.edge_to, self.edge_in_to)
        )

    @cached_property
    def along(self) -> FloatArray:
        """(m,) level metres for each metre of an edge walked as its shape runs; 1 without ``slopes``."""
        return np.ones(self.edge_count) if self.slopes is None else self.slopes.along

    @cached_property
    def against(self) -> FloatArray:
        """(m,) the same against its shape."""
        return np.ones(self.edge_count) if self.slopes is None else self.slopes.against

    @cached_property
    def timed_edges(self) -> IndexArray:
        """The edges that are not there at all hours: a gate is one of no length."""
        return np.flatnonzero(self.edge_hours != NO_HOURS)

    @cached_property
    def lines(self) -> ObjectArray:
        """(m,) the edges as LineStrings, metres in the area's CRS."""
        return _lines(self.shape_x, self.shape_y, self.shape_start)


NETWORK_ARRAYS = tuple(field.name for field in fields(WalkNetwork) if field.name not in ("heights", "slopes"))
LATER_ARRAYS: Final = {"edge_in_from": "edge_from", "edge_in_to": "edge_to"}  # what old packs have instead


def build_network(segments: StreetSegments, *, min_piece_m: float = MIN_PIECE_M) -> WalkNetwork:
    """Merge segments into edges, leave out stray pieces, and order everything for nearness in memory.

    Parameters
    ----------
    segments
        Walkable segments; see ``StreetSegments``.
    min_piece_m
        Pieces of street joined to nothing else whose length in all is less than this are left out, metres.

    Returns
    -------
    WalkNetwork, its arrays read-only. Length is kept exactly, but for the pieces left out.

    Raises
    ------
    WithinReachError
        No walkable street is left.
    """
    hours = np.full(len(segments.way), NO_HOURS, np.int32) if segments.hours is None else segments.hours
    alike = segments.flags.astype(np.int64) | (hours.astype(np.int64) + 1) << 8
    chains = merge_chains(segments.start, segments.end, alike, vertex_count=len(segments.x))
    along, shape_start = vertices_of(chains, segments.start, segments.end)
    first, last = along[shape_start[:-1]], along[shape_start[1:] - 1]
    step_m = np.hypot(np.diff(segments.x[along]), np.diff(segments.y[along]))
    step_m[shape_start[1:-1] - 1] = 0.0  # the leap from one chain to the next
    length_m = np.add.reduceat(np.append(step_m, 0.0), shape_start[:-1]) if len(first) else np.empty(0)

    vertices, node = np.unique(np.concatenate([first, last]), return_inverse=True)
    tail, head = node[: len(first)], node[len(first) :]
    piece, piece_length_m = _pieces(tail, head, length_m, node_count=len(vertices))
    in_large_piece = piece_length_m[piece[tail]] >= min_piece_m
    if not in_large_piece.any():
        raise WithinReachError(
            "There are no walkable streets here.",
            "Check that the streets file is of this place and holds its highways, then prepare again.",
        )
    order, rank = _node_order(
        segments.x[vertices], segments.y[vertices], np.unique([tail[in_large_piece], head[in_large_piece]])
    )
    ends = rank[tail], rank[head]
    edges = np.flatnonzero(in_large_piece)
    edges = edges[np.lexsort((edges, np.maximum(*ends)[edges], np.minimum(*ends)[edges]))]
    flags = segments.flags[chains.segment[chains.start[:-1]]] & ~np.uint8(ENCLOSED)
    flags[enclosed(tail, head, length_m, (flags & OWN) > 0)] |= ENCLOSED
    begins = chains.segment[chains.start[:-1]][edges]
    return _assemble(
        segments,
        nodes=vertices[order],
        piece=piece[order],
        piece_length_m=piece_length_m[piece_length_m >= min_piece_m],
        tail=ends[0][edges],
        head=ends[1][edges],
        length_m=length_m[edges],
        flags=flags[edges],
        hours=hours[begins],
        shapes=_Shapes(along, np.append(segments.way[chains.segment], -1), chains.start, shape_start, edges),
    )


@dataclass(frozen=True, eq=False)
class _Shapes:
    """The vertices along every chain, and which chains become edges, in their order."""

    along: IndexArray
    way: IndexArray
    segment_start: IndexArray
    shape_start: IndexArray
    edges: IndexArray

    def points_and_ways(self) -> tuple[IndexArray, IndexArray, IntArray]:
        """Points and ways along all edges, (m + 1,) where each begins; way -1 at an edge's last point."""
        counts = (self.shape_start[1:] - self.shape_start[:-1])[self.edges]
        start = np.zeros(len(counts) + 1, np.int32)
        np.cumsum(counts, out=start[1:])
        within = np.arange(start[-1]) - np.repeat(start[:-1], counts)
        points = self.along[np.repeat(self.shape_start[self.edges], counts) + within]
        ways = self.way[np.repeat(self.segment_start[self.edges], counts) + within]
        ways[start[1:] - 1] = -1
        return points, ways, start


def _pieces(
    tail: IndexArray, head: IndexArray, length_m: FloatArray, *, node_count: int
) -> tuple[IntArray, FloatArray]:
    """(n,) connected piece of each node, the longest numbered 0, and (q,) their lengths, longest first."""
    piece = pieces(tail, head, count=node_count)
    total_m = np.asarray(np.bincount(piece[tail], weights=length_m), float)
    order = np.argsort(-total_m, kind="stable")
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    return rank[piece].astype(np.int32), total_m[order]


def _node_order(x: FloatArray, y: FloatArray, nodes: IndexArray) -> tuple[IndexArray, IndexArray]:
    """The kept nodes along a Hilbert curve, and each node's place in that order (-1: left out)."""
    curve = gpd.GeoSeries.from_xy(x[nodes], y[nodes]).hilbert_distance().to_numpy()
    order = nodes[np.lexsort((nodes, curve))]
    rank = np.full(len(x), -1)
    rank[order] = np.arange(len(order))
    return order, rank


def _assemble(
    segments: StreetSegments,
    *,
    nodes: IndexArray,
    piece: IndexArray,
    piece_length_m: FloatArray,
    tail: IndexArray,
    head: IndexArray,
    length_m: FloatArray,
    flags: FlagArray,
    hours: IntArray,
    shapes: _Shapes,
) -> WalkNetwork:
    points, ways, shape_start = shapes.points_and_ways()
    arcs = arcs_of(tail, head, flags, junctions=len(nodes))
    nodes, piece = nodes[arcs.node], piece[arcs.node]
    arc_start = np.zeros(len(nodes) + 1, np.int32)
    np.cumsum(np.bincount(arcs.source, minlength=len(nodes)), out=arc_start[1:])
    return freeze(
        WalkNetwork(
            node_x=segments.x[nodes],
            node_y=segments.y[nodes],
            arc_start=arc_start,
            arc_target=arcs.target.astype(np.int32),
            arc_edge=arcs.edge.astype(np.int32),
            arc_length_m=np.where(arcs.walked, length_m[arcs.edge], np.inf),
            arc_flags=flags[arcs.edge],
            edge_from=arcs.out_of[tail].astype(np.int32),
            edge_to=arcs.out_of[head].astype(np.int32),
            edge_in_from=arcs.into[tail].astype(np.int32),
            edge_in_to=arcs.into[head].astype(np.int32),
            edge_length_m=length_m,
            edge_flags=flags,
            shape_start=shape_start,
            shape_x=segments.x[points],
            shape_y=segments.y[points],
            shape_way=ways.astype(np.int32),
            node_piece=piece.astype(np.int32),
            piece_length_m=piece_length_m,
            edge_hours=hours.astype(np.int32),
        )
    )


def then_open(network: WalkNetwork, shut: Collection[int]) -> WalkNetwork:
    """The same streets at a time at which some are shut: those edges carry SHUT.

    Parameters
    ----------
    network
        The streets; its other arrays are shared.
    shut
        Rows of the table of hours that are shut then.
    """
    edges = np.isin(network.edge_hours, np.fromiter(shut, np.int32, len(shut)))
    closed = np.where(edges, np.uint8(SHUT), np.uint8(0))
    streets = replace(
        network,
        arc_flags=network.arc_flags | closed[network.arc_edge],
        edge_flags=network.edge_flags | closed,
    )
    return freeze(streets)


def freeze(network: WalkNetwork) -> WalkNetwork:
    """The same network, its arrays made read-only."""
    for name in NETWORK_ARRAYS:
        getattr(network, name).flags.writeable = False
    return network


def _lines(x: FloatArray, y: FloatArray, start: IndexArray) -> ObjectArray:
    indices = np.repeat(np.arange(len(start) - 1), np.diff(start))
    return np.asarray(shapely.linestrings(np.column_stack([x, y]), indices=indices))
