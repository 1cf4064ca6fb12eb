"""Wards on foot or by bus on the page: figures, causes, address and files; an ended timetable is refused."""

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app.memory.session import AREAS_VARIABLE
from presentation.words.buses.wards import TRY_MINIBUS
from questions.funding.scenario import Action
from tests.app.gaps.test_kept import SCRIPT
from tests.app.saying import said
from tests.questions.buses.test_homes_by_bus import area_of
from tests.tiny_area import tiny_area

PAGES = str(Path(__file__).parents[3] / "app" / "pages.py")
CHOICES = {"kinds": "lunch_club", "minutes": "10", "by": "bus"}


def page_of(folder: Path, monkeypatch: pytest.MonkeyPatch, **address: str) -> AppTest:
    monkeypatch.setenv(AREAS_VARIABLE, str(folder))
    page = AppTest.from_file(PAGES, default_timeout=90).run()
    page.switch_page("gaps/page.py")
    for name, word in {**CHOICES, **address}.items():
        page.query_params[name] = word
    return page.run()


def test_a_day_is_asked_for_where_the_timetable_has_ended_and_then_answered(tmp_path, monkeypatch) -> None:
    area_of(tmp_path, last_back=14)
    page = page_of(tmp_path, monkeypatch)
    assert "The bus timetable here holds from 1 June 2026 to 30 June 2026, so it says nothing of" in said(
        page
    )
    assert "by bus there and back" not in said(page)
    page = page.date_input(key="gap_bus_day").set_value(date(2026, 6, 2)).run()
    words = said(page)
    assert "The bus timetable ended on 30 June 2026." in words
    assert "or by bus there and back on Tuesday 2 June 2026: 0 of 40. On foot alone it is 0%." in words
    assert "There is a bus there, but none home after it" in words
    assert page.query_params["by"] == "bus"
    assert page.query_params["bus_day"] == "2026-06-02"
    page = page.segmented_control(key="gap_bus_span").set_value("week").run()
    assert "in the week from Tuesday 2 June 2026" in said(page)
    assert page.query_params["bus_span"] == "week"
    page = page.segmented_control(key="gap_coverage").set_value("foot").run()
    assert "by bus there and back" not in said(page)
    assert "by" not in page.query_params
    assert not page.exception


def without_a_bus_home(folder: Path, monkeypatch: pytest.MonkeyPatch, **address: str) -> AppTest:
    area_of(folder, last_back=14)
    return page_of(folder, monkeypatch, bus_day="2026-06-02", **address)


def links(page: AppTest) -> list[str]:
    return [each.proto.label for each in page.get("page_link")]


def led_to_what_if(page: AppTest) -> AppTest:
    """Along the link, which a page of this kind cannot press."""
    (link,) = (each.proto for each in page.get("page_link") if each.proto.label == TRY_MINIBUS)
    assert (link.page, link.query_string) == ("funding", "area=tiny&try=minibus")
    page.switch_page("funding/page.py")
    page.query_params["area"], page.query_params["try"] = "tiny", "minibus"
    return page.run()


def test_where_a_bus_is_missing_it_leads_to_what_if_asked_as_here(tmp_path, monkeypatch) -> None:
    page = without_a_bus_home(tmp_path, monkeypatch, pace="steady")
    assert "can be tried on the page Funding, under “What if …”: it says who would gain." in said(page)
    page = led_to_what_if(page)
    assert page.selectbox(key="fund_action").value == Action.MINIBUS
    assert page.segmented_control(key="fund_minutes").value == 10
    assert page.selectbox(key="fund_pace").value == "steady"
    assert page.checkbox(key="fund_by_bus").value is True
    assert page.date_input(key="fund_of_area_bus_day").value == date(2026, 6, 2)
    page = page.segmented_control(key="fund_part").set_value("worth").run()
    assert page.segmented_control(key="fund_part").value == "worth", "the address leads there once"
    assert not page.exception


def test_what_a_panel_has_chosen_stays_when_one_is_led_there(tmp_path, monkeypatch) -> None:
    page = without_a_bus_home(tmp_path, monkeypatch)
    page.session_state["fund_minutes"], page.session_state["fund_pace"] = 30, "older"
    page = led_to_what_if(page)
    assert page.selectbox(key="fund_action").value == Action.MINIBUS
    assert page.segmented_control(key="fund_minutes").value == 30
    assert page.checkbox(key="fund_by_bus").value is False
    assert not page.exception


def test_where_nobody_lacks_a_bus_nothing_leads_there(tmp_path, monkeypatch) -> None:
    page = without_a_bus_home(tmp_path, monkeypatch, minutes="30")
    assert TRY_MINIBUS not in links(page)
    assert "can be tried on the page" not in said(page)
    assert not page.exception


def test_without_a_timetable_nothing_is_asked_and_the_address_changes_nothing(tmp_path, monkeypatch) -> None:
    tiny_area(tmp_path)
    monkeypatch.setenv(AREAS_VARIABLE, str(tmp_path))
    page = AppTest.from_string(SCRIPT, default_timeout=60)
    for name, word in {**CHOICES, "bus_day": "2026-06-02"}.items():
        page.query_params[name] = word
    page = page.run()
    assert not [each for each in page.get("segmented_control") if each.key == "gap_coverage"]
    assert "by bus" not in said(page)
    assert "have a lunch club within 10 minutes" in said(page)
    assert not page.exception


def test_a_holiday_of_which_the_timetable_has_no_word_is_noted(tmp_path, monkeypatch) -> None:
    area_of(tmp_path, held=(date(2026, 8, 1), date(2026, 8, 31)))
    page = page_of(tmp_path, monkeypatch)
    page = page.date_input(key="gap_bus_day").set_value(date(2026, 8, 31)).run()
    assert "Monday 31 August is a holiday, and the timetable has no word about it" in said(page)
    page = page.date_input(key="gap_bus_day").set_value(date(2026, 8, 24)).run()
    assert "is a holiday, and the timetable" not in said(page)
