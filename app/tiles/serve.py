"""Which picture answers the question for a tile? From memory, from a book on disk, or drawn now.

Made for many threads: a scene is built once however many ask for it, and who asks for another area does not
wait for it. Nothing here keeps or logs who asked.
"""

import os
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Final

from PIL import Image

from app.tiles.ahead import fill_beside_the_app
from app.tiles.book import Book
from app.tiles.shelf import LAST_KEPT_ZOOM, Shelf
from app.work.background import BesideThePages
from app.work.made_once import MadeOnce
from geo.errors import WithinReachError
from layers.area import open_area
from layers.packs.summaries import serving_revision
from layers.recipes.checks import is_area_name
from presentation.drawing.tiles import style
from presentation.drawing.tiles.draw import draw_tile
from presentation.drawing.tiles.picture import to_png
from presentation.drawing.tiles.projection import TILE_PX, Tile, tile_bounds
from presentation.drawing.tiles.scene import Scene, scene_of

TILES_VARIABLE: Final = "WITHIN_REACH_TILES"
TILES_FOLDER: Final = Path("data/tiles")
SCENES_KEPT: Final = 4
MEMORY_BYTES: Final = 64_000_000
REST_S: Final = 2.0  # before a scene is got ready that nobody has asked for yet: who has just come goes first


class NoTileError(WithinReachError, LookupError):
    """There is no such tile."""


def tiles_folder() -> Path:
    """Where books of tiles lie: data/tiles, unless the environment says otherwise."""
    return Path(os.environ.get(TILES_VARIABLE, "") or Path(__file__).parents[2] / TILES_FOLDER)


@dataclass(eq=False)
class Memory:
    """The tiles asked for last, of at most ``most_bytes`` in all."""

    most_bytes: int = MEMORY_BYTES
    _tiles: "OrderedDict[tuple[object, ...], bytes]" = field(default_factory=OrderedDict)
    _bytes: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def get(self, key: tuple[object, ...]) -> bytes | None:
        """A tile, which is then the latest."""
        with self._lock:
            if key in self._tiles:
                self._tiles.move_to_end(key)
            return self._tiles.get(key)

    def put(self, key: tuple[object, ...], png: bytes) -> None:
        """Keep a tile; the oldest make room."""
        with self._lock:
            self._bytes += len(png) - len(self._tiles.pop(key, b""))
            self._tiles[key] = png
            while self._bytes > self.most_bytes:
                self._bytes -= len(self._tiles.popitem(last=False)[1])


@dataclass(eq=False)
class Tiles:
    """The tiles of every prepared area."""

    areas_folder: Callable[[], Path]
    shelf: Shelf
    ahead: bool = True  # have whole books drawn beside the app once an area is opened
    rest_s: float = REST_S
    memory: Memory = field(default_factory=Memory)
    _scenes: MadeOnce[tuple[str, str], Scene] = field(default_factory=lambda: MadeOnce(SCENES_KEPT))
    _soon: set[tuple[str, str]] = field(default_factory=set)  # whose scenes are begun after a rest
    _books: dict[Path, Book] = field(default_factory=dict)

    def png(self, area: str, revision: str, tile: Tile, *, scale: int = 1) -> bytes:
        """One tile as a PNG file; plain ground where the area has nothing.

        Raises
        ------
        NoTileError
            No such area is prepared, it serves another revision, or the world has no such tile.
        """
        self._check(area, revision, tile)
        key = (area, revision, tile, scale)
        png = self.memory.get(key)
        if png is None:
            png = self._from_book(area, revision, tile, scale) or self._draw(area, revision, tile, scale)
            self.memory.put(key, png)
        return png

    def get_ready(self, area: str, revision: str) -> None:
        """Soon begin to build the scene of an area that is being looked at; does not wait for it."""
        if (area, revision) not in self._scenes and (area, revision) not in self._soon:
            self._soon.add((area, revision))
            BesideThePages().submit(self._rested, area, revision)  # what is wrong, who asks is told

    def _rested(self, area: str, revision: str) -> None:
        time.sleep(self.rest_s)
        self._soon.discard((area, revision))
        self.scene(area, revision)

    def scene(self, area: str, revision: str) -> Scene:
        """The scene of an area, built when first asked for.

        Raises
        ------
        NoTileError, UnknownAreaError, PackError
            The area serves another revision, is not there or is damaged.
        """
        return self._scenes.get((area, revision), lambda: self._built(area, revision))

    def forget(self) -> None:
        """Keep no area's scene any longer: one of them has been made anew since."""
        self._scenes.forget()
        self._books.clear()

    def _built(self, area: str, revision: str) -> Scene:
        opened = open_area(area, areas_folder=self.areas_folder())
        if opened.revision != revision:
            raise _not_serving(area)
        scene = scene_of(opened)
        if self.ahead:
            BesideThePages().submit(fill_beside_the_app, self.areas_folder(), area, revision, self.shelf)
        return scene

    def _check(self, area: str, revision: str, tile: Tile) -> None:
        serving = serving_revision(self.areas_folder() / area) if is_area_name(area) else None
        if serving is None:
            raise NoTileError("There is no map of this area.", "Prepare the area first.")
        if serving != revision:
            raise _not_serving(area)
        if not tile.exists:
            raise NoTileError("There is no such tile.", "Maps are drawn at zooms 8 to 18.")

    def _from_book(self, area: str, revision: str, tile: Tile, scale: int) -> bytes | None:
        if tile.z > LAST_KEPT_ZOOM:
            return None
        path = self.shelf.path(area, revision, tile.z, scale)
        book = self._books.get(path) or self.shelf.book(area, revision, tile.z, scale)
        png = book.read(tile.x, tile.y) if book else None
        if book and png:
            self._books[path] = book
        else:
            self._books.pop(path, None)
        return png

    def _draw(self, area: str, revision: str, tile: Tile, scale: int) -> bytes:
        scene = self.scene(area, revision)
        west, south, east, north = tile_bounds(tile)
        left, bottom, right, top = scene.bounds
        if east < left or west > right or north < bottom or south > top:
            return plain_ground(scale)
        return to_png(draw_tile(scene, tile, scale=scale))


@lru_cache(maxsize=2)
def plain_ground(scale: int) -> bytes:
    """A tile of which the pack knows nothing."""
    return to_png(Image.new("RGB", (TILE_PX * scale, TILE_PX * scale), style.BEYOND))


def _not_serving(area: str) -> NoTileError:
    return NoTileError("The map of {area} has been made anew since.", "Load the page again.", area=area)
