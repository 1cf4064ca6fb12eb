"""What does a whole borough look like in which nobody lives? Made-up streets, residents, wards and assets."""

from dataclasses import dataclass, field
from functools import cached_property

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from bench.made_up.networks import made_up_network
from geo.crs import BRITISH_NATIONAL_GRID
from geo.network import WalkNetwork
from geo.types import FloatArray, ObjectArray
from layers.assets.kinds import load_kinds
from layers.packs.format import TABLES
from layers.register.listed.asset_table import TABLE_COLUMNS
from layers.register.model import Asset, Status
from questions.places.area_assets import AreaAssets

WARDS_ACROSS = 5
SMALL_AREAS_ACROSS = 22  # 484 of them
ASIDE_M = 15.0  # how far homes and doors lie from the middle of their street
SEED = 20_261


@dataclass(frozen=True, eq=False)
class Borough:
    """What questions ask of an ``Area``, without a pack on disk."""

    network: WalkNetwork
    residents: gpd.GeoDataFrame = field(repr=False)
    title: str = "A made-up borough"
    made_at: str = "2026-01-02T03:04:05+00:00"
    crs: str = BRITISH_NATIONAL_GRID

    @cached_property
    def wards(self) -> gpd.GeoDataFrame:
        """Squares as an area's wards: ``ward_code``, ``ward_name``, geometry."""
        return _grid(self.network, WARDS_ACROSS, "ward_code").assign(
            ward_name=lambda wards: wards["ward_code"]
        )

    @cached_property
    def small_areas(self) -> gpd.GeoDataFrame:
        """Smaller squares, each with a rank of ``deprivation`` by chance."""
        cells = _grid(self.network, SMALL_AREAS_ACROSS, "small_area_code")
        ranks = np.random.default_rng(SEED).permutation(len(cells)) + 1
        return cells.assign(vintage="made up", deprivation=ranks)

    @cached_property
    def street_hours(self) -> pd.DataFrame:
        """No gate or way with hours."""
        return pd.DataFrame({column: [] for column in TABLES["street_hours"]}, dtype="str")

    @cached_property
    def background(self) -> gpd.GeoDataFrame:
        """Nothing is drawn behind the map."""
        return gpd.GeoDataFrame(
            {column: [] for column in TABLES["background"]}, geometry="geometry", crs=self.crs
        )


def made_up_borough(points: int, assets: int, *, nodes: int) -> tuple[Borough, AreaAssets]:
    """A borough of so many resident points and assets on about so many junctions, the same each time."""
    network, chance = made_up_network(nodes), np.random.default_rng(SEED)
    homes = _beside_streets(network, points, chance)
    counts = chance.integers(5, 60, points)
    residents = gpd.GeoDataFrame(
        {
            "point_id": np.arange(points).astype(str),
            "small_area_code": _cell(network, homes, SMALL_AREAS_ACROSS),
            "ward_code": _cell(network, homes, WARDS_ACROSS),
            "residents": counts,
            **{group: chance.binomial(counts, 0.18) for group in ("under_16", "aged_65_plus", "disabled")},
        },
        geometry=homes,
        crs=BRITISH_NATIONAL_GRID,
    )
    return Borough(network, residents), _assets(_beside_streets(network, assets, chance), chance)


def _assets(at: ObjectArray, chance: np.random.Generator) -> AreaAssets:
    kinds = [kind.key for kind in load_kinds().kinds]
    ids = [f"made-up/{number:06}" for number in range(len(at))]
    kind = [kinds[which] for which in chance.integers(0, len(kinds), len(at))]
    texts = {column: "" for column in TABLE_COLUMNS if column != "geometry"}
    table = gpd.GeoDataFrame(
        {**texts, "asset_id": ids, "kind": kind, "status": str(Status.ACTIVE)},
        geometry=at,
        crs=BRITISH_NATIONAL_GRID,
    )
    gates = gpd.GeoDataFrame({"asset_id": []}, geometry=[], crs=BRITISH_NATIONAL_GRID)
    records = {asset_id: Asset(asset_id, kind=of) for asset_id, of in zip(ids, kind, strict=True)}
    return AreaAssets("made-up", table, gates, records)


def _beside_streets(network: WalkNetwork, count: int, chance: np.random.Generator) -> ObjectArray:
    """(count,) points spread over the streets by their length, a little aside."""
    share = network.edge_length_m / network.edge_length_m.sum()
    edge = chance.choice(network.edge_count, count, p=share)
    on = shapely.line_interpolate_point(network.lines[edge], chance.random(count), normalized=True)
    aside = chance.uniform(-ASIDE_M, ASIDE_M, (count, 2))
    return np.asarray(shapely.points(shapely.get_coordinates(on) + aside))


def _corners(network: WalkNetwork) -> FloatArray:
    return np.array(
        [[network.node_x.min(), network.node_y.min()], [network.node_x.max(), network.node_y.max()]]
    )


def _cell(network: WalkNetwork, points: ObjectArray, across: int) -> ObjectArray:
    """(n,) code of the cell of a square grid that each point lies in."""
    low, high = _corners(network)
    at = np.clip((shapely.get_coordinates(points) - low) / (high - low) * across, 0, across - 1).astype(int)
    return np.array([f"{x:02}-{y:02}" for x, y in at], object)


def _grid(network: WalkNetwork, across: int, code: str) -> gpd.GeoDataFrame:
    low, high = _corners(network)
    step = (high - low) / across
    cells = [(x, y) for x in range(across) for y in range(across)]
    boxes = [shapely.box(*(low + step * cell), *(low + step * (np.array(cell) + 1))) for cell in cells]
    return gpd.GeoDataFrame(
        {code: [f"{x:02}-{y:02}" for x, y in cells]}, geometry=boxes, crs=BRITISH_NATIONAL_GRID
    )
