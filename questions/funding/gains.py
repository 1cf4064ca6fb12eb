"""Whom would each bid reach, and who of them has none today? As the engine says once its change is made."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import or_

import numpy as np

from geo.types import BoolArray
from layers.bids.model import Bid
from layers.bids.transport import Brings
from questions.funding.bid_changes import brings, row_of
from questions.funding.bid_rides import brought
from questions.funding.bid_stops import by_stop, check_stop, stop_place, with_stop
from questions.funding.bid_walks import BidGround, bid_ground
from questions.funding.ground import FundingGround, Walks
from questions.funding.people import RESIDENTS
from questions.funding.scenario import Cannot
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
            bid.bid_id: _by_new_stop(of_bids, bid, today, standard, served)
            if brings(bid) is Brings.STOP
            else _gains(of_bids, bid, _brought(of_bids, bid, then[bid.bid_id], standard), walks, served)
            for bid in of_bids.bids
        }
    return gains


@dataclass(frozen=True, eq=False)
class _Then:
    """For which groups a bid counts, and whom it fetches."""

    counts: Mapping[str, bool]
    brought: BoolArray | None = field(default=None, repr=False)  # (n,); None: nobody is fetched


def _then(
    assets: AreaAssets, of_bids: BidGround, bid: Bid, standard: Standard
) -> Mapping[str, bool] | Cannot:
    """For which groups a bid counts, or why nothing can be said of it."""
    cannot = _cannot(bid, assets, of_bids.kinds[bid.bid_id], standard) or of_bids.refused.get(bid.bid_id)
    if cannot is not None:
        return cannot
    row = of_bids.row(bid)
    return Cannot.NO_STREET if row is None else of_bids.counts_then(bid, row, standard)


def _brought(
    of_bids: BidGround, bid: Bid, then: Mapping[str, bool] | Cannot, standard: Standard
) -> "_Then | Cannot":
    """The same with whom the bid's minibus brings, if it has one."""
    row = of_bids.row(bid)
    if isinstance(then, Cannot) or row is None or brings(bid) is not Brings.MINIBUS:
        return then if isinstance(then, Cannot) else _Then(then)
    by_minibus = brought(of_bids.ground.area, of_bids.ground.assets, bid, row, standard)
    return by_minibus if isinstance(by_minibus, Cannot) else _Then(then, by_minibus)


def _gains(
    of_bids: BidGround,
    bid: Bid,
    then: _Then | Cannot,
    walks: Walks,
    served: Mapping[str, Mapping[str, BoolArray]],
) -> Gains:
    """What one change brings, all bids' new assets being there (each counts only for its own bid)."""
    kind, row = of_bids.kinds[bid.bid_id], of_bids.row(bid)
    near = np.zeros(walks.pairs.point_count, bool)
    if isinstance(then, Cannot) or row is None:
        return _nobody(of_bids, bid, then if isinstance(then, Cannot) else Cannot.NO_STREET)
    near[walks.pairs.point[walks.pairs.asset == row]] = True
    if then.brought is not None:
        near |= then.brought & walks.joined
    lacking = {group: ~here & then.counts[group] for group, here in served[kind].items()}
    return Gains(
        kind, None, near, {group: near & none for group, none in lacking.items()}, lacking[RESIDENTS]
    )


def _by_new_stop(
    of_bids: BidGround,
    bid: Bid,
    today: Mapping[str, Mapping[str, BoolArray]],
    standard: Standard,
    served: Mapping[str, Mapping[str, BoolArray]],
) -> Gains:
    """What a bus stop brings: who gets to one of the kind that is there, or to the asset it is for."""
    ground, kind = of_bids.ground, of_bids.kinds[bid.bid_id]
    cannot = _cannot(bid, ground.assets, kind, standard.on_foot) or check_stop(
        ground.area, ground.inside, bid, standard
    )
    if cannot is not None or ground.area.buses is None:
        return _nobody(of_bids, bid, cannot or Cannot.NO_BUSES)
    buses = with_stop(ground.area.buses, bid, stop_place(ground.area, bid))
    if isinstance(buses, Cannot):
        return _nobody(of_bids, bid, buses)
    rows = {group: each & _meant(ground.assets, bid) for group, each in today[kind].items()}
    anyones = reduce(or_, rows.values())
    then = by_stop(ground.area, ground.assets, buses, standard, rows=anyones)
    lacking = {group: ~here for group, here in served[kind].items()}
    by_group = {group: then.to_any(rows[group]) & none for group, none in lacking.items()}
    near = by_group[RESIDENTS] | (then.near_stop & then.to_any(rows[RESIDENTS]))
    return Gains(kind, None, near, by_group, lacking[RESIDENTS])


def _meant(assets: AreaAssets, bid: Bid) -> BoolArray:
    """(a,) the asset that a bid is for; every one, where it is for none."""
    ids = assets.table["asset_id"].to_numpy()
    return np.asarray(ids == bid.for_asset if bid.for_asset else np.ones(len(ids), bool), bool)


def _nobody(of_bids: BidGround, bid: Bid, cannot: Cannot) -> Gains:
    """Nothing can be said of a bid."""
    nobody = np.zeros(len(of_bids.ground.people.residents), bool)
    by_group = dict.fromkeys(of_bids.ground.people.groups, nobody)
    return Gains(of_bids.kinds[bid.bid_id], cannot, nobody, by_group, nobody)


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
    fetches = brings(bid) is not None and bid.for_asset  # to the hours that there are
    if standard.window is not None and not bid.sessions and not fetches and not standard.holds((), kind):
        return Cannot.NO_TIMES
    return None
