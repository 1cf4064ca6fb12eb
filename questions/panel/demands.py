"""What does a set of bids cover? For each aim the demand of one maximal covering problem (MCLP).

Fair walks are one too. What a resident's walk weighs depends only on the nearest of the chosen bids. So a
point's bids are put in the order of how near they are: the nearest leaves a step less than the second, and so
on. Each step is demand of its own, covered by any of the bids down to it, and the steps that a set covers add
up to what its nearest bid spares. So the same exact solver chooses, and the same conditions hold.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from geo.sites.siting_model import SiteReach
from geo.types import FloatArray, IndexArray
from questions.funding.figures import BidFigures
from questions.panel.walk_minutes import WalkMinutes


class Demand(Protocol):
    """What is to be covered."""

    def useful(self, bid: BidFigures) -> bool:
        """Whether a bid does anything by itself."""

    def covered(self, bids: Sequence[BidFigures]) -> tuple[SiteReach, FloatArray]:
        """Which of these bids covers which demand, and (m,) what each demand counts."""

    def served(self, bids: Sequence[BidFigures]) -> Hashable:
        """What these bids do together: the same value where they do the same."""


@dataclass(frozen=True, eq=False)
class NewlyReached:
    """Demand is a resident point and a kind: a second kind is a gain, the same kind twice is not."""

    weight: FloatArray = field(repr=False)  # (n,) what each resident point counts

    def useful(self, bid: BidFigures) -> bool:
        """Whether it brings anybody within reach."""
        return bid.additional > 0

    def covered(self, bids: Sequence[BidFigures]) -> tuple[SiteReach, FloatArray]:
        """Each bid covers where it gains, for its kind."""
        kinds = sorted({bid.kind for bid in bids})
        count = len(self.weight)
        rows = [np.flatnonzero(bid.gains) + kinds.index(bid.kind) * count for bid in bids]
        site = np.repeat(np.arange(len(bids)), [len(row) for row in rows])
        point = np.concatenate(rows) if rows else np.empty(0, int)
        return SiteReach(site, point, len(bids), count * len(kinds)), np.tile(self.weight, len(kinds))

    def served(self, bids: Sequence[BidFigures]) -> Hashable:
        """How many points gain each kind."""
        kinds = sorted({bid.kind for bid in bids if bid.gains.any()})
        return tuple(
            int(np.any([bid.gains for bid in bids if bid.kind == kind], axis=0).sum()) for kind in kinds
        )


@dataclass(frozen=True, eq=False)
class Walking:
    """Demand is what walks weigh, step by step; ``kappa`` 0 weighs every minute alike."""

    walks: WalkMinutes
    kappa: float

    def weighs(self, bid_ids: Sequence[str]) -> float:
        """What all walks weigh with these bids."""
        then = self.walks.burden(self.walks.with_bids(bid_ids), self.kappa)
        return float((then @ self.walks.residents).sum())

    def useful(self, bid: BidFigures) -> bool:
        """Whether it makes anybody's walk shorter."""
        return self.weighs([bid.bid.bid_id]) < self.weighs([])

    def covered(self, bids: Sequence[BidFigures]) -> tuple[SiteReach, FloatArray]:
        """Each bid covers the steps down to its own, of its kind."""
        parts = []
        for kind in range(len(self.walks.kinds)):
            sites = np.array([at for at, bid in enumerate(bids) if self._row(bid) == kind], int)
            each = [self.walks.by_bid[bids[at].bid.bid_id] for at in sites]
            parts += self._steps(kind, sites, np.array(each)) if len(sites) else []
        site = np.concatenate([covering for covering, _ in parts] or [np.empty(0, int)])
        point = np.repeat(np.arange(len(parts)), [len(covering) for covering, _ in parts])
        return SiteReach(site, point, len(bids), len(parts)), np.array([weight for _, weight in parts], float)

    def served(self, bids: Sequence[BidFigures]) -> Hashable:
        """What all walks weigh with them: a bid that shortens none changes not a digit of it."""
        return self.weighs([bid.bid.bid_id for bid in bids])

    def equivalent_min(self, bid_ids: Sequence[str]) -> float | None:
        """The equivalent that a set leaves; None where nobody is judged."""
        return self.walks.equivalent_min(self.walks.with_bids(bid_ids), self.kappa)

    def longer_min(self, bid_ids: Sequence[str], others: Sequence[str]) -> float:
        """By how many minutes the equivalent of one set is longer than that of another; at least 0."""
        these, those = self.equivalent_min(bid_ids), self.equivalent_min(others)
        return 0.0 if these is None or those is None else max(0.0, these - those)

    def least_min(self, least_left: float) -> float | None:
        """No set leaves a lower equivalent, where none leaves less than so much uncovered."""
        everybody = float(self.walks.residents.sum()) * len(self.walks.kinds)
        if everybody <= 0:
            return None
        with_all = self.weighs(tuple(self.walks.by_bid))
        return self.walks.minutes_of((with_all + least_left) / everybody, self.kappa)

    def _row(self, bid: BidFigures) -> int:
        return self.walks.kind_of_bid.get(bid.bid.bid_id, -1)

    def _steps(self, kind: int, sites: IndexArray, minutes: FloatArray) -> list[tuple[IndexArray, float]]:
        """Each step of demand: the sites that cover it, and its weight; points alike are put together.

        ``minutes`` is (s, n). At a point to which three sites are 2, 5 and 9 minutes, and the nearest today
        12: any of the three covers the step from 12 to 9, the first two that to 5, the first alone the last.
        """
        order = np.argsort(minutes, axis=0, kind="stable")
        today = self.walks.today[kind]
        nearest_first = np.minimum(np.take_along_axis(minutes, order, axis=0), today)
        weighs = self.walks.burden(np.vstack([nearest_first, today]), self.kappa) * self.walks.residents
        step = np.diff(weighs, axis=0)
        drawn = np.random.default_rng(51).integers(1, 2**63, size=(2, len(sites)), dtype=np.uint64)
        parts = []
        for last in range(len(sites)):
            points = np.flatnonzero(step[last] > 0)
            if not len(points):
                continue
            covering = order[: last + 1, points]
            names = drawn[:, covering].sum(axis=1)  # numbers of 64 bits that name a set of sites
            _, first, group = np.unique(names, axis=1, return_index=True, return_inverse=True)
            weights = np.bincount(group.ravel(), weights=step[last, points])
            parts += [
                (sites[covering[:, at]], float(weight)) for at, weight in zip(first, weights, strict=True)
            ]
        return parts
