"""An office that keeps a bit of everything."""

import shutil
from pathlib import Path

import pytest

from tests.actions.backing_up.office import live_in, new_office


@pytest.fixture(scope="session")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office of which every test has a copy."""
    folder = tmp_path_factory.mktemp("lived-in") / "office"
    live_in(new_office(folder))
    return folder


@pytest.fixture
def office(lived_in: Path, tmp_path: Path) -> Path:
    """The areas of an office, beside which it keeps a bit of everything."""
    return Path(shutil.copytree(lived_in, tmp_path / "office")) / "areas"
