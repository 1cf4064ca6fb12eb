"""An earlier version of an asset is read whole, put back with one press, and that is undone with one."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from layers.register.store import Register
from tests.app.register.at_page import opened
from tests.app.register.conftest import CLUB
from tests.app.saying import said


@pytest.fixture
def at_history(register: Register) -> AppTest:
    """The history of a club whose name and telephone number have changed."""
    register.add(CLUB, by="CD")
    register.edit(replace(CLUB, name="Tea at four", phone="01633 2"), 1, by="CD")
    page = opened()
    page.radio[0].set_value(CLUB.asset_id).run()
    page.button(key="reg_history").click().run()
    return page


def test_an_earlier_version_is_read_whole_beside_what_stands_now(at_history: AppTest) -> None:
    page = at_history
    page.session_state["reg_read_1"] = True
    page.run()
    assert "Read version 1 whole" in [fold.label for fold in page.expander]
    text = said(page)
    assert "What putting it back would change" in text
    for value in ("Lunch club", "01633 1", "01633 2", "Tea at three", "Tea at four"):
        assert value in text


def test_what_was_put_back_is_undone_with_one_press_and_done_again(
    at_history: AppTest, register: Register
) -> None:
    page = at_history
    page.button(key="reg_put_back_1").click().run()
    assert register.entry(CLUB.asset_id).asset.name == "Tea at three"
    assert "It stands again as in version 1." in said(page)
    page.button(key="reg_undo_put_back").click().run()
    assert register.entry(CLUB.asset_id).asset.name == "Tea at four"
    page.button(key="reg_undo_put_back").click().run()
    assert register.entry(CLUB.asset_id).asset.name == "Tea at three"


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(
    at_history: AppTest, register: Register
) -> None:
    page = at_history
    register.edit(replace(CLUB, name="Tea at five"), 2, by="EF")
    page.button(key="reg_put_back_1").click().run()
    assert register.entry(CLUB.asset_id).asset.name == "Tea at five"
    assert "EF changed list/1" in said(page)
    page.button(key="reg_put_back_1").click().run()
    assert register.entry(CLUB.asset_id).asset.name == "Tea at three", "seen now, and put back all the same"


def test_an_undo_is_offered_only_while_nothing_has_come_after(
    at_history: AppTest, register: Register
) -> None:
    page = at_history
    page.button(key="reg_put_back_1").click().run()
    register.close(CLUB.asset_id, by="EF")
    page.run()
    assert not any(button.key == "reg_undo_put_back" for button in page.button)
