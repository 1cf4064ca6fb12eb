"""Whose ground is it? Private streets are walked at the beginning and at the end of a walk, never through.

A walk is own ground, then streets open to all, then own ground. Own ground is joined to itself only where no
open street passes: at every other junction a walk out of it has come to the open streets for good. So a
junction within own ground is made two nodes, and every stretch there stands twice: once on the way out, with
arcs that lead to the open streets, and once on the way in, with arcs that lead from them. A walk sets out at
both and arrives at the second, and the plain shortest way between them obeys the rule, there as back.
"""

from dataclasses import dataclass

import numpy as np

from geo.pieces import pieces
from geo.types import BoolArray, FlagArray, FloatArray, IndexArray

OWN = 16  # private ground, as its tags say
ENCLOSED = 32  # open, but reached over private ground alone, so that nobody walks through it either
OWN_GROUND = OWN | ENCLOSED
SEPARATE_TOWN_M = 20_000.0  # streets of this length in all, parted from the rest, are a town of their own


@dataclass(frozen=True, eq=False)
class Arcs:
    """Directed stretches of m edges between nodes of which some are two: a arcs, in order of their source."""

    node: IndexArray  # (n,) junction that each node is at; the second of two leads in
    out_of: IndexArray  # (j,) node that leads out of each junction
    into: IndexArray  # (j,) node that leads in; the same where an open street passes
    source: IndexArray  # (a,)
    target: IndexArray  # (a,)
    edge: IndexArray  # (a,)
    walked: BoolArray  # (a,) False where the edge ends at its source but is not walked from there


def enclosed(tail: IndexArray, head: IndexArray, length_m: FloatArray, own: BoolArray) -> BoolArray:
    """(m,) edges that are open themselves and hang on the rest by own ground alone: a close behind its gate.

    Parameters
    ----------
    tail, head, length_m
        (m,) junctions at both ends of each edge, and its metres.
    own
        (m,) True for private ground.

    Of the open streets that are joined in any way the longest are the rest; others of ``SEPARATE_TOWN_M`` in
    all are a town of their own, with a private road between the two.
    """
    count = int(max(tail.max(initial=-1), head.max(initial=-1))) + 1
    everywhere = pieces(tail, head, count=count)
    by_open = pieces(tail[~own], head[~own], count=count)
    open_m = np.bincount(by_open[tail[~own]], weights=length_m[~own], minlength=count)
    longest = np.zeros(count)
    np.maximum.at(longest, everywhere, open_m[by_open])
    of_edge = open_m[by_open[tail]]
    return np.asarray(~own & (of_edge < longest[everywhere[tail]]) & (of_edge < SEPARATE_TOWN_M), bool)


def arcs_of(tail: IndexArray, head: IndexArray, flags: FlagArray, *, junctions: int) -> Arcs:
    """Lay the arcs along edges, with two nodes for every junction at which only own ground meets.

    Parameters
    ----------
    tail, head
        (m,) junctions at both ends of each edge.
    flags
        (m,) edge flags; those of ``OWN_GROUND`` make it own ground.
    junctions
        Number of junctions, j.
    """
    own = (flags & OWN_GROUND) > 0
    within = np.ones(junctions, bool)
    within[tail[~own]] = within[head[~own]] = False
    into = np.cumsum(1 + within) - 1
    out_of = into - within
    edge = np.tile(np.arange(len(tail)), 2)
    begins, ends, is_own = np.concatenate([tail, head]), np.concatenate([head, tail]), np.tile(own, 2)
    leads_out = np.flatnonzero(is_own & within[begins])
    source = np.concatenate([into[begins], out_of[begins[leads_out]]])
    target = np.concatenate([into[ends], out_of[ends[leads_out]]])
    edges = np.concatenate([edge, edge[leads_out]])
    walked = np.concatenate([~is_own | within[ends], np.ones(len(leads_out), bool)])
    order = np.lexsort((edges, target, source))
    return Arcs(
        np.repeat(np.arange(junctions), 1 + within),
        out_of,
        into,
        source[order],
        target[order],
        edges[order],
        walked[order],
    )
