"""Where would something new of each kind reach the most people of one area?"""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import geopandas as gpd
import pandas as pd

from geo.paces import PACES
from layers.area import Area
from questions.funding.best_places import PLACE_COLUMNS, best_places
from questions.funding.ground import funding_ground
from questions.funding.need import NeedWeights
from questions.funding.standard import Standard
from questions.places.area_assets import AreaAssets

SITES: Final = "sites"
SITE_COLUMNS: Final = ("for_kind", "place", *PLACE_COLUMNS, "residents_today", "residents_possible", "gap")


@dataclass(frozen=True)
class SitesAsk:
    """The best venues for so many new ones of each kind (MCLP), those that exist staying as they are."""

    kinds: tuple[str, ...]
    count: int
    pace: str  # a key of PACES
    minutes: int
    weights: NeedWeights
    today: date

    @property
    def name(self) -> str:
        """As commands and files call this question."""
        return SITES

    def record(self) -> dict[str, Any]:
        """What is asked, for JSON; equal records are the same question."""
        return {
            "kinds": list(self.kinds),
            "count": self.count,
            "pace": {self.pace: PACES[self.pace].speed_mps},
            "minutes": self.minutes,
            "weights": dict(self.weights.weights),
            "today": self.today.isoformat(),
        }

    def of_area(self, area: Area, assets: AreaAssets) -> gpd.GeoDataFrame:
        """SITE_COLUMNS: for each kind the venue that adds most first, and where it lies.

        ``gap`` is how far from the best the choice may be at most, as ``best_places`` has it; 0 where it is
        the best.

        Raises
        ------
        NeedError
            A weight names something that is not known in this area.
        """
        ground = funding_ground(area, assets)
        standard = Standard(PACES[self.pace], self.minutes, today=self.today)
        tables = []
        for kind in self.kinds:
            best = best_places(ground, kind=kind, standard=standard, weights=self.weights, count=self.count)
            order = pd.RangeIndex(1, len(best.table) + 1)
            tables.append(
                best.table.assign(
                    for_kind=kind, place=order, residents_today=best.today,
                    residents_possible=best.possible, gap=best.sited.gap,
                )
            )  # fmt: skip
        table = pd.concat(tables, ignore_index=True)[list(SITE_COLUMNS)]
        where = assets.table.set_index("asset_id").geometry.reindex(table["asset_id"]).to_numpy()
        return gpd.GeoDataFrame(table, geometry=where, crs=area.crs)
