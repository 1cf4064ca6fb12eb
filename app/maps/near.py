"""How does an answer look on a map? The walkshed, what is in reach, the way to one place, the home."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import folium
import shapely
from branca.element import MacroElement
from jinja2 import Template

from app.maps.component import put_map
from app.maps.pieces import Attribution, LookAt, family_layer, ground_map, untouchable
from app.memory.near_answer import MapOfTwo
from app.memory.session import kinds
from geo.crs import to_lonlat
from layers.area import Area
from layers.assets.kinds import Family
from presentation.drawing.degrees import in_degrees
from presentation.drawing.web.parts import (
    FALLBACK_FAMILY,
    INK,
    TEAL,
    WASH,
    WHITE,
    control_words,
    map_key,
    near_bounds,
)
from questions.walks.near_person import NearPerson, Origin

_FIRST_ZOOM = 14


def near_map(
    area: Area,
    answer: NearPerson | None,
    origin: Origin | None,
    *,
    points: dict[Family | None, list[dict[str, Any]]],
    of_two: MapOfTwo | None = None,
) -> folium.Map:
    """The map of an answer, or of the area while nothing is asked yet.

    ``points`` are the assets in reach as ``asset_point`` makes them, by family; ``of_two`` is the ground of
    two people, in whose common part the wash of one person's walk lies.
    """
    shown = answer
    if answer is not None and of_two is not None:
        answer, shown = (replace(answer, walkshed=shape) for shape in (of_two.both, of_two.either))
    bounds = near_bounds(shown, origin, area)
    drawn = ground_map(area, bounds, zoom=_FIRST_ZOOM, scale=False)
    if answer is not None and answer.walkshed is not None:
        _walkshed(answer.walkshed, area.crs).add_to(drawn)
    if of_two is not None and of_two.either is not None:
        _walkshed(of_two.either, area.crs, edge_only=True).add_to(drawn)
    for family, features in points.items():
        if features:
            family_layer(family or FALLBACK_FAMILY, features).add_to(drawn)
    if origin is not None:
        home_ring(origin, area.crs).add_to(drawn)
    Attribution().add_to(drawn)
    marks = map_key(answer, points, kinds(), home=origin is not None, of_two=of_two is not None)
    _Controls(control_words(area, marks)).add_to(drawn)
    LookAt(bounds).add_to(drawn)
    return drawn


def way_layer(line: shapely.LineString, origin: Origin, *, crs: str, row: int) -> folium.FeatureGroup:
    """The way to the asset in this row of the list: a cased line, a ring about its end, the home on top.

    The map moves to it when it is drawn (map.js).
    """
    group = folium.FeatureGroup(control=False)
    shape = json.loads(shapely.to_geojson(in_degrees(line, crs)))
    for weight, colour in ((9, WHITE), (4.5, INK)):
        look = {"color": colour, "weight": weight, "opacity": 1, "lineCap": "round", "interactive": False}
        folium.GeoJson(shape, style_function=lambda _, look=look: look, interactive=False).add_to(group)
    lon, lat = to_lonlat([line.coords[-1][0]], [line.coords[-1][1]], crs=crs)
    for weight, colour in ((6, WHITE), (3, INK)):
        ring = folium.CircleMarker((lat[0], lon[0]), radius=14, weight=weight, color=colour, fill=False)
        ring.options |= {"chosen": row, "way": _bounds(line, crs)}
        untouchable(ring).add_to(group)
    if row < 0:  # no symbol of its own stands there
        dot = folium.CircleMarker((lat[0], lon[0]), radius=6, weight=2, color=WHITE, fill=True)
        dot.options |= {"fillColor": INK, "fillOpacity": 1}
        untouchable(dot).add_to(group)
    home_ring(origin, crs).add_to(group)
    return group


def _bounds(line: shapely.LineString, crs: str) -> list[list[float]]:
    """South-west and north-east of a line, degrees."""
    west, south, east, north = line.bounds
    lon, lat = to_lonlat([west, east], [south, north], crs=crs)
    return [[round(float(lat[at]), 6), round(float(lon[at]), 6)] for at in (0, 1)]


def show(
    drawn: folium.Map,
    *,
    key: str,
    height: int,
    way: folium.FeatureGroup | None,
    returned_values: tuple[str, ...],
    on_change: Callable[[], None],
) -> None:
    """Put the map on the page. Only a change in ``returned_values`` reruns anything, no panning or zooming.

    ``key`` must be new for each answer: the component's own hash can take a new answer for the last one.
    """
    put_map(
        drawn,
        key=key,
        height=height,
        use_container_width=True,
        returned_objects=list(returned_values),
        feature_group_to_add=way,
        on_change=on_change,
    )


class _Controls(MacroElement):
    """The key to the symbols and the button for the whole screen, by a function of map.js."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "addControls({{ this._parent.get_name() }}, {{ this.control_words|tojson }});"
        "{% endmacro %}"
    )

    def __init__(self, control_words: dict[str, Any]) -> None:
        super().__init__()
        self._name = "Controls"
        self.control_words = control_words


def _walkshed(shape: shapely.Geometry, crs: str, *, edge_only: bool = False) -> folium.GeoJson:
    look: dict[str, Any] = {"color": TEAL, "weight": 2.5, "opacity": 0.95, "fillColor": WASH}
    look |= {"fill": False, "weight": 1.5, "dashArray": "5 5"} if edge_only else {"fillOpacity": 0.15}
    simple = in_degrees(shapely.simplify(shape, 1.0), crs)
    return folium.GeoJson(
        json.loads(shapely.to_geojson(simple)), style_function=lambda _: look, interactive=False
    )


def home_ring(origin: Origin, crs: str) -> folium.FeatureGroup:
    """A ring where the person starts, with no label."""
    group = folium.FeatureGroup(control=False)
    lon, lat = to_lonlat([origin.x], [origin.y], crs=crs)
    for weight, colour in ((7, WHITE), (4, INK)):
        ring = folium.CircleMarker(
            (lat[0], lon[0]),
            radius=9,
            weight=weight,
            color=colour,
            fill=colour == WHITE,
            fill_color=WHITE,
            fill_opacity=0.7,
        )
        untouchable(ring).add_to(group)
    return group
