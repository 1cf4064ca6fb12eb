"""Do two contestants say the same? Held before any time is printed."""

from dataclasses import dataclass

import numpy as np

from geo.errors import WithinReachError
from geo.types import FloatArray, IndexArray


class ParityError(WithinReachError, AssertionError):
    """A contestant's numbers are not ours, so its time says nothing."""


@dataclass(frozen=True, eq=False)
class Reached:
    """Which nodes each origin reaches: p pairs, ascending by ``pair``."""

    pair: IndexArray  # (p,) origin * node count + node
    distance_m: FloatArray  # (p,)

    @classmethod
    def of(cls, origin: IndexArray, node: IndexArray, distance_m: FloatArray, *, nodes: int) -> "Reached":
        """From three arrays (p,) that run side by side, in any order; ``nodes`` is the count of all."""
        pair = np.asarray(origin, np.int64) * nodes + np.asarray(node, np.int64)
        order = np.argsort(pair, kind="stable")
        return cls(pair[order], np.asarray(distance_m, float)[order])

    def first(self, origins: int, *, nodes: int) -> "Reached":
        """Only the first ``origins`` of them."""
        end = np.searchsorted(self.pair, origins * nodes)
        return Reached(self.pair[:end], self.distance_m[:end])


@dataclass(frozen=True, eq=False)
class Counted:
    """How many assets each node reaches, and how far the nearest is."""

    count: IndexArray  # (n,)
    nearest_m: FloatArray  # (n,) infinite where none is reached

    def at(self, rows: IndexArray | None) -> "Counted":
        """Only the nodes at ``rows``; None: all of them."""
        return self if rows is None else Counted(self.count[rows], self.nearest_m[rows])


def same_reach(name: str, ours: Reached, theirs: Reached, *, cutoff_m: float, tolerance_m: float) -> None:
    """Hold that both reach the same nodes, equally far, but for walks within a tolerance of the cutoff.

    Raises
    ------
    ParityError
        They do not; the message names the contestant and the largest difference.
    """
    _, mine, other = np.intersect1d(ours.pair, theirs.pair, assume_unique=True, return_indices=True)
    _distances(name, ours.distance_m[mine], theirs.distance_m[other], tolerance_m)
    for whose, reached, shared in (("we reach", ours, mine), (f"{name} reaches", theirs, other)):
        alone = np.delete(reached.distance_m, shared)
        early = alone < cutoff_m - tolerance_m
        if early.any():
            raise _differs(name, f"{early.sum():,} nodes that only {whose}, one {alone.min():.3f} m away")


def same_count(name: str, low: Counted, ours: Counted, high: Counted, theirs: Counted) -> None:
    """Hold that counts lie between ours a tolerance short of the cutoff (``low``) and a tolerance beyond.

    Raises
    ------
    ParityError
        One does not.
    """
    wrong = (theirs.count < low.count) | (theirs.count > high.count)
    if wrong.any():
        node = int(np.flatnonzero(wrong)[0])
        raise _differs(
            name,
            f"another count at {wrong.sum():,} nodes; at node {node} we count {ours.count[node]}, "
            f"it counts {theirs.count[node]}",
        )


def same_nearest(
    name: str, ours: FloatArray, theirs: FloatArray, *, cutoff_m: float, tolerance_m: float
) -> None:
    """Hold that the nearest asset is equally far at every node, but within a tolerance of the cutoff.

    Raises
    ------
    ParityError
        It is not.
    """
    both = np.isfinite(ours) & np.isfinite(theirs)
    _distances(name, ours[both], theirs[both], tolerance_m)
    alone = np.fmin(ours, theirs)[np.isfinite(ours) != np.isfinite(theirs)]
    if (alone < cutoff_m - tolerance_m).any():
        raise _differs(name, f"{len(alone):,} nodes at which only one of the two finds an asset")


def _distances(name: str, ours: FloatArray, theirs: FloatArray, tolerance_m: float) -> None:
    if len(ours) and (worst := float(np.abs(ours - theirs).max())) > tolerance_m:
        raise _differs(name, f"a walk that differs by {worst:.4f} m (allowed: {tolerance_m:g} m)")


def _differs(name: str, how: str) -> ParityError:
    return ParityError(
        "{name} does not say the same as this project: {how}.",
        "No time is given. Find out which of the two is wrong first.",
        name=name,
        how=how,
    )
