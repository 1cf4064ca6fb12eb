"""How do wards look on a map? Shaded by class, hatched where nothing is known; one of them opened."""

import html
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import folium
import shapely
from branca.element import MacroElement
from jinja2 import Template

from app.maps.component import put_map
from app.maps.pieces import AreaTips, Attribution, LookAt, ground_map, many_points
from geo.derived import kept_with
from geo.types import FloatArray
from layers.area import Area
from presentation.drawing.degrees import in_degrees
from presentation.drawing.web.parts import INK
from presentation.drawing.web.safe_text import safe, safe_properties

HATCHED: Final = "url(#not-known)"
_SIMPLE_M = 8.0  # wards are seen from afar
_FIRST_ZOOM = 12


@dataclass(frozen=True)
class WardLook:
    """One ward on the map."""

    ward_code: str
    title: str
    detail: str
    shade: str  # a colour, or "" where nothing is known


@dataclass(frozen=True)
class Dots:
    """Resident points, or places, that look alike."""

    x: FloatArray  # metres in the area's CRS
    y: FloatArray
    colour: str
    hollow: bool = False


def ward_map(
    area: Area,
    looks: Sequence[WardLook],
    *,
    opened: str = "",
    dots: Sequence[Dots] = (),
) -> folium.Map:
    """The wards of an area, or one of them with its resident points.

    Parameters
    ----------
    looks
        Every ward, by code.
    opened
        The code of the ward that is looked into, which is then only an outline; "" for none.
    dots
        Resident points or places, drawn in this order.
    """
    grounds = _grounds(area)
    around = grounds[opened].bounds if opened in grounds else _boundary(area)
    west, south, east, north = around
    bounds = [[south, west], [north, east]]
    drawn = ground_map(area, bounds, zoom=_FIRST_ZOOM)
    looks = [look for look in looks if look.ward_code in grounds]  # of few homes: no ground
    _wards(grounds, looks, opened).add_to(drawn)
    for group in dots:
        if len(group.x):
            _dots(group, area.crs).add_to(drawn)
    if not opened:
        _Names([[*grounds[look.ward_code].name_at, safe(look.title)] for look in looks]).add_to(drawn)
    Attribution().add_to(drawn)
    LookAt(bounds).add_to(drawn)
    Hatching().add_to(drawn)
    return drawn


def show_wards(drawn: folium.Map, *, key: str, height: int, on_change: Callable[[], None]) -> None:
    """Put the map on the page; ``on_change`` is called when a ward is pressed, see ``ward_pressed``."""
    put_map(
        drawn,
        key=key,
        height=height,
        use_container_width=True,
        returned_objects=["last_active_drawing", "last_object_clicked_count"],
        on_change=on_change,
    )


def ward_pressed(state: Mapping[str, Any] | None) -> str:
    """The code of the ward that was pressed, from what the map gave back; "" for none."""
    feature = (state or {}).get("last_active_drawing") or {}
    return html.unescape(str(feature.get("properties", {}).get("ward_code", "")))


@dataclass(frozen=True)
class _Ground:
    """One ward as it is drawn, in degrees."""

    outline: str  # GeoJSON of it, made plainer
    bounds: tuple[float, float, float, float]  # west, south, east, north
    name_at: list[float]  # latitude and longitude


@kept_with(most=1)
def _grounds(area: Area) -> dict[str, _Ground]:
    """Every ward that has ground, by its code."""
    grounds = {}
    for code, shape in zip(area.wards["ward_code"], area.wards.geometry, strict=True):
        if shapely.is_empty(shape):
            continue
        plain = in_degrees(shapely.simplify(shape, _SIMPLE_M), area.crs)
        spot = in_degrees(shapely.point_on_surface(shape), area.crs)
        grounds[str(code)] = _Ground(
            shapely.to_geojson(plain),
            tuple(shapely.bounds(in_degrees(shape, area.crs)).tolist()),
            [shapely.get_y(spot), shapely.get_x(spot)],
        )
    return grounds


@kept_with(most=1)
def _boundary(area: Area) -> tuple[float, float, float, float]:
    """West, south, east and north of an area, degrees."""
    west, south, east, north = shapely.bounds(in_degrees(area.boundary, area.crs)).tolist()
    return west, south, east, north


def _wards(grounds: Mapping[str, _Ground], looks: Sequence[WardLook], opened: str) -> folium.GeoJson:
    features = []
    for look in looks:
        texts = {"ward_code": look.ward_code, "title": look.title, "detail": look.detail}
        features.append(
            {
                "type": "Feature",
                "properties": safe_properties(texts) | {"look": _look(look, opened)},
                "geometry": json.loads(grounds[look.ward_code].outline),
            }
        )
    layer = folium.GeoJson(
        {"type": "FeatureCollection", "features": features},
        style_function=lambda feature: feature["properties"]["look"],
        highlight_function=lambda _: {"weight": 4},
    )
    AreaTips().add_to(layer)
    return layer


def _look(look: WardLook, opened: str) -> dict[str, Any]:
    edge = {"color": INK, "weight": 1.2, "opacity": 0.9}
    if opened:
        here = look.ward_code == opened
        return edge | {
            "weight": 3 if here else 0.8,
            "fillOpacity": 0.0 if here else 0.25,
            "fillColor": "#ffffff",
        }
    return edge | {"fillColor": look.shade or HATCHED, "fillOpacity": 0.82 if look.shade else 1.0}


def _dots(group: Dots, crs: str) -> folium.GeoJson:
    marker = folium.CircleMarker(
        radius=4,
        weight=1.6 if group.hollow else 0.8,
        color=group.colour if group.hollow else INK,
        fill=True,
        fill_color="#ffffff" if group.hollow else group.colour,
        fill_opacity=0.4 if group.hollow else 0.95,
    )
    return many_points(group.x, group.y, crs=crs, marker=marker)


class _Names(MacroElement):
    """Wards' names on them, which the pointer goes through, by a function of map.js.

    Names that would lie on others are left out until there is room. ``names`` are latitude, longitude and
    the name as HTML.
    """

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "namesOfAreas({{ this._parent.get_name() }}, {{ this.names|tojson }});"
        "{% endmacro %}"
    )

    def __init__(self, names: list[list[Any]]) -> None:
        super().__init__()
        self._name = "Names"
        self.names = names


class Hatching(MacroElement):
    """The pattern for wards of which nothing is known, by a function of map.js."""

    _template = Template(
        "{% macro script(this, kwargs) %}hatching({{ this._parent.get_name() }});{% endmacro %}"
    )
