"""A town whose register is empty, or holds one lunch club, seen through the page."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.memory.session import AREAS_VARIABLE
from layers.register.model import Asset
from layers.register.settings import VARIABLE
from layers.register.store import Register, open_register
from tests.app.small_town import write_town

CLUB = Asset(
    "list/1", name="Tea at three", kind="lunch_club", longitude=-3.0, latitude=51.58, phone="01633 1"
)


@pytest.fixture
def register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Register]:
    """An empty register that the page opens too."""
    areas = tmp_path / "areas"
    areas.mkdir()
    write_town(areas, [])
    monkeypatch.setenv(AREAS_VARIABLE, str(areas))
    monkeypatch.setenv(VARIABLE, str(tmp_path / "register.sqlite"))
    with open_register(tmp_path / "register.sqlite") as opened:
        yield opened
