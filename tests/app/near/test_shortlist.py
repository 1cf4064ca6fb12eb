"""The shortlist: a link that holds ids alone, and the page that it opens."""

from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from app.memory.session import AREAS_VARIABLE
from app.near.shortlist_link import LONGEST_ID, read_shortlist, shortlist_address
from presentation.words.near.sheet import gone_words
from tests.app.saying import said
from tests.app.small_town import asset, write_town

PAGE = str(Path(__file__).parents[3] / "app" / "pages.py")


@pytest.fixture
def areas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(AREAS_VARIABLE, str(tmp_path))
    return tmp_path


def opened(*asset_ids: str, area: str = "small-town") -> AppTest:
    page = AppTest.from_file(PAGE, default_timeout=60).run()
    page.switch_page("near/shortlist.py")
    page.query_params["area"] = area
    page.query_params["assets"] = list(asset_ids)
    return page.run()


def our(number: int) -> str:
    return f"made-up/small-town/test/{number}"


def test_a_link_holds_the_area_and_the_ids_in_their_order():
    address = shortlist_address("newport", ["osm/node/1", "b&c=d#e, f", "ŵ%"])
    assert address.startswith("shortlist?area=newport&assets=osm%2Fnode%2F1&assets=")
    assert parse_qsl(urlsplit(address).query) == [
        ("area", "newport"),
        ("assets", "osm/node/1"),
        ("assets", "b&c=d#e, f"),
        ("assets", "ŵ%"),
    ]


def test_a_link_is_never_endless():
    assert shortlist_address("newport", [f"x/{i}" for i in range(1000)]).count("assets=") == 10


def test_what_is_wrong_with_a_link_is_said_in_words():
    assert read_shortlist(["a", "a", "", "b"]).asset_ids == ("a", "b")
    many = read_shortlist([str(i) for i in range(500)])
    assert len(many.asset_ids) == 10
    assert "names 500 places; a shortlist holds 10. The first 10 are shown." in many.problems[0]
    odd = read_shortlist(["x" * (LONGEST_ID + 1), "a\u202eb", "good"])
    assert odd.asset_ids == ("good",)
    assert odd.problems == ("Part of this link is no place’s id and was left out.",)
    assert gone_words(0) == ""
    assert gone_words(2).startswith("2 places of this link are not in the register here")


def test_the_page_shows_the_places_and_offers_them_to_take_home(areas: Path):
    write_town(
        areas, [asset(0, name="Tea at three", cost="£2", phone="01632 960 001"), asset(1, name="Other")]
    )
    page = opened(our(0))
    assert "Tea at three" in said(page)
    assert "01632 960 001" in said(page)
    assert "Ring first: nobody has checked this with them yet." in said(page)
    assert "Other" not in said(page)
    assert next(button.label for button in page.get("download_button")) == "Sheet to print (PDF)"
    assert "shortlist?area=small-town&amp;assets=made-up%2Fsmall-town%2Ftest%2F0" in said(page)


def test_places_that_are_gone_are_said_and_the_others_shown(areas: Path):
    write_town(areas, [asset(0, name="Tea at three")])
    page = opened(our(0), "nobody/1", "<script>alert(1)</script>")
    assert "2 places of this link are not in the register here" in said(page)
    assert "Tea at three" in said(page)
    assert "<script>" not in said(page)


def test_a_link_to_nothing_says_what_to_do(areas: Path):
    write_town(areas, [asset(0)])
    for ids in ((), ("nobody/1",), ("../../etc/passwd", "{{7*7}}")):
        page = opened(*ids)
        assert "This link names no place that the register has here." in said(page)
        assert not page.get("download_button")
        assert not page.exception


def test_an_unknown_area_is_said(areas: Path):
    write_town(areas, [asset(0)])
    assert "No area “nowhere” has been prepared here" in said(opened(our(0), area="nowhere"))


def test_names_on_the_page_are_only_text(areas: Path):
    write_town(areas, [asset(0, name="<img src=x onerror=alert(1)>{{7*7}}", cost="<b>1</b>")])
    shown = said(opened(our(0)))
    assert "<img src=x" not in shown
    assert "&lt;img src=x" in shown
    assert "<b>1</b>" not in shown
