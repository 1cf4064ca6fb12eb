"""The hot loops of ``geo.pairs``: sweep from points joined to the streets, and see who lives along them."""

import numpy as np
from numba import njit

from geo.catchments import FIRST_ROOM, Arcs, empty_buckets, node_of, reach, room_for
from geo.types import BoolArray, EntryArray, FloatArray, IndexArray, IntArray, UnsignedArray

# arc_edge, edge_in_from, edge_in_to, edge_length_m, level metres for each metre along an edge and against it
Edges = tuple[IntArray, IntArray, IntArray, FloatArray, FloatArray, FloatArray]
Ends = tuple[float, float, float, float, float]
# edge, offset_m, gap_m, seed nodes (k, 2 or 4), metres to them
Sources = tuple[IndexArray, FloatArray, FloatArray, IntArray, FloatArray]
# goals on edge e are rows start[e] to start[e + 1]: start, goal, offset_m, gap_m
Goals = tuple[IndexArray, IntArray, FloatArray, FloatArray]
# rows begins[g] to begins[g + 1] are those of group g: begins, goal, metres
Found = tuple[IndexArray, IntArray, FloatArray]


@njit(cache=True, nogil=True)
def walks(
    arcs: Arcs,
    streets: Edges,
    sources: Sources,
    groups: IndexArray,
    goals: Goals,
    reaching: tuple[float, FloatArray],
) -> Found:
    """Every goal within a cutoff of each group of sources, and the metres from the nearest of the group.

    ``groups``: sources groups[g] to groups[g + 1] make up group g. A goal comes once per group.
    ``reaching``: the cutoff, metres, and (n,) ``unreached`` throughout.
    """
    _, edge_from, edge_to, edge_length_m, along, against = streets
    cutoff_m, distance_m = reaching
    unreached_m = distance_m[0]
    bucket, entry = empty_buckets(cutoff_m), np.empty(FIRST_ROOM, np.uint64)
    edges, seen = np.empty(len(edge_from), np.int32), np.zeros(len(edge_from), np.bool_)
    begins = np.zeros(len(groups), np.int64)
    out_goal, out_m, done = np.empty(1024, np.int32), np.empty(1024), 0
    for group in range(len(groups) - 1):
        own = _between(sources, groups[group], groups[group + 1])
        entries, entry = reach(arcs, (own[3].ravel(), own[4].ravel()), distance_m, bucket, entry, 0)
        reached = entry[:entries]
        count, lived = _edges_met(arcs[0], streets[0], goals[0], own[0], reached, seen, edges)
        if done + lived > len(out_goal):
            out_goal, out_m = room_for(out_goal, out_m, done, 2 * (done + lived))
        for i in range(count):
            edge = edges[i]
            ends = (
                distance_m[edge_from[edge]], distance_m[edge_to[edge]], edge_length_m[edge],
                along[edge], against[edge],
            )  # fmt: skip
            straight = i < len(own[0])  # the sources' own edges come first
            done = _along(edge, ends, own, straight, goals, cutoff_m, out_goal, out_m, done)
        for i in range(entries):
            distance_m[node_of(reached[i])] = unreached_m
        begins[group + 1] = done
    return begins, out_goal[:done], out_m[:done]


@njit(cache=True, nogil=True)
def _between(sources: Sources, first: int, last: int) -> Sources:
    edge, offset_m, gap_m, nodes, costs_m = sources
    return edge[first:last], offset_m[first:last], gap_m[first:last], nodes[first:last], costs_m[first:last]


@njit(cache=True, nogil=True)
def _edges_met(
    arc_start: UnsignedArray,
    arc_edge: IntArray,
    on_edge: IndexArray,
    own: IndexArray,
    reached: EntryArray,
    seen: BoolArray,
    edges: IntArray,
) -> tuple[int, int]:
    """Write to ``edges`` all edges with goals that the sweep met, its own first; count them and the goals."""
    count = lived = 0
    for edge in own:
        if not seen[edge] and on_edge[edge + 1] > on_edge[edge]:
            seen[edge] = True
            edges[count] = edge
            count, lived = count + 1, lived + on_edge[edge + 1] - on_edge[edge]
    for i in range(len(reached)):
        node = node_of(reached[i])
        for arc in range(arc_start[node], arc_start[node + np.uint64(1)]):
            edge = arc_edge[arc]
            if not seen[edge] and on_edge[edge + 1] > on_edge[edge]:
                seen[edge] = True
                edges[count] = edge
                count, lived = count + 1, lived + on_edge[edge + 1] - on_edge[edge]
    for i in range(count):
        seen[edges[i]] = False
    return count, lived


@njit(cache=True, nogil=True)
def _along(
    edge: int,
    ends: Ends,
    own: Sources,
    straight: bool,
    goals: Goals,
    cutoff_m: float,
    out_goal: IntArray,
    out_m: FloatArray,
    done: int,
) -> int:
    """Write the goals on one edge that are near enough, by either end or straight from a source on it."""
    on_edge, goal, goal_offset_m, goal_gap_m = goals
    from_m, to_m, length_m, along, against = ends
    source_edge, source_offset_m, source_gap_m, _, _ = own
    for row in range(on_edge[edge], on_edge[edge + 1]):
        offset_m = goal_offset_m[row]
        walk_m = min(from_m + offset_m * along, to_m + (length_m - offset_m) * against)
        if straight:
            for source in range(len(source_edge)):
                if source_edge[source] == edge:
                    ahead_m = offset_m - source_offset_m[source]
                    on_it_m = ahead_m * along if ahead_m > 0 else -ahead_m * against
                    walk_m = min(walk_m, source_gap_m[source] + on_it_m)
        walk_m += goal_gap_m[row]
        if walk_m <= cutoff_m:
            out_goal[done], out_m[done] = goal[row], walk_m
            done += 1
    return done
