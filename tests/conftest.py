"""What every test may ask for."""

import os
import tempfile
from pathlib import Path

import pytest

from layers.area import Area
from tests.tiny_area import tiny_area

SHARED_DATA = Path(__file__).parents[1] / ".." / "shared" / "data"


def pytest_configure(config: pytest.Config) -> None:
    """Pages begin to draw their background as soon as they are opened: not into the office's own folder."""
    folder = tempfile.TemporaryDirectory()
    os.environ["WITHIN_REACH_TILES"] = folder.name
    config.add_cleanup(folder.cleanup)


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Area:
    """A town small enough to work out by hand, see ``tests/tiny_area.py``."""
    return tiny_area(tmp_path_factory.mktemp("areas"))


@pytest.fixture(scope="session")
def newport_data() -> Path:
    """The folder of Newport's real sources. Where it is missing a test is skipped, but never in CI."""
    folder = SHARED_DATA / "newport"
    if not folder.is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail(f"CI needs Newport's data at {folder}.")
        pytest.skip("Newport's data is not on this machine (../shared/data/newport).")
    return folder
