"""How much could a bid do at most? Its places a week beside whom it would bring within reach.

Reach alone says nothing of size: a club of twenty places brings thousands within reach of it, and serves
twenty a week. So the gain is limited by places and by unmet demand, the smaller of the two.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from questions.funding.figures import Assessment, BidFigures

WEEKS: Final = 52  # of a year in which it would run every week


@dataclass(frozen=True)
class BidSize:
    """The size of one bid. None: not known, or there is none of it."""

    bid_id: str
    kind: str
    places_a_week: int | None
    newly_in_reach: int | None  # residents in reach who have none of its kind today: unmet demand
    served_at_most: int | None  # people a week: the smaller of the two before
    pounds_a_place: float | None  # what is asked for, for each weekly place
    pounds_a_place_and_week: float | None  # the same, over a year in which it runs every week
    pounds_newly_in_reach: float | None  # for each resident newly in reach: not for each who comes
    need_each: float | None  # how much a resident newly in reach counts by the panel's weights, on average
    rank_in_kind: int | None = None  # by pounds for each whom it can serve, the least first; equals share one
    rank_across: int | None = None

    @property
    def places_decide(self) -> bool | None:
        """Whether it has places for fewer than it would bring within reach; None: not known."""
        if self.places_a_week is None or self.newly_in_reach is None:
            return None
        return self.places_a_week < self.newly_in_reach

    @property
    def pounds_served(self) -> float | None:
        """Pounds for each whom it can serve in a week; None where that is nobody or not known."""
        if self.pounds_a_place is None or not self.served_at_most or not self.places_a_week:
            return None
        return self.pounds_a_place * self.places_a_week / self.served_at_most


@dataclass(frozen=True)
class BidSizes:
    """The sizes of all bids, in the order that they should be read in."""

    bids: tuple[BidSize, ...]
    places_decide: bool  # for every bid of which both are known, and there is one: then need orders them
    silent: int  # bids that do not say how many can come in a week

    def of(self, bid_id: str) -> BidSize:
        """The size of one bid. Raises ``KeyError``."""
        for size in self.bids:
            if size.bid_id == bid_id:
                return size
        raise KeyError(bid_id)


def sizes_of(assessment: Assessment) -> BidSizes:
    """The size of every bid of an assessment.

    Where places decide for all of them, each could be filled many times over by those whom it newly reaches;
    then they are in the order of how needy these are, the neediest first. Else in the order of pounds for
    each whom they can serve.
    """
    sizes = [_size(bid) for bid in assessment.figures]
    across = _ranks(sizes)
    within: dict[str, int] = {}
    for kind in {size.kind for size in sizes if size.kind}:
        within |= _ranks([size for size in sizes if size.kind == kind])
    ranked = [
        replace(size, rank_in_kind=within.get(size.bid_id), rank_across=across.get(size.bid_id))
        for size in sizes
    ]
    decided = [size.places_decide for size in sizes if size.places_decide is not None and size.newly_in_reach]
    places_decide = bool(decided) and all(decided)
    silent = sum(size.places_a_week is None for size in sizes)
    return BidSizes(tuple(sorted(ranked, key=_by_need if places_decide else _by_rank)), places_decide, silent)


def _size(bid: BidFigures) -> BidSize:
    places = bid.bid.places_a_week or None
    newly = None if bid.cannot else bid.additional
    a_place = bid.bid.pounds / places if bid.bid.pounds is not None and places else None
    return BidSize(
        bid.bid.bid_id,
        bid.kind,
        places,
        newly,
        None if places is None or newly is None else min(places, newly),
        a_place,
        None if a_place is None else a_place / WEEKS,
        None if bid.cannot else bid.pounds_each,
        bid.weighted / newly if newly else None,
    )


def _ranks(sizes: Sequence[BidSize]) -> Mapping[str, int]:
    worth = {size.bid_id: size.pounds_served for size in sizes if size.pounds_served is not None}
    return {name: 1 + sum(other < pounds for other in worth.values()) for name, pounds in worth.items()}


def _by_rank(size: BidSize) -> tuple[bool, int]:
    return size.rank_across is None, size.rank_across or 0


def _by_need(size: BidSize) -> tuple[bool, float]:
    return size.need_each is None or size.served_at_most is None, -(size.need_each or 0.0)
