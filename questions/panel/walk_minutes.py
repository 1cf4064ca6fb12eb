"""How far do residents walk to the nearest of the bids' kinds, today and with any bid, and how even is that?

The equally distributed equivalent of Kolm and Pollak: if everybody walked so many minutes, that would be as
good as the walks as they are, to somebody as averse to inequality as is stated. It lies between the mean and
the longest walk.

Source: Horton, Logan, Murrell, Skipper and Speakman (2024), "A scalable approach to equitable facility
location", arXiv 2401.15452; Kolm (1976), Journal of Economic Theory 12, 416-442; Pollak (1971).
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

import numpy as np

from geo.types import FloatArray
from layers.bids.model import Bid
from questions.funding.bid_walks import BidGround, bid_ground, nearest_m
from questions.funding.figures import Assessment
from questions.funding.ground import FundingGround, Walks
from questions.funding.people import RESIDENTS
from questions.funding.standard import Standard
from questions.panel.aims import FairnessTerms

WORST_SHARE: Final = 0.05  # of residents: those who walk furthest
_ANY: Final = ""  # in place of a kind, where any of them will do


@dataclass(frozen=True, eq=False)
class WalkMinutes:
    """k kinds and n resident points: minutes to the nearest, none longer than the cap."""

    terms: FairnessTerms
    kinds: tuple[str, ...]  # ("",) where any of the bids' kinds will do
    residents: FloatArray = field(repr=False)  # (n,) 0 where no street is known
    today: FloatArray = field(repr=False)  # (k, n)
    by_bid: Mapping[str, FloatArray] = field(repr=False)  # bid that can be judged -> (n,) minutes to it
    kind_of_bid: Mapping[str, int] = field(repr=False)  # bid -> row of its kind

    @cached_property
    def kappa(self) -> float:
        """By how much a minute more counts more: the aversion, made free of units by today's walks.

        The same for every set, so that sets can be compared.
        """
        weighted = self.residents * self.today
        squares = float((weighted * self.today).sum())
        return self.terms.aversion * float(weighted.sum()) / squares if squares > 0 else 0.0

    def with_bids(self, chosen: Collection[str]) -> FloatArray:
        """(k, n) minutes to the nearest once these bids are there; of those not judged nothing is known."""
        then = self.today.copy()
        for bid in chosen:
            if bid in self.by_bid:
                row = self.kind_of_bid[bid]
                then[row] = np.minimum(then[row], self.by_bid[bid])
        return then

    def burden(self, minutes: FloatArray, kappa: float) -> FloatArray:
        """What walks of ``minutes`` weigh, 1 for one as long as the cap; with 0 for ``kappa`` their share."""
        if kappa == 0:
            return np.asarray(minutes / self.terms.cap_min, float)
        return np.asarray(np.exp(kappa * (minutes - self.terms.cap_min)), float)

    def minutes_of(self, burden: float, kappa: float) -> float:
        """The walk that weighs ``burden``: the other way round; at least 0."""
        if kappa == 0:
            return burden * self.terms.cap_min
        least = float(np.exp(-kappa * self.terms.cap_min))
        return self.terms.cap_min + float(np.log(max(burden, least))) / kappa

    def equivalent_min(self, minutes: FloatArray, kappa: float | None = None) -> float | None:
        """The equally distributed equivalent of (k, n) ``minutes``; None where nobody is judged."""
        at = self.kappa if kappa is None else kappa
        everybody = float(self.residents.sum()) * len(self.kinds)
        if everybody <= 0:
            return None
        return self.minutes_of(float((self.burden(minutes, at) @ self.residents).sum()) / everybody, at)

    def worst_min(self, minutes: FloatArray) -> float | None:
        """The mean walk of those who walk furthest, ``WORST_SHARE`` of all; None where nobody is judged."""
        walks, weights = minutes.ravel(), np.tile(self.residents, len(self.kinds))
        share = WORST_SHARE * float(weights.sum())
        if share <= 0:
            return None
        order = np.argsort(-walks, kind="stable")
        before = np.cumsum(weights[order]) - weights[order]
        counted = np.clip(share - before, 0.0, weights[order])
        return float(counted @ walks[order]) / share

    def beyond(self, minutes: FloatArray) -> float | None:
        """The share of walks, one for each resident and kind, that lead to none within the cap, 0 to 1."""
        everybody = float(self.residents.sum()) * len(self.kinds)
        if everybody <= 0:
            return None
        return float(((minutes >= self.terms.cap_min) @ self.residents).sum()) / everybody


def walk_minutes(ground: FundingGround, assessment: Assessment, terms: FairnessTerms) -> WalkMinutes:
    """Minutes to the nearest of each kind that a bid is for, as far as bids can be judged."""
    judged = [bid for bid in assessment.figures if bid.cannot is None]
    bids, standard = [bid.bid for bid in judged], assessment.standard
    of_bids = bid_ground(ground, bids)
    walks = of_bids.walks(standard, longest_m=standard.pace.cutoff_m(terms.cap_min))
    every = tuple(dict.fromkeys(bid.kind for bid in judged))
    today = [
        _minutes(nearest_m(walks, of_bids.there_today(kind, standard)), standard, terms) for kind in every
    ]
    kinds = (_ANY,) if terms.together and every else every
    if terms.together and every:
        today = [np.min(today, axis=0)]
    return WalkMinutes(
        terms,
        kinds,
        np.where(walks.joined, ground.people.residents, 0.0),
        np.array(today).reshape(len(kinds), walks.pairs.point_count),
        _by_bid(of_bids, walks, bids, standard, terms),
        {bid.bid.bid_id: 0 if terms.together else every.index(bid.kind) for bid in judged},
    )


def _by_bid(
    of_bids: BidGround, walks: Walks, bids: Sequence[Bid], standard: Standard, terms: FairnessTerms
) -> dict[str, FloatArray]:
    """bid -> (n,) minutes to it; the cap where it does not count for all ages."""
    minutes = {}
    for bid in bids:
        row = of_bids.row(bid)
        then = {} if row is None else of_bids.counts_then(bid, row, standard)
        counts = isinstance(then, Mapping) and then.get(RESIDENTS, False)
        rows = np.arange(walks.pairs.asset_count) == (row if counts else -1)
        minutes[bid.bid_id] = _minutes(nearest_m(walks, rows), standard, terms)
    return minutes


def _minutes(metres: FloatArray, standard: Standard, terms: FairnessTerms) -> FloatArray:
    return np.minimum(metres / (standard.pace.speed_mps * 60), float(terms.cap_min))
