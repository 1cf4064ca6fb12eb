"""One thing is done to many, seen through the page: ticked, done, put back; what one refuses is said."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from app.memory.session import kinds
from layers.register.many.own_lists import put_on_list
from layers.register.model import Asset, Status
from layers.register.sources import ImportInfo
from layers.register.store import Register
from presentation.words.register.record import today
from tests.app.register.at_page import opened
from tests.app.register.conftest import CLUB
from tests.app.saying import said


def other_club(number: int) -> Asset:
    return replace(CLUB, asset_id=f"list/{number}", name=f"Club {number}")


@pytest.fixture
def choosing(register: Register) -> AppTest:
    """The page with three clubs, of which several may be ticked."""
    register.import_assets([other_club(number) for number in range(3)], ImportInfo("Clubs", by="CD"))
    page = opened()
    page.toggle(key="reg_several").set_value(True).run()
    return page


def do(page: AppTest, label: str) -> AppTest:
    page.button(key=f"reg_several_{label}").click().run()
    return page


def test_two_of_three_get_another_kind_and_are_put_back(choosing: AppTest, register: Register) -> None:
    page = choosing
    assert "Tick places in the list" in said(page)
    page.button(key="reg_tick_all").click().run()
    page.checkbox(key="reg_tick_2").uncheck().run()
    assert "2 chosen" in said(page)
    page.selectbox(key="reg_several_kind").set_value("mens_shed").run()
    do(page, "Give them this kind")
    assert "2 assets are changed." in said(page)
    assert [e.asset.kind for e in register.entries()] == ["mens_shed", "mens_shed", "lunch_club"]
    page.button(key="reg_undo_several").click().run()
    assert "2 assets are as they were before." in said(page)
    assert [e.asset.kind for e in register.entries()] == ["lunch_club"] * 3


def test_all_that_a_search_shows_are_checked_today(choosing: AppTest, register: Register) -> None:
    page = choosing
    page.text_input(key="reg_text").set_value("list/1").run()
    page.button(key="reg_tick_all").click().run()
    do(page, "Checked with them today")
    checked = {e.asset.asset_id: (e.asset.checked_by, e.asset.checked_on) for e in register.entries()}
    assert checked == {"list/0": ("", None), "list/1": ("AB", today()), "list/2": ("", None)}
    assert page.text_input(key="reg_text").value == "list/1"


def test_closed_paused_and_open_again(choosing: AppTest, register: Register) -> None:
    page = choosing
    page.checkbox(key="reg_tick_0").check().run()
    do(page, "Pause all")
    assert register.entry("list/0").asset.status is Status.PAUSED
    page.button(key="reg_tick_all").click().run()
    do(page, "Close all")
    assert {e.asset.status for e in register.entries()} == {Status.CLOSED}
    page.segmented_control(key="reg_show").set_value("closed").run()
    page.button(key="reg_tick_all").click().run()
    do(page, "Open all")
    assert {e.asset.status for e in register.entries()} == {Status.ACTIVE}


def test_put_on_a_list_of_our_own_which_is_then_searched_for(choosing: AppTest, register: Register) -> None:
    page = choosing
    register.edit(put_on_list(other_club(2), "To visit"), 1, by="EF")
    page.run()
    page.checkbox(key="reg_tick_1").check().run()
    page.selectbox(key="reg_several_list").set_value("To visit").run()
    do(page, "Put them on it")
    page.selectbox(key="reg_source").set_value("To visit").run()
    assert "2 of 3 assets" in said(page)
    page.button(key="reg_tick_all").click().run()
    do(page, "Take them off it")
    assert [e.asset.more for e in register.entries()] == [()] * 3


def test_what_one_refuses_is_said_and_it_stays_ticked(choosing: AppTest, register: Register) -> None:
    page = choosing
    page.button(key="reg_tick_all").click().run()
    register.edit(replace(other_club(1), phone="01633 2"), 1, by="EF")
    page.button(key="reg_several_Close all").click().run()
    assert "2 assets are changed. 1 was left as it is." in said(page)
    assert "EF changed list/1" in said(page)
    assert "1 chosen" in said(page)
    assert register.entry("list/1").asset.status is Status.ACTIVE
    do(page, "Close all")
    assert register.entry("list/1").asset.status is Status.CLOSED
    assert "EF changed" not in said(page)


def test_those_that_no_longer_fit_are_counted_and_can_be_left(choosing: AppTest) -> None:
    page = choosing
    page.button(key="reg_tick_all").click().run()
    page.text_input(key="reg_text").set_value("list/1").run()
    assert "2 of them are not in the list above" in said(page)
    page.button(key="reg_tick_listed").click().run()
    assert "1 chosen" in said(page)


def test_nobody_does_it_without_saying_who_they_are_and_the_ticks_stay(register: Register) -> None:
    register.import_assets([other_club(number) for number in range(3)], ImportInfo("Clubs", by="CD"))
    page = opened(by="")
    page.toggle(key="reg_several").set_value(True).run()
    page.button(key="reg_tick_all").click().run()
    do(page, "Close all")
    assert {e.asset.status for e in register.entries()} == {Status.ACTIVE}
    assert "3 chosen" in said(page)


def test_somebody_else_puts_it_back_another_day(choosing: AppTest, register: Register) -> None:
    page = choosing
    page.button(key="reg_tick_all").click().run()
    do(page, "Close all")
    other = opened(by="CD")
    other.toggle(key="reg_several").set_value(True).run()
    assert not any(button.key == "reg_undo_several" for button in other.button)
    other.session_state["reg_done_at_once"] = True
    other.run()
    assert "Closed: 3 assets, by AB on" in said(other)
    put_back = next(button for button in other.button if str(button.key).startswith("reg_put_back_"))
    put_back.click().run()
    assert {e.asset.status for e in register.entries()} == {Status.ACTIVE}
    assert {e.changed_by for e in register.entries()} == {"CD"}


def test_every_kind_can_be_given(choosing: AppTest) -> None:
    choosing.button(key="reg_tick_all").click().run()
    assert len(choosing.selectbox(key="reg_several_kind").options) == len(kinds().kinds)
