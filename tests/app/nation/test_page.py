"""The page Many places: councils side by side, the answer first; what is missing is said."""

import html
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app.memory.session import AREAS_VARIABLE
from app.nation.own_page import address
from layers.area import open_area
from presentation.words.credits import attributions
from presentation.words.nation import councils as council_words, page as words
from tests.actions.nation.towns import ASK, damage, many_towns, run_alone, with_demo
from tests.app.saying import aloud, said, written
from tests.app.turning import turn_to

PAGES = str(Path(__file__).parents[3] / "app" / "pages.py")


@pytest.fixture(scope="module")
def areas(tmp_path_factory):
    folder = tmp_path_factory.mktemp("nation")
    places = with_demo(many_towns(folder, {"ashby": (400, 0), "birch": (900, -100), "cliff": (50, 0)}))
    mended = damage(places, "cliff")
    run_alone(places, folder / "nation" / "first", lacking=("birch",))
    damaged = mended.read_bytes()
    mended.write_bytes(damaged)
    return places


def opened():
    return turn_to(AppTest.from_file(PAGES, default_timeout=120).run(), "nation/page.py")


@pytest.fixture
def page(areas, monkeypatch):
    monkeypatch.setenv(AREAS_VARIABLE, str(areas))
    return opened()


def test_without_a_run_it_says_how_one_is_made(tmp_path, monkeypatch):
    (tmp_path / "areas").mkdir()
    monkeypatch.setenv(AREAS_VARIABLE, str(tmp_path / "areas"))
    page = opened()
    text = said(page)
    assert words.NO_RUN in text
    assert "cli.py nation gaps --kinds lunch_club,library" in text
    assert not page.exception


def test_the_answer_comes_first_and_every_council_has_a_row(page):
    text = said(page)
    assert not page.exception
    assert "Larkenby (a made-up town)" in text
    assert council_words.CAPTION in text
    assert "Ashby &lt;b&gt;town&lt;/b&gt;" in text, "a title is only text"
    assert "<b>town</b>" not in written(page)


def test_whose_data_it_is_is_said_once_for_all_councils(page, areas):
    (credit, *others) = attributions(open_area("demo", areas_folder=areas))
    assert said(page).count(html.escape(credit)) == 1
    assert all(html.escape(each) in said(page) for each in others)


def test_what_lacks_is_said_with_its_reason(page):
    text = said(page)
    assert "The run has not come to 1 area yet." in text
    assert "1 area has no answer:" in text
    assert "The prepared area cliff is damaged: residents.parquet" in text
    assert "Assets as each area’s own pack has them, fixed on 22 November 2026 at 10:00 (UTC)." in text


def test_only_what_the_run_asked_can_be_chosen(page):
    fields = {box.label: box for box in page.selectbox}
    assert fields[words.KIND_LABEL].options == ["Café", "Library"]
    assert fields[words.MINUTES_LABEL].options == ["10 minutes", "15 minutes"]
    assert words.GROUP_LABEL not in fields, "a single value is no choice"
    before = said(page)
    fields[words.KIND_LABEL].set_value("library").run()
    assert not page.exception
    assert said(page) != before
    assert "a library" in aloud(page)


def test_like_with_like_says_what_it_is_measured_by(page):
    next(box for box in page.selectbox if box.label == words.LIKE_LABEL).set_value("demo").run()
    assert not page.exception
    text = said(page)
    assert "Alike by the share aged 65 and over" in text
    assert "is compared without: Rank of deprivation" in text


def test_a_council_opens_into_its_own_page_with_the_same_question(page):
    for name in ("ashby", "demo"):
        next(box for box in page.selectbox if box.label == words.OPEN_LABEL).set_value(name).run()
        (link,) = [each.proto for each in page.get("page_link") if each.proto.label == words.OPEN]
        assert f"area={name}" in link.query_string
        assert "kinds=cafe" in link.query_string


def test_the_page_of_ward_gaps_leads_here_where_there_is_a_run(page):
    turn_to(page, "gaps/page.py")
    assert words.LINK in {each.proto.label for each in page.get("page_link")}


def test_minutes_that_the_page_of_gaps_does_not_offer_leave_the_kind_alone(areas):
    from dataclasses import replace

    from actions.nation.read_run import CouncilChoice, councils_beside

    beside = councils_beside(areas.parent / "nation" / "first", CouncilChoice("cafe", "older", 10))
    assert address(beside) == {"kinds": "cafe", "minutes": "10", "pace": "older"}
    odd = replace(beside, choice=CouncilChoice("cafe", "older", 13))
    assert address(odd) == {"kinds": "cafe"}
    assert ASK.minutes == (10, 15)
