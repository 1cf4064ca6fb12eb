"""How are an area's books of tiles filled before anybody asks? By a process that gives way to the app.

Drawing a city's takes a core for a quarter of a minute: in the app's own process all who use it would wait.
``python -m app.aside app.tiles.ahead AREAS_FOLDER AREA REVISION SHELF_FOLDER`` is what the app starts.
"""

import sys
from pathlib import Path
from subprocess import DEVNULL

from app.tiles.shelf import Shelf
from app.work.process import watched
from geo.errors import WithinReachError
from layers.area import open_area
from layers.locks.held import held
from layers.packs.summaries import serving_revision
from presentation.drawing.tiles.scene import scene_of


def fill_beside_the_app(areas_folder: Path, area: str, revision: str, shelf: Shelf) -> None:
    """Fill the shelf of an area, in a process of its own; ended where another revision serves meanwhile.

    A process that cannot be started, or breaks, leaves the tiles to be drawn when they are asked for.
    """
    words = [str(areas_folder.resolve()), area, revision, str(shelf.folder.resolve())]
    watched(
        ["app.tiles.ahead", *words],
        DEVNULL,
        hear=lambda _: None,
        is_to_stop=lambda: serving_revision(areas_folder / area) != revision,
    )


def fill(areas_folder: Path, area: str, revision: str, shelf: Shelf) -> int:
    """Draw every book that is missing; how many were written: none where another process is drawing them.

    Raises
    ------
    OSError
        The folder of the shelf cannot be written to.
    PackError, UnknownAreaError
        The area is damaged, or no longer there.
    """
    folder = shelf.folder / area
    folder.mkdir(parents=True, exist_ok=True)
    busy = WithinReachError("Another process draws the tiles of {area}.", "Wait for it.", area=area)
    try:
        with held(folder, busy):
            opened = open_area(area, areas_folder=areas_folder)
            return shelf.fill(scene_of(opened)) if opened.revision == revision else 0
    except WithinReachError as error:
        if error is busy:
            return 0
        raise


if __name__ == "__main__":
    fill(Path(sys.argv[1]), sys.argv[2], sys.argv[3], Shelf(Path(sys.argv[4])))
