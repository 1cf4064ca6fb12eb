"""Which books of tiles are kept on disk, and which go when there are too many?

The folder may be deleted at any moment: what is missing is drawn again.
"""

import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from app.tiles.book import UNFINISHED, Book, open_book, write_book
from geo.errors import WithinReachError
from layers.locks.held import held
from presentation.drawing.tiles.draw import draw_tile
from presentation.drawing.tiles.picture import to_png
from presentation.drawing.tiles.projection import FIRST_ZOOM, Tile, tile_at
from presentation.drawing.tiles.scene import Scene

LAST_KEPT_ZOOM: Final = 14
MOST_TILES: Final = 2_000  # in a book; a zoom of more tiles is not kept on disk
MOST_BYTES: Final = 200_000_000
ABANDONED_S: Final = 3_600.0  # an unfinished book untouched for so long belongs to a run that was killed
SUFFIX: Final = ".tiles"
SCALES: Final = (1, 2)


class FillingElsewhereError(WithinReachError, RuntimeError):
    """Another process is filling this part of the shelf."""


@dataclass(frozen=True)
class Shelf:
    """The folder of books, at most ``most_bytes`` in all."""

    folder: Path
    most_bytes: int = MOST_BYTES

    def book(self, area: str, revision: str, z: int, scale: int) -> Book | None:
        """The book of one zoom, if it is there."""
        return open_book(self.path(area, revision, z, scale)) if z <= LAST_KEPT_ZOOM else None

    def path(self, area: str, revision: str, z: int, scale: int) -> Path:
        """Where the book of one zoom lies."""
        return self.folder / area / revision / f"{z}{'@2x' if scale == 2 else ''}{SUFFIX}"

    def fill(self, scene: Scene) -> int:
        """Draw every book of an area that is missing, from the smallest zoom on; give how many were written.

        Always all tiles in the same order, whoever looked where. Where another process of the same office is
        at it, nothing is drawn a second time.

        Raises
        ------
        OSError
            The folder cannot be written to.
        """
        self._forget_other_revisions(scene)
        folder = self.folder / scene.name / scene.revision
        folder.mkdir(parents=True, exist_ok=True)
        try:
            with held(folder, FillingElsewhereError("Another process draws these tiles.", "Wait for it.")):
                return self._fill(scene)
        except FillingElsewhereError:
            return 0

    def _fill(self, scene: Scene) -> int:
        written = 0
        for scale in SCALES:
            for z in range(FIRST_ZOOM, LAST_KEPT_ZOOM + 1):
                tiles = tiles_of(scene, z)
                path = self.path(scene.name, scene.revision, z, scale)
                if len(tiles) > MOST_TILES or open_book(path):
                    continue
                size = write_book(path, _drawn(scene, tiles, scale))
                written += 1
                if not self.trim(spare=path) or size > self.most_bytes:
                    return written
        return written

    def trim(self, *, spare: Path | None = None) -> bool:
        """Remove the oldest books until the rest fit; False if one of the area of ``spare`` had to go."""
        files = [path for path in self.folder.rglob("*") if path.is_file()]
        now = time.time()
        books: list[tuple[float, int, Path]] = []
        for path in files:
            try:
                status = path.stat()
            except OSError:
                continue
            if path.suffix == UNFINISHED and now - status.st_mtime > ABANDONED_S:
                path.unlink(missing_ok=True)
            elif path.suffix == SUFFIX:
                books.append((status.st_mtime, status.st_size, path))
        total = sum(size for _, size, _ in books)
        roomy = True
        for _, size, path in sorted(books):
            if total <= self.most_bytes:
                break
            path.unlink(missing_ok=True)
            total -= size
            roomy = roomy and not (spare and path.parent == spare.parent)
        return roomy

    def _forget_other_revisions(self, scene: Scene) -> None:
        area = self.folder / scene.name
        for folder in area.iterdir() if area.is_dir() else ():
            if folder.is_dir() and folder.name != scene.revision:
                shutil.rmtree(folder, ignore_errors=True)


def tiles_of(scene: Scene, z: int) -> list[Tile]:
    """Every tile of an area at a zoom, row by row."""
    west, south, east, north = scene.bounds
    first, last = tile_at((west, north), z), tile_at((east, south), z)
    return [Tile(z, x, y) for y in range(first.y, last.y + 1) for x in range(first.x, last.x + 1)]


def _drawn(scene: Scene, tiles: list[Tile], scale: int) -> Iterator[tuple[int, int, bytes]]:
    for tile in tiles:
        yield tile.x, tile.y, to_png(draw_tile(scene, tile, scale=scale))
