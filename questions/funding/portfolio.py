"""Which bids together do most within the budget, and what does each condition cost in residents?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from geo.sites.siting import TIME_LIMIT_S, cover_most
from geo.sites.siting_model import Reach, Rule, SitingError
from geo.types import FloatArray
from layers.area import Area
from layers.bids.model import SMALL_GRANT_POUNDS
from questions.funding.figures import Assessment, BidFigures
from questions.funding.people import people_of

MUST: Final = "what the panel has decided already"


@dataclass(frozen=True)
class Floors:
    """What the panel asks of every set of bids."""

    wards: tuple[str, ...] = ()  # codes: something for each of these wards
    small_pounds: float = 0.0  # kept for grants of at most £2,000, which compete among themselves
    must: tuple[str, ...] = ()  # bids that are in whatever happens
    never: tuple[str, ...] = ()  # bids that are out


@dataclass(frozen=True)
class FloorPrice:
    """What one condition costs: what could be reached without it, and is not with it."""

    words: str
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
    by_ward: tuple[tuple[str, int], ...]  # ward code -> additional, every ward
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
    area: Area,
    found: Assessment,
    *,
    budget: float,
    floors: Floors | None = None,
    time_limit_s: float = TIME_LIMIT_S,
) -> Portfolio:
    """The set of bids that reaches the most, need-weighted, for at most ``budget`` pounds.

    Raises
    ------
    SitingError
        No set keeps to all that is asked: what must be in costs more than the budget.
    """
    floors = floors or Floors()
    best = _chosen(area, found, budget, floors, time_limit_s)
    prices = []
    kept = replace(floors, wards=tuple(ward for ward in floors.wards if ward not in best.cannot_keep))
    for words, without in _one_less(area, kept):
        other = _chosen(area, found, budget, without, time_limit_s)
        prices.append(
            FloorPrice(words, other.additional - best.additional, max(0.0, other.weighted - best.weighted))
        )
    return replace(best, prices=tuple(prices))


def _one_less(area: Area, floors: Floors) -> list[tuple[str, Floors]]:
    """Each condition in words, and the conditions without it."""
    names = people_of(area).wards
    found = [
        (
            f"Something for {names.get(ward, ward)}",
            replace(floors, wards=tuple(w for w in floors.wards if w != ward)),
        )
        for ward in floors.wards
    ]
    if len(floors.wards) > 1:
        found.append(("Something for each of these wards", replace(floors, wards=())))
    if floors.small_pounds:
        found.append(
            (f"£{floors.small_pounds:,.0f} kept for small grants", replace(floors, small_pounds=0.0))
        )
    if floors.must or floors.never:
        found.append((f"{MUST[:1].upper()}{MUST[1:]}", replace(floors, must=(), never=())))
    return found


def _chosen(area: Area, found: Assessment, budget: float, floors: Floors, seconds: float) -> Portfolio:
    bids = [
        one
        for one in found.figures
        if one.bid.pounds is not None
        and one.bid.bid_id not in floors.never
        and (one.additional > 0 or one.bid.bid_id in floors.must)
    ]
    reach, weight = _reach(bids, found.need.weight)
    cost = np.array([one.bid.pounds for one in bids], float)
    rules, cannot = _rules(bids, cost, budget, floors)
    sited = cover_most(reach, weight, cost=cost, budget=budget, rules=rules, time_limit_s=seconds)
    picked = [bids[at] for at in sited.chosen]
    picked = _without_idle(picked, floors)
    best = _portfolio(area, found, picked, budget, sited.gap, sited.seconds, cannot)
    unpriced = [one.bid.bid_id for one in found.figures if one.bid.pounds is None]
    return replace(best, no_amount=tuple(one for one in unpriced if one in floors.must))


def _without_idle(picked: Sequence[BidFigures], floors: Floors) -> list[BidFigures]:
    """Without bids that add nobody to the others, the dearest left out first: their money stays."""
    kept = list(picked)
    for one in sorted(picked, key=lambda bid: -(bid.bid.pounds or 0.0)):
        others = [other for other in kept if other is not one]
        if one.bid.bid_id not in floors.must and _serves(others, floors) == _serves(kept, floors):
            kept = others
    return kept


def _serves(bids: Sequence[BidFigures], floors: Floors) -> tuple[tuple[int, ...], tuple[bool, ...]]:
    """How many points gain each kind, and which of the wards asked for gain anything."""
    kinds = sorted({one.kind for one in bids if one.gains.any()})
    points = tuple(
        int(np.any([one.gains for one in bids if one.kind == kind], axis=0).sum()) for kind in kinds
    )
    return points, tuple(any(dict(one.by_ward).get(ward) for one in bids) for ward in floors.wards)


def _reach(bids: Sequence[BidFigures], weight: FloatArray) -> tuple[Reach, FloatArray]:
    """Demand is a resident point and a kind: a second kind is a gain, the same kind twice is not."""
    kinds = sorted({one.kind for one in bids})
    count = len(weight)
    rows = [np.flatnonzero(one.gains) + kinds.index(one.kind) * count for one in bids]
    site = np.repeat(np.arange(len(bids)), [len(row) for row in rows])
    point = np.concatenate(rows) if rows else np.empty(0, int)
    return Reach(site, point, len(bids), count * len(kinds)), np.tile(weight, len(kinds))


def _rules(
    bids: Sequence[BidFigures], cost: FloatArray, budget: float, floors: Floors
) -> tuple[list[Rule], tuple[str, ...]]:
    rules, cannot = [], []
    for ward in floors.wards:
        helps = np.array([float(dict(one.by_ward).get(ward, 0) > 0) for one in bids])
        if helps.any():
            rules.append(Rule(helps, at_least=1))
        else:
            cannot.append(ward)
    if floors.small_pounds:
        small = cost <= SMALL_GRANT_POUNDS
        if floors.small_pounds > budget:
            raise SitingError(
                "More is kept for small grants than there is.", "Keep less, or raise the budget."
            )
        rules.append(Rule(np.where(small, cost, 0.0), at_most=floors.small_pounds))
        rules.append(Rule(np.where(small, 0.0, cost), at_most=budget - floors.small_pounds))
    for at, one in enumerate(bids):
        if one.bid.bid_id in floors.must:
            rules.append(Rule(np.eye(len(bids))[at], at_least=1))
    return rules, tuple(cannot)


def _portfolio(
    area: Area,
    found: Assessment,
    picked: Sequence[BidFigures],
    budget: float,
    gap: float,
    seconds: float,
    cannot: tuple[str, ...],
) -> Portfolio:
    people = people_of(area)
    total = np.zeros(len(people.residents))
    for kind in {one.kind for one in picked}:
        total += np.any([one.gains for one in picked if one.kind == kind], axis=0)
    by_ward = {
        code: round(float((people.residents * total)[(people.ward_code == code).to_numpy()].sum()))
        for code in people.wards
    }
    order = [one.bid.bid_id for one in found.figures]
    return Portfolio(
        tuple(sorted((one.bid.bid_id for one in picked), key=order.index)),
        spent=sum(one.bid.pounds or 0.0 for one in picked),
        budget=budget,
        additional=round(float(people.residents @ total)),
        people=round(float(people.residents[total > 0].sum())),
        weighted=float(found.need.weight @ total),
        by_ward=tuple(by_ward.items()),
        gap=gap,
        seconds=seconds,
        prices=(),
        cannot_keep=cannot,
    )
