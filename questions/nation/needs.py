"""How much does each small area of one area count under stated weights, and who lives there?

How deprived a small area is counts by its place among those of its own area, as a panel weighs it: needs of
two areas are on two scales, each its own.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import geopandas as gpd
import numpy as np
import pandas as pd

from layers.area import Area
from questions.funding.need import NeedWeights, need
from questions.funding.people import RESIDENTS, people_of
from questions.places.area_assets import AreaAssets

NEEDS: Final = "needs"
NEED_COLUMNS: Final = (
    "small_area_code",
    "residents",  # in the wards of the area; missing where the source does not say
    "weighted",  # the same, the needier counted more; missing where a weighted group is not counted
    "deprivation_standing",  # 1 the most deprived of this area's to 0; missing where not known
)


@dataclass(frozen=True)
class NeedsAsk:
    """The need of each small area under weights, as ``questions.funding.need`` states them."""

    weights: NeedWeights
    today: date

    @property
    def name(self) -> str:
        """As commands and files call this question."""
        return NEEDS

    def record(self) -> dict[str, Any]:
        """What is asked, for JSON; equal records are the same question."""
        return {"weights": dict(self.weights.weights), "today": self.today.isoformat()}

    def of_area(self, area: Area, assets: AreaAssets) -> gpd.GeoDataFrame:
        """NEED_COLUMNS of every small area of which somebody lives in the area, and a point within each.

        Raises
        ------
        NeedError
            A weight names something that is not known in this area.
        """
        people = people_of(area)
        counts = need(people, self.weights)
        ours = people.ward_code.ne("").to_numpy()
        points = pd.DataFrame(
            {
                "small_area_code": people.small_area.to_numpy(),
                "residents": np.where(people.uncounted[RESIDENTS], np.nan, counts.residents),
                "weighted": np.where(counts.uncounted, np.nan, counts.weight),
                "deprivation_standing": people.deprived,
            }
        )[ours]
        by_code = points.groupby("small_area_code", sort=True)
        sums = by_code[["residents", "weighted"]].sum()
        missing = points[["residents", "weighted"]].isna().groupby(points["small_area_code"]).any()
        sums = sums.mask(missing.reindex(sums.index))
        table = sums.assign(deprivation_standing=by_code["deprivation_standing"].first()).reset_index()
        shapes = area.small_areas.drop_duplicates("small_area_code").set_index("small_area_code").geometry
        inside = shapes.representative_point().reindex(table["small_area_code"])
        placed = gpd.GeoDataFrame(table[list(NEED_COLUMNS)], geometry=inside.to_numpy(), crs=area.crs)
        return placed[placed.geometry.notna()].reset_index(drop=True)
