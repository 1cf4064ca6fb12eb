"""How do councils look on a map? Shaded by a share, hatched where it is not known, on the ground of each."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import folium
import geopandas as gpd
import shapely

from app.maps.component import put_map
from app.maps.pieces import AreaTips, Attribution, LookAt, NameOfMap, drawn_ground
from app.maps.wards import HATCHED, Hatching
from app.tiles.routes import TILE_OPTIONS
from app.tiles.serve import SCENES_KEPT
from presentation.drawing.web.parts import INK
from presentation.drawing.web.safe_text import safe_properties

_FIRST_ZOOM: Final = 7
_FARTHEST_ZOOM: Final = 4  # a nation
_FEW_IN_VIEW_ZOOM: Final = 11  # from here on few councils are seen at once


@dataclass(frozen=True)
class CouncilLook:
    """One council on the map."""

    area: str
    title: str
    detail: str
    shade: str  # a colour, or "" where it is not known


@dataclass(frozen=True)
class CouncilGround:
    """The background map of one council whose area is prepared here."""

    area: str
    revision: str
    credit: tuple[str, ...]  # whom to name for it


def council_map(
    outlines: gpd.GeoDataFrame,
    looks: Sequence[CouncilLook],
    *,
    name: str,
    grounds: Sequence[CouncilGround] = (),
) -> folium.Map:
    """The councils, each by its outline (``area`` and geometry in degrees); ``name`` is read aloud.

    Of more councils than are drawn at once the ground comes when few of them are in view.
    """
    shapes = dict(zip(outlines["area"], outlines.geometry, strict=True))
    there = [look for look in looks if look.area in shapes]
    west, south, east, north = shapely.total_bounds([shapes[look.area] for look in there]).tolist()
    bounds = [[south, west], [north, east]]
    drawn = folium.Map(
        location=[(south + north) / 2, (west + east) / 2], zoom_start=_FIRST_ZOOM, tiles=None,
        control_scale=True, attribution_control=False,
    )  # fmt: skip
    drawn.options |= {
        "minZoom": _FARTHEST_ZOOM,
        "maxZoom": TILE_OPTIONS["maxZoom"],
    }  # not those of the ground
    behind = [ground for ground in grounds if ground.area in shapes]
    for ground in behind:
        _ground(ground, shapes[ground.area], few=len(behind) <= SCENES_KEPT).add_to(drawn)
    _councils(shapes, there).add_to(drawn)
    NameOfMap(name).add_to(drawn)
    Attribution().add_to(drawn)
    LookAt(bounds).add_to(drawn)
    Hatching().add_to(drawn)
    return drawn


def _ground(ground: CouncilGround, shape: shapely.Geometry, *, few: bool) -> folium.TileLayer:
    """Its tiles, asked for only where the council lies; map.css lets those of neighbours show through."""
    tiles = drawn_ground(ground.area, ground.revision, ground.credit)
    west, south, east, north = shapely.bounds(shape).tolist()
    tiles.options |= {"bounds": [[south, west], [north, east]], "className": "council-ground"}
    if not few:
        tiles.options |= {"minZoom": _FEW_IN_VIEW_ZOOM}
    return tiles


def show_councils(drawn: folium.Map, *, key: str, height: int) -> None:
    """Put the map on the page; nothing of it comes back."""
    put_map(drawn, key=key, height=height, use_container_width=True, returned_objects=[])


def _councils(shapes: Mapping[str, shapely.Geometry], looks: Sequence[CouncilLook]) -> folium.GeoJson:
    features = [
        {
            "type": "Feature",
            "properties": safe_properties({"title": look.title, "detail": look.detail})
            | {"look": _look(look)},
            "geometry": json.loads(shapely.to_geojson(shapely.set_precision(shapes[look.area], 1e-5))),
        }
        for look in looks
    ]
    layer = folium.GeoJson(
        {"type": "FeatureCollection", "features": features},
        style_function=lambda feature: feature["properties"]["look"],
        highlight_function=lambda _: {"weight": 4},
    )
    AreaTips().add_to(layer)
    return layer


def _look(look: CouncilLook) -> dict[str, Any]:
    return {
        "color": INK, "weight": 1.2, "opacity": 0.9,
        "fillColor": look.shade or HATCHED, "fillOpacity": 0.82 if look.shade else 1.0,
    }  # fmt: skip
