"""Words that speak of two people are parted by one press: each has an answer of their own."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app.memory.session import AREAS_VARIABLE
from tests.app.small_town import POSTCODE, asset, write_town

PAGES = str(Path(__file__).parents[3] / "app" / "pages.py")
OFFER = "These are two people: “she likes chess” and “he rugby”. Find for each"


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv(AREAS_VARIABLE, str(tmp_path))
    write_town(
        tmp_path,
        [
            asset(0, name="Rugby for all", kind="sports_club"),
            asset(1, name="Chess at noon", kind="social_club"),
        ],
    )
    return AppTest.from_file(PAGES, default_timeout=60).run()


def find(page: AppTest, enjoy: str) -> AppTest:
    page.text_input(key="typed_place").set_value(POSTCODE)
    page.text_input(key="enjoy").set_value(enjoy)
    return page.button[0].click().run()


def test_one_press_gives_each_their_own_words(page: AppTest) -> None:
    find(page, "she likes chess, he rugby")
    (button,) = (each for each in page.button if each.key == "two_people")
    assert button.label.replace("\\", "") == OFFER
    address = dict(page.query_params)
    button.click().run()
    assert not page.exception
    assert page.text_input(key="enjoy").value == "she likes chess"
    assert page.text_input(key="second_enjoy").value == "he rugby"
    table = page.session_state["answer"].listed
    assert dict(zip(table["name"], map(str, table["whose"]), strict=True)) == {
        "Chess at noon": "first",
        "Rugby for all": "second",
    }
    assert not [each for each in page.button if each.key == "two_people"]
    assert dict(page.query_params) == address


def test_nothing_is_offered_where_one_person_is_spoken_of(page: AppTest) -> None:
    find(page, "she likes chess and rugby")
    assert not [each for each in page.button if each.key == "two_people"]
