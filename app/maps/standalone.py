"""How does an answer's map become one file that opens anywhere, with no server and no internet?"""

import base64
import html
import re

import folium
import numpy as np

from app.maps.near import near_map
from app.maps.points import points_of
from app.maps.safe import safe
from app.maps.scripts import ROUTE, scripts, use_own_scripts
from geo.crs import to_lonlat
from layers.area import Area
from layers.assets.kinds import Kinds
from presentation.drawing.tiles.draw import draw_tile
from presentation.drawing.tiles.picture import to_png
from presentation.drawing.tiles.projection import Tile, from_area, tile_at, tile_bounds
from presentation.drawing.tiles.scene import Scene, scene_of
from presentation.printing.tables import named
from presentation.words.credits import attributions
from questions.walks.near_person import NearPerson, Origin

MOST_TILES = 16
CLOSEST_ZOOM, FARTHEST_ZOOM = 16, 8
_WEB_MERCATOR = "EPSG:3857"
_SCRIPT = re.compile(rf'<script src="{ROUTE}/[0-9a-f]+/([\w.]+)"></script>')
_STYLE = re.compile(rf'<link rel="stylesheet" href="{ROUTE}/[0-9a-f]+/([\w.]+)"\s*/?>')


def standalone_page(area: Area, answer: NearPerson, origin: Origin, *, kinds: Kinds) -> str:
    """The map of an answer as one HTML page that holds its scripts, its background and its points.

    It shows where the person starts: whoever asks for the file is told so.
    """
    use_own_scripts()
    points = points_of(named(answer.in_reach, kinds), area.crs, kinds=kinds)
    drawn = near_map(area, answer, origin, points=points)
    for name, child in list(drawn._children.items()):
        if isinstance(child, folium.TileLayer):
            del drawn._children[name]
    scene = scene_of(area)
    credits_ = " · ".join(safe(words) for words in attributions(area, drawn_only=True))
    for tile in _tiles_under(area, answer, origin):
        _picture(scene, tile, credits_).add_to(drawn)
    page: str = drawn.get_root().render()
    page = _SCRIPT.sub(lambda found: f"<script>{_script(found[1])}</script>", page)
    page = _STYLE.sub(lambda found: f"<style>{_script(found[1])}</style>", page)
    return page.replace("<head>", f"<head><title>{html.escape(area.title)}: within reach</title>", 1)


def _script(name: str) -> str:
    """One of the map's own files as text that cannot end the element it stands in."""
    return scripts()[name].body.decode().replace("</", "<\\/")


def _tiles_under(area: Area, answer: NearPerson, origin: Origin) -> list[Tile]:
    """The tiles below the walkshed, at the closest zoom at which they are not too many."""
    west, south, east, north = (
        answer.walkshed.bounds
        if answer.walkshed is not None and not answer.walkshed.is_empty
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


def _picture(scene: Scene, tile: Tile, attribution: str) -> folium.raster_layers.ImageOverlay:
    png = base64.b64encode(to_png(draw_tile(scene, tile, scale=2))).decode()
    west, south, east, north = tile_bounds(tile)
    lon, lat = to_lonlat([west, east], [south, north], crs=_WEB_MERCATOR)
    return folium.raster_layers.ImageOverlay(
        f"data:image/png;base64,{png}",
        [[lat[0], lon[0]], [lat[1], lon[1]]],
        interactive=False,
        alt="",
        attribution=attribution,
    )
