"""Which bus stops does OpenStreetMap know, and do they have a shelter and a bench?"""

from typing import Final

import geopandas as gpd
import shapely
from shapely.geometry.base import BaseGeometry

from layers.assets.model import MAPPED_STOP_COLUMNS
from layers.osm.shapes import Shapes

_YES_OR_NO: Final = ("yes", "no")


def mapped_stops(shapes: Shapes, keep: BaseGeometry, crs: str) -> gpd.GeoDataFrame:
    """The bus stops (highway=bus_stop) within ``keep``, metres in ``crs``.

    Returns
    -------
    MAPPED_STOP_COLUMNS: ``code`` is the stop's in the national list (NaPTAN), by which timetables name it, or
    ""; ``shelter`` and ``bench`` are "yes", "no" or "": not known.
    """
    rows = [
        (
            osm_id,
            tags.get("naptan:AtcoCode", "").strip(),
            *(tags[key] if tags.get(key) in _YES_OR_NO else "" for key in ("shelter", "bench")),
            shapely.centroid(shape),
        )
        for osm_id, tags, shape in zip(shapes.ids, shapes.tags, shapes.geometry, strict=True)
        if tags.get("highway") == "bus_stop" and shapely.intersects(keep, shape)
    ]
    return gpd.GeoDataFrame(rows, columns=list(MAPPED_STOP_COLUMNS), geometry="geometry", crs=crs)
