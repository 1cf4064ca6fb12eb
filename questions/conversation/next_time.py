"""When could they go to a place next, whatever days and times they said, and when would they be home?"""

from dataclasses import replace
from datetime import datetime

import numpy as np

from questions.conversation.going_when import Going, going_when
from questions.conversation.walking_when import Walk, whole
from questions.conversation.wishes import NO_WISHES
from questions.places.area_assets import AreaAssets
from questions.walks.near_person import NearPerson
from questions.walks.walks_by_hours import AssetWalk


def next_time(
    assets: AreaAssets, near: NearPerson, asset_id: str, walk_m: float | None, *, now: datetime
) -> Going:
    """The next session of one asset, and when to leave for it.

    Parameters
    ----------
    assets, near
        What the register knows, and the answer in which the asset stands.
    asset_id, walk_m
        The asset and the metres to it; None or not a number: the walk is not known.
    now
        Local time, without a zone.

    Returns
    -------
    Going. Without a known walk its times are those of the asset alone: leaving and being home stand at its
    beginning and end.
    """
    pace, is_walk_known = near.question.pace, walk_m is not None and bool(np.isfinite(walk_m))
    usual = whole(pace.seconds(float(walk_m or 0.0))) if is_walk_known else whole(0.0)
    walk = Walk(usual, _by_hours(assets, near, asset_id) if is_walk_known else None)
    going = going_when(assets.records[asset_id], NO_WISHES, walk=walk, now=now, nation=assets.nation)
    if walk.by_hours and going.times is None:  # what hours on the way forbid is on all the same
        walk = replace(walk, by_hours=None)
        going = going_when(assets.records[asset_id], NO_WISHES, walk=walk, now=now, nation=assets.nation)
    return going


def _by_hours(assets: AreaAssets, near: NearPerson, asset_id: str) -> AssetWalk | None:
    """The walk by the time at which it is made, where hours on the way matter."""
    if near.walks is None:
        return None
    (row, *_) = np.flatnonzero((assets.table["asset_id"] == asset_id).to_numpy()).tolist()
    return near.walks.to(row)
