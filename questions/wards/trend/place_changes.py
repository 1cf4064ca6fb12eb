"""Which places of the kinds asked for are not as they were between two days of the register?"""

from typing import Final

import numpy as np
import pandas as pd
import shapely

from layers.register.model import lists_of
from questions.places.area_assets import AreaAssets, only_rows
from questions.wards.trend.model import CHANGE_COLUMNS, PlaceChange, RegisterDay

MOVED_M: Final = 1.0  # degrees kept to seven places move a point by a centimetre


def place_changes(before: RegisterDay, after: RegisterDay) -> pd.DataFrame:
    """CHANGE_COLUMNS of every place that came, went, moved, or counts on one of the two days only.

    A place that moved and one whose counting changed stands once: as moved.
    """
    was, now = _counting(before), _counting(after)
    known_lists = _lists(before.assets)
    rows = []
    for asset_id in sorted(was.keys() | now.keys()):
        what = _what(asset_id, before, after, was=was, now=now, known_lists=known_lists)
        if what is not None:
            of = after.assets if asset_id in now else before.assets
            at = of.table["asset_id"].to_numpy() == asset_id
            name, kind = (str(of.table.loc[at, column].iloc[0]) for column in ("name", "kind"))
            rows.append((before.day.isoformat(), after.day.isoformat(), str(what), asset_id, name, kind))
    return pd.DataFrame(rows, columns=list(CHANGE_COLUMNS))


def without_places(assets: AreaAssets, ids: frozenset[str], *, change: str) -> AreaAssets:
    """The same without some places, as if the register never had them; ``change`` names it in the key."""
    stays = ~assets.table["asset_id"].isin(ids).to_numpy(dtype=bool)
    return only_rows(assets, stays, key=f"without {change}")


def _counting(day: RegisterDay) -> dict[str, bool]:
    """Every place of the kinds asked for, and whether it counts."""
    table = day.gaps.assets
    return dict(zip(table["asset_id"].astype(str), table["counts"].astype(bool), strict=True))


def _lists(assets: AreaAssets) -> frozenset[str]:
    """The titles of the lists that the register had."""
    named = (title for record in assets.records.values() for title in lists_of(record))
    return frozenset((*assets.brought_in, *named))


def _what(
    asset_id: str,
    before: RegisterDay,
    after: RegisterDay,
    *,
    was: dict[str, bool],
    now: dict[str, bool],
    known_lists: frozenset[str],
) -> PlaceChange | None:
    if asset_id not in now:
        return PlaceChange.CLOSED
    if asset_id not in was:
        titles = lists_of(after.assets.records[asset_id])
        strange = bool(titles) and not known_lists.intersection(titles)
        return PlaceChange.LISTED if strange else PlaceChange.OPENED
    if _moved_m(asset_id, before.assets, after.assets) > MOVED_M:
        return PlaceChange.MOVED
    if was[asset_id] != now[asset_id]:
        return PlaceChange.COUNTS_NOW if now[asset_id] else PlaceChange.COUNTS_NO_MORE
    return None


def _moved_m(asset_id: str, before: AreaAssets, after: AreaAssets) -> float:
    points = [
        assets.table.geometry.to_numpy()[np.flatnonzero(assets.table["asset_id"] == asset_id)[0]]
        for assets in (before, after)
    ]
    return float(shapely.distance(*points))
