"""Which assets do the map and the lists of a recipe know? Each source is read and reported."""

from dataclasses import dataclass, field
from datetime import date

import geopandas as gpd
import numpy as np
import pandas as pd
from shapely.geometry.base import BaseGeometry

from geo.wording import worded
from layers.assets.model import LIST_ONLY_COLUMNS
from layers.assets.near_street import nearest_street
from layers.assets.openstreetmap import OUTSIDE, SOURCE, read_osm_assets
from layers.osm.clip import StreetsFile
from layers.preparing.joined_assets import ALSO_FROM, JOINED, join_doubles
from layers.preparing.lists.recipe_list import Listing, read_listing, refuse_shared_ids
from layers.preparing.source_files import SourceFiles, source_report
from layers.recipes.model import AssetsFromStreets, AssetsSection, Recipe
from layers.streets.read import Streets
from layers.tables.report import SourceReport


@dataclass(frozen=True, eq=False)
class AssetGround:
    """Where and when assets are looked for: the map, its streets, all postcodes, the ground, the day."""

    mapped: StreetsFile
    streets: Streets = field(repr=False)
    postcodes: gpd.GeoDataFrame = field(repr=False)
    keep: BaseGeometry = field(repr=False)  # the wards and their margin, metres
    on: date


@dataclass(frozen=True, eq=False)
class GatheredAssets:
    """Tables ``assets``, ``entrances`` and ``benches``, their reports, and from when they are out of date."""

    tables: dict[str, pd.DataFrame] = field(repr=False)
    reports: tuple[SourceReport, ...]
    other_from: date | None  # when a place that the map dates has closed or opened; None if it dates none


def gather_assets(recipe: Recipe, files: SourceFiles, ground: AssetGround) -> GatheredAssets:
    """Assets of every [[assets]] one after the other; benches come with the streets file in any case.

    Raises
    ------
    WithinReachError
        A list cannot be used, or two lists give one id to two assets.
    """
    crs, section = recipe.area.crs, recipe.streets
    mapped = read_osm_assets(ground.mapped.path, crs=crs, keep=ground.keep, on=ground.on)
    benches = source_report(
        section, files, layer="benches", title="Benches", unit="benches", rows_read=mapped.benches_read,
        rows_kept=len(mapped.benches), dropped={OUTSIDE: mapped.benches_read - len(mapped.benches)},
    )  # fmt: skip
    table, reports = mapped.assets.iloc[:0], []
    earlier: list[gpd.GeoDataFrame] = []
    entrances, other_from = mapped.entrances.iloc[:0], None
    for entry in sorted(recipe.assets, key=_is_national):  # after all that is known here already
        if isinstance(entry, AssetsSection):
            table, report = _with_list(table, entry, files, ground)
            earlier += _earlier(entry, files, ground)
        else:
            table, entrances = _one_below_the_other(table, mapped.assets), mapped.entrances
            other_from = mapped.other_from
            report = source_report(
                section, files, layer="assets", title=SOURCE, unit="assets", rows_read=mapped.rows_read,
                rows_kept=len(mapped.assets), dropped=mapped.dropped, notes=(_other_from_note(other_from),),
            )  # fmt: skip
        reports.append(report)
    refuse_shared_ids(table["asset_id"])
    besides = [name for name in (*LIST_ONLY_COLUMNS, ALSO_FROM) if name in table]
    assets = gpd.GeoDataFrame(table.fillna(dict.fromkeys(besides, "")), crs=crs)
    tables = {"assets": assets, "entrances": entrances, "benches": mapped.benches}
    if recipe.buses is not None:
        tables["mapped_stops"] = mapped.stops
    if earlier:
        every = pd.concat(earlier, ignore_index=True)
        text = [name for name in every.columns if name != "geometry"]
        tables["earlier_assets"] = gpd.GeoDataFrame(every.fillna(dict.fromkeys(text, "")), crs=crs)
    return GatheredAssets(tables, (*reports, benches), other_from)


def _earlier(section: AssetsSection, files: SourceFiles, ground: AssetGround) -> list[gpd.GeoDataFrame]:
    """The same list as it stood on earlier days, each with its day."""
    return [
        _listed(section, earlier.file, files, ground)[0].assign(listed_on=earlier.date.isoformat())
        for earlier in sorted(section.earlier, key=lambda each: each.date)
    ]


def _is_national(entry: AssetsSection | AssetsFromStreets) -> bool:
    return isinstance(entry, AssetsSection) and entry.national


def _one_below_the_other(above: gpd.GeoDataFrame, below: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(pd.concat([above, below], ignore_index=True), crs=below.crs)


def _other_from_note(day: date | None) -> str:
    if day is None:
        return ""
    return worded(
        "By the dates on the map some place here closes or opens on {day}. Prepare the area again from that "
        "day on: until then what is there today is shown.",
        day=day.isoformat(),
    )


def _with_list(
    before: gpd.GeoDataFrame, section: AssetsSection, files: SourceFiles, ground: AssetGround
) -> tuple[gpd.GeoDataFrame, SourceReport]:
    """The assets before and those of a list; of a nation's, what is known already is not shown twice."""
    table, listing = _listed(section, section.file, files, ground)
    joined = 0
    if section.national:
        before, table, joined = join_doubles(before, table, title=section.title)
    return _one_below_the_other(before, table), source_report(
        section, files, layer="assets", title=section.title, unit="assets", rows_read=listing.rows_read,
        rows_kept=len(table), dropped={**listing.dropped, JOINED: joined}, faults=listing.faults,
        notes=listing.notes,
    )  # fmt: skip


def _listed(
    section: AssetsSection, file: str, files: SourceFiles, ground: AssetGround
) -> tuple[gpd.GeoDataFrame, Listing]:
    """The assets of one file of a list, with the streets near them, and all that was read of it."""
    listing = read_listing(
        files.path(file),
        section,
        crs=str(ground.postcodes.crs),
        keep=ground.keep,
        postcodes=ground.postcodes,
        today=ground.on,
    )
    near = _near_streets(listing.assets, ground.streets)
    return gpd.GeoDataFrame(listing.assets.assign(near_street=near)), listing


def _near_streets(assets: gpd.GeoDataFrame, streets: Streets) -> list[str]:
    network = streets.network
    way = network.shape_way[network.shape_start[:-1]]  # of each edge's beginning: names change at junctions
    names = streets.ways["name"].to_numpy(dtype=object)[way]
    named = np.flatnonzero(names != "")
    return nearest_street(
        assets.geometry.to_numpy(), network.lines[named], names=[str(name) for name in names[named]]
    )
