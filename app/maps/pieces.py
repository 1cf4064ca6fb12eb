"""What are all maps made of? The background, families of symbols, whom to name, where to look."""

from collections.abc import Sequence
from typing import Any

import folium
import numpy as np
from branca.element import MacroElement
from jinja2 import Template
from xyzservices import TileProvider

from app.tiles.routes import TILE_OPTIONS, tile_address
from geo.crs import to_lonlat
from geo.types import FloatArray
from layers.area import Area
from layers.assets.kinds import Family
from layers.zones.zoned_area import by_wards
from presentation.drawing.web.parts import INK
from presentation.drawing.web.safe_text import safe
from presentation.words.credits import attributions
from presentation.words.plain import MAP_BESIDE_WORDS, WHEEL, one_line


def ground_map(
    area: Area,
    bounds: list[list[float]],
    *,
    zoom: int,
    scale: bool = True,
    farthest: int = TILE_OPTIONS["minZoom"],
    name: str = MAP_BESIDE_WORDS,
) -> folium.Map:
    """A map of the background alone, to draw on; ``bounds`` are south-west and north-east, degrees.

    ``name`` is what is read aloud of it, with the area's title in the place of ``{title}``.
    """
    drawn = BoundedMap(
        bounds,
        location=np.mean(bounds, axis=0).tolist(),
        zoom_start=zoom,
        tiles=None,
        control_scale=scale,
        min_zoom=farthest,
        max_zoom=TILE_OPTIONS["maxZoom"],
        attribution_control=False,
    )
    background(area).add_to(drawn)
    _NothingClicked().add_to(drawn)
    NameOfMap(safe(name.format(title=one_line(area.title)))).add_to(drawn)
    return drawn


def many_points(x: FloatArray, y: FloatArray, *, crs: str, marker: folium.CircleMarker) -> folium.GeoJson:
    """Points (n,), metres in ``crs``, that look alike and let the pointer through, as one layer."""
    lon, lat = to_lonlat(x, y, crs=crs)
    places = np.round(np.column_stack([lon, lat]), 5).tolist()
    shape = {"type": "Feature", "properties": {}, "geometry": {"type": "MultiPoint", "coordinates": places}}
    return folium.GeoJson(shape, marker=untouchable(marker))


def background(area: Area) -> folium.TileLayer:
    """The tiles that this machine draws of the area."""
    return drawn_ground(
        area.name, by_wards(area).revision, attributions(area, drawn_only=True) or (area.title,)
    )


def drawn_ground(area: str, revision: str, credit: Sequence[str]) -> folium.TileLayer:
    """The tiles of one revision of an area; ``credit`` is whom to name for them."""
    address = tile_address(area, revision)
    tiles = folium.TileLayer(
        TileProvider(
            name=address, url=address, attribution=""
        ),  # a bare address is looked for among all known maps
        attr=" · ".join(safe(words) for words in credit),
        control=False,
    )
    tiles.options |= TILE_OPTIONS | {"maxNativeZoom": TILE_OPTIONS["maxZoom"]}
    return tiles


def family_layer(family: Family, features: list[dict[str, Any]], *, radius_px: float = 8) -> folium.GeoJson:
    """All the assets of one family as one layer, drawn with the family's symbol.

    map.js names each under the pointer: folium's tooltip compiles a template a layer, which took as long as
    half the map.
    """
    marker = folium.CircleMarker(
        radius=radius_px,
        weight=min(1.5, radius_px / 5),
        color=INK,
        opacity=1,
        fill=True,
        fill_color=family.colour,
        fill_opacity=1,
    )
    marker._name = "AssetSymbol"  # of map.js
    marker.options |= {"shape": family.symbol, "bubblingMouseEvents": False}
    return folium.GeoJson({"type": "FeatureCollection", "features": features}, marker=marker)


def untouchable(ring: folium.CircleMarker) -> folium.CircleMarker:
    """Let the pointer through; folium has no argument for it."""
    ring.options["interactive"] = False
    return ring


class BoundedMap(folium.Map):
    """A map that knows what it shows; folium would walk through every coordinate to learn it."""

    def __init__(self, bounds: list[list[float]], **options: Any) -> None:
        super().__init__(**options)
        self._shown = bounds

    def get_bounds(self) -> list[list[float | None]]:
        """South-west and north-east, degrees."""
        return [[*corner] for corner in self._shown]


class AreaTips(MacroElement):
    """Names each shape of a layer under the pointer by its ``title`` and ``detail``, by a function of map.js.

    folium's own tooltip compiles templates for each layer anew.
    """

    _template = Template(
        "{% macro script(this, kwargs) %}areaTips({{ this._parent.get_name() }});{% endmacro %}"
    )


class Attribution(MacroElement):
    """Names the sources of what is drawn, and nothing else."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "L.control.attribution({prefix: false}).addTo({{ this._parent.get_name() }});"
        "{% endmacro %}"
    )

    def __init__(self) -> None:
        super().__init__()
        self._name = "Attribution"


class NameOfMap(MacroElement):
    """Gives the map and its frame a name that is read aloud, by a function of map.js."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "nameMap({{ this._parent.get_name() }}, {{ this.words|tojson }}, {{ this.wheel|tojson }});"
        "{% endmacro %}"
    )

    def __init__(self, words: str) -> None:
        super().__init__()
        self._name = "Named"
        self.words = words
        self.wheel = safe(WHEEL)


class _NothingClicked(MacroElement):
    """Begin with no click rather than with none of them: else each map, once drawn, has its page run again.

    That run may come when the visitor has gone on to another page, and then takes away half of it.
    """

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "if (window.__GLOBAL_DATA__) window.__GLOBAL_DATA__.last_object_clicked_count ||= null;"
        "{% endmacro %}"
    )


class LookAt(MacroElement):
    """Shows these bounds, by a function of map.js that waits until the map has a size."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "lookAt({{ this._parent.get_name() }}, {{ this.bounds|tojson }});"
        "{% endmacro %}"
    )

    def __init__(self, bounds: list[list[float]]) -> None:
        super().__init__()
        self._name = "LookAt"
        self.bounds = bounds
