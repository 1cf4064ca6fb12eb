"""What planners see of conversations that ended with nothing suitable."""

from datetime import datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app.memory.session import AREAS_VARIABLE
from app.memory.visit import CLOCK
from layers.unmet.counts import Reason, UnmetCounts
from tests.app.saying import written
from tests.app.small_town import asset, write_town

SCRIPT = """
from app.memory.session import area_named
from app.gaps.unmet import show_unmet
show_unmet(area_named("small-town"))
"""


@pytest.mark.parametrize(("times", "shown"), [(9, ""), (10, "10 or more"), (17, "15 or more")])
def test_a_ward_is_shown_from_ten_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times: int, shown: str
) -> None:
    monkeypatch.setenv(AREAS_VARIABLE, str(tmp_path))
    monkeypatch.setattr("app.frame.offer_call.link_to_page", lambda *_: None)  # no other page is there
    write_town(tmp_path, [asset(0)])
    counts = UnmetCounts(tmp_path / "register")
    month = f"{datetime.now(CLOCK).year - 1}-05"
    for _ in range(times):
        counts.add("small-town", ward_code="E05000001", kind="cafe", month=month, reason=Reason.TOO_FAR)
    page = AppTest.from_string(SCRIPT, default_timeout=60).run()
    text = written(page)
    assert "rounded down to fives" in text
    assert ("Middle" in text) == bool(shown)
    if shown:
        assert f"Too far {shown}" in text
        assert f"Café {shown}" in text
