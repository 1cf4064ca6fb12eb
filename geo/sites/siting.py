"""Where do new assets reach the most people? Three classic models, each with how far from the best it is.

``cover_most`` is the maximal covering location problem (Church and ReVelle 1974, Papers of the Regional
Science Association 32, 101-118), ``cover_all`` location set covering (Toregas et al. 1971, Operations
Research 19, 1363-1373), ``walk_least`` the p-median (ReVelle and Swain 1970, Geographical Analysis 2, 30-42).
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from geo.sites.siting_bound import Bounded, bounded
from geo.sites.siting_model import CoverRule, Model, SiteReach, SitingError, build_model
from geo.sites.siting_solver import solve_cover, solve_median, solve_share
from geo.types import FloatArray, IndexArray

TIME_LIMIT_S: Final = 30.0
_SMALL: Final = 20_000  # pairs: below this the exact search needs no help
_LARGEST: Final = 1_500_000  # pairs: above this the exact search would not end; the bound has to do
_NONE: Final = np.empty(0, int)
_PROVEN: Final = 1e-9  # a gap of no more is that of adding up in another order


@dataclass(frozen=True, eq=False)
class Sited:
    """The sites chosen, what they reach, and what no choice can beat."""

    chosen: IndexArray  # rows of the new sites, ascending
    reached: float  # weight reached, existing sites' included
    before: float  # weight that existing sites reach by themselves
    bound: float  # of what was asked for, no choice is better than this: weight, or number or cost of sites
    gap: float  # how much better one might be, as a share of the larger of both; 0.0 when proven the best
    seconds: float

    @property
    def proven(self) -> bool:
        """Whether no better choice exists."""
        return self.gap == 0.0


def cover_most(
    reach: SiteReach,
    weight: FloatArray,
    *,
    count: int | None = None,
    cost: FloatArray | None = None,
    budget: float | None = None,
    existing: IndexArray = _NONE,
    rules: Sequence[CoverRule] = (),
    time_limit_s: float = TIME_LIMIT_S,
    gap: float = 0.0,
) -> Sited:
    """Choose new sites so that the most weight is reached.

    Parameters
    ----------
    reach
        Which site reaches which demand point.
    weight
        (n,) what each demand point counts, 0 or more.
    count
        How many new sites at most; or instead
    cost, budget
        (s,) pounds per site, and pounds in all.
    existing
        Rows of sites that are there already: they cost nothing and stay.
    rules
        Whatever else every choice must keep to.
    time_limit_s, gap
        When to stop: after so long, or when proven within this share of the best.

    Raises
    ------
    SitingError
        Neither a count nor a budget is given, a weight is not a number, or no choice keeps to all rules.
    """
    began = time.monotonic()
    limit = _limit(reach.site_count, count, cost, budget)
    model, before = build_model(reach, weight, existing=existing, rules=(limit, *rules))
    solution = _best(model, gap=gap, until=began + time_limit_s)
    chosen = np.sort(model.site[solution.chosen])
    reached, bound = before + solution.gained, before + solution.bound
    return Sited(chosen, reached, before, bound, _gap(reached, bound), time.monotonic() - began)


def _limit(sites: int, count: int | None, cost: FloatArray | None, budget: float | None) -> CoverRule:
    if count is not None and count >= 0 and cost is None and budget is None:
        return CoverRule(np.ones(sites), at_most=float(count))
    if count is None and cost is not None and budget is not None and budget >= 0:
        if len(cost) != sites or not (np.isfinite(cost).all() and (np.asarray(cost) >= 0).all()):
            raise SitingError("A site has no cost.", "Give every site a cost of 0 pounds or more.")
        return CoverRule(np.asarray(cost, float), at_most=float(budget))
    raise SitingError(
        "How much may be chosen is not said.", "Give how many sites at most, or the costs and a budget."
    )


def _best(model: Model, *, gap: float, until: float) -> Bounded:
    """The best choice: exactly where that is small enough, else the best found and its bound."""
    everything = np.ones(len(model.site), bool)
    nothing = np.zeros(len(model.site), bool)
    if model.reaches.nnz <= _SMALL:
        start = Bounded(nothing, 0.0, float(model.weight.sum()), everything)
    else:
        wait = max(0.0, until - time.monotonic())
        large = model.reaches.nnz > _LARGEST
        start = bounded(model, gap=gap, until=until - wait * (0.3 if large else 0.6))
        if start.bound - start.gained <= gap * start.bound + 1e-9 and model.keeps(start.chosen):
            return start
    left = model.only(start.possible)
    seconds = until - time.monotonic()
    if left.reaches.nnz > _LARGEST or seconds <= 0:
        return start
    return _searched(model, left, start, gap=gap, seconds=seconds)


def _searched(model: Model, left: Model, start: Bounded, *, gap: float, seconds: float) -> Bounded:
    """The exact search among the sites that are left, and its result in terms of all sites."""
    result = solve_cover(left, gap=gap, seconds=seconds)
    chosen, gained = start.chosen, start.gained
    if result.x is not None:
        opened = np.zeros(len(model.site), bool)
        opened[np.searchsorted(model.site, left.site[result.x[: len(left.site)] > 0.5])] = True
        worth = model.gained(opened)
        if worth > gained or not model.keeps(chosen):
            chosen, gained = opened, worth
    elif not model.keeps(chosen):
        raise SitingError("No choice was found in the time.", "Allow more time, or fewer rules.")
    bound = start.bound
    dual = getattr(result, "mip_dual_bound", None)
    if result.status == 0 and gap == 0:
        bound = gained
    elif dual is not None and np.isfinite(dual):
        bound = min(bound, max(gained, -float(dual)))
    return Bounded(chosen, gained, max(bound, gained), start.possible)


def cover_all(
    reach: SiteReach,
    weight: FloatArray,
    *,
    share: float | None = None,
    cost: FloatArray | None = None,
    existing: IndexArray = _NONE,
    time_limit_s: float = TIME_LIMIT_S,
) -> Sited:
    """Choose the fewest new sites, or the cheapest, that reach a stated share of the weight.

    ``share`` is of all the weight; None asks for every point that any site reaches. ``bound`` of the answer
    is the least number of new sites that there can be, or the least cost.

    Raises
    ------
    SitingError
        The share cannot be reached even by all sites together.
    """
    began = time.monotonic()
    price = np.ones(reach.site_count) if cost is None else np.asarray(cost, float)
    no_limit = CoverRule(price)
    model, before = build_model(reach, weight, existing=existing, rules=(no_limit,))
    able = float(model.weight.sum())
    weight_needed = able if share is None else max(0.0, share * float(np.sum(weight)) - before)
    if weight_needed > able * (1 + 1e-9):
        most = (before + able) / float(np.sum(weight))
        raise SitingError(
            "All sites together reach {most:.0%}, less than the {share:.0%} asked for.",
            "Ask for less, allow a longer walk, or add sites.",
            most=most,
            share=share,
        )
    result = solve_share(model, weight_needed, seconds=time_limit_s)
    if result.x is None:
        raise SitingError("No choice was found in the time.", "Allow more time, or ask for less.")
    picked = result.x[: len(model.site)] > 0.5
    spent = float(model.limit.amount[picked].sum())
    dual = getattr(result, "mip_dual_bound", None)
    least = spent if result.status == 0 or dual is None else min(spent, float(dual))
    chosen = np.sort(model.site[picked])
    reached = before + model.gained(picked)
    return Sited(chosen, reached, before, least, _gap(spent, least), time.monotonic() - began)


def walk_least(
    reach: SiteReach,
    distance_m: FloatArray,
    weight: FloatArray,
    *,
    count: int,
    beyond_m: float,
    existing: IndexArray = _NONE,
    time_limit_s: float = TIME_LIMIT_S,
) -> Sited:
    """Choose new sites so that the weighted walk to the nearest one is shortest.

    ``distance_m`` is (p,) metres of each pair of ``reach``; a point that nothing reaches is taken to walk
    ``beyond_m``. Of the answer, ``reached`` is the weight times the metres spared, by existing sites and new.

    Raises
    ------
    SitingError
        A weight is not a number, or a walk is longer than ``beyond_m``.
    """
    began = time.monotonic()
    if len(distance_m) and float(np.max(distance_m)) > beyond_m:
        raise SitingError(
            "A walk is longer than the longest that counts.",
            "Leave out walks over {beyond_m:g} m.",
            beyond_m=beyond_m,
        )
    now_m = np.full(reach.point_count, beyond_m)
    there = np.isin(reach.site, existing)
    np.minimum.at(now_m, reach.point[there], distance_m[there])
    before = float(weight @ (beyond_m - now_m))
    useful = np.flatnonzero(~there & (distance_m < now_m[reach.point]) & (weight[reach.point] > 0))
    site, point = reach.site[useful], reach.point[useful]
    spared = weight[point] * (now_m[point] - distance_m[useful])
    result = solve_median(reach, site, point, spared, count=count, seconds=time_limit_s)
    picked = np.zeros(reach.site_count, bool)
    if result.x is not None:
        picked[result.x[: reach.site_count] > 0.5] = True
    best = np.zeros(reach.point_count)
    np.maximum.at(best, point[picked[site]], spared[picked[site]])
    reached = before + float(best.sum())
    dual = getattr(result, "mip_dual_bound", None)
    bound = reached if result.status == 0 or dual is None else before - float(dual)
    bound = max(bound, reached)
    chosen = np.flatnonzero(picked)
    return Sited(chosen, reached, before, bound, _gap(reached, bound), time.monotonic() - began)


def _gap(value: float, bound: float) -> float:
    """How far what was found is from what nothing can beat, as a share of the larger of both."""
    larger = max(value, bound)
    gap = abs(bound - value) / larger if larger > 0 else 0.0
    return gap if gap > _PROVEN else 0.0
