"""Which rows of a nation's list are places that are known here already? Each place is shown once.

By the same rule as the register's likely doubles, but only where it is sure: of the same kind, and nearly or
wholly of the same name in the same place. What is less sure stays apart, for a person to decide.
A health centre that the map calls a clinic and the list a surgery is the surgery that the list says it is.
"""

from collections.abc import Mapping
from typing import Final

import geopandas as gpd
import pandas as pd

from geo.crs import to_lonlat
from layers.register.importing.doubles.duplicates import likely_duplicates
from layers.register.model import Asset

ALSO_FROM: Final = "also_from"  # the titles of the lists that know an asset besides its own source
JOINED: Final = "shown as the same place on the map or in a list before"
_SURE: Final = 0.85  # of 1; from 0.72 on the register's page asks a person
_SURE_OF_OTHER_KIND: Final = 0.78  # the rule takes off 0.12 for another kind: so it is surer still
_MAPPED_AS: Final[Mapping[str, frozenset[str]]] = {"surgery": frozenset({"clinic"})}
_TAKEN: Final = ("organisation", "phone", "email", "website")  # and address with postcode
_BETWEEN: Final = "; "


def join_doubles(
    before: gpd.GeoDataFrame, listed: gpd.GeoDataFrame, *, title: str
) -> tuple[gpd.GeoDataFrame, gpd.GeoDataFrame, int]:
    """Add what a list knows to the assets before it that are the same places.

    Parameters
    ----------
    before
        The assets of the sources before, as ``layers/assets/model.py`` describes them, metres.
    listed
        Those of the list.
    title
        What the list is called.

    Returns
    -------
    The assets before, with the list's kind, its telephone, address and the like where they had none, and its
    title in ``also_from``; the rows of the list that are places of their own; how many are not.
    """
    pairs = _sure_pairs(before, listed)
    table, rows = before.copy(), listed.set_index("asset_id")
    if pairs and ALSO_FROM not in table:
        table[ALSO_FROM] = ""
    at = {asset_id: place for place, asset_id in zip(table.index, table["asset_id"], strict=True)}
    for listed_id, asset_id in pairs.items():
        _take(table, at[asset_id], rows.loc[listed_id], title)
    return table, listed[~listed["asset_id"].isin(list(pairs))].reset_index(drop=True), len(pairs)


def _sure_pairs(before: gpd.GeoDataFrame, listed: gpd.GeoDataFrame) -> dict[str, str]:
    """Row of the list -> the asset that it is; each at most once, the surest first."""
    rows = set(listed["asset_id"])
    kinds = pd.concat([before, listed]).set_index("asset_id")["kind"]
    listed_kinds = set(listed["kind"])
    possible = listed_kinds.union(*(_MAPPED_AS.get(kind, frozenset()) for kind in listed_kinds))
    near_kinds = before[before["kind"].isin(possible)]
    pairs: dict[str, str] = {}
    candidates = likely_duplicates(_assets(listed), against=_assets(near_kinds), likely=_SURE_OF_OTHER_KIND)
    for pair in candidates:
        listed_id, asset_id = (pair.a, pair.b) if pair.a in rows else (pair.b, pair.a)
        if asset_id in rows or asset_id in pairs.values() or listed_id in pairs:
            continue
        if _is_sure(kinds[listed_id], kinds[asset_id], pair.score):
            pairs[listed_id] = asset_id
    return pairs


def _is_sure(listed_kind: str, kind: str, score: float) -> bool:
    if listed_kind == kind:
        return score >= _SURE
    return kind in _MAPPED_AS.get(listed_kind, ())


def _assets(table: gpd.GeoDataFrame) -> list[Asset]:
    """What is compared of each."""
    lon, lat = to_lonlat(table.geometry.x.to_numpy(), table.geometry.y.to_numpy(), crs=str(table.crs))
    columns = ("asset_id", "name", "kind", "address", "postcode", "phone", "source")
    return [
        Asset(**{column: row[column] for column in columns}, longitude=float(x), latitude=float(y))
        for row, x, y in zip(table[list(columns)].to_dict("records"), lon, lat, strict=True)
    ]


def _take(table: gpd.GeoDataFrame, at: int, row: "pd.Series[str]", title: str) -> None:
    """Fill in one asset from a row of a list, and remember whose it is."""
    table.at[at, "kind"] = row["kind"]
    for column in _TAKEN:
        if not table.at[at, column]:
            table.at[at, column] = row[column]
    if not (table.at[at, "address"] or table.at[at, "postcode"]):
        table.at[at, "address"], table.at[at, "postcode"] = row["address"], row["postcode"]
    before = str(table.at[at, ALSO_FROM])
    table.at[at, ALSO_FROM] = _BETWEEN.join(filter(None, (before, title)))
