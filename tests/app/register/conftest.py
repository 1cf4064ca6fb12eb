"""A town whose register is empty, or holds one lunch club, seen through the page."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.memory.session import AREAS_VARIABLE
from geo.crs import BRITISH_NATIONAL_GRID, to_lonlat
from layers.register.model import Asset, rounded_degrees
from layers.register.settings import VARIABLE
from layers.register.store import Register, open_register
from tests.app.small_town import MIDDLE, write_town

LONGITUDE, LATITUDE = map(float, to_lonlat(*MIDDLE, crs=BRITISH_NATIONAL_GRID))
CLUB = Asset(
    "list/1",
    name="Tea at three",
    kind="lunch_club",
    longitude=rounded_degrees(LONGITUDE),
    latitude=rounded_degrees(LATITUDE),
    phone="01633 1",
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
