"""A whole area small enough to work out by hand: a street along a river, a bridge, a hill with steps.

Metres from the corner at (300000, 450000), which lies in the Irish Sea:

            library (500, 300)              island street y = 900, x 2000 to 2300
                | Hill Steps, a flight, x = 500 from y 100 to y 200; Hill Road round about
    A --------- B ------------- C  High Street, y = 0, x 0, 500, 1000
    ~~~~~~~~~~~ bridge at x = 1000 ~~~~~~~~ river, y -40 to -20
    D ------------------------- E  Low Street, y = -100, x 0 to 1000
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.network import STEPS, StreetSegments, build_network
from layers.area import Area, open_area
from layers.assets.model import ASSET_COLUMNS
from layers.packs.format import TABLES, PackLabel
from layers.packs.write import PackContents
from tests.written_once import write_once

CRS = "EPSG:27700"
EAST, NORTH = 300_000.0, 450_000.0

PLACES = {
    "A": (0, 0), "B": (500, 0), "C": (1000, 0), "D": (0, -100), "E": (1000, -100),
    "foot": (500, 100), "top": (500, 200), "library": (500, 300), "bend": (800, 200),
    "I": (2000, 900), "J": (2300, 900),
}  # fmt: skip
STREETS = [
    ("A", "B", "High Street", "residential", 0),
    ("B", "C", "High Street", "residential", 0),
    ("D", "E", "Low Street", "residential", 0),
    ("C", "E", "Bridge Street", "residential", 0),
    ("B", "foot", "Hill Path", "footway", 0),
    ("foot", "top", "", "steps", STEPS),
    ("foot", "bend", "Hill Road", "residential", 0),
    ("bend", "top", "Hill Road", "residential", 0),
    ("top", "library", "Library Lane", "service", 0),
    ("I", "J", "Island Street", "residential", 0),
]
ASSETS = [
    {
        "asset_id": "t/cafe",
        "name": "Corner Café",
        "kind": "cafe",
        "at": (600, 10),
        "when": "Mo-Fr 09:00-16:00",
    },
    {
        "asset_id": "t/club",
        "name": "Low Street Lunch Club",
        "kind": "lunch_club",
        "at": (500, -110),
        "step_free": "yes",
    },
    {"asset_id": "t/library", "name": "Hilltop Library", "kind": "library", "at": (500, 300)},
    {"asset_id": "t/island", "name": "Island Hall", "kind": "community_centre", "at": (2100, 900)},
    {"asset_id": "t/field", "name": "", "kind": "pitch", "at": (100, 800), "near_street": "High Street"},
    {"asset_id": "t/park", "name": "Bridge Park", "kind": "park", "at": (1200, 50)},
]
ENTRANCES = [("t/park", (1000, -50)), ("t/park", (1000, 20))]
BENCHES = [(250, 5), (900, 3), (1000, -60)]
RIVER = shapely.box(-500, -40, 3000, -20)


def here(x: float, y: float) -> shapely.Point:
    """A point of the tiny town, in the area's metres."""
    return shapely.Point(EAST + x, NORTH + y)


def tiny_area(
    folder: Path,
    *,
    assets: Sequence[Mapping[str, Any]] = ASSETS,
    name: str = "tiny",
    title: str = "Tinytown",
    tables: Mapping[str, pd.DataFrame] = MappingProxyType({}),
) -> Area:
    """Write the tiny town as a pack under ``folder`` and open it; ``tables`` stand in place of its own."""
    area_folder = folder / name
    area_folder.mkdir(parents=True, exist_ok=True)
    label = PackLabel(
        name=name,
        title=title,
        made_up=True,
        crs=CRS,
        margin_m=2500,
        postcode_areas=("ZZ",),
        made_at=datetime(2026, 11, 1, tzinfo=UTC).isoformat(),
        made_from="0" * 64,
        revision="",
    )
    write_once(
        lambda: PackContents(label, _network(), {**_empty_tables(), **_tables(assets), **tables}),
        area_folder,
        made_of=("tiny", label, list(assets), dict(tables)),
    )
    return open_area(name, areas_folder=folder)


def _network():
    row = {place: i for i, place in enumerate(PLACES)}
    points = np.array(list(PLACES.values()), float) + np.array([EAST, NORTH])
    return build_network(
        StreetSegments(
            points[:, 0],
            points[:, 1],
            np.array([row[street[0]] for street in STREETS], np.int32),
            np.array([row[street[1]] for street in STREETS], np.int32),
            np.arange(len(STREETS), dtype=np.int32),
            np.array([street[4] for street in STREETS], np.uint8),
        )
    )


def _tables(assets: Sequence[Mapping[str, Any]]) -> dict[str, pd.DataFrame]:
    rows = [
        {column: asset.get(column, "") for column in ASSET_COLUMNS if column != "geometry"}
        for asset in assets
    ]
    told = pd.DataFrame(rows, columns=[column for column in ASSET_COLUMNS if column != "geometry"])
    told["source"] = told["source"].replace("", "Made up for a test")
    told["location_from"] = "point"
    ways = pd.DataFrame(
        [{**dict.fromkeys(TABLES["ways"], ""), "name": s[2], "highway": s[3]} for s in STREETS]
    )
    return {
        "ways": ways,
        "assets": gpd.GeoDataFrame(told, geometry=[here(*asset["at"]) for asset in assets], crs=CRS),
        "entrances": gpd.GeoDataFrame(
            {"asset_id": [asset_id for asset_id, _ in ENTRANCES]},
            geometry=[here(*at) for _, at in ENTRANCES],
            crs=CRS,
        ),
        "benches": gpd.GeoDataFrame(
            {"osm_id": ["1", "2", "3"], "backrest": ""}, geometry=[here(*at) for at in BENCHES], crs=CRS
        ),
        "background": gpd.GeoDataFrame(
            {"layer": ["water"], "subkind": ["water"], "name": ["River Tiny"]},
            geometry=[shapely.transform(RIVER, lambda points: points + np.array([EAST, NORTH]))],
            crs=CRS,
        ),
        "wards": gpd.GeoDataFrame(
            {"ward_code": ["E05999901"], "ward_name": ["Tiny ward"]},
            geometry=[shapely.box(EAST - 500, NORTH - 500, EAST + 3000, NORTH + 1500)],
            crs=CRS,
        ),
        "postcodes": gpd.GeoDataFrame(
            {"postcode": ["ZZ1 1AA"], "ended": [pd.NaT], "ward_code": "E05999901", "positional_quality": 10},
            geometry=[here(100, 10)],
            crs=CRS,
        ),
        "street_names": gpd.GeoDataFrame(
            {"street": ["High Street", "Low Street"], "locality": ""},
            geometry=[here(500, 0), here(500, -100)],
            crs=CRS,
        ),
    }


def _empty_tables() -> dict[str, pd.DataFrame]:
    return {
        name: gpd.GeoDataFrame({column: [] for column in columns}, geometry="geometry", crs=CRS)
        if "geometry" in columns
        else pd.DataFrame({column: [] for column in columns})
        for name, columns in TABLES.items()
    }
