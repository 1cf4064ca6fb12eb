"""On foot, or by bus: a session told leg by leg, and a timetable that has ended is not used unasked."""

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app.memory.session import AREAS_VARIABLE
from tests.app.saying import written
from tests.questions.buses.tiny_buses import FIRST, area_with_buses
from tests.tiny_area import tiny_area

PAGES = str(Path(__file__).parents[3] / "app" / "pages.py")
HOME = "ZZ1 1AA"


def page_of(folder: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv(AREAS_VARIABLE, str(folder))
    page = AppTest.from_file(PAGES, default_timeout=90).run()
    page.text_input(key="typed_place").set_value(HOME)
    page.button[0].click().run()
    page.segmented_control(key="minutes").set_value(10).run()
    return page


def by_bus(page: AppTest) -> AppTest:
    return page.segmented_control(key="how_they_go").set_value("bus").run()


def test_the_legs_of_a_session_are_told_and_the_week_is_asked_for(tmp_path, monkeypatch) -> None:
    area_with_buses(tmp_path)
    page = page_of(tmp_path, monkeypatch)
    assert "Leave at" not in written(page)
    page = by_bus(page)
    assert "The bus timetable here holds from 1 June 2026 to 30 June 2026" in written(page)
    assert "Leave at" not in written(page)
    page.date_input(key="bus_week").set_value(FIRST).run()
    page.selectbox(key="bus_pass").set_value("E").run()
    words = written(page)
    assert "1 session of the week can be reached by bus in time, there and back." in words
    assert "bus 30 at 11:12 towards Ringland, 9 min to Bridge End" in words
    assert "Free with the pass." in words
    assert "The last bus home leaves Bridge End at 19:35." in words
    assert not page.exception


def test_without_a_timetable_buses_are_not_known(tmp_path, monkeypatch) -> None:
    tiny_area(tmp_path)
    page = by_bus(page_of(tmp_path, monkeypatch))
    assert "Buses are not known here" in written(page)
    assert not page.exception


def test_what_was_asked_of_buses_is_forgotten_with_the_person(tmp_path, monkeypatch) -> None:
    area_with_buses(tmp_path)
    page = by_bus(page_of(tmp_path, monkeypatch))
    page.date_input(key="bus_week").set_value(date(2026, 6, 1)).run()
    assert page.session_state["week_by_bus"].sessions
    page.button(key="start_afresh").click().run()
    assert "week_by_bus" not in page.session_state
    assert not page.exception
