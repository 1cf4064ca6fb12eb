"""An office that has prepared the small town and has a register of its own, still empty."""

from pathlib import Path

import pytest

from tests.app.small_town import write_town


@pytest.fixture
def office(tmp_path: Path) -> dict[str, str]:
    """Where its areas and its register lie, as the settings say it."""
    areas = tmp_path / "areas"
    areas.mkdir()
    write_town(areas, [])
    return {
        "WITHIN_REACH_AREAS": str(areas),
        "WITHIN_REACH_REGISTER": str(tmp_path / "register.sqlite"),
    }
