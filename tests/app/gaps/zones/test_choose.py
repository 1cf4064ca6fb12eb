"""The page of ward gaps by areas of the office's own: chosen, in the address as an id alone, removed."""

import re
from pathlib import Path

import pytest
import shapely
from streamlit.testing.v1 import AppTest

from app.gaps.zones.choose import AREAS, is_set_id
from app.memory.session import AREAS_VARIABLE
from layers.analyses.kept_analyses import analyses_beside
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


def keep(page: AppTest, name: str) -> AppTest:
    page.text_input(key="gap_analysis_name").set_value(name)
    page.text_input(key="gap_analysis_by").set_value("AB")
    return page.button(key="gap_analysis_keep").click().run()


def test_an_analysis_by_a_set_is_opened_by_a_colleague_and_goes_with_the_set(areas: Path) -> None:
    kept = zones_beside(areas).keep("tiny", LABEL, ZoneForm.OUTLINES, ZONES)
    page = AppTest.from_string(SCRIPT, default_timeout=90)
    page.query_params["areas"], page.query_params["kinds"] = kept.set_id, "cafe"
    page = keep(page.run(), "Cafés")
    assert "With the analysis go the number of that set and a fingerprint" in written(page)
    assert "Every figure is as it was kept, to the last digit." in written(page)
    colleague = AppTest.from_string(SCRIPT, default_timeout=90).run()
    assert colleague.selectbox(key=AREAS).value == ""
    colleague.selectbox(key="gap_ward").set_value("E1")
    colleague.button(key="gap_analysis_open").click().run()
    assert not colleague.exception
    assert colleague.selectbox(key=AREAS).value == kept.set_id
    assert "Every figure is as it was kept, to the last digit." in written(colleague)
    back = colleague.selectbox(key=AREAS).select_index(0).run()
    assert "what you ask now is not what was kept" in written(back)
    again = back.button(key="gap_open_again").click().run()
    assert again.selectbox(key=AREAS).value == kept.set_id
    again.selectbox(key=AREAS).select_index(2).run()
    again.button(key="gap_zone_remove").click().run()
    assert "Analyses that are kept were asked by these areas: “Cafés”." in written(again)
    again.checkbox(key="gap_zone_with_analyses").check().run()
    again.button(key="gap_zone_remove").click().run()
    assert not again.exception
    assert "Somebody has removed the analysis that was open here." in written(again)
    assert analyses_beside(areas).entries("tiny") == ()


def test_areas_that_are_gone_are_named_and_come_back_with_the_same_outlines(areas: Path) -> None:
    store = zones_beside(areas)
    kept = store.keep("tiny", LABEL, ZoneForm.OUTLINES, ZONES)
    page = AppTest.from_string(SCRIPT, default_timeout=90)
    page.query_params["areas"], page.query_params["kinds"] = kept.set_id, "cafe"
    opened = keep(page.run(), "Cafés").query_params
    store.remove("tiny", LABEL.name)  # as where a backup came back without what is sealed
    page = AppTest.from_string(SCRIPT, default_timeout=90)
    page.query_params["analysis"] = opened["analysis"]
    page.run()
    assert not page.exception
    assert "The areas “Parishes &lt;b&gt;” by which the analysis was asked are not kept here" in written(page)
    anew = store.keep("tiny", LABEL, ZoneForm.OUTLINES, ZONES)
    page = page.run().button(key="gap_open_again").click().run()
    assert not page.exception
    assert page.selectbox(key=AREAS).value == anew.set_id
    assert "Every figure is as it was kept, to the last digit." in written(page)


def everything_said(page: AppTest) -> str:
    """What stands on the page: its HTML, and the labels and choices of whatever can be pressed."""
    labels = [each.label for kind in ("selectbox", "multiselect", "expander", "button", "text_input")
              for each in page.get(kind)]  # fmt: skip
    choices = [option for each in page.get("selectbox") if each.key != AREAS for option in each.options]
    files = [each.proto.label for each in page.get("download_button")]
    heads = [each.value for kind in ("title", "header", "subheader") for each in page.get(kind)]
    return " ".join([written(page), *map(str, (*labels, *choices, *files, *heads))])


@pytest.mark.parametrize(
    "address",
    [
        {"kinds": "cafe", "ward": "A001", "against": "pub", "standard": "50"},
        {"view": "many", "rows": "cafe~pub"},
    ],
)
def test_the_page_by_a_set_says_area_and_never_ward(areas: Path, address: dict[str, str]) -> None:
    kept = zones_beside(areas).keep("tiny", LABEL, ZoneForm.OUTLINES, ZONES)
    said = {}
    for set_id in (kept.set_id, ""):
        page = AppTest.from_string(SCRIPT, default_timeout=90)
        for name, word in {**address, "areas": set_id}.items():
            page.query_params[name] = word if set_id or name != "ward" else "E1"
        page.run()
        assert not page.exception
        said[set_id] = re.sub(r"wr-[a-z-]*|ward[_-](name|code)", "", everything_said(page))
    assert re.search(r"\bwards?\b", said[""], re.IGNORECASE)
    assert re.findall(r".{40}\bwards?\b.{20}", said[kept.set_id], re.IGNORECASE) == []
    assert re.search(r"\barea by area\b", said[kept.set_id], re.IGNORECASE)
