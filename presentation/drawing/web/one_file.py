"""How does an answer's map become one file that opens anywhere, with no server and no internet?"""

import base64
import html
import json
from typing import Any, Final

import numpy as np
import shapely

from geo.crs import to_lonlat
from layers.area import Area
from layers.assets.kinds import Kinds
from presentation.drawing.degrees import in_degrees
from presentation.drawing.tiles.draw import draw_tile
from presentation.drawing.tiles.picture import to_png
from presentation.drawing.tiles.projection import Tile, from_area, tile_at, tile_bounds
from presentation.drawing.tiles.scene import Scene, scene_of
from presentation.drawing.web.leaflet import read_scripts
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
from presentation.drawing.web.points import points_of
from presentation.drawing.web.safe_text import safe
from presentation.words.credits import attributions
from presentation.words.language import sentence
from presentation.words.near.naming import named
from questions.walks.near_person import NearPerson, Origin

MOST_TILES: Final = 16
CLOSEST_ZOOM, FARTHEST_ZOOM = 16, 8
_WEB_MERCATOR: Final = "EPSG:3857"
_STYLES: Final = ("leaflet.css", "map.css")
_SCRIPTS: Final = ("leaflet.js", "map.js", "one_file.js")
# Nothing is fetched and nothing runs but what stands in the file itself.
_POLICY: Final = "; ".join(
    ("default-src 'none'", "img-src data:", "style-src 'unsafe-inline'", "script-src 'unsafe-inline'")
)


def standalone_page(area: Area, answer: NearPerson, origin: Origin, *, kinds: Kinds) -> str:
    """The map of an answer as one HTML page that holds its scripts, its background and its points.

    It shows where the person starts: whoever asks for the file is told so.
    """
    files = read_scripts()
    styles = "".join(f"<style>{_inside(files[name].body)}</style>" for name in _STYLES)
    scripts = "".join(f"<script>{_inside(files[name].body)}</script>" for name in _SCRIPTS)
    data = _script_value(_map_data(area, answer, origin, kinds=kinds))
    title = html.escape(sentence("{area}: within reach", area=area.title))
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{title}</title><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">{styles}'
        "<style>html, body, #map { height: 100%; margin: 0 }</style></head>"
        f'<body><div id="map"></div>{scripts}<script>drawAnswer({data});</script>'
        "</body></html>"
    )


def _inside(content: bytes) -> str:
    """Text that cannot end the element it stands in."""
    return content.decode().replace("</", "<\\/").replace("<!--", "<\\!--")


def _script_value(data: dict[str, Any]) -> str:
    """Data as a value in a script: no sign in it means anything to the page around it."""
    value = json.dumps(data, ensure_ascii=True)
    for sign in "<>&'":
        value = value.replace(sign, f"\\u{ord(sign):04x}")
    return value


def _map_data(area: Area, answer: NearPerson, origin: Origin, *, kinds: Kinds) -> dict[str, Any]:
    """All that one_file.js draws; every string from data is safe."""
    points = points_of(named(answer.in_reach, kinds), area.crs, kinds=kinds)
    families = [
        {
            "colour": (family or FALLBACK_FAMILY).colour,
            "shape": (family or FALLBACK_FAMILY).symbol,
            "points": {"type": "FeatureCollection", "features": features},
        }
        for family, features in points.items()
        if features
    ]
    lon, lat = to_lonlat([origin.x], [origin.y], crs=area.crs)
    scene = scene_of(area)
    return {
        "bounds": near_bounds(answer, origin, area),
        "walkshed": _outline(answer.walkshed, area.crs),
        "families": families,
        "home": [float(lat[0]), float(lon[0])],
        "tiles": [_picture(scene, tile) for tile in _tiles_under(area, answer, origin)],
        "credits": " · ".join(safe(credit) for credit in attributions(area, drawn_only=True)),
        "words": control_words(area, map_key(answer, points, kinds, home=True)),
        "look": {"ink": INK, "teal": TEAL, "wash": WASH, "white": WHITE},
    }


def _outline(walkshed: shapely.Geometry | None, crs: str) -> Any:
    """The walkshed as GeoJSON in degrees; None where there is none."""
    if walkshed is None or shapely.is_empty(walkshed):
        return None
    return json.loads(shapely.to_geojson(in_degrees(shapely.simplify(walkshed, 1.0), crs)))


def _tiles_under(area: Area, answer: NearPerson, origin: Origin) -> list[Tile]:
    """The tiles below the walkshed, at the closest zoom at which they are not too many."""
    west, south, east, north = (
        shapely.bounds(answer.walkshed)
        if answer.walkshed is not None and not shapely.is_empty(answer.walkshed)
        else (origin.x - 400, origin.y - 400, origin.x + 400, origin.y + 400)
    )
    margin_m = 0.4 * max(east - west, north - south)
    corners = np.array([[west - margin_m, south - margin_m], [east + margin_m, north + margin_m]])
    low, high = from_area(corners, crs=area.crs).tolist()
    for z in range(CLOSEST_ZOOM, FARTHEST_ZOOM - 1, -1):
        first, last = tile_at((low[0], high[1]), z), tile_at((high[0], low[1]), z)
        if (last.x - first.x + 1) * (last.y - first.y + 1) <= MOST_TILES:
            break
    return [Tile(z, x, y) for x in range(first.x, last.x + 1) for y in range(first.y, last.y + 1)]


def _picture(scene: Scene, tile: Tile) -> dict[str, Any]:
    """One tile as a data address, with its corners in degrees."""
    png = base64.b64encode(to_png(draw_tile(scene, tile, scale=2))).decode()
    west, south, east, north = tile_bounds(tile)
    lon, lat = to_lonlat([west, east], [south, north], crs=_WEB_MERCATOR)
    return {
        "png": f"data:image/png;base64,{png}",
        "bounds": [[float(lat[0]), float(lon[0])], [float(lat[1]), float(lon[1])]],
    }
