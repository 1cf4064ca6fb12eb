"""What does a place with many assets look like? A real area, its assets set out again on other streets."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from layers.area import Area
from layers.packs.format import TABLES
from layers.packs.write import PackContents, write_pack

SEED = 11


def contents_with(area: Area, changed: Mapping[str, Any]) -> PackContents:
    """All that the pack of ``area`` holds, with the tables named in ``changed`` in place of its own."""
    tables = {name: changed.get(name, getattr(area, name)) for name in TABLES}
    return PackContents(area.label, area.network, tables)


def more_assets(area: Area, count: int) -> gpd.GeoDataFrame:
    """``count`` assets: those of the area, then copies of them standing at its postcodes."""
    own = area.assets
    if count <= len(own):
        return own.iloc[:count]
    chance = np.random.default_rng(SEED)
    copies = own.iloc[chance.integers(0, len(own), count - len(own))].copy()
    stand_at = chance.integers(0, len(area.postcodes), len(copies))
    copies["asset_id"] = [f"copy/{at}" for at in range(len(copies))]
    copies["name"] = [f"{name} {at}" if name else "" for at, name in enumerate(copies["name"])]
    copies.geometry = area.postcodes.geometry.iloc[stand_at].to_numpy()
    both = pd.concat([own, copies], ignore_index=True)
    return gpd.GeoDataFrame(both, geometry="geometry", crs=area.crs)


def write_busy_area(area: Area, areas_folder: Path, *, assets: int) -> Path:
    """Write ``area`` with this many assets under ``areas_folder`` and let it serve there."""
    folder = areas_folder / area.name
    folder.mkdir(parents=True, exist_ok=True)
    return write_pack(contents_with(area, {"assets": more_assets(area, assets)}), folder)
