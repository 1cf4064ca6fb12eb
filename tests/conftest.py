"""What every test may ask for."""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from layers.area import Area, open_area
from layers.preparing.prepare import prepare
from tests.tiny_area import tiny_area

RECIPES = Path(__file__).parents[1] / "recipes"
SHARED_DATA = Path(__file__).parents[1] / ".." / "shared" / "data"


TIMES_OVER_IF_LONG = 50


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--long`` runs the tests marked ``long`` at their full size; else at a fiftieth of it."""
    parser.addoption("--long", action="store_true", help="run tests marked long at their full size")


@pytest.fixture
def times_over(request: pytest.FixtureRequest) -> int:
    """How often a test marked ``long`` goes through its smallest size: 50 times with ``--long``."""
    return TIMES_OVER_IF_LONG if request.config.getoption("--long") else 1


def pytest_configure(config: pytest.Config) -> None:
    """Pages begin to draw their background as soon as they are opened: not into the office's own folder."""
    folder = tempfile.TemporaryDirectory()
    os.environ["WITHIN_REACH_TILES"] = folder.name
    config.add_cleanup(folder.cleanup)


@pytest.fixture(autouse=True)
def own_main() -> Iterator[None]:
    """A page that a test runs becomes Python's main program, which other tests' processes would run again."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main


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


@pytest.fixture(scope="session")
def newport_areas(newport_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of areas with Newport in it, prepared once for all tests: read it, never write into it."""
    folder = tmp_path_factory.mktemp("newport") / "areas"
    prepare(RECIPES / "newport.toml", newport_data, areas_folder=folder)
    return folder


@pytest.fixture(scope="session")
def newport_pack(newport_areas: Path) -> Area:
    """Newport as it is prepared."""
    return open_area("newport", areas_folder=newport_areas)
