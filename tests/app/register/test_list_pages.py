"""A long list is seen page by page; the page, the search and what is open stay where they were."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from app.register.listing.rows import ROWS, page_of
from layers.register.sources import ImportInfo
from layers.register.store import Register
from tests.app.register.at_page import opened
from tests.app.register.conftest import CLUB
from tests.app.saying import said
from tests.app.turning import turn_to

MANY = 2 * ROWS + 10


@pytest.mark.parametrize(
    ("count", "number", "begins", "ends"),
    [(0, 0, 0, 0), (60, 1, 0, 60), (61, 1, 60, 61), (130, 9, 120, 130), (130, -1, 0, 60)],
)
def test_a_page_is_always_one_that_there_is(count: int, number: int, begins: int, ends: int) -> None:
    page = page_of(count, number, rows=60)
    assert (page.begins, page.ends, page.of) == (begins, ends, count)


@pytest.fixture
def page(register: Register) -> AppTest:
    clubs = [replace(CLUB, asset_id=f"list/{at:03}", name=f"Club {at:03}") for at in range(MANY)]
    register.import_assets(clubs, ImportInfo("Clubs", by="CD"))
    return opened()


def rows(page: AppTest) -> list[str]:
    radio = next(radio for radio in page.radio if str(radio.key).startswith("reg_row_"))
    return [label.split(" **")[0] for label in radio.options]


def test_the_list_is_turned_page_by_page(page: AppTest) -> None:
    assert (rows(page)[0], len(rows(page))) == ("Club 000", ROWS)
    page.button(key="reg_page_after").click().run()
    page.button(key="reg_page_after").click().run()
    assert rows(page) == [f"Club {at:03}" for at in range(2 * ROWS, MANY)]
    assert page.button(key="reg_page_after").disabled
    page.button(key="reg_page_before").click().run()
    assert rows(page)[0] == f"Club {ROWS:03}"


def test_page_search_and_what_is_open_stay_after_saving_and_after_another_page(page: AppTest) -> None:
    page.text_input(key="reg_text").set_value("club").run()
    page.button(key="reg_page_after").click().run()
    radio = next(radio for radio in page.radio if str(radio.key).startswith("reg_row_"))
    radio.set_value("list/065").run()
    page.button(key="reg_edit").click().run()
    page.text_input(key="reg_f_cost").set_value("£2").run()
    page.button(key="reg_save").click().run()
    assert "Club 065 is saved." in said(page)
    for _ in range(2):
        assert page.text_input(key="reg_text").value == "club"
        assert rows(page)[0] == f"Club {ROWS:03}"
        radio = next(radio for radio in page.radio if str(radio.key).startswith("reg_row_"))
        assert radio.value == "list/065"
        turn_to(turn_to(page, "near/page.py"), "register/page.py")


def test_another_search_begins_at_its_first_page(page: AppTest) -> None:
    page.button(key="reg_page_after").click().run()
    page.text_input(key="reg_text").set_value("club").run()
    assert rows(page)[0] == "Club 000"


def test_what_is_opened_from_elsewhere_or_renamed_is_on_the_page_that_is_seen(page: AppTest) -> None:
    page.session_state["reg_chosen"] = "list/070"
    page.run()
    assert "Club 070" in rows(page)
    page.button(key="reg_edit").click().run()
    page.text_input(key="reg_f_name").set_value("A new name").run()
    page.button(key="reg_save").click().run()
    assert rows(page)[0] == "A new name"
    page.button(key="reg_page_after").click().run()
    assert rows(page)[0] != "A new name"
    page.run()
    assert rows(page)[0] != "A new name", "who has turned the page is left there"
