"""Which assets does the register know in one area? The value that every question about assets is asked of."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.types import BoolArray
from layers.area import Area
from layers.places.nations import Nation
from layers.places.second_names import with_second_columns
from layers.register.importing.openstreetmap import assets_of_area
from layers.register.importing.seeding import (
    is_of_another_town,
    of_other_packs,
    register_id,
    standing_with_pack,
)
from layers.register.listed.asset_table import TABLE_COLUMNS, asset_table
from layers.register.model import Asset, Status
from layers.register.store import Register
from questions.places.of_area import ground_of

MOVED_M: Final = 100.0  # a ground that a person has moved further is no longer entered by its old gates


@dataclass(frozen=True, eq=False)
class AreaAssets:
    """The assets of one area at one moment. Shared by everybody: take copies before changing anything."""

    key: str  # changes whenever the area or the register does
    table: gpd.GeoDataFrame = field(repr=False)  # TABLE_COLUMNS and second names, by id; all have a point
    entrances: gpd.GeoDataFrame = field(repr=False)  # asset_id, geometry: gates of large grounds
    records: Mapping[str, Asset] = field(
        repr=False
    )  # the whole record of every asset in ``table``, by asset_id
    without_place: int = 0  # how many are left out because they have no place, or hide it
    nation: Nation = Nation.ENGLAND  # whose bank holidays and school terms are kept there
    brought_in: Mapping[str, date] = field(
        default_factory=dict, repr=False
    )  # when the newest of each list that came into the register came, by its title


def area_assets(area: Area, register: Register, *, as_of: datetime | None = None) -> AreaAssets:
    """The assets of ``area`` as the register has them now; it is read and never written.

    What the area's pack knows and has not been brought in yet is there as if it had been. ``as_of`` asks for
    the assets as they were at that moment.

    Left out are closed assets, those outside the area and its margin, those of another made-up town, and
    those whose place is hidden or not known; and of a made-up town what another area's pack brought.

    Raises
    ------
    RegisterError
        The register cannot be read.
    """
    moment = f"-{as_of.isoformat()}" if as_of else ""
    key = f"{area.name}-{area.revision}-{register.cache_key}{moment}"
    standing = standing_with_pack(register, area, as_of=as_of)
    whole, gone = standing.assets, standing.gone
    whole_table = asset_table(whole, crs=area.crs, gone=gone)
    others = of_other_packs(register, area)
    strange = [each in others or is_of_another_town(each, area) for each in whole_table["asset_id"].tolist()]
    ours = whole_table[~np.array(strange, dtype=bool)]
    own = pd.Series([register_id(area, asset_id) for asset_id in area.assets["asset_id"]], dtype="str")
    placed = ours[ours.geometry.notna()]
    inside = _inside(area, placed) | placed["asset_id"].isin(own).to_numpy()
    table = placed.loc[inside].reset_index(drop=True)
    records = {asset.asset_id: asset for asset in whole}
    return AreaAssets(
        key,
        table,
        entrances_of(area, table),
        {asset_id: records[asset_id] for asset_id in table["asset_id"].tolist()},
        len(ours) - len(placed),
        area.nation,
        _brought_in(register, as_of),
    )


def end_of(day: date) -> datetime:
    """The moment, in UTC, with which a day of the register is over: ``as_of`` for how it stood that day."""
    return datetime.combine(day + timedelta(days=1), time(), UTC)


def only_rows(assets: AreaAssets, rows: BoolArray, *, key: str) -> AreaAssets:
    """The same with some rows of the table alone, as if the register never had the others.

    Parameters
    ----------
    rows
        (a,) which stay.
    key
        What tells it from ``assets``: added to their key.
    """
    table = assets.table[rows].reset_index(drop=True)
    stays = assets.entrances["asset_id"].isin(table["asset_id"])
    return replace(
        assets,
        key=f"{assets.key} {key}",
        table=table,
        entrances=assets.entrances[stays].reset_index(drop=True),
        records={each: assets.records[each] for each in table["asset_id"] if each in assets.records},
    )


def _brought_in(register: Register, as_of: datetime | None) -> dict[str, date]:
    """The day on which each list came in last, by its title; those that were taken back are left out."""
    end = as_of.replace(tzinfo=as_of.tzinfo or UTC) if as_of else None
    standing = [
        record
        for record in register.imports()  # the newest first
        if record.undone_at is None and (end is None or record.at <= end)
    ]
    return {record.info.source: record.at.date() for record in reversed(standing)}


def pack_assets(area: Area) -> AreaAssets:
    """The assets as the area's pack alone has them, without any register: for trying the engine."""
    reports = {report.title: report for report in area.sources if report.layer == "assets"}
    reports_of = [reports.get(source) for source in area.assets["source"]]
    table = area.assets.assign(
        status=str(Status.ACTIVE),
        licence=[report.licence if report else "" for report in reports_of],
        attribution=[report.attribution if report else "" for report in reports_of],
        source_date=[report.date if report else "" for report in reports_of],
        also_in=area.assets.get("also_from", ""),
        gone="",
    )
    records = {asset.asset_id: asset for asset in assets_of_area(area)}
    return AreaAssets(
        f"{area.name}-{area.revision}",
        table[list(with_second_columns(TABLE_COLUMNS, table.columns))],
        area.entrances,
        records,
        nation=area.nation,
    )


def _inside(area: Area, placed: gpd.GeoDataFrame) -> BoolArray:
    """Which assets lie in the area or its margin; without wards, within the bounds of its streets."""
    return np.asarray(shapely.intersects(ground_of(area), placed.geometry.to_numpy()), dtype=bool)


def entrances_of(area: Area, table: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The gates that the pack knows of the grounds in ``table`` that still lie where the pack has them.

    Under the ids of ``table``: the register's, or, for assets of the pack alone, the pack's own.
    """
    there = set(table["asset_id"])
    own = {each: each if each in there else register_id(area, each) for each in area.assets["asset_id"]}
    was = pd.Series(area.assets.geometry.to_numpy(), index=list(own.values()), dtype=object)
    now = table.set_index("asset_id").geometry
    both = now.index.intersection(was.index)
    moved_m = shapely.distance(was.loc[both].to_numpy(), now.loc[both].to_numpy())
    stayed = set(both[moved_m <= MOVED_M])
    renamed = area.entrances.assign(
        asset_id=[own.get(asset_id, asset_id) for asset_id in area.entrances["asset_id"]]
    )
    return renamed[renamed["asset_id"].isin(stayed)].reset_index(drop=True)
