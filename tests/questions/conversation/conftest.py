"""The made-up town, prepared once for all conversations in it, and its assets as the pack has them."""

from datetime import datetime

import pytest

from layers.area import Area, open_area
from questions.places.area_assets import AreaAssets, pack_assets
from tests.made_once import demo_areas_in, made_once

NOW = datetime(2026, 11, 23, 9, 0)


@pytest.fixture(scope="session")
def area(tmp_path_factory: pytest.TempPathFactory) -> Area:
    made = made_once("demo", tmp_path_factory, demo_areas_in)
    return open_area("demo", areas_folder=made / "areas")


@pytest.fixture(scope="session")
def larkenby(area: Area) -> AreaAssets:
    return pack_assets(area)
