"""A town of a hundred crossings, drawn by hand, whose places can be called anything: a real pack."""

from collections.abc import Sequence
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.crs import BRITISH_NATIONAL_GRID
from geo.network import STEPS, StreetSegments, WalkNetwork, build_network
from layers.assets.model import ASSET_COLUMNS
from layers.packs.format import TABLES, PackLabel
from layers.packs.write import PackContents
from layers.tables.report import SourceReport
from tests.written_once import write_once

WEST, SOUTH, SPACING_M, SIDE = 290_000.0, 462_000.0, 100.0, 10  # in the Irish Sea, where nothing else is
MIDDLE = (WEST + 450.0, SOUTH + 450.0)
POSTCODE = "ZZ1 1AA"


def crossing(across: int, up: int) -> tuple[float, float]:
    """Metres of the crossing in this column and row."""
    return WEST + across * SPACING_M, SOUTH + up * SPACING_M


def streets() -> tuple[WalkNetwork, pd.DataFrame]:
    """A grid of streets; the one between the columns 4 and 5 in row 2 is a flight of steps."""
    at = {(i, j): j * SIDE + i for j in range(SIDE) for i in range(SIDE)}
    pairs = [((i, j), (i + 1, j)) for i in range(SIDE - 1) for j in range(SIDE)]
    pairs += [((i, j), (i, j + 1)) for i in range(SIDE) for j in range(SIDE - 1)]
    xy = np.array([crossing(i, j) for j in range(SIDE) for i in range(SIDE)])
    flags = [STEPS if pair == ((4, 2), (5, 2)) else 0 for pair in pairs]
    segments = StreetSegments(
        xy[:, 0],
        xy[:, 1],
        np.array([at[a] for a, _ in pairs], np.int32),
        np.array([at[b] for _, b in pairs], np.int32),
        np.arange(len(pairs), dtype=np.int32),
        np.array(flags, np.uint8),
    )
    along = [
        f"{'Row' if a[1] == b[1] else 'Column'} {a[1] if a[1] == b[1] else a[0]} Street" for a, b in pairs
    ]
    ways = pd.DataFrame({"osm_id": np.arange(len(pairs)), "name": along, "surface": "", "lit": ""})
    ways["highway"] = ["steps" if flag else "residential" for flag in flags]
    return build_network(segments, min_piece_m=0.0), ways


def asset(number: int, **known: str) -> dict[str, object]:
    """One asset on the grid; further ones lie further from the middle."""
    spot = shapely.Point(MIDDLE[0] + 37 * (number % 5) - 60, MIDDLE[1] + 45 * (number // 5) - 90)
    row: dict[str, object] = dict.fromkeys(ASSET_COLUMNS, "")
    row |= {
        "asset_id": f"test/{number}",
        "kind": "lunch_club",
        "source": "Test list",
        "near_street": "Row 4 Street",
    }
    return row | known | {"geometry": spot}


def write_town(
    areas_folder: Path,
    assets: Sequence[dict[str, object]],
    *,
    name: str = "small-town",
    title: str = "Small Town",
) -> Path:
    """Write the pack and give its revision's folder."""
    folder = areas_folder / name
    folder.mkdir(parents=True)
    label = PackLabel(
        name=name,
        title=title,
        made_up=True,
        crs=BRITISH_NATIONAL_GRID,
        margin_m=0.0,
        postcode_areas=("ZZ",),
        made_at="2026-01-01T00:00:00Z",
        made_from=f"{name}{title}{len(assets)}",
        revision="",
        sources=(_source(len(assets)),),
    )

    def contents() -> PackContents:
        network, ways = streets()
        return PackContents(label, network, _tables(ways, assets))

    return write_once(contents, folder, made_of=("small", label, list(assets)))


def _source(count: int) -> SourceReport:
    return SourceReport(
        "assets", "Test list", "assets.csv", "0" * 64, count, count, "assets",
        licence="Open licence", attribution="© Nobody in particular", date="2026-01-01",
    )  # fmt: skip


def _tables(ways: pd.DataFrame, assets: Sequence[dict[str, object]]) -> dict[str, pd.DataFrame]:
    """Every table of a pack; those not needed here have columns and no rows."""
    whole = shapely.box(WEST - 50, SOUTH - 50, WEST + 950, SOUTH + 950)
    rows: dict[str, list[dict[str, object]]] = {
        "wards": [{"ward_code": "E05000001", "ward_name": "Middle", "geometry": whole}],
        "assets": list(assets),
        "postcodes": [_postcode(POSTCODE, MIDDLE), _postcode("ZZ1 1AB", crossing(1, 1))],
        "street_names": [
            {"street": f"Row {row} Street", "locality": "", "geometry": shapely.Point(crossing(4, row))}
            for row in range(SIDE)
        ],
        "benches": [{"osm_id": "n1", "backrest": "yes", "geometry": shapely.Point(MIDDLE)}],
        "background": [
            {
                "layer": "water",
                "subkind": "",
                "name": "",
                "geometry": shapely.Point(*crossing(1, 8)).buffer(80),
            }
        ],
    }
    tables: dict[str, pd.DataFrame] = {}
    for name, columns in TABLES.items():
        frame = pd.DataFrame(rows.get(name, []), columns=list(columns))
        if "geometry" in columns:
            frame = gpd.GeoDataFrame(frame, geometry="geometry", crs=BRITISH_NATIONAL_GRID)
        tables[name] = frame
    return {**tables, "ways": ways}


def _postcode(postcode: str, xy: tuple[float, float]) -> dict[str, object]:
    row = {"postcode": postcode, "ended": None, "ward_code": "E05000001", "positional_quality": 10}
    return row | {"geometry": shapely.Point(xy)}
