"""What lies under the answer on a map? Streets, water and green of the whole area, the same for everybody.

The browser fetches it once from this machine and keeps it. As it is the whole area whoever asks, the request
says nothing about where a person lives.
"""

import json
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from branca.element import MacroElement
from jinja2 import Template

from geo.crs import to_lonlat
from geo.network import WalkNetwork

ROUTE = "/map-ground"
_SIMPLIFY_M = 2.0
_DECIMALS = 5  # about a metre
_BIG = ("trunk", "primary", "secondary", "tertiary")
_ROADS = (*_BIG, *(f"{road}_link" for road in _BIG))
_PATHS = ("footway", "path", "steps", "cycleway", "bridleway", "track", "corridor")


class Ground(MacroElement):
    """Draws the ground of an area on a folium map; the map's own script fetches it."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "drawGround({{ this._parent.get_name() }}, {{ this.address|tojson }});"
        "{% endmacro %}"
    )

    def __init__(self, area_name: str, revision: str) -> None:
        super().__init__()
        self._name = "Ground"
        self.address = f"{ROUTE}/{area_name}/{revision}.json"


def ground_json(network: WalkNetwork, ways: pd.DataFrame, background: gpd.GeoDataFrame, *, crs: str) -> bytes:
    """Everything under the answer as one JSON object: a geometry in longitude and latitude per name."""
    highway = edge_highway(network, ways["highway"].to_numpy())
    is_road, is_path = np.isin(highway, _ROADS), np.isin(highway, _PATHS)
    layer, shapes = background["layer"].to_numpy(), background.geometry.to_numpy()
    is_line = shapely.get_dimensions(shapes) == 1
    drawn = {
        "green": _drawn(shapes[np.isin(layer, ["green", "woodland"]) & ~is_line], crs),
        "water": _drawn(shapes[(layer == "water") & ~is_line], crs),
        "river": _drawn(shapes[(layer == "water") & is_line], crs),
        "railway": _drawn(shapes[(layer == "railway") & is_line], crs),
        "path": _drawn(network.lines[is_path], crs),
        "street": _drawn(network.lines[~(is_road | is_path)], crs),
        "road": _drawn(network.lines[is_road], crs),
    }
    return json.dumps({name: shape for name, shape in drawn.items() if shape}, separators=(",", ":")).encode()


def edge_highway(network: WalkNetwork, highway_of_way: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """(m,) the kind of street of each edge, that of the way its shape begins on."""
    return np.asarray(highway_of_way)[network.shape_way[network.shape_start[:-1]]]


def _drawn(shapes: npt.NDArray[Any], crs: str) -> dict[str, Any] | None:
    """Many lines, or many polygons, as one GeoJSON geometry, simplified, in degrees."""
    parts = shapely.get_parts(shapely.simplify(shapes, _SIMPLIFY_M))
    parts = parts[~shapely.is_empty(parts)]
    if len(parts) == 0:
        return None
    gather = shapely.multilinestrings if shapely.get_dimensions(parts[0]) == 1 else shapely.multipolygons
    return dict(json.loads(shapely.to_geojson(in_degrees(gather(parts), crs, decimals=_DECIMALS))))


def in_degrees(shape: shapely.Geometry, crs: str, *, decimals: int = 6) -> shapely.Geometry:
    """The same shape in longitude and latitude."""

    def turn(points: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        lon, lat = to_lonlat(points[:, 0], points[:, 1], crs=crs)
        return np.round(np.column_stack([lon, lat]), decimals)

    return shapely.transform(shape, turn)
