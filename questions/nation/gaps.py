"""How is every ward of one area off, as a run over many areas asks it? ``every_gap``, placed on the map."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import geopandas as gpd
import numpy as np

from geo.paces import PACES
from layers.area import Area
from layers.register.model import STALE_AFTER_DAYS
from questions.places.area_assets import AreaAssets
from questions.wards.every_gap import EVERY_COLUMNS, every_gap
from questions.wards.gap_people import groups_of
from questions.wards.ward_gap_model import EVERYONE, WardQuestion

GAPS: Final = "gaps"
EVERY_GROUP: Final = "all"


@dataclass(frozen=True)
class GapsAsk:
    """Every kind at every pace and number of minutes, for every ward and group of an area."""

    kinds: tuple[str, ...]
    paces: tuple[str, ...]  # keys of PACES
    minutes: tuple[int, ...]
    today: date
    groups: tuple[str, ...] = (EVERYONE,)  # or EVERY_GROUP alone: all that the area has
    with_stale: bool = True
    stale_after_days: int = STALE_AFTER_DAYS

    @property
    def name(self) -> str:
        """As commands and files call this question."""
        return GAPS

    def record(self) -> dict[str, Any]:
        """What is asked, for JSON; equal records are the same question."""
        return {
            "kinds": list(self.kinds),
            "paces": {key: PACES[key].speed_mps for key in self.paces},
            "minutes": list(self.minutes),
            "groups": list(self.groups),
            "today": self.today.isoformat(),
            "with_stale": self.with_stale,
            "stale_after_days": self.stale_after_days,
        }

    def of_area(self, area: Area, assets: AreaAssets) -> gpd.GeoDataFrame:
        """The answer for one area: EVERY_COLUMNS of ``every_gap``, and a point in each ward as geometry.

        Raises
        ------
        WithinReachError
            The area has no such group.
        """
        groups = groups_of(area) if self.groups == (EVERY_GROUP,) else self.groups
        paces = [PACES[key] for key in self.paces]
        question = WardQuestion(
            self.kinds,
            paces[0],
            max(self.minutes),
            self.today,
            with_stale=self.with_stale,
            stale_after_days=self.stale_after_days,
        )
        table = every_gap(area, assets, question, paces=paces, minutes=self.minutes, groups=groups)
        inside = area.wards.geometry.representative_point().to_numpy()
        rows = np.tile(np.arange(len(inside)), len(table) // len(inside) if len(inside) else 0)
        placed = gpd.GeoDataFrame(table, geometry=inside[rows], crs=area.crs)
        return placed[[*EVERY_COLUMNS, "geometry"]]
