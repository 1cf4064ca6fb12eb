"""Whom would each bid reach, and who of them has none today? As the engine says once its change is made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from geo.crs import to_metres
from geo.errors import WithinReachError
from geo.types import BoolArray
from layers.area import Area
from layers.bids.model import Bid
from questions.funding.changes import Action, Change, Scenario, changed_assets, check_opening
from questions.funding.people import RESIDENTS, people_of
from questions.funding.standard import Standard, Walks, counted, has_street, reached_by_group, walks
from questions.places.area_assets import AreaAssets

_NO_STREET: Final = "No street is known near its place, so nobody can say who would reach it."
_NO_PLACE: Final = "It has no place yet."
_NO_KIND: Final = "What kind of thing it would start is not known."
_NO_TIMES: Final = "It does not say when it would be on."


@dataclass(frozen=True, eq=False)
class Gains:
    """Whom a bid reaches."""

    kind: str  # of what it starts or extends; "" where it is not known
    cannot: str  # why nothing can be said, a sentence; "" if it can
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


def gains_of(area: Area, assets: AreaAssets, bids: Sequence[Bid], standard: Standard) -> Mapping[str, Gains]:
    """Each bid by itself, by its id, against the assets there are today."""
    changes = {bid.bid_id: change_of(area, bid, assets) for bid in bids}
    opens = [change for change in changes.values() if change and change.action is Action.OPEN]
    usable, refused = _usable(area, assets, opens)
    combined = changed_assets(area, assets, Scenario("bids", tuple(usable)))
    found = walks(area, combined, standard.pace, standard.minutes)
    kinds = {bid.bid_id: _kind(assets, bid) for bid in bids}
    today = {kind: reached_by_group(area, assets, kind, standard) for kind in set(kinds.values()) if kind}
    nobody = np.zeros(found.pairs.point_count, bool)
    told = {}
    for bid in bids:
        kind, change = kinds[bid.bid_id], changes[bid.bid_id]
        cannot = _cannot(bid, assets, kind, standard) or refused.get(f"bid/{bid.bid_id}", "")
        if not cannot and change is not None:
            gained = _gains(area, combined, change, kind, found, today[kind], standard)
        else:
            gained = Gains(kind, cannot, nobody, dict.fromkeys(people_of(area).groups, nobody))
        told[bid.bid_id] = gained
    return told


def _gains(
    area: Area,
    combined: AreaAssets,
    change: Change,
    kind: str,
    found: Walks,
    today: Mapping[str, BoolArray],
    standard: Standard,
) -> Gains:
    nobody = np.zeros(found.pairs.point_count, bool)
    nothing = dict.fromkeys(today, nobody)
    row = _row(combined, change.asset_id)
    if row is None or not has_street(area, combined, row, standard):
        return Gains(kind, _NO_STREET, nobody, nothing)
    then = combined
    if change.action is Action.HOURS:
        try:
            then = changed_assets(area, combined, Scenario("bid", (change,)))
        except WithinReachError as error:
            return Gains(kind, error.what, nobody, nothing)
    near = nobody.copy()
    near[found.pairs.point[found.pairs.asset == row]] = True
    counts = {group: bool(counted(then, kind, standard, group=group)[row]) for group in today}
    return Gains(kind, "", near, {group: near & ~today[group] & counts[group] for group in today})


def _usable(area: Area, assets: AreaAssets, changes: Sequence[Change]) -> tuple[list[Change], dict[str, str]]:
    """The changes that can be made here, and why not of the others."""
    usable: list[Change] = []
    refused: dict[str, str] = {}
    for change in changes:
        try:
            check_opening(area, assets, change)
            usable.append(change)
        except WithinReachError as error:
            refused[change.asset_id] = error.what
    return usable, refused


def _cannot(bid: Bid, assets: AreaAssets, kind: str, standard: Standard) -> str:
    if bid.for_asset and _row(assets, bid.for_asset) is None:
        return f"There is no asset {bid.for_asset} here."
    if not bid.for_asset and not bid.placed:
        return _NO_PLACE
    if not kind:
        return _NO_KIND
    if standard.window is not None and not bid.sessions and not standard.holds((), kind):
        return _NO_TIMES
    return ""


def _kind(assets: AreaAssets, bid: Bid) -> str:
    """What a bid starts, or, where it does not say, what the asset is that it extends."""
    row = _row(assets, bid.for_asset) if bid.for_asset and not bid.kind else None
    return bid.kind if row is None else str(assets.table["kind"].iat[row])


def _row(assets: AreaAssets, asset_id: str) -> int | None:
    rows = np.flatnonzero((assets.table["asset_id"] == asset_id).to_numpy())
    return int(rows[0]) if len(rows) else None
