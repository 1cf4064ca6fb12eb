"""How does the register look on a map? What the list shows, the open one, and a place to be clicked."""

from collections.abc import Sequence
from typing import Any

import folium
import numpy as np
import shapely

from app.maps.pieces import Attribution, LookAt, family_layer, ground_map, untouchable
from layers.area import Area
from layers.assets.kinds import Family
from presentation.drawing.degrees import in_degrees
from presentation.drawing.web.parts import FALLBACK_FAMILY, INK, WHITE, overview
from presentation.drawing.web.safe_text import safe_properties

_FIRST_ZOOM = 13
_MOST_LARGE = 300  # above that, symbols of full size hide one another and the ground
_LARGE_PX, _SMALL_PX = 8.0, 4.5
_ROUND_A_POINT = 0.004  # degrees


def register_map(
    area: Area,
    *,
    points: dict[Family | None, list[dict[str, Any]]],
    about: tuple[float, float] | None = None,
) -> folium.Map:
    """The map of the list; ``points`` as ``register_point`` makes them, ``about`` the middle to look at."""
    features = [feature for group in points.values() for feature in group]
    bounds = _bounds(area, [feature["geometry"]["coordinates"] for feature in features], about)
    drawn = ground_map(area, bounds, zoom=_FIRST_ZOOM, farthest=5)
    radius_px = _LARGE_PX if len(features) <= _MOST_LARGE else _SMALL_PX
    for family, group in points.items():
        if group:
            family_layer(family or FALLBACK_FAMILY, group, radius_px=radius_px).add_to(drawn)
    Attribution().add_to(drawn)
    LookAt(bounds).add_to(drawn)
    return drawn


def register_point(asset_id: str, title: str, detail: str, *, lon: float, lat: float) -> dict[str, Any]:
    """One asset as a GeoJSON feature; its strings are made safe here."""
    return {
        "type": "Feature",
        "properties": safe_properties({"id": asset_id, "title": title, "detail": detail}),
        "geometry": {"type": "Point", "coordinates": [round(lon, 6), round(lat, 6)]},
    }


def ring_about(lon: float, lat: float) -> folium.FeatureGroup:
    """A ring about the asset that is open, or about the place that was clicked."""
    group = folium.FeatureGroup(control=False)
    for weight, colour in ((6, WHITE), (3, INK)):
        ring = folium.CircleMarker((lat, lon), radius=14, weight=weight, color=colour, fill=False)
        untouchable(ring).add_to(group)
    return group


def _bounds(
    area: Area, places: Sequence[Sequence[float]], about: tuple[float, float] | None
) -> list[list[float]]:
    if about is not None:
        lon, lat = about
        return [[lat - _ROUND_A_POINT, lon - _ROUND_A_POINT], [lat + _ROUND_A_POINT, lon + _ROUND_A_POINT]]
    west, south, east, north = shapely.bounds(in_degrees(overview(area), area.crs))
    here = [(x, y) for x, y in places if west <= x <= east and south <= y <= north]
    if places:
        at = np.array(here or places, dtype=float)
        (west, south), (east, north) = at.min(axis=0) - 0.002, at.max(axis=0) + 0.002
    return [[float(south), float(west)], [float(north), float(east)]]
