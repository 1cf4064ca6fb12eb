"""Which bids together do most within the budget, and what does each condition cost in residents?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from geo.sites.siting import TIME_LIMIT_S, cover_most
from geo.sites.siting_model import CoverRule, SiteReach, SitingError
from geo.types import FloatArray
from layers.bids.model import SMALL_GRANT_POUNDS
from questions.funding.figures import Assessment, BidFigures
from questions.funding.people import People


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
    time_limit_s: float = TIME_LIMIT_S,
) -> Portfolio:
    """The set of bids that reaches the most, need-weighted, for at most ``budget`` pounds (an MCLP).

    With ``priced`` also what each condition costs, by choosing once more without it.

    Raises
    ------
    SitingError
        No set keeps to all that is asked: what must be in costs more than the budget.
    """
    floors = floors or Floors()
    best = _chosen(people, assessment, budget, floors, time_limit_s)
    prices = []
    possible = replace(floors, wards=tuple(ward for ward in floors.wards if ward not in best.cannot_keep))
    for condition, without in _one_less(people, possible) if priced else ():
        other = _chosen(people, assessment, budget, without, time_limit_s)
        prices.append(
            FloorPrice(
                condition, other.additional - best.additional, max(0.0, other.weighted - best.weighted)
            )
        )
    return replace(best, prices=tuple(prices))


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
    people: People, assessment: Assessment, budget: float, floors: Floors, seconds: float
) -> Portfolio:
    bids = [
        bid
        for bid in assessment.figures
        if bid.bid.pounds is not None
        and bid.bid.bid_id not in floors.never
        and (bid.additional > 0 or bid.bid.bid_id in floors.must)
    ]
    reach, weight = _reach(bids, assessment.need.weight)
    cost = np.array([bid.bid.pounds for bid in bids], float)
    rules, cannot = _rules(bids, cost, budget, floors)
    sited = cover_most(reach, weight, cost=cost, budget=budget, rules=rules, time_limit_s=seconds)
    picked = [bids[at] for at in sited.chosen]
    picked = _without_idle(picked, floors)
    best = _portfolio(people, assessment, picked)
    unpriced = [bid.bid.bid_id for bid in assessment.figures if bid.bid.pounds is None]
    return replace(
        best,
        budget=budget,
        gap=sited.gap,
        seconds=sited.seconds,
        cannot_keep=cannot,
        no_amount=tuple(bid for bid in unpriced if bid in floors.must),
    )


def _without_idle(picked: Sequence[BidFigures], floors: Floors) -> list[BidFigures]:
    """Without bids that add nobody to the others, the dearest left out first: their money stays."""
    useful = list(picked)
    for bid in sorted(picked, key=lambda bid: -(bid.bid.pounds or 0.0)):
        others = [other for other in useful if other is not bid]
        if bid.bid.bid_id not in floors.must and _serves(others, floors) == _serves(useful, floors):
            useful = others
    return useful


def _serves(bids: Sequence[BidFigures], floors: Floors) -> tuple[tuple[int, ...], tuple[bool, ...]]:
    """How many points gain each kind, and which of the wards asked for gain anything."""
    kinds = sorted({bid.kind for bid in bids if bid.gains.any()})
    points = tuple(
        int(np.any([bid.gains for bid in bids if bid.kind == kind], axis=0).sum()) for kind in kinds
    )
    return points, tuple(any(dict(bid.by_ward).get(ward) for bid in bids) for ward in floors.wards)


def _reach(bids: Sequence[BidFigures], weight: FloatArray) -> tuple[SiteReach, FloatArray]:
    """Demand is a resident point and a kind: a second kind is a gain, the same kind twice is not."""
    kinds = sorted({bid.kind for bid in bids})
    count = len(weight)
    rows = [np.flatnonzero(bid.gains) + kinds.index(bid.kind) * count for bid in bids]
    site = np.repeat(np.arange(len(bids)), [len(row) for row in rows])
    point = np.concatenate(rows) if rows else np.empty(0, int)
    return SiteReach(site, point, len(bids), count * len(kinds)), np.tile(weight, len(kinds))


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
