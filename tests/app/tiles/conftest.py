"""The tiles of the tiny town, kept in a folder of the test's own."""

from pathlib import Path

import pytest

from app.tiles.serve import Tiles
from app.tiles.shelf import Shelf
from layers.area import Area
from tests.presentation.drawing.tiles.conftest import scene

__all__ = ["scene"]


@pytest.fixture
def tiles(tiny: Area, tmp_path: Path) -> Tiles:
    return Tiles(lambda: tiny.folder.parents[1], Shelf(tmp_path / "tiles"), ahead=False, rest_s=0.0)
