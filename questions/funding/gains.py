"""Whom would each bid reach, and who of them has none today? As the engine says once its change is made."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from geo.types import BoolArray
from layers.bids.model import Bid
from questions.funding.bid_changes import row_of
from questions.funding.bid_walks import BidGround, bid_ground
from questions.funding.changes import Cannot
from questions.funding.ground import FundingGround, Walks
from questions.funding.people import RESIDENTS
from questions.funding.standard import Standard
from questions.places.area_assets import AreaAssets


@dataclass(frozen=True, eq=False)
class Gains:
    """Whom a bid reaches."""

    kind: str  # of what it starts or extends; "" where it is not known
    cannot: Cannot | None  # why nothing can be said; None if it can
    near: BoolArray = field(repr=False)  # (n,) resident points within its walk
    by_group: Mapping[str, BoolArray] = field(repr=False)  # group -> (n,) points where the group gains
    lacking: BoolArray = field(repr=False)  # (n,) points that have none of the kind within reach today

    @property
    def gains(self) -> BoolArray:
        """(n,) resident points that have none of the kind within reach today, and would have one."""
        return self.by_group[RESIDENTS]


def gains_of(
    ground: FundingGround, bids: Sequence[Bid], standards: Iterable[Standard]
) -> Mapping[Standard, Mapping[str, Gains]]:
    """Each bid by itself, by its id, against the assets there are today; under each standard."""
    of_bids = bid_ground(ground, bids)
    alike: dict[tuple[object, ...], list[Standard]] = {}
    for standard in standards:
        pace = standard.pace
        buses = standard.by_bus, standard.departures
        but_for_minutes = (pace.avoid, pace.gradient, standard.window, standard.today, *buses)
        alike.setdefault(but_for_minutes, []).append(standard)
    gains: dict[Standard, Mapping[str, Gains]] = {}
    for same in alike.values():
        gains |= _of_the_same(ground.assets, of_bids, same)
    return gains


def _of_the_same(
    assets: AreaAssets, of_bids: BidGround, standards: Sequence[Standard]
) -> dict[Standard, Mapping[str, Gains]]:
    """Under standards that differ in nothing but how far they allow a walk: who counts is found once."""
    first = standards[0]
    longest_m = max(standard.pace.cutoff_m(standard.minutes) for standard in standards)
    whole = of_bids.walks(first, longest_m=longest_m)
    groups = of_bids.ground.people.groups
    today = {
        kind: {group: of_bids.there_today(kind, first, group) for group in groups}
        for kind in set(of_bids.kinds.values())
        if kind
    }
    then = {bid.bid_id: _then(assets, of_bids, bid, first) for bid in of_bids.bids}
    gains: dict[Standard, Mapping[str, Gains]] = {}
    for standard in standards:
        pairs = whole.pairs.within(standard.pace.cutoff_m(standard.minutes))
        walks = of_bids.ground.or_by_bus(Walks(pairs, whole.joined), standard)
        served = {
            kind: {group: _reached(walks, rows) for group, rows in by_group.items()}
            for kind, by_group in today.items()
        }
        gains[standard] = {
            bid.bid_id: _gains(of_bids, bid, then[bid.bid_id], walks, served) for bid in of_bids.bids
        }
    return gains


def _then(
    assets: AreaAssets, of_bids: BidGround, bid: Bid, standard: Standard
) -> Mapping[str, bool] | Cannot:
    """For which groups a bid counts, or why nothing can be said of it."""
    cannot = _cannot(bid, assets, of_bids.kinds[bid.bid_id], standard) or of_bids.refused.get(bid.bid_id)
    if cannot is not None:
        return cannot
    row = of_bids.row(bid)
    return Cannot.NO_STREET if row is None else of_bids.counts_then(bid, row, standard)


def _gains(
    of_bids: BidGround,
    bid: Bid,
    then: Mapping[str, bool] | Cannot,
    walks: Walks,
    served: Mapping[str, Mapping[str, BoolArray]],
) -> Gains:
    """What one change brings, all bids' new assets being there (each counts only for its own bid)."""
    kind, row = of_bids.kinds[bid.bid_id], of_bids.row(bid)
    near = np.zeros(walks.pairs.point_count, bool)
    if isinstance(then, Cannot) or row is None:
        cannot = then if isinstance(then, Cannot) else Cannot.NO_STREET
        return Gains(kind, cannot, near, dict.fromkeys(of_bids.ground.people.groups, near), near)
    near[walks.pairs.point[walks.pairs.asset == row]] = True
    lacking = {group: ~here & then[group] for group, here in served[kind].items()}
    return Gains(
        kind, None, near, {group: near & none for group, none in lacking.items()}, lacking[RESIDENTS]
    )


def _reached(walks: Walks, rows: BoolArray) -> BoolArray:
    """(n,) which resident points have one of the assets in ``rows`` within reach."""
    here = np.zeros(walks.pairs.point_count, bool)
    here[walks.pairs.point[rows[walks.pairs.asset]]] = True
    return here


def _cannot(bid: Bid, assets: AreaAssets, kind: str, standard: Standard) -> Cannot | None:
    if bid.for_asset and row_of(assets, bid.for_asset) is None:
        return Cannot.NO_ASSET
    if not bid.for_asset and not bid.placed:
        return Cannot.NO_PLACE
    if not kind:
        return Cannot.NO_KIND
    if standard.window is not None and not bid.sessions and not standard.holds((), kind):
        return Cannot.NO_TIMES
    return None
