"""Which bids together do most within the budget, by one aim, and what does each condition cost?"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from geo.sites.siting import TIME_LIMIT_S
from geo.sites.siting_model import CoverRule, SitingError
from geo.types import FloatArray
from layers.bids.model import SMALL_GRANT_POUNDS
from questions.funding.figures import Assessment, BidFigures
from questions.funding.people import People
from questions.panel.covering import cover
from questions.panel.demands import Demand, NewlyReached, Walking


@dataclass(frozen=True)
class Floors:
    """What the panel asks of every set of bids."""

    wards: tuple[str, ...] = ()  # codes: something for each of these wards
    small_pounds: float = 0.0  # kept for grants of at most £2,000, which compete among themselves
    must: tuple[str, ...] = ()  # bids that are in whatever happens
    never: tuple[str, ...] = ()  # bids that are out


class ConditionOf(StrEnum):
    """What a condition is about."""

    WARD = "ward"  # something for one ward
    WARDS = "wards"  # something for each of the wards that are named
    SMALL = "small"  # money kept for small grants
    DECIDED = "decided"  # what the panel has decided already


@dataclass(frozen=True)
class Condition:
    """One condition that a set must keep to."""

    of: ConditionOf
    ward: str = ""  # the name of the ward that it is about
    pounds: float = 0.0  # kept for small grants


@dataclass(frozen=True)
class FloorPrice:
    """What one condition costs: what could be reached without it, and is not with it."""

    condition: Condition
    additional: int  # residents given up; below 0 where more are reached, though they weigh less
    weighted: float
    minutes: float | None = None  # where walks are what is aimed at: by how much their equivalent is longer


@dataclass(frozen=True)
class Portfolio:
    """The best set of bids, nobody counted twice for the same kind of thing."""

    chosen: tuple[str, ...]  # bids, in their order
    spent: float
    budget: float
    additional: int  # residents who gain a kind they lack; who gains two kinds counts for both
    people: int  # residents who gain anything, each once
    weighted: float
    by_ward: tuple[tuple[str, int], ...]  # ward code -> residents who gain anything, each once; every ward
    gap: float  # share by which a better set might beat it; 0.0: proven best
    seconds: float
    prices: tuple[FloorPrice, ...]
    cannot_keep: tuple[str, ...]  # wards for which no bid does anything
    no_amount: tuple[str, ...] = ()  # bids decided on that do not say what they ask for: in no set
    not_known: tuple[str, ...] = ()  # bids of which nobody can say whether they belong in it
    bid_count: int = 0  # how many bids it was chosen from
    least_left: float = 0.0  # no set leaves less of the demand uncovered that this was chosen by

    @property
    def counted_twice(self) -> int:
        """Residents who gain more than one kind."""
        return self.additional - self.people


def best_portfolio(
    people: People,
    assessment: Assessment,
    *,
    budget: float,
    floors: Floors | None = None,
    priced: bool = True,
    demand: Demand | None = None,
    time_limit_s: float = TIME_LIMIT_S,
) -> Portfolio:
    """The set of bids that covers the most of a demand for at most ``budget`` pounds (an MCLP).

    Without a ``demand`` it is residents newly within reach, as they are weighted. With ``priced`` also what
    each condition costs, by choosing once more without it.

    Raises
    ------
    SitingError
        No set keeps to all that is asked: what must be in costs more than the budget.
    """
    floors, demand = floors or Floors(), demand or NewlyReached(assessment.need.weight)

    def choose(conditions: Floors) -> Portfolio:
        """The best set under some conditions."""
        return _chosen(people, assessment, budget, conditions, demand, seconds=time_limit_s)

    best, prices = choose(floors), []
    possible = replace(floors, wards=tuple(ward for ward in floors.wards if ward not in best.cannot_keep))
    for condition, without in _one_less(people, possible) if priced else ():
        prices.append(_price(condition, best, choose(without), demand))
    return replace(best, prices=tuple(prices))


def _price(condition: Condition, best: Portfolio, other: Portfolio, demand: Demand) -> FloorPrice:
    """What a condition costs: ``other`` is the best set without it."""
    more = other.additional - best.additional
    if not isinstance(demand, Walking):
        return FloorPrice(condition, more, max(0.0, other.weighted - best.weighted))
    shorter = demand.longer_min(best.chosen, other.chosen)
    return FloorPrice(condition, more, max(0.0, other.weighted - best.weighted), shorter)


def _one_less(people: People, floors: Floors) -> list[tuple[Condition, Floors]]:
    """Each condition, and the conditions without it."""
    names = people.wards
    conditions = [
        (
            Condition(ConditionOf.WARD, ward=names.get(ward, ward)),
            replace(floors, wards=tuple(w for w in floors.wards if w != ward)),
        )
        for ward in floors.wards
    ]
    if len(floors.wards) > 1:
        conditions.append((Condition(ConditionOf.WARDS), replace(floors, wards=())))
    if floors.small_pounds:
        condition = Condition(ConditionOf.SMALL, pounds=floors.small_pounds)
        conditions.append((condition, replace(floors, small_pounds=0.0)))
    if floors.must or floors.never:
        conditions.append((Condition(ConditionOf.DECIDED), replace(floors, must=(), never=())))
    return conditions


def _chosen(
    people: People,
    assessment: Assessment,
    budget: float,
    floors: Floors,
    demand: Demand,
    *,
    seconds: float,
) -> Portfolio:
    bids = [
        bid
        for bid in assessment.figures
        if bid.bid.pounds is not None
        and bid.bid.bid_id not in floors.never
        and (demand.useful(bid) or bid.bid.bid_id in floors.must)
    ]
    reach, weight = demand.covered(bids)
    cost = np.array([bid.bid.pounds for bid in bids], float)
    rules, cannot = _rules(bids, cost, budget, floors)
    covered = cover(reach, weight, cost=cost, budget=budget, rules=rules, time_limit_s=seconds)
    sited = covered.sited
    picked = _without_idle([bids[at] for at in sited.chosen], floors, demand)
    best = _portfolio(people, assessment, picked)
    unpriced = [bid.bid.bid_id for bid in assessment.figures if bid.bid.pounds is None]
    return replace(
        best,
        budget=budget,
        gap=sited.gap,
        least_left=covered.least_left,
        seconds=sited.seconds,
        cannot_keep=cannot,
        no_amount=tuple(bid for bid in unpriced if bid in floors.must),
        not_known=_not_known(assessment, best.chosen, budget, floors, demand),
        bid_count=len(assessment.figures),
    )


def _not_known(
    assessment: Assessment, chosen: Sequence[str], budget: float, floors: Floors, demand: Demand
) -> tuple[str, ...]:
    """Bids of which what would decide it is not known: what they do, or, if they do anything, their amount.

    Whatever else is not known: what is left out, or asks for more than there is, is in no set.
    """
    return tuple(
        bid.bid.bid_id
        for bid in assessment.figures
        if bid.bid.bid_id not in (*chosen, *floors.never)
        and (bid.bid.pounds is None or bid.bid.pounds <= budget)
        and (bid.cannot is not None or (bid.bid.pounds is None and demand.useful(bid)))
    )


def _without_idle(picked: Sequence[BidFigures], floors: Floors, demand: Demand) -> list[BidFigures]:
    """Without bids that add nothing to the others, the dearest left out first: their money stays."""

    def served(bids: Sequence[BidFigures]) -> tuple[Hashable, tuple[bool, ...]]:
        """What bids do, and which of the wards asked for gain anything."""
        return demand.served(bids), tuple(
            any(dict(bid.by_ward).get(ward) for bid in bids) for ward in floors.wards
        )

    useful = list(picked)
    for bid in sorted(picked, key=lambda bid: -(bid.bid.pounds or 0.0)):
        others = [other for other in useful if other is not bid]
        if bid.bid.bid_id not in floors.must and served(others) == served(useful):
            useful = others
    return useful


def _rules(
    bids: Sequence[BidFigures], cost: FloatArray, budget: float, floors: Floors
) -> tuple[list[CoverRule], tuple[str, ...]]:
    rules, cannot = [], []
    for ward in floors.wards:
        helps = np.array([float(dict(bid.by_ward).get(ward, 0) > 0) for bid in bids])
        if helps.any():
            rules.append(CoverRule(helps, at_least=1))
        else:
            cannot.append(ward)
    if floors.small_pounds:
        small = cost <= SMALL_GRANT_POUNDS
        if floors.small_pounds > budget:
            raise SitingError(
                "More is kept for small grants than there is.", "Keep less, or raise the budget."
            )
        rules.append(CoverRule(np.where(small, cost, 0.0), at_most=floors.small_pounds))
        rules.append(CoverRule(np.where(small, 0.0, cost), at_most=budget - floors.small_pounds))
    for at, bid in enumerate(bids):
        if bid.bid.bid_id in floors.must:
            rules.append(CoverRule(np.eye(len(bids))[at], at_least=1))
    return rules, tuple(cannot)


def taken_together(people: People, assessment: Assessment, bid_ids: Sequence[str]) -> Portfolio:
    """What these bids come to together, whoever chose them; of those that cannot be judged nothing."""
    return _portfolio(people, assessment, [bid for bid in assessment.figures if bid.bid.bid_id in bid_ids])


def _portfolio(people: People, assessment: Assessment, picked: Sequence[BidFigures]) -> Portfolio:
    """What the picked bids come to; what was asked of the set is said elsewhere."""
    total = np.zeros(len(people.residents))
    for kind in {bid.kind for bid in picked}:
        total += np.any([bid.gains for bid in picked if bid.kind == kind], axis=0)
    by_ward = {
        code: round(float(people.residents[(total > 0) & (people.ward_code == code).to_numpy()].sum()))
        for code in people.wards
    }
    order = [bid.bid.bid_id for bid in assessment.figures]
    return Portfolio(
        tuple(sorted((bid.bid.bid_id for bid in picked), key=order.index)),
        spent=sum(bid.bid.pounds or 0.0 for bid in picked),
        budget=0.0,
        additional=round(float(people.residents @ total)),
        people=round(float(people.residents[total > 0].sum())),
        weighted=float(assessment.need.weight @ total),
        by_ward=tuple(by_ward.items()),
        gap=0.0,
        seconds=0.0,
        prices=(),
        cannot_keep=(),
    )
