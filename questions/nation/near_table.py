"""Which asset of each kind is the nearest on foot to every home of one area, and how far is it?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import geopandas as gpd
import numpy as np
import pandas as pd

from geo.paces import PACES
from geo.pairs import Pairs
from geo.types import BoolArray, FloatArray, IndexArray
from layers.area import Area
from layers.register.model import STALE_AFTER_DAYS
from layers.relief.hilly_area import with_hills
from questions.places.area_assets import AreaAssets
from questions.wards.gap_causes import asset_bars
from questions.wards.gap_ground import GapGround, measure_ground
from questions.wards.gap_people import of_the_area
from questions.wards.gap_times import shut_of
from questions.wards.ward_gap_model import WardQuestion

NEAR_TABLE: Final = "near-table"
SECONDS_A_MINUTE: Final = 60.0
NEAR_COLUMNS: Final = (
    "kind",
    "pace",
    "point_id",
    "small_area_code",
    "ward_code",
    "residents",
    "asset_id",  # "" where none is in reach, or where the streets cannot judge
    "walk_m",  # along the streets, gaps included, level ones where hills count; missing likewise
    "walk_min",  # at the pace
    "unjudged",  # why the streets cannot judge this home, as ``Unjudged``; "" where they can
)
_OF_POINTS: Final = ("point_id", "small_area_code", "ward_code", "residents")


@dataclass(frozen=True)
class NearTableAsk:
    """The nearest asset of each kind that counts, within so many minutes at each pace, from every home."""

    kinds: tuple[str, ...]
    paces: tuple[str, ...]  # keys of PACES
    minutes: int
    today: date
    with_stale: bool = True
    stale_after_days: int = STALE_AFTER_DAYS

    @property
    def name(self) -> str:
        """As commands and files call this question."""
        return NEAR_TABLE

    def record(self) -> dict[str, Any]:
        """What is asked, for JSON; equal records are the same question."""
        return {
            "kinds": list(self.kinds),
            "paces": {key: PACES[key].speed_mps for key in self.paces},
            "minutes": self.minutes,
            "today": self.today.isoformat(),
            "with_stale": self.with_stale,
            "stale_after_days": self.stale_after_days,
        }

    def of_area(self, area: Area, assets: AreaAssets) -> gpd.GeoDataFrame:
        """NEAR_COLUMNS: a row for each kind, pace and resident point in a ward, and where that point lies.

        The nearest counts whose bars ``ward_gaps`` would let count; of two as near, the earlier by its id.
        """
        ours = of_the_area(area)
        points = area.residents.loc[ours].reset_index(drop=True)
        plain = pd.DataFrame(points[list(_OF_POINTS)])
        tables = [plain.assign(**columns) for columns in self._nearest(area, assets, ours)]
        table = pd.concat(tables, ignore_index=True)
        where = np.tile(points.geometry.to_numpy(), len(tables))
        return gpd.GeoDataFrame(table[list(NEAR_COLUMNS)], geometry=where, crs=area.crs)

    def _nearest(self, area: Area, assets: AreaAssets, ours: BoolArray) -> Iterator[dict[str, Any]]:
        ids = assets.table["asset_id"].to_numpy(object)
        for kind in self.kinds:
            for key in self.paces:
                pace = PACES[key]
                question, there = self._question(kind, key), with_hills(area, pace.gradient)
                ground = measure_ground(
                    there, assets, (kind,), avoid=pace.avoid, longest_m=pace.cutoff_m(self.minutes),
                    shut=shut_of(area, question),
                )  # fmt: skip
                codes, _ = asset_bars(assets, ground.rows, question)
                walk_m, row = nearest_walks(ground.walks, codes == 0)
                yield {
                    "kind": kind,
                    "pace": key,
                    "asset_id": _ids(ids, ground, row)[ours],
                    "walk_m": walk_m[ours],
                    "walk_min": walk_m[ours] / pace.speed_mps / SECONDS_A_MINUTE,
                    "unjudged": ground.homes.unjudged[ours].astype(str),
                }

    def _question(self, kind: str, key: str) -> WardQuestion:
        return WardQuestion(
            (kind,), PACES[key], self.minutes, self.today,
            with_stale=self.with_stale, stale_after_days=self.stale_after_days,
        )  # fmt: skip


def nearest_walks(walks: Pairs, counted: BoolArray) -> tuple[FloatArray, IndexArray]:
    """(n,) metres from each point to its nearest counted asset, NaN where none is in reach, and (n,) which.

    ``counted`` is (a,); which asset is -1 where there is none, and of two as near that of the lower number.
    """
    there = walks.take(counted[walks.asset])
    order = np.lexsort((there.asset, there.distance_m, there.point))
    first = np.unique(there.point[order], return_index=True)[1]
    nearest = order[first]
    walk_m = np.full(walks.point_count, np.nan)
    asset = np.full(walks.point_count, -1)
    walk_m[there.point[nearest]] = there.distance_m[nearest]
    asset[there.point[nearest]] = there.asset[nearest]
    return walk_m, asset


def _ids(ids: "np.ndarray[Any, Any]", ground: GapGround, row: IndexArray) -> "np.ndarray[Any, Any]":
    """(n,) the id of each point's nearest asset; "" where there is none."""
    of_rows = np.append(ids[ground.rows], "")
    return np.asarray(of_rows[row].astype(str), object)
