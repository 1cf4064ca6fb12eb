"""A scene of the tiny town, and where its places lie in tiles."""

import numpy as np
import pytest

from layers.area import Area
from presentation.drawing.tiles.projection import Tile, from_area, tile_at
from presentation.drawing.tiles.scene import Scene, scene_of
from tests.tiny_area import CRS, here


@pytest.fixture(scope="session")
def scene(tiny: Area) -> Scene:
    return scene_of(tiny)


def mercator_of(x: float, y: float) -> tuple[float, float]:
    """A place of the tiny town in Web Mercator, metres."""
    point = here(x, y)
    found = from_area(np.array([[point.x, point.y]]), crs=CRS)[0]
    return float(found[0]), float(found[1])


def tile_of(x: float, y: float, z: int) -> Tile:
    """The tile over a place of the tiny town."""
    return tile_at(mercator_of(x, y), z)
