"""The tiny town of the funding tests, as the page opens it."""

from pathlib import Path

import pytest

from app.memory.session import AREAS_VARIABLE
from layers.area import Area
from layers.register.settings import VARIABLE
from tests.questions.funding.town import cafe, town


@pytest.fixture
def area(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Area:
    """The tiny town with people in it, as the page opens it."""
    made = town(tmp_path / "areas", assets=[cafe(1, 900)])
    monkeypatch.setenv(AREAS_VARIABLE, str(tmp_path / "areas"))
    monkeypatch.setenv(VARIABLE, str(tmp_path / "register.sqlite"))
    monkeypatch.setattr("app.frame.area_choice.area_named", lambda _: made)
    return made
