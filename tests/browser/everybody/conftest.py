"""An office with a small town that reads the same on every day, the demo town, and its own register."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from unittest import mock

import pytest
import shapely

from layers.preparing.prepare import prepare
from layers.register.settings import VARIABLE
from tests.app.small_town import asset, crossing, write_town
from tests.browser.conftest import DEMO
from tests.browser.server import Server, running_server

TOWN = "small"
_TOLD = {
    "when": "Tuesday 12:00-14:00",
    "phone": "01632 960001",
    "cost": "£4",
    "organisation": "Chapel Friends",
    "description": "A hot lunch, and nobody eats alone.",
}


def clubs() -> list[dict[str, object]]:
    """Two lunch clubs in reach, of which one is checked, two cafés, and a rugby club just too far away."""
    today = datetime.now(UTC).date().isoformat()
    far = {"geometry": shapely.Point(crossing(0, 0))}
    return [
        asset(0, name="Chapel Lunch", checked_on=today, checked_by="AB", **_TOLD),
        asset(1, name="Table for Ten"),
        asset(2, kind="cafe", name="Corner Café"),
        asset(3, kind="cafe", name="Station Café"),
        asset(4, kind="sports_club", name="Rugby Old Boys") | far,
    ]


@pytest.fixture(scope="package")
def areas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both towns."""
    folder = tmp_path_factory.mktemp("everybody")
    prepare(DEMO / "recipe.toml", DEMO / "inputs", areas_folder=folder)
    write_town(folder, clubs(), name=TOWN, title="Small Town")
    return folder


@pytest.fixture(scope="package")
def server(areas: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app there, shared by all tests of this folder that leave its register as it was."""
    with office(areas, tmp_path_factory.mktemp("everybody_server")) as running:
        yield running


@contextmanager
def office(areas: Path, folder: Path) -> Iterator[Server]:
    """The app with these areas and an empty register of its own."""
    place = {VARIABLE: str(folder / "register.sqlite")}
    with mock.patch.dict(os.environ, place), running_server(areas, folder) as running:
        yield running
    assert running.way_out.read_text(encoding="utf-8") == "", "the app tried to leave this machine"
