"""Where on the map do the places of an answer stand, and what do their points say?"""

import html
from typing import Any

import pandas as pd

from geo.crs import to_lonlat
from geo.rows import rows_of
from layers.assets.kinds import Family, Kinds
from presentation.drawing.web.safe_text import safe_properties
from presentation.words.near.reach import away_words
from presentation.words.near.two.whose import detail_words, whose_of
from questions.together.two_people import ForWhom


def points_of(rows: pd.DataFrame, crs: str, *, kinds: Kinds) -> dict[Family | None, list[dict[str, Any]]]:
    """The places in reach as points for ``near_map``, by family, each at the door that the walk ends at.

    ``rows`` are as ``presentation.printing.tables.named`` gives them.
    """
    points: dict[Family | None, list[dict[str, Any]]] = {}
    if rows.empty:
        return points
    lons, lats = to_lonlat(rows["door_x"], rows["door_y"], crs=crs)
    for at, (row, lon, lat) in enumerate(zip(rows_of(rows), lons, lats, strict=True)):
        detail = detail_words(row, away_words(row.kind_label, row.walk_min))
        point = asset_point(row.asset_id, row.title, detail, row=at, lon=lon, lat=lat)
        if whose_of(row) is ForWhom.BOTH:
            point["properties"]["both"] = True
        points.setdefault(kinds.family_of(row.kind), []).append(point)
    return points


def asset_point(
    asset_id: str, title: str, detail: str, *, row: int, lon: float, lat: float
) -> dict[str, Any]:
    """One asset as a GeoJSON feature, with its row in the list; its strings are made safe here."""
    return {
        "type": "Feature",
        "properties": safe_properties({"id": asset_id, "title": title, "detail": detail, "row": row}),
        "geometry": {"type": "Point", "coordinates": [round(lon, 6), round(lat, 6)]},
    }


def asset_of(feature: dict[str, Any]) -> str | None:
    """The id of the asset that was clicked, as it was before it was made safe."""
    asset_id = feature.get("properties", {}).get("id")
    return None if asset_id is None else html.unescape(str(asset_id))
