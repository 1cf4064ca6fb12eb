"""Which street segments make one edge: chains through vertices where a walker has no choice."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from numba import njit

from geo.types import BoolArray, IndexArray, IntArray


@dataclass(frozen=True, eq=False)
class Chains:
    """c chains of segments, one after another. Chain i holds segments ``start[i]`` to ``start[i + 1]``."""

    start: IntArray  # (c + 1,)
    segment: IntArray  # (s,) segments in walking order
    reverse: BoolArray  # (s,) True where the segment is walked from its end to its start


def merge_chains(start: IntArray, end: IntArray, alike: IndexArray, *, vertex_count: int) -> Chains:
    """Join segments end to end at every vertex where exactly two meet that are alike.

    Parameters
    ----------
    start, end
        (s,) vertices of each segment.
    alike
        (s,) a number for what a chain never mixes: flags, hours.
    vertex_count
        Number of vertices.

    Returns
    -------
    Chains holding every segment once. A ring that meets nothing is one chain that begins and ends at its
    lowest-numbered segment's start.
    """
    incident, first = _incidence(start, end, vertex_count)
    degree = np.diff(first)
    is_node = degree != 2
    pair = first[:-1][~is_node]
    is_node[~is_node] = alike[incident[pair]] != alike[incident[pair + 1]]
    return Chains(*_walk(start, end, first, incident, is_node))


def _incidence(start: IntArray, end: IntArray, vertex_count: int) -> tuple[IntArray, IntArray]:
    """(2s,) segments at each vertex, and (v + 1,) where each vertex's list begins."""
    vertex = np.concatenate([start, end])
    order = np.argsort(vertex, kind="stable")
    incident = np.tile(np.arange(len(start), dtype=np.int32), 2)[order]
    first = np.zeros(vertex_count + 1, np.int32)
    np.cumsum(np.bincount(vertex, minlength=vertex_count), out=first[1:])
    return incident, first


@njit(cache=True)
def _walk(
    start: IntArray, end: IntArray, first: IntArray, incident: IntArray, is_node: BoolArray
) -> tuple[IntArray, IntArray, BoolArray]:
    count = len(start)
    used = np.zeros(count, np.bool_)
    out_start = np.zeros(count + 1, np.int32)
    out_segment = np.empty(count, np.int32)
    out_reverse = np.empty(count, np.bool_)
    chains = written = 0
    for rings in (False, True):  # chains between nodes first; what is left over are rings
        for seed in range(count):
            for backwards in (False, True):
                vertex = end[seed] if backwards else start[seed]
                if used[seed] or not (rings or is_node[vertex]):
                    continue
                segment = np.int32(seed)
                while True:
                    used[segment] = True
                    reverse = start[segment] != vertex
                    out_segment[written] = segment
                    out_reverse[written] = reverse
                    written += 1
                    vertex = start[segment] if reverse else end[segment]
                    if is_node[vertex]:
                        break
                    onward = incident[first[vertex]]
                    if onward == segment:
                        onward = incident[first[vertex] + 1]
                    if used[onward]:
                        break
                    segment = onward
                chains += 1
                out_start[chains] = written
    return out_start[: chains + 1], out_segment, out_reverse


def vertices_of(chains: Chains, start: IntArray, end: IntArray) -> tuple[IntArray, npt.NDArray[np.int64]]:
    """The vertices along each chain, (s + c,), and where each chain's vertices begin, (c + 1,)."""
    tail = np.where(chains.reverse, end[chains.segment], start[chains.segment])
    head = np.where(chains.reverse, start[chains.segment], end[chains.segment])
    count = len(chains.start) - 1
    offsets = chains.start.astype(np.int64) + np.arange(count + 1)
    along = np.empty(len(tail) + count, np.int32)
    chain_of = np.repeat(np.arange(count), np.diff(chains.start))
    along[np.arange(len(tail)) + chain_of] = tail
    along[offsets[1:] - 1] = head[chains.start[1:] - 1]
    return along, offsets
