"""An asset that is open stays so, whatever its list was asked for; who looks for others lets it go."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from layers.register.model import Asset
from layers.register.sources import ImportInfo
from layers.register.store import Register
from presentation.words.register.pages import NOT_IN_LIST
from tests.app.register.at_page import opened, send, until
from tests.app.register.conftest import CLUB
from tests.app.saying import said

CHESS = Asset("others/1", name="Chess", kind="social_club", source="Others", phone="01633 496000")
TEA = replace(CLUB, source="Clubs")
LIST = """Name,Kind,Postcode,Phone
Knit and natter,lunch_club,ZZ1 1AA,ask Ann
Tales at ten,lunch_club,ZZ1 1AA,01633 496002
Songs at six,lunch_club,ZZ1 1AA,01633 496003
Walks at one,lunch_club,ZZ1 1AA,01633 496004
"""


@pytest.fixture
def two_lists(register: Register) -> Register:
    """A register with an asset of each of two lists."""
    for asset in (TEA, CHESS):
        register.import_assets([asset], ImportInfo(asset.source, by="CD"))
    return register


def heading(page: AppTest) -> str:
    """The name of the asset that is open, "" if none is."""
    assert not page.exception
    names = [str(e.proto.body) for e in page.get("html") if '<h2 class="wr-record-name' in str(e.proto.body)]
    return names[0] if names else ""


def looking_for_clubs(page: AppTest) -> AppTest:
    return page.selectbox(key="reg_source").set_value("Clubs").run()


def open_in_list(page: AppTest, name: str) -> AppTest:
    (rows,) = (one for one in page.radio if str(one.key).startswith("reg_row_"))
    return rows.set_value({"Tea at three": TEA, "Chess": CHESS}[name].asset_id).run()


def add_by_hand(page: AppTest, name: str) -> AppTest:
    page.button(key="reg_add").click().run()
    page.text_input(key="reg_f_name").set_value(name)
    page.selectbox(key="reg_f_kind").set_value("social_club")
    return page.button(key="reg_save").click().run()


def test_what_was_just_saved_is_seen_though_the_list_is_of_another_source(two_lists: Register) -> None:
    page = add_by_hand(looking_for_clubs(opened()), "Draughts")
    assert "Draughts" in heading(page)
    assert NOT_IN_LIST in said(page)
    page.button(key="reg_find_it").click().run()
    assert "Draughts" in heading(page)
    assert NOT_IN_LIST not in said(page)
    assert page.selectbox(key="reg_source").value == ""


def test_what_was_just_saved_is_seen_though_nothing_fits_the_search(two_lists: Register) -> None:
    page = opened()
    page.text_input(key="reg_text").set_value("nothing is called so").run()
    assert "Draughts" in heading(add_by_hand(page, "Draughts"))
    assert NOT_IN_LIST in said(page)


def test_an_asset_of_a_list_that_came_in_is_put_right_and_seen(two_lists: Register) -> None:
    page = until(send(looking_for_clubs(opened()), "others.csv", LIST, title="Others"), "reg_look")
    page.button(key="reg_look").click().run()
    page = until(page, "reg_commit")
    page.button(key="reg_commit").click().run()
    page = until(page, "reg_see")
    next(one for one in page.button if str(one.key).startswith("reg_open_")).click().run()
    page.text_input(key="reg_f_phone").set_value("01633 496001")
    page.button(key="reg_save").click().run()
    assert "Knit and natter is saved." in said(page)
    assert "Knit and natter" in heading(page)


@pytest.mark.parametrize(("press", "then"), [("reg_verify", "reg_close"), ("reg_close", "reg_reopen")])
def test_a_press_after_which_it_no_longer_fits_does_not_take_it_away(
    two_lists: Register, press: str, then: str
) -> None:
    page = opened()
    page.segmented_control(key="reg_show").set_value("ring").run()
    page = open_in_list(page, "Chess")
    page.button(key=press).click().run()
    assert "Chess" in heading(page)
    assert page.button(key=then)
    if then == "reg_reopen":
        page.button(key="reg_find_it").click().run()
        assert page.segmented_control(key="reg_show").value == "closed"
        assert "Chess" in heading(page)


def test_who_looks_for_others_lets_it_go(two_lists: Register) -> None:
    page = open_in_list(opened(), "Chess")
    assert "Chess" in heading(page)
    assert heading(looking_for_clubs(page)) == ""
    page.selectbox(key="reg_source").set_value("").run()
    assert heading(page) == ""


def test_who_looks_for_it_more_closely_keeps_it(two_lists: Register) -> None:
    page = looking_for_clubs(open_in_list(opened(), "Tea at three"))
    assert "Tea at three" in heading(page)


def test_see_them_shows_the_whole_list_whatever_was_looked_for_before(two_lists: Register) -> None:
    page = opened()
    page.text_input(key="reg_text").set_value("Chess").run()
    page.segmented_control(key="reg_show").set_value("closed").run()
    page = until(send(page, "clubs.csv", LIST), "reg_look")
    page.button(key="reg_look").click().run()
    page = until(page, "reg_commit")
    page.button(key="reg_commit").click().run()
    page = until(page, "reg_see")
    page.button(key="reg_see").click().run()
    assert page.segmented_control(key="reg_show").value == "open"
    assert "5 of 6 assets" in said(page)


def test_a_list_that_is_taken_out_is_no_longer_looked_for(two_lists: Register) -> None:
    page = looking_for_clubs(opened())
    clubs = next(record for record in two_lists.imports() if record.info.source == "Clubs")
    two_lists.undo_import(clubs.import_id, by="CD")
    page.run()
    assert "Something went wrong" not in said(page)
    assert "1 of 1 asset" in said(page)
