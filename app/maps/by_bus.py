"""How does a journey by bus look on a map? Walks dark, rides teal and dashed, stops dots, the home a ring."""

import json
from collections.abc import Sequence
from typing import Any

import folium
import shapely

from app.maps.near import home_ring
from app.maps.pieces import Attribution, LookAt, ground_map, untouchable
from geo.crs import to_lonlat
from layers.area import Area
from presentation.drawing.degrees import in_degrees
from presentation.drawing.web.parts import INK, TEAL, WHITE
from questions.buses.bus_way import DrawnLeg, LegKind
from questions.walks.near_person import Origin

_FIRST_ZOOM = 14
_LOOKS: dict[LegKind, dict[str, Any]] = {
    LegKind.WALK: {"color": INK, "weight": 4.5},
    LegKind.RIDE: {"color": TEAL, "weight": 5.5, "dashArray": "1 9"},
}


def bus_map(area: Area, origin: Origin, legs: Sequence[DrawnLeg]) -> folium.Map:
    """The legs of one journey from home, over the background; the map shows all of them."""
    bounds = _bounds(legs, area.crs)
    drawn = ground_map(area, bounds, zoom=_FIRST_ZOOM, scale=False)
    for leg in legs:
        shape = json.loads(shapely.to_geojson(in_degrees(leg.line, area.crs)))
        for look in ({"color": WHITE, "weight": 9}, _LOOKS[leg.kind]):
            style = {"opacity": 1, "lineCap": "round", "interactive": False} | look
            folium.GeoJson(shape, style_function=lambda _, style=style: style, interactive=False).add_to(
                drawn
            )
        if leg.kind is LegKind.RIDE:
            for x, y in (leg.line.coords[0], leg.line.coords[-1]):
                _stop(x, y, area.crs).add_to(drawn)
    home_ring(origin, area.crs).add_to(drawn)
    Attribution().add_to(drawn)
    LookAt(bounds).add_to(drawn)
    return drawn


def _stop(x: float, y: float, crs: str) -> folium.CircleMarker:
    lon, lat = to_lonlat([x], [y], crs=crs)
    dot = folium.CircleMarker((lat[0], lon[0]), radius=6, weight=2, color=WHITE, fill=True)
    dot.options |= {"fillColor": TEAL, "fillOpacity": 1}
    return untouchable(dot)


def _bounds(legs: Sequence[DrawnLeg], crs: str) -> list[list[float]]:
    """South-west and north-east of all legs, degrees."""
    west, south, east, north = shapely.total_bounds([leg.line for leg in legs])
    lon, lat = to_lonlat([west, east], [south, north], crs=crs)
    return [[round(float(lat[at]), 6), round(float(lon[at]), 6)] for at in (0, 1)]
