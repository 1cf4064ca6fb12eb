"""How long does a tile of the background map take that nobody has asked for before?"""

import time
from collections.abc import Iterator

import numpy as np

from bench.measuring.figures import Figure, NotMeasured
from bench.peers.places import SEED
from layers.area import Area

try:
    from presentation.drawing.tiles.draw import draw_tile
    from presentation.drawing.tiles.picture import to_png
    from presentation.drawing.tiles.projection import from_area, tile_at
    from presentation.drawing.tiles.scene import scene_of
except ImportError:
    draw_tile = None

GROUP = "tile"
TARGET_MS = 60.0
ZOOMS, EACH = (13, 14, 15, 16, 17), 12


def tile_figures(area: Area) -> Iterator[Figure | NotMeasured]:
    """Medians over tiles about random homes, each drawn once, after a round that is not timed."""
    if draw_tile is None:
        yield NotMeasured(GROUP, "Tiles are not measured: this edition draws no background map of its own.")
        return
    scene = scene_of(area)
    homes = from_area(_homes(area, EACH + 1), crs=area.crs)
    taken: dict[int, list[float]] = {}
    for z in ZOOMS:
        for number, home in enumerate(homes):
            began = time.perf_counter()
            to_png(draw_tile(scene, tile_at((home[0], home[1]), z)))
            if number:
                taken.setdefault(z, []).append((time.perf_counter() - began) * 1e3)
    every = np.concatenate([np.array(times) for times in taken.values()])
    by_zoom = ", ".join(f"{np.median(times):.0f} at {z}" for z, times in taken.items())
    slowest = f"slowest {every.max():.0f} ms"
    note = f"{len(every)} tiles of 512 pixels about random homes; by zoom {by_zoom}; {slowest}"
    yield Figure(GROUP, "a tile, uncached", float(np.median(every)), "ms", TARGET_MS, note)


def _homes(area: Area, count: int) -> "np.ndarray":
    chance = np.random.default_rng(SEED)
    network = area.network
    rows = chance.choice(np.flatnonzero(network.node_piece == 0), count, replace=False)
    return np.column_stack([network.node_x[rows], network.node_y[rows]])
