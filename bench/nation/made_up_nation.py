"""What does a nation of councils look like in which nobody lives? Packs of made-up boroughs, in one folder.

    .venv/bin/python -m bench.nation.made_up_nation FOLDER --councils 300

Of England's size in all: about 300 councils, 7,000 wards, 1.7 million postcodes with residents, 200,000
assets. The streets of a few towns, of several sizes, are shared by the councils; homes, residents and assets
are each one's own.
"""

import argparse
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from bench.made_up.boroughs import ASIDE_M
from bench.made_up.networks import made_up_network
from geo.crs import BRITISH_NATIONAL_GRID
from geo.network import WalkNetwork
from layers.assets.model import ASSET_COLUMNS
from layers.packs.format import TABLES, PackLabel
from layers.packs.write import PackContents, write_pack

COUNCILS: Final = 300
WARDS, POSTCODES, ASSETS = 7_000, 1_700_000, 200_000
TOWNS: Final = 6  # streets of so many towns are made; each council has those of one
LEAST_NODES, MOST_NODES = 6_000, 30_000
SMALL_AREAS_ACROSS: Final = 10
ACROSS, APART_M, FIRST_M = 18, 16_000.0, (250_000.0, 80_000.0)  # councils in a row; the largest is 9 km wide
KINDS: Final = (
    "lunch_club", "library", "community_centre", "cafe", "park", "sports_centre", "place_of_worship",
    "social_club", "allotment", "mens_shed",
)  # fmt: skip


def main() -> None:
    """Make them, and say how much there is."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("folder", type=Path)
    words.add_argument("--councils", type=int, default=COUNCILS)
    words.add_argument("--of", type=int, default=COUNCILS, help="of a nation of so many councils")
    given = words.parse_args()
    print(make_nation(given.folder, given.councils, of=given.of))


def make_nation(folder: Path, councils: int, *, of: int = COUNCILS) -> dict[str, int]:
    """Write the packs; rows of each sort in all. Those that are there already stay."""
    sizes = {"wards": 0, "residents": 0, "assets": 0, "streets": 0}
    shares = _shares(of)
    for number in range(councils):
        name = f"made-up-{number:03}"
        place = folder / name
        if not (place / "current").is_file():
            place.mkdir(parents=True, exist_ok=True)
            _write(place, name, number, float(shares[number]))
        label = (place / (place / "current").read_text() / "area.toml").read_text()
        for sort in sizes:
            sizes[sort] += int(label.partition(f"\n{sort} = ")[2].partition("\n")[0])
    return sizes


def _shares(of: int) -> np.ndarray:
    """(of,) of the nation that lies in each council: unequal, as councils are, and 1 in all."""
    weights = np.random.default_rng(7).lognormal(0, 0.5, of)
    return np.asarray(weights / weights.sum())


def _write(place: Path, name: str, number: int, share: float) -> None:
    network, chance = _placed(_streets(number % TOWNS), number), np.random.default_rng(number)
    wards_across = max(2, round(np.sqrt(WARDS * share)))
    homes = _beside(network, round(POSTCODES * share), chance)
    cells = _Cells(network, number)
    counts = chance.integers(5, 60, len(homes))
    ward = cells.codes(homes, wards_across, f"E05{number:03}")
    small = cells.codes(homes, SMALL_AREAS_ACROSS, f"E01{number:03}")
    older = chance.binomial(counts, 0.12 + 0.15 * chance.random())
    crs = BRITISH_NATIONAL_GRID
    residents = gpd.GeoDataFrame(
        {"point_id": [f"{number}/{at}" for at in range(len(homes))], "small_area_code": small,
         "ward_code": ward, "residents": counts, "aged_65_plus": older}, geometry=homes, crs=crs,
    )  # fmt: skip
    outlines = cells.boxes(SMALL_AREAS_ACROSS, f"E01{number:03}", "small_area_code")
    totals = residents.groupby("small_area_code")[["residents", "aged_65_plus"]].sum()
    small_areas = outlines.assign(
        vintage="made up", deprivation=chance.permutation(33_000)[: len(outlines)] + 1,
        **{column: totals[column].reindex(outlines["small_area_code"]).fillna(0).astype(int).to_numpy()
           for column in totals},
    )  # fmt: skip
    wards = cells.boxes(wards_across, f"E05{number:03}", "ward_code")
    tables = _empty() | {
        "wards": wards.assign(ward_name=wards["ward_code"]),
        "residents": residents,
        "small_areas": small_areas,
        "assets": _assets(_beside(network, max(10, round(ASSETS * share)), chance), number, chance),
        "ways": pd.DataFrame([dict.fromkeys(TABLES["ways"], "")] * int(network.shape_way.max() + 1)),
    }
    label = PackLabel(name, f"Made-up council {number}", True, crs, 2_500.0, ("ZZ",),
                      datetime(2026, 11, 1, tzinfo=UTC).isoformat(), f"{number:064}", "")  # fmt: skip
    write_pack(PackContents(label, network, tables), place)


def _placed(network: WalkNetwork, number: int) -> WalkNetwork:
    """The same streets where this council lies: side by side with the others, none over another."""
    row, column = divmod(number, ACROSS)
    east, north = FIRST_M[0] + column * APART_M, FIRST_M[1] + row * APART_M
    return replace(
        network,
        node_x=network.node_x + east, node_y=network.node_y + north,
        shape_x=network.shape_x + east, shape_y=network.shape_y + north,
    )  # fmt: skip


@lru_cache(maxsize=TOWNS)
def _streets(town: int) -> WalkNetwork:
    nodes = np.geomspace(LEAST_NODES, MOST_NODES, TOWNS)[town]
    return made_up_network(round(float(nodes)), seed=town + 1)


def _beside(network: WalkNetwork, count: int, chance: np.random.Generator) -> np.ndarray:
    share = network.edge_length_m / network.edge_length_m.sum()
    edge = chance.choice(network.edge_count, count, p=share)
    on = shapely.line_interpolate_point(network.lines[edge], chance.random(count), normalized=True)
    return np.asarray(
        shapely.points(shapely.get_coordinates(on) + chance.uniform(-ASIDE_M, ASIDE_M, (count, 2)))
    )


class _Cells:
    """Squares over a town."""

    def __init__(self, network: WalkNetwork, number: int) -> None:
        self._low = np.array([network.shape_x.min(), network.shape_y.min()]) - 50
        self._high = np.array([network.shape_x.max(), network.shape_y.max()]) + 50
        self._number = number

    def codes(self, points: np.ndarray, across: int, prefix: str) -> np.ndarray:
        """(n,) the code of the square in which each point lies."""
        at = (shapely.get_coordinates(points) - self._low) / (self._high - self._low) * across
        return np.array([f"{prefix}{x:02}{y:02}" for x, y in np.clip(at, 0, across - 1).astype(int)], object)

    def boxes(self, across: int, prefix: str, code: str) -> gpd.GeoDataFrame:
        """Every square with its code."""
        step = (self._high - self._low) / across
        cells = [(x, y) for x in range(across) for y in range(across)]
        shapes = [
            shapely.box(*(self._low + step * at), *(self._low + step * (np.array(at) + 1))) for at in cells
        ]
        codes = [f"{prefix}{x:02}{y:02}" for x, y in cells]
        return gpd.GeoDataFrame({code: codes}, geometry=shapes, crs=BRITISH_NATIONAL_GRID)


def _assets(at: np.ndarray, number: int, chance: np.random.Generator) -> gpd.GeoDataFrame:
    texts = {column: "" for column in ASSET_COLUMNS if column != "geometry"}
    ids = [f"made-up/{number}/{each:05}" for each in range(len(at))]
    kinds = [KINDS[which] for which in chance.integers(0, len(KINDS), len(at))]
    table = gpd.GeoDataFrame(
        {**texts, "asset_id": ids, "name": ids, "kind": kinds, "source": "Made up", "location_from": "point"},
        geometry=at, crs=BRITISH_NATIONAL_GRID,
    )  # fmt: skip
    return table[list(ASSET_COLUMNS)]


def _empty() -> dict[str, pd.DataFrame]:
    return {
        name: gpd.GeoDataFrame({column: [] for column in columns}, geometry="geometry",
                               crs=BRITISH_NATIONAL_GRID)
        if "geometry" in columns else pd.DataFrame({column: [] for column in columns})
        for name, columns in TABLES.items()
    }  # fmt: skip


if __name__ == "__main__":
    main()
