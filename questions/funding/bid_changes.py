"""What would a bid do: which change would it make, and to what kind of thing?"""

import numpy as np

from geo.crs import to_metres
from layers.area import Area
from layers.bids.model import Bid
from layers.bids.transport import Brings
from questions.funding.scenario import Action, Change
from questions.places.area_assets import AreaAssets


def change_of(area: Area, bid: Bid, assets: AreaAssets | None = None) -> Change | None:
    """The change that a bid would make, or None where it has no place or kind.

    A bid for an asset that is there opens it for longer; with ``assets``, one that would start another kind
    of thing there is told apart, and opens that. A bus stop opens nothing.
    """
    if brings(bid) is Brings.STOP:
        return None
    if bid.for_asset:
        venue = row_of(assets, bid.for_asset) if assets is not None else None
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


def brings(bid: Bid) -> Brings | None:
    """What a bid brings people by; None where by nothing."""
    return bid.transport.brings if bid.transport is not None else None


def kind_of(assets: AreaAssets, bid: Bid) -> str:
    """What a bid starts, or, where it does not say, what the asset is that it extends."""
    row = row_of(assets, bid.for_asset) if bid.for_asset and not bid.kind else None
    return bid.kind if row is None else str(assets.table["kind"].iat[row])


def row_of(assets: AreaAssets, asset_id: str) -> int | None:
    """The row of an asset, or None where it is not there."""
    rows = np.flatnonzero((assets.table["asset_id"] == asset_id).to_numpy())
    return int(rows[0]) if len(rows) else None
