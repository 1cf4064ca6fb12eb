"""Where does the browser fetch the background map? From this machine: /tiles/AREA/REVISION/Z/X/Y.png

Tiles are 512 screen pixels wide, so a map asks for one zoom less than its own; ``TILE_OPTIONS`` says so.
``{r}`` becomes "@2x" on screens with more than one pixel to a screen pixel: a tile of 1024 pixels.
"""

import hashlib
import re
from functools import partial
from typing import Final

import anyio.to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from app.memory.session import areas_folder
from app.memory.superseded import SERVING
from app.tiles.serve import NoTileError, Tiles, tiles_folder
from app.tiles.shelf import Shelf
from geo.errors import WithinReachError
from presentation.drawing.tiles.projection import FIRST_ZOOM, LAST_ZOOM, TILE_PX, Tile

ROUTE: Final = "/tiles"
TILE_OPTIONS: Final = {
    "tileSize": TILE_PX,
    "zoomOffset": -1,
    "minZoom": FIRST_ZOOM + 1,
    "maxZoom": LAST_ZOOM + 1,
    "keepBuffer": 1,
}
AT_ONCE: Final = 2  # tiles drawn at the same time; drawing takes a whole core
_NUMBER: Final = re.compile(r"[0-9]{1,7}")
_FILE: Final = re.compile(r"([0-9]{1,7})(@2x)?\.png")
_KEEP: Final = "private, max-age=31536000, immutable"  # the revision is in the address

SERVED: Final = Tiles(areas_folder, Shelf(tiles_folder()))  # the pictures of this server, for everybody alike


SERVING.when_superseded(SERVED.forget)


def tile_address(area: str, revision: str) -> str:
    """The address of an area's tiles as Leaflet takes it."""
    return f"{ROUTE}/{area}/{revision}/{{z}}/{{x}}/{{y}}{{r}}.png"


def tile_routes(served: Tiles = SERVED) -> list[Route]:
    """The routes that serve tiles; those of the prepared areas unless told otherwise."""
    limiter = anyio.CapacityLimiter(AT_ONCE)

    async def tile(request: Request) -> Response:
        request_parts = _asked(request)
        if request_parts is None:
            return _nothing("This is not the address of a tile.")
        area, revision, tile_at, scale = request_parts
        find = partial(served.png, area, revision, tile_at, scale=scale)
        try:
            png = await anyio.to_thread.run_sync(find, limiter=limiter)
        except NoTileError as error:
            return _nothing(str(error))
        except WithinReachError:
            return _nothing("The map of this area cannot be drawn.")
        return _picture(png, request.headers.get("if-none-match", ""))

    async def nothing(_: Request) -> Response:
        return _nothing("This is not the address of a tile.")

    return [
        Route(ROUTE + "/{area}/{revision}/{z}/{x}/{file}", tile, methods=["GET"]),
        Route(ROUTE + "/{rest:path}", nothing, methods=["GET"]),
    ]


def _asked(request: Request) -> tuple[str, str, Tile, int] | None:
    parameters = request.path_params
    file = _FILE.fullmatch(parameters["file"])
    if not file or not _NUMBER.fullmatch(parameters["z"]) or not _NUMBER.fullmatch(parameters["x"]):
        return None
    tile = Tile(int(parameters["z"]), int(parameters["x"]), int(file[1]))
    return parameters["area"], parameters["revision"], tile, 2 if file[2] else 1


def _picture(png: bytes, etag: str) -> Response:
    mark = f'"{hashlib.sha256(png).hexdigest()[:24]}"'
    headers = {"ETag": mark, "Cache-Control": _KEEP, "X-Content-Type-Options": "nosniff"}
    if mark in etag:
        return Response(status_code=304, headers=headers)
    return Response(png, media_type="image/png", headers=headers)


def _nothing(words: str) -> Response:
    headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store"}
    return PlainTextResponse(words, status_code=404, headers=headers)
