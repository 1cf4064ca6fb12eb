"""Whom would each bid reach, and who of them has none today? As the engine says once its change is made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from geo.crs import to_metres
from geo.types import BoolArray
from layers.area import Area
from layers.bids.model import Bid
from questions.funding.changes import Cannot, always_on, changed, why_not_open
from questions.funding.ground import FundingGround, Walks, has_street, reached_by_group
from questions.funding.people import RESIDENTS
from questions.funding.scenario import Action, Change, Scenario
from questions.funding.standard import Standard, counted
from questions.places.area_assets import AreaAssets


@dataclass(frozen=True, eq=False)
class Gains:
    """Whom a bid reaches."""

    kind: str  # of what it starts or extends; "" where it is not known
    cannot: Cannot | None  # why nothing can be said; None if it can
    near: BoolArray = field(repr=False)  # (n,) resident points within its walk
    by_group: Mapping[str, BoolArray] = field(repr=False)  # group -> (n,) points where the group gains

    @property
    def gains(self) -> BoolArray:
        """(n,) resident points that have none of the kind within reach today, and would have one."""
        return self.by_group[RESIDENTS]


def change_of(area: Area, bid: Bid, assets: AreaAssets | None = None) -> Change | None:
    """The change that a bid would make, or None where it has no place or kind.

    A bid for an asset that is there opens it for longer; with ``assets``, one that would start another kind
    of thing there is told apart, and opens that.
    """
    if bid.for_asset:
        venue = _row(assets, bid.for_asset) if assets is not None else None
        if assets is None or venue is None or bid.kind in ("", str(assets.table["kind"].iat[venue])):
            return Change(Action.HOURS, asset_id=bid.for_asset, sessions=bid.sessions)
        point = assets.table.geometry.iat[venue]
        return _opening(bid, (float(point.x), float(point.y)))
    if bid.longitude is None or bid.latitude is None or not bid.kind:
        return None
    x, y = to_metres(bid.longitude, bid.latitude, crs=area.crs)
    return _opening(bid, (float(x), float(y)))


def _opening(bid: Bid, at: tuple[float, float]) -> Change:
    return Change(Action.OPEN, f"bid/{bid.bid_id}", bid.title, bid.kind, at, bid.sessions, bid.places_a_week)


def gains_of(ground: FundingGround, bids: Sequence[Bid], standard: Standard) -> Mapping[str, Gains]:
    """Each bid by itself, by its id, against the assets there are today."""
    assets = ground.assets
    changes = {bid.bid_id: change_of(ground.area, bid, assets) for bid in bids}
    openings = [change for change in changes.values() if change and change.action is Action.OPEN]
    refused = {change.asset_id: why_not_open(ground, change) for change in openings}
    usable = tuple(change for change in openings if refused[change.asset_id] is None)
    combined = changed(ground, Scenario("bids", usable))
    walks = combined.walks(standard)
    kinds = {bid.bid_id: _kind(assets, bid) for bid in bids}
    today = {kind: reached_by_group(ground, kind, standard) for kind in set(kinds.values()) if kind}
    nobody = np.zeros(walks.pairs.point_count, bool)
    gains = {}
    for bid in bids:
        kind, change = kinds[bid.bid_id], changes[bid.bid_id]
        cannot = _cannot(bid, assets, kind, standard) or refused.get(f"bid/{bid.bid_id}")
        if cannot is None and change is not None:
            gains[bid.bid_id] = _gains((combined, walks), change, kind, today[kind], standard)
        else:
            nothing = dict.fromkeys(ground.people.groups, nobody)
            gains[bid.bid_id] = Gains(kind, cannot, nobody, nothing)
    return gains


def _gains(
    after: tuple[FundingGround, Walks],
    change: Change,
    kind: str,
    today: Mapping[str, BoolArray],
    standard: Standard,
) -> Gains:
    """What one change brings, all bids' new assets being there (each counts only for its own bid)."""
    combined, walks = after
    nobody = np.zeros(walks.pairs.point_count, bool)
    nothing = dict.fromkeys(today, nobody)
    row = _row(combined.assets, change.asset_id)
    if row is None or not has_street(combined, row, standard):
        return Gains(kind, Cannot.NO_STREET, nobody, nothing)
    then = combined
    if change.action is Action.HOURS:
        if always_on(combined.assets, row):
            return Gains(kind, Cannot.ALWAYS_ON, nobody, nothing)
        then = changed(combined, Scenario("bid", (change,)))
    near = nobody.copy()
    near[walks.pairs.point[walks.pairs.asset == row]] = True
    counts = {group: bool(counted(then.assets, kind, standard, group=group)[row]) for group in today}
    return Gains(kind, None, near, {group: near & ~today[group] & counts[group] for group in today})


def _cannot(bid: Bid, assets: AreaAssets, kind: str, standard: Standard) -> Cannot | None:
    if bid.for_asset and _row(assets, bid.for_asset) is None:
        return Cannot.NO_ASSET
    if not bid.for_asset and not bid.placed:
        return Cannot.NO_PLACE
    if not kind:
        return Cannot.NO_KIND
    if standard.window is not None and not bid.sessions and not standard.holds((), kind):
        return Cannot.NO_TIMES
    return None


def _kind(assets: AreaAssets, bid: Bid) -> str:
    """What a bid starts, or, where it does not say, what the asset is that it extends."""
    row = _row(assets, bid.for_asset) if bid.for_asset and not bid.kind else None
    return bid.kind if row is None else str(assets.table["kind"].iat[row])


def _row(assets: AreaAssets, asset_id: str) -> int | None:
    rows = np.flatnonzero((assets.table["asset_id"] == asset_id).to_numpy())
    return int(rows[0]) if len(rows) else None
