"""Which sites reach which demand? The model of choosing sites, made small before anything is searched."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from scipy.sparse import csr_array

from geo.errors import WithinReachError
from geo.types import BoolArray, FloatArray, IndexArray

_HASHES: Final = 2  # two numbers of 64 bits name a set of sites


class SitingError(WithinReachError, ValueError):
    """Sites cannot be chosen as asked."""


@dataclass(frozen=True, eq=False)
class SiteReach:
    """p pairs: which site reaches which demand point. A pair given twice counts once."""

    site: IndexArray  # (p,) row of the site
    point: IndexArray  # (p,) row of the demand point
    site_count: int
    point_count: int

    def matrix(self) -> csr_array:
        """(sites, points) 1.0 where the site reaches the point."""
        shape = (self.site_count, self.point_count)
        reach = csr_array((np.ones(len(self.site)), (self.site, self.point)), shape=shape)
        reach.sum_duplicates()
        reach.data[:] = 1.0
        return reach


@dataclass(frozen=True, eq=False)
class CoverRule:
    """What every choice must keep to: the chosen sites' amounts add up to between two bounds, inclusive."""

    amount: FloatArray  # (s,) per site
    at_least: float = -np.inf
    at_most: float = np.inf

    def kept(self, chosen: BoolArray) -> bool:
        """Whether a choice keeps to this rule."""
        total = float(self.amount[chosen].sum())
        return self.at_least - 1e-9 <= total <= self.at_most + 1e-9


@dataclass(frozen=True, eq=False)
class Model:
    """What is left to decide: s sites, g groups of demand that the same sites reach, and the rules."""

    reaches: csr_array  # (s, g) 1.0 where the site reaches the group
    weight: FloatArray  # (g,) all above 0
    rules: tuple[CoverRule, ...]
    site: IndexArray  # (s,) row of each site as it was given

    @property
    def limit(self) -> CoverRule:
        """The first rule: how many sites, or how much money."""
        return self.rules[0]

    def gained(self, chosen: BoolArray) -> float:
        """Weight reached by a choice among the sites left."""
        if not chosen.any():
            return 0.0
        counted = self.reaches.T @ chosen.astype(float)
        return float(self.weight[counted > 0].sum())

    def keeps(self, chosen: BoolArray) -> bool:
        """Whether a choice keeps to all rules."""
        return all(rule.kept(chosen) for rule in self.rules)

    def only(self, sites: BoolArray) -> "Model":
        """The model with these sites alone; demand that none of them reaches is left out."""
        reaches = csr_array(self.reaches[sites])
        rules = tuple(replace(rule, amount=rule.amount[sites]) for rule in self.rules)
        return merged(Model(reaches, self.weight, rules, self.site[sites]))


def build_model(
    reach: SiteReach, weight: FloatArray, *, existing: IndexArray, rules: Sequence[CoverRule]
) -> tuple[Model, float]:
    """The model without what is settled already, and the weight that existing sites reach.

    Left out are points that an existing site reaches or no site does, points without weight, and sites that
    another one of the same rules betters.

    Raises
    ------
    SitingError
        There are not as many weights as demand points, or a weight is negative or not a number.
    """
    whole, weight = reach.matrix(), np.asarray(weight, float)
    if len(weight) != reach.point_count:
        raise SitingError(
            "There are {count} weights for {point_count} demand points.",
            "Give one for each.",
            count=len(weight),
            point_count=reach.point_count,
        )
    if not (np.isfinite(weight).all() and (weight >= 0).all()):
        raise SitingError("A weight is negative or not a number.", "Give every demand point 0 or more.")
    reached = np.zeros(reach.point_count, bool)
    reached[whole[existing].indices] = True
    free = np.setdiff1d(np.arange(reach.site_count), existing)
    points = np.flatnonzero(~reached & (weight > 0))
    reaches = csr_array(csr_array(whole[free])[:, points])
    ruled = tuple(replace(rule, amount=np.asarray(rule.amount, float)[free]) for rule in rules)
    model = merged(Model(reaches, weight[points], ruled, free))
    return model.only(~_bettered(model)), float(weight[reached].sum())


def merged(model: Model) -> Model:
    """Groups that the same sites reach made one, those that none reaches left out."""
    numbers = np.random.default_rng(20).integers(1, 2**63, size=(_HASHES, len(model.site)), dtype=np.uint64)
    by_group = model.reaches.tocsc()
    counts = np.diff(by_group.indptr)
    names = np.zeros((len(model.weight), _HASHES), np.uint64)
    filled = np.flatnonzero(counts)
    if not len(filled):
        return replace(model, reaches=csr_array((len(model.site), 0)), weight=np.empty(0))
    for at in range(_HASHES):
        names[filled, at] = np.add.reduceat(numbers[at][by_group.indices], by_group.indptr[:-1][filled])
    _, first, group = np.unique(names[filled], axis=0, return_index=True, return_inverse=True)
    weight = np.bincount(group.ravel(), weights=model.weight[filled])
    return replace(model, reaches=csr_array(by_group[:, filled[first]]), weight=np.asarray(weight, float))


def _bettered(model: Model) -> BoolArray:
    """(s,) sites that reach nothing which some other site, no dearer and alike in the rules, does not."""
    size = np.diff(model.reaches.indptr)
    bettered = np.zeros(len(model.site), bool)
    alike: dict[tuple[float, ...], list[int]] = {}
    for site in range(len(model.site)):
        alike.setdefault(tuple(float(rule.amount[site]) for rule in model.rules[1:]), []).append(site)
    for sites in alike.values():
        rows = np.array(sites)
        reaches = csr_array(model.reaches[rows].astype(np.float32))
        shared = csr_array(reaches @ reaches.T).tocoo()
        a, b = rows[shared.coords[0]], rows[shared.coords[1]]
        cost = model.limit.amount
        within = (shared.data >= size[a]) & (a != b) & (cost[b] <= cost[a])
        same = (size[a] == size[b]) & (cost[a] == cost[b])
        bettered[a[within & (~same | (b < a))]] = True
    bettered |= size == 0
    for rule in model.rules:
        if np.isfinite(rule.at_least):
            bettered &= rule.amount == 0  # a floor may want both
    return bettered
