"""The parts of the page about wards that look back: days of the register, a call, an award's effect."""

from datetime import datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app.memory.session import AREAS_VARIABLE
from app.memory.visit import CLOCK
from layers.unmet.counts import Reason, UnmetCounts
from tests.app.saying import written
from tests.app.small_town import asset, write_town
from tests.made_once import demo_areas_in, made_once

TREND = """
from datetime import UTC, datetime
from app.gaps.controls import ComparedQuestion
from app.gaps.trend import show_trend
from app.memory.session import area_named
from geo.paces import PACES
from questions.wards.ward_gap_model import WardQuestion
today = datetime.now(UTC).date()
question = WardQuestion(("lunch_club",), PACES["steady"], 15, today)
show_trend(area_named("demo"), ComparedQuestion(question, "a lunch club"))
"""
AWARD = """
from datetime import UTC, datetime
from app.gaps.award import show_award
from app.gaps.unmet import show_unmet
from app.memory.session import area_named
from geo.paces import PACES
from questions.wards.ward_gap_model import WardQuestion
area = area_named("small-town")
show_unmet(area)
show_award(area, WardQuestion(("cafe",), PACES["steady"], 15, datetime.now(UTC).date()))
"""
YEAR = datetime.now(CLOCK).year


@pytest.fixture
def trend(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    folder = made_once("demo", tmp_path_factory, demo_areas_in)
    monkeypatch.setenv(AREAS_VARIABLE, str(folder / "areas"))
    return AppTest.from_string(TREND, default_timeout=120).run()


def test_days_are_offered_and_nothing_is_asked_until_one_is_chosen(trend: AppTest) -> None:
    assert not trend.exception
    offered = trend.multiselect("gap_trend").options
    assert offered[0] == "6 May 2025"
    assert "1 September 2025" in offered
    assert "Residents and streets" not in written(trend)


def test_chosen_days_stand_beside_today_and_a_day_before_the_beginning_is_refused(trend: AppTest) -> None:
    trend.session_state["gap_trend"] = ["2025-06-01", "1/12/2025"]
    text = written(trend.run())
    assert not trend.exception
    assert "on 1 June 2025" in text
    assert "on 1 December 2025" in text
    assert "Orchard Soup and Natter" in text
    trend.session_state["gap_trend"] = ["2024-06-01"]
    assert "so what was there on 1 June 2024 is not known" in written(trend.run())
    trend.session_state["gap_trend"] = ["<b>May</b>"]
    text = written(trend.run())
    assert "is no day: write it like 6/5/2025" in text
    assert "<b>May</b>" not in text


@pytest.fixture
def award(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv(AREAS_VARIABLE, str(tmp_path))
    monkeypatch.setattr("app.frame.offer_call.link_to_page", lambda *_: None)  # no other page is there
    write_town(tmp_path, [asset(0)])
    counts = UnmetCounts(tmp_path / "register")
    for _ in range(12):
        counts.add(
            "small-town", ward_code="E05000001", kind="cafe", month=f"{YEAR - 1}-05", reason=Reason.COST
        )
    return AppTest.from_string(AWARD, default_timeout=120).run()


def test_what_is_shown_is_offered_as_a_call_for_proposals(award: AppTest) -> None:
    assert not award.exception
    assert "Call for proposals (PDF)" in [button.label for button in award.get("download_button")]


def test_an_award_whose_conversations_were_not_counted_is_told_so(award: AppTest) -> None:
    assert "no effect can be worked out" not in written(award)
    award.multiselect("gap_award_wards").select("E05000001").run()
    assert not award.exception
    assert f"not counted in the whole of both {YEAR - 3} and {YEAR - 1}" in written(award)
