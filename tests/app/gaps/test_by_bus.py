"""Wards on foot or by bus on the page: figures, causes, address and files; an ended timetable is refused."""

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app.memory.session import AREAS_VARIABLE
from tests.app.gaps.test_kept import SCRIPT
from tests.app.saying import said
from tests.questions.buses.test_homes_by_bus import area_of
from tests.tiny_area import tiny_area

CHOICES = {"kinds": "lunch_club", "minutes": "10", "by": "bus"}


def page_of(folder: Path, monkeypatch: pytest.MonkeyPatch, **address: str) -> AppTest:
    monkeypatch.setenv(AREAS_VARIABLE, str(folder))
    page = AppTest.from_string(SCRIPT, default_timeout=60)
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


def test_without_a_timetable_nothing_is_asked_and_the_address_changes_nothing(tmp_path, monkeypatch) -> None:
    tiny_area(tmp_path)
    page = page_of(tmp_path, monkeypatch, bus_day="2026-06-02")
    assert not [each for each in page.get("segmented_control") if each.key == "gap_coverage"]
    assert "by bus" not in said(page)
    assert "have a lunch club within 10 minutes" in said(page)
    assert not page.exception
