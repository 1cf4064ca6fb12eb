"""What the tests of an office's proxy and processes may ask for."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.made_once import demo_areas_in, made_once
from tests.starting.office.office import RunningOffice, running_office


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """A temporary folder that nginx's workers reach too, who are somebody else where tests run as root."""
    folder = Path(tempfile.mkdtemp(prefix="office-"))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def scratch() -> Iterator[Path]:
    """For what an office of one test writes besides."""
    with scratch_folder() as folder:
        yield folder


@pytest.fixture(scope="module")
def own_areas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up town in a folder of its own, with no register yet."""
    folder = tmp_path_factory.mktemp("office") / "data"
    shutil.copytree(
        made_once("demo", tmp_path_factory, demo_areas_in), folder, ignore=shutil.ignore_patterns(".lock")
    )
    return folder / "areas"


@pytest.fixture(scope="module")
def office(own_areas: Path) -> Iterator[RunningOffice]:
    """Two processes of the app behind nginx."""
    with scratch_folder() as scratch, running_office(own_areas, scratch) as running:
        yield running
