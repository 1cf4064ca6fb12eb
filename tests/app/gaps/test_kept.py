"""A named analysis on the page: one colleague keeps it, another opens it, two at once lose nothing."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app.memory.session import AREAS_VARIABLE
from layers.analyses.kept_analyses import analyses_beside
from layers.register.importing.seeding import register_beside
from layers.register.store import open_register
from tests.app.saying import said
from tests.questions.wards.packed_town import pack_town

SCRIPT = """
from app.memory.session import area_named
from app.gaps.asking import ask_and_answer
from app.gaps.controls import write_link
area = area_named("tiny")
ask_and_answer(area)
write_link(area)
"""


@pytest.fixture
def areas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = pack_town(tmp_path)
    monkeypatch.setenv(AREAS_VARIABLE, str(folder))
    return folder


def a_visit(**address: str | list[str]) -> AppTest:
    page = AppTest.from_string(SCRIPT, default_timeout=60)
    for name, word in address.items():
        page.query_params[name] = word if isinstance(word, str) else word[0]
    return page.run()


def keep(page: AppTest, name: str, by: str) -> AppTest:
    page.text_input(key="gap_analysis_name").set_value(name)
    page.text_input(key="gap_analysis_by").set_value(by)
    return page.button(key="gap_analysis_keep").click().run()


def test_a_colleague_opens_what_another_kept_equal_to_the_last_digit(areas: Path) -> None:
    first = keep(a_visit(kinds="cafe", minutes="10", against="pub", figure="share_three"), "Cafés <b>", "AB")
    kept_id = first.query_params["analysis"]
    assert "This is the analysis “Cafés &lt;b&gt;”, kept by AB on" in said(first)
    assert "Every figure is as it was kept, to the last digit." in said(first)
    second = a_visit()
    assert "This is the analysis" not in said(second)
    second = second.button(key="gap_analysis_open").click().run()
    assert second.query_params["analysis"] == kept_id
    assert "Every figure is as it was kept, to the last digit." in said(second)
    assert second.selectbox(key="gap_what").value == "cafe"
    assert second.selectbox(key="gap_measure").value == "share_three"
    linked = a_visit(**second.query_params)
    assert "Every figure is as it was kept" in said(linked)
    other = second.button_group(key="gap_minutes").set_value(20).run()
    assert "what you ask now is not what was kept" in said(other)
    again = other.button(key="gap_open_again").click().run()
    assert again.button_group(key="gap_minutes").value == 10
    assert "Every figure is as it was kept" in said(again)


def test_what_has_changed_in_the_register_is_named(areas: Path) -> None:
    page = keep(a_visit(kinds="cafe", minutes="10"), "Cafés", "AB")
    with open_register(register_beside(areas)) as register:
        (cafe,) = [entry for entry in register.entries() if entry.asset.kind == "cafe"]
        register.close(cafe.asset.asset_id, by="CD")
    text = said(page.run())
    assert "No longer there:" in text
    assert "figures have changed. At least one in reach: High" in text
    assert "to the last digit" not in text


def test_the_second_of_two_is_told_and_loses_nothing(areas: Path) -> None:
    first = keep(a_visit(kinds="cafe"), "Cafés", "AB")
    second = keep(a_visit(kinds="cafe", minutes="10"), "CAFÉS", "CD")
    assert "AB kept an analysis called" in said(second)
    assert second.text_input(key="gap_analysis_name").value == "CAFÉS"
    second = second.button(key="gap_analysis_open").click().run()
    second.text_input(key="gap_analysis_name").set_value("Cafés at fifteen")
    second = second.button(key="gap_analysis_rename").click().run()
    first = first.button(key="gap_analysis_rename").click().run()  # it has seen the first version
    assert "CD changed the analysis" in said(first)
    (entry,) = analyses_beside(areas).entries("tiny")
    assert (entry.name, entry.version) == ("Cafés at fifteen", 2)
    first = first.checkbox(key="gap_analysis_sure").check().run()
    first = first.button(key="gap_analysis_remove").click().run()
    assert analyses_beside(areas).entries("tiny") == ()
    assert "Somebody has removed the analysis that was open here." in said(second.run())


def test_many_at_once_are_kept_too(areas: Path) -> None:
    page = keep(a_visit(view="many", rows="cafe~pub", groups="residents,aged_65_plus"), "Many", "AB")
    assert "Every figure is as it was kept, to the last digit." in said(page)
    again = a_visit().button(key="gap_analysis_open").click().run()
    assert again.button_group(key="gap_view").value == "many"
    assert "Every figure is as it was kept, to the last digit." in said(again)


def test_breaks_of_ones_own_stand_in_the_key_and_the_address(areas: Path) -> None:
    page = a_visit(kinds="cafe", breaks="10, 50")
    assert "10% to under 50%" in said(page)
    assert "20% to under 40%" not in said(page)
    page = page.text_input(key="gap_breaks").set_value("50, 10").run()
    assert "The breaks do not rise: 10 comes after 50." in said(page)
    assert "20% to under 40%" in said(page)
    page = page.selectbox(key="gap_measure").set_value("without").run()
    assert page.text_input(key="gap_breaks").value == ""
    assert "breaks" not in page.query_params
