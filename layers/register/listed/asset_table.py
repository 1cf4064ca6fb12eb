"""Which assets can people join now or soon, and where? One table in metres: all that questions and maps read.

The place of an asset that hides its address is not in it at all.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace
from operator import attrgetter
from typing import Any, Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.crs import to_metres
from layers.assets.model import ASSET_COLUMNS
from layers.places.name_columns import with_second_names
from layers.register.listed.confidence import also_in
from layers.register.listed.hidden_place import without_place
from layers.register.listed.second_names import second_names_of
from layers.register.model import Asset, Status

# Beyond ASSET_COLUMNS, texts, "" where not known; ``status`` is "active" or "paused"; ``also_in`` the titles
# of other lists that have it, between semicolons; ``gone`` "yes" where its newest list has it no more.
MORE_COLUMNS: Final = ("status", "licence", "attribution", "source_date", "also_in", "gone")
TABLE_COLUMNS: Final = (*ASSET_COLUMNS[:-1], *MORE_COLUMNS, "geometry")
_OWN: Final = (*ASSET_COLUMNS[:-1], *MORE_COLUMNS[:-2])
_own: Final = attrgetter(*("placed_by" if name == "location_from" else name for name in _OWN))


def asset_table(
    assets: Iterable[Asset], *, crs: str, gone: Collection[str] = frozenset()
) -> gpd.GeoDataFrame:
    """Active and paused assets, one row each in the order of their ids, columns ``TABLE_COLUMNS``.

    ``gone`` are the ids of those that the newest list of their source no longer has.

    Second names such as ``name_cy`` stand beside ``name`` where any asset has one. Closed assets are not in
    it. Geometry is a point in metres in ``crs``, None where there is none to walk to.
    """
    open_ones = (asset for asset in assets if asset.status is not Status.CLOSED)
    shown = sorted(map(_shown, open_ones), key=lambda asset: asset.asset_id)
    values_of = list(zip(*map(_own, shown), strict=True)) or [()] * len(_OWN)
    columns: dict[str, Any] = {
        name: pd.Series([value if type(value) is str else _text(value) for value in column], dtype="str")
        for name, column in zip(_OWN, values_of, strict=True)
    }
    columns["also_in"] = pd.Series([also_in(asset) for asset in shown], dtype="str")
    columns["gone"] = pd.Series(["yes" if asset.asset_id in gone else "" for asset in shown], dtype="str")
    table = gpd.GeoDataFrame(columns, geometry=_points(shown, crs), crs=crs)
    return gpd.GeoDataFrame(with_second_names(table, [second_names_of(asset) for asset in shown]), crs=crs)


def _shown(asset: Asset) -> Asset:
    """As anybody may see it; its second names stay."""
    if not asset.hide_address:
        return asset
    return replace(without_place(asset), more=asset.more)


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def _points(assets: list[Asset], crs: str) -> gpd.GeoSeries:
    missing = float("nan")
    longitude = np.array([missing if asset.longitude is None else asset.longitude for asset in assets])
    latitude = np.array([missing if asset.latitude is None else asset.latitude for asset in assets])
    points = np.full(len(assets), None, dtype=object)
    x, y = to_metres(longitude.astype(float), latitude.astype(float), crs=crs)
    there = np.isfinite(x) & np.isfinite(y)
    points[there] = shapely.points(x[there], y[there])
    return gpd.GeoSeries(points, crs=crs)
