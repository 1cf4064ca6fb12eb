"""The page of ward gaps by areas of the office's own: chosen, in the address as an id alone, removed."""

from pathlib import Path

import pytest
import shapely
from streamlit.testing.v1 import AppTest

from app.gaps.own_areas import AREAS, is_set_id
from app.memory.session import AREAS_VARIABLE
from layers.zones.kept_zones import zones_beside
from layers.zones.model import Zone, ZoneForm, ZoneLabel
from tests.app.saying import written
from tests.questions.wards.packed_town import pack_town
from tests.tiny_area import here

SCRIPT = """
from app.memory.session import area_named
from app.gaps.asking import ask_and_answer
from app.gaps.controls import write_link
area = area_named("tiny")
ask_and_answer(area)
write_link(area)
"""
LABEL = ZoneLabel("Parishes <b>", "the parish plans", "drawn by hand", "AB")
ZONES = (
    Zone("West <img>", outline=shapely.to_wkt(here(0, 0).buffer(300))),
    Zone("East", outline=shapely.to_wkt(here(900, 0).buffer(300))),
)


@pytest.fixture
def areas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = pack_town(tmp_path)
    monkeypatch.setenv(AREAS_VARIABLE, str(folder))
    return folder


def test_a_set_is_chosen_asked_by_and_removed(areas: Path) -> None:
    kept = zones_beside(areas).keep("tiny", LABEL, ZoneForm.OUTLINES, ZONES)
    page = AppTest.from_string(SCRIPT, default_timeout=90).run()
    assert "High" in written(page)
    assert page.selectbox(key=AREAS).options == [
        "Areas: Wards",
        "Areas: Parishes <b>",
        "Bring in or remove areas …",
    ]
    page.selectbox(key=AREAS).select_index(1).run()
    assert not page.exception
    text = written(page)
    assert "“Parishes &lt;b&gt;”: 2 areas from outlines" in text
    assert "In none of these areas" in text
    assert "West &lt;img&gt;" in text
    assert "<img>" not in text
    assert page.query_params["areas"] == kept.set_id
    assert "arish" not in str(page.query_params)
    page.selectbox(key="gap_ward").set_value("A001").run()
    assert page.query_params["ward"] == "A001"
    page.selectbox(key=AREAS).select_index(2).run()
    page.button(key="gap_zone_remove").click().run()
    assert not page.exception
    assert "“Parishes &lt;b&gt;” is removed, with all that was kept of it." in written(page)
    assert zones_beside(areas).of_area("tiny") == ()
    assert page.selectbox(key=AREAS).value == ""
    assert "areas" not in page.query_params
    assert "ward" not in page.query_params


def test_an_address_opens_a_set_and_one_that_is_gone_opens_the_wards(areas: Path) -> None:
    kept = zones_beside(areas).keep("tiny", LABEL, ZoneForm.OUTLINES, ZONES)
    page = AppTest.from_string(SCRIPT, default_timeout=90)
    page.query_params["areas"], page.query_params["ward"] = kept.set_id, "A002"
    page.run()
    assert page.selectbox(key=AREAS).value == kept.set_id
    assert page.selectbox(key="gap_ward").value == "A002"
    page = AppTest.from_string(SCRIPT, default_timeout=90)
    page.query_params["areas"], page.query_params["ward"] = "0123456789ab", "A002"
    page.run()
    assert not page.exception
    assert (page.selectbox(key=AREAS).value, page.selectbox(key="gap_ward").value) == ("", "")


@pytest.mark.parametrize("text", ["Parishes", "ZZ1 1AA", "../x", "{{7*7}}", "+", ""])
def test_nothing_but_an_id_is_taken_from_an_address(text: str) -> None:
    assert not is_set_id(text)
    assert is_set_id("0123456789ab")
