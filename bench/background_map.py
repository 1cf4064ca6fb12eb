"""How long does a tile of the background map take? `python -m bench.background_map newport -2.9977 51.5850`

Nine tiles round a place at each zoom, drawn from nothing but the scene: milliseconds, PNG included.
"""

import os
import statistics
import sys
import time
from pathlib import Path

import numpy as np

from layers.area import AREAS_FOLDER, open_area
from presentation.drawing.tiles.draw import draw_tile
from presentation.drawing.tiles.picture import to_png
from presentation.drawing.tiles.projection import Tile, mercator, tile_at
from presentation.drawing.tiles.scene import Scene, scene_of

ZOOMS = range(13, 18)


def main(name: str, lon: float, lat: float) -> None:
    """Print the median of each zoom and of all."""
    began = time.perf_counter()
    scene = scene_of(
        open_area(name, areas_folder=Path(os.environ.get("WITHIN_REACH_AREAS", "") or AREAS_FOLDER))
    )
    print(f"scene {time.perf_counter() - began:.1f} s")
    x, y = mercator(np.array([lon]), np.array([lat]))[0]
    every: list[float] = []
    for z in ZOOMS:
        began = time.perf_counter()
        scene.level(z), scene.lettering(z)
        ready = time.perf_counter() - began
        took = [_drawing_ms(scene, tile) for tile in _about(tile_at((float(x), float(y)), z))]
        every += took
        summary = f"median {statistics.median(took):.0f} ms, longest {max(took):.0f} ms"
        print(f"zoom {z}: {summary}, ready in {ready:.1f} s")
    print(f"all: median {statistics.median(every):.0f} ms; {scene.nbytes / 1e6:.0f} MB of shapes")


def _about(middle: Tile) -> list[Tile]:
    return [Tile(middle.z, middle.x + i, middle.y + j) for i in (-1, 0, 1) for j in (-1, 0, 1)]


def _drawing_ms(scene: Scene, tile: Tile) -> float:
    began = time.perf_counter()
    to_png(draw_tile(scene, tile))
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), float(sys.argv[3]))
