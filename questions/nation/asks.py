"""What must a question have so that it can be asked of many areas, one by one?"""

from typing import Any, Protocol

import geopandas as gpd

from layers.area import Area
from questions.places.area_assets import AreaAssets


class NationAsk(Protocol):
    """A frozen value that can be sent to another process: a question and all that it needs beside an area."""

    @property
    def name(self) -> str:
        """As commands and files call this question."""

    def record(self) -> dict[str, Any]:
        """What is asked, for JSON; equal records are the same question."""

    def of_area(self, area: Area, assets: AreaAssets) -> gpd.GeoDataFrame:
        """The answer for one area, each row with a place. Raises ``WithinReachError``."""
