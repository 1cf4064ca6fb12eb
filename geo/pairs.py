"""Which residents walk to which assets, and how far is each walk? All pairs within a cutoff, in one table.

Metres do not depend on how fast somebody walks: one table at the longest walk serves every pace that avoids
the same things.
"""

from dataclasses import dataclass, field

import numpy as np
from numba import njit

from geo.catchments import arcs_for, seeds, unreached
from geo.gradients import turned
from geo.network import SHUT, WalkNetwork
from geo.pair_walks import Found, walks
from geo.snap import Snaps
from geo.types import BoolArray, FloatArray, IndexArray, IntArray
from geo.workers import ALONE, Workers


@dataclass(frozen=True, eq=False)
class Pairs:
    """p walks from n points to a assets, sorted by point, then asset; where streets slope in level metres."""

    cutoff_m: float  # the longest walk in it, inclusive
    asset_count: int
    start: IndexArray = field(repr=False)  # (n + 1,) rows start[i] to start[i + 1] are those of point i
    point: IntArray = field(repr=False)  # (p,)
    asset: IntArray = field(repr=False)  # (p,)
    distance_m: FloatArray = field(repr=False)  # (p,) metres, both gaps included, to the nearest door

    def __len__(self) -> int:
        return len(self.point)

    @property
    def point_count(self) -> int:
        """How many points there are, with a walk or without."""
        return len(self.start) - 1

    def take(self, rows: BoolArray, *, cutoff_m: float | None = None) -> "Pairs":
        """The pairs at ``rows``, (p,); say ``cutoff_m`` if these are those of a shorter walk."""
        before = np.concatenate([[0], np.cumsum(rows)])
        limit_m = self.cutoff_m if cutoff_m is None else cutoff_m
        return Pairs(
            limit_m,
            self.asset_count,
            before[self.start],
            self.point[rows],
            self.asset[rows],
            self.distance_m[rows],
        )

    def within(self, cutoff_m: float) -> "Pairs":
        """The pairs at most ``cutoff_m`` metres apart, inclusive."""
        return self.take(self.distance_m <= cutoff_m, cutoff_m=min(cutoff_m, self.cutoff_m))


def pairs(
    network: WalkNetwork,
    points: Snaps,
    doors: Snaps,
    *,
    door_asset: IndexArray,
    asset_count: int,
    cutoff_m: float,
    avoid: int = 0,
    workers: Workers = ALONE,
) -> Pairs:
    """Find every walk of at most ``cutoff_m`` from a point to an asset, by the nearest of its doors.

    Parameters
    ----------
    network
        The streets.
    points
        (n,) resident points joined to edges; one joined to none, or to an edge that is avoided, has no walk.
    doors
        (d,) every way into every asset, joined likewise.
    door_asset
        (d,) number of each door's asset, from 0 to ``asset_count - 1``.
    cutoff_m
        The longest walk that counts, metres, inclusive: gap, edges and gap; straight along a shared edge.
    avoid
        Edge flags not walked on.
    workers
        Who does it, each a share; the answer is the same.

    Returns
    -------
    Pairs, each pair once.
    """
    point, door = (
        np.flatnonzero(_usable(network, points, avoid & ~SHUT)),  # who lives on a way has its key
        np.flatnonzero(_usable(network, doors, avoid)),
    )
    asset = np.asarray(door_asset)[door]
    by_asset = np.argsort(asset, kind="stable")
    door, asset = door[by_asset], asset[by_asset]
    with_door, first = np.unique(asset, return_index=True)
    if len(point) < len(with_door):
        blocks = _search(
            network, points.take(point), np.arange(len(point) + 1), doors.take(door), cutoff_m, avoid, workers
        )
        return _from_points(blocks, point, asset, (len(points), asset_count), cutoff_m)
    groups = np.append(first, len(door))
    there = turned(network)  # from the points to the doors, though the doors are what is swept from
    blocks = _search(there, doors.take(door), groups, points.take(point), cutoff_m, avoid, workers)
    return _from_assets(blocks, with_door.astype(np.int32), point, (len(points), asset_count), cutoff_m)


def _usable(network: WalkNetwork, snaps: Snaps, avoid: int) -> BoolArray:
    return np.asarray(snaps.joined & ((network.edge_flags[snaps.edge] & avoid) == 0), bool)


def _search(
    network: WalkNetwork,
    sources: Snaps,
    groups: IndexArray,
    goals: Snaps,
    cutoff_m: float,
    avoid: int,
    workers: Workers,
) -> list[Found]:
    """For each group of sources, walked from together: the goals in reach and the metres, in shares."""
    streets = (
        network.arc_edge,
        network.edge_in_from,
        network.edge_in_to,
        network.edge_length_m,
        network.along,
        network.against,
    )
    nodes, costs_m = seeds(network, sources)
    starts = (sources.edge, sources.offset_m, sources.gap_m, nodes, costs_m)
    order = np.argsort(goals.edge, kind="stable")
    on_edge = np.searchsorted(goals.edge[order], np.arange(network.edge_count + 1))
    ends = (on_edge, order.astype(np.int32), goals.offset_m[order], goals.gap_m[order])
    arcs = arcs_for(network, avoid)

    def search(share: IndexArray) -> Found:
        """The walks from some groups of sources."""
        reaching = cutoff_m, np.full(network.node_count, unreached(cutoff_m))
        return walks(arcs, streets, starts, groups[share[0] : share[-1] + 2], ends, reaching)

    return workers.each(search, workers.shares(len(groups) - 1))


def _from_assets(
    blocks: list[Found], asset: IntArray, point: IndexArray, size: tuple[int, int], cutoff_m: float
) -> Pairs:
    """Rows found asset by asset, in order of point: a counting sort keeps the order of assets."""
    counts = np.zeros(size[0] + 1, np.int64)
    for _, goal, _ in blocks:
        counts[1 + point] += np.bincount(goal, minlength=len(point))
    start = np.cumsum(counts)
    out = np.empty(start[-1], np.int32), np.empty(start[-1], np.int32), np.empty(start[-1])
    place, done = start[:-1].copy(), 0
    for begins, goal, distance_m in blocks:
        _scatter(begins, goal, distance_m, asset[done:], point, place, *out)
        done += len(begins) - 1
    return Pairs(cutoff_m, size[1], start, *out)


def _from_points(
    blocks: list[Found], point: IndexArray, door_asset: IndexArray, size: tuple[int, int], cutoff_m: float
) -> Pairs:
    """Rows found point by point, several doors of an asset each: the nearest stays."""
    per_point = np.concatenate([np.diff(begins) for begins, _, _ in blocks] or [np.empty(0, int)])
    at = np.repeat(point, per_point)
    asset = door_asset[np.concatenate([goal for _, goal, _ in blocks] or [np.empty(0, int)])]
    distance_m = np.concatenate([metres for _, _, metres in blocks] or [np.empty(0)])
    order = np.lexsort((distance_m, asset, at))
    at, asset, distance_m = at[order], asset[order], distance_m[order]
    first = np.ones(len(at), bool)
    first[1:] = (np.diff(at) != 0) | (np.diff(asset) != 0)
    at, asset, distance_m = at[first], asset[first], distance_m[first]
    start = np.searchsorted(at, np.arange(size[0] + 1))
    return Pairs(cutoff_m, size[1], start, at.astype(np.int32), asset.astype(np.int32), distance_m)


@njit(cache=True, nogil=True)
def _scatter(
    begins: IndexArray,
    goal: IntArray,
    distance_m: FloatArray,
    asset: IntArray,
    point: IndexArray,
    place: IndexArray,
    out_point: IntArray,
    out_asset: IntArray,
    out_m: FloatArray,
) -> None:
    for group in range(len(begins) - 1):
        for row in range(begins[group], begins[group + 1]):
            at = point[goal[row]]
            to = place[at]
            out_point[to], out_asset[to], out_m[to] = at, asset[group], distance_m[row]
            place[at] = to + 1
