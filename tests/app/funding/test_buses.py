"""A panel counts buses where it ticks so: a day of the timetable is asked for, and every line says whose."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from app.memory.session import AREAS_VARIABLE
from tests.app.saying import written
from tests.questions.buses.test_homes_by_bus import area_of
from tests.tiny_area import tiny_area

SCRIPT = """
import streamlit as st
from app.funding import memory
from app.funding.controls import ask
from app.funding.panel_state import state
from app.memory.session import area_named
from presentation.words.funding.standard import standard_words
area = area_named("tiny")
memory.begin(area)
st.html(standard_words(ask(area, money=False).standard))
st.html("kept: " + " ".join(str(value) for item, value in state().items() if "bus" in str(item)))
"""


def page_of(folder, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv(AREAS_VARIABLE, str(folder))
    return AppTest.from_string(SCRIPT, default_timeout=60).run()


def test_a_day_of_the_timetable_is_asked_for_and_said(tmp_path, monkeypatch) -> None:
    area_of(tmp_path)
    page = page_of(tmp_path, monkeypatch)
    assert "by bus" not in written(page)
    page = page.checkbox(key="fund_by_bus").check().run()
    words = written(page)
    assert "The bus timetable here holds from 1 June 2026 to 30 June 2026, so it says nothing of" in words
    assert "All figures below are on foot." in words
    assert "or by bus there and back" not in words
    page = page.date_input[0].set_value(date(2026, 6, 2)).run()
    words = written(page)
    assert "on foot or by bus there and back in the week from Tuesday 2 June 2026" in words
    assert "The bus timetable ended on 30 June 2026." in words
    assert "2026-06-02" in words  # what a colleague who goes on with it sees
    page = page.checkbox(key="fund_by_bus").uncheck().run()
    assert "or by bus there and back" not in written(page)
    assert not page.exception


def test_without_a_timetable_nothing_is_asked(tmp_path, monkeypatch) -> None:
    tiny_area(tmp_path)
    page = page_of(tmp_path, monkeypatch)
    assert not page.exception
    assert [each.key for each in page.checkbox if each.key == "fund_by_bus"] == []


def test_a_week_with_a_holiday_of_which_the_timetable_has_no_word_says_so(tmp_path, monkeypatch) -> None:
    area_of(tmp_path, held=(date(2026, 8, 1), date(2026, 8, 31)))
    page = page_of(tmp_path, monkeypatch)
    page = page.checkbox(key="fund_by_bus").check().run()
    page = page.date_input[0].set_value(date(2026, 8, 25)).run()
    assert "Monday 31 August is a holiday, and the timetable has no word about it" in written(page)
    page = page.date_input[0].set_value(date(2026, 8, 18)).run()
    assert "is a holiday, and the timetable" not in written(page)
