"""Where on the map do the places of an answer stand, and what do their points say?"""

from typing import Any

import pandas as pd

from app.maps.pieces import asset_point
from geo.crs import to_lonlat
from layers.assets.kinds import Family, Kinds
from presentation.words import plain as words


def points_of(rows: pd.DataFrame, crs: str, *, kinds: Kinds) -> dict[Family | None, list[dict[str, Any]]]:
    """The places in reach as points for ``near_map``, by family, each at the door that the walk ends at.

    ``rows`` are as ``presentation.printing.tables.named`` gives them.
    """
    points: dict[Family | None, list[dict[str, Any]]] = {}
    if rows.empty:
        return points
    lons, lats = to_lonlat(rows["door_x"], rows["door_y"], crs=crs)
    for at, (row, lon, lat) in enumerate(zip(rows.itertuples(), lons, lats, strict=True)):
        detail = f"{row.kind_label}, {words.minutes(row.walk_min)} away"
        point = asset_point(row.asset_id, row.title, detail, row=at, lon=lon, lat=lat)
        points.setdefault(kinds.family_of(row.kind), []).append(point)
    return points
