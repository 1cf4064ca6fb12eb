"""What is drawn of one area in a map of many? All of it as one simplified shape, and its wards."""

from typing import Final

import geopandas as gpd
import pandas as pd
import shapely

from layers.area import Area

WHOLE: Final = ""  # the ward code of the row of the whole area
SIMPLIFIED_M: Final = 50.0
OUTLINE_COLUMNS: Final = ("ward_code", "ward_name", "geometry")


def outlines_of(area: Area) -> gpd.GeoDataFrame:
    """OUTLINE_COLUMNS: the whole area first, under its title, then its wards as they are; in its CRS."""
    whole = shapely.make_valid(shapely.simplify(area.boundary, SIMPLIFIED_M))
    first = gpd.GeoDataFrame(
        {"ward_code": [WHOLE], "ward_name": [area.title]}, geometry=[whole], crs=area.crs
    )
    wards = area.wards[["ward_code", "ward_name", "geometry"]]
    table = gpd.GeoDataFrame(pd.concat([first, wards], ignore_index=True), geometry="geometry", crs=area.crs)
    return table[list(OUTLINE_COLUMNS)]
