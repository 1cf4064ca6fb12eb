"""The inbox seen through the page: what waits comes first, and each is answered and taken back at a press."""

from dataclasses import replace
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from actions.acting import Acting
from actions.steward.tell_steward import tell_steward
from layers.register.feed_model import FeedForm, FeedOutcome, FeedState, ListFeed
from layers.register.inbox.model import MessageReason
from layers.register.model import Status
from layers.register.sources import ImportInfo
from layers.register.store import Register
from tests.app.register.at_page import opened
from tests.app.register.conftest import CLUB
from tests.app.saying import said

DAY = date(2025, 11, 27)


@pytest.fixture
def register(register: Register) -> Register:
    """A register that has two clubs of one list."""
    bring(register, 1, CLUB, replace(CLUB, asset_id="list/2", name="Bowls"))
    return register


def bring(register: Register, edition: int, *assets: object) -> None:
    info = ImportInfo("Clubs", by="CD", sha256=str(edition))
    register.import_assets(assets, info)  # type: ignore[arg-type]


def tell(register: Register, reason: MessageReason, asset_id: str = "list/1") -> None:
    tell_steward(register, asset_id, reason, day=DAY, acting=Acting("AN"))


def inbox(by: str = "AB") -> AppTest:
    page = opened(by)
    page.segmented_control(key="reg_part").set_value("inbox").run()
    return page


def test_nothing_waiting_is_a_sentence(register: Register) -> None:
    page = inbox()
    assert "Nothing waits." in said(page)
    assert not [button for button in page.button if str(button.key).startswith("reg_inbox_")]


def test_how_much_waits_stands_first_and_with_the_parts_name(register: Register) -> None:
    tell(register, MessageReason.RANG)
    tell(register, MessageReason.CLOSED, "list/2")
    page = inbox()
    assert "2 things wait: 2 messages." in said(page)
    assert "Inbox (2)" in page.segmented_control(key="reg_part").options
    text = said(page)
    assert "Rung, and all is right, told 27 November 2025 by AN" in text
    assert text.index("Rung, and all is right") < text.index("Closed, told")


def test_a_message_is_accepted_and_taken_back_at_a_press_each(register: Register) -> None:
    tell(register, MessageReason.RANG)
    page = inbox()
    page.button(key="reg_inbox_accept_1").click().run()
    assert "Done: Tea at three." in said(page)
    assert "Nothing waits." in said(page)
    asset = register.entry("list/1").asset
    assert (asset.checked_by, asset.checked_on) == ("AN", DAY)
    page.button(key="reg_inbox_undo").click().run()
    assert "It waits again" in said(page)
    assert register.entry("list/1").asset == CLUB
    assert page.button(key="reg_inbox_accept_1").label == "Note the check"


def test_one_is_refused_and_waits_again_from_what_was_answered(register: Register) -> None:
    tell(register, MessageReason.CLOSED)
    page = inbox()
    page.button(key="reg_inbox_refuse_1").click().run()
    assert "Refused: Tea at three. The asset stays as it is." in said(page)
    assert "Tea at three: Closed, refused by AB" in said(page)
    page.button(key="reg_inbox_again_1").click().run()
    assert "1 thing waits: 1 message." in said(page)
    assert register.entry("list/1").asset.status is Status.ACTIVE


def test_nobody_answers_without_saying_who_and_nothing_is_lost(register: Register) -> None:
    tell(register, MessageReason.CLOSED)
    page = inbox(by="")
    page.button(key="reg_inbox_accept_1").click().run()
    assert "Please say first who you are" in said(page)
    assert "1 thing waits" in said(page)


def test_wrong_times_open_the_form_and_saving_it_answers_the_message(register: Register) -> None:
    tell(register, MessageReason.TIMES_WRONG)
    page = inbox()
    page.button(key="reg_inbox_accept_1").click().run()
    assert page.text_input(key="reg_f_name").value == "Tea at three"
    assert "Times wrong, told 27 November 2025 by AN" in said(page)
    page.button(key="reg_leave").click().run()
    assert "1 thing waits" in said(page), "who leaves the form has answered nothing"
    page.button(key="reg_inbox_accept_1").click().run()
    page.text_input(key="reg_f_phone").set_value("01632 960001").run()
    page.button(key="reg_save").click().run()
    assert "Nothing waits." in said(page)
    assert register.entry("list/1").asset.phone == "01632 960001"
    page.button(key="reg_inbox_again_1").click().run()
    assert register.entry("list/1").asset == CLUB


def test_a_form_that_meets_another_change_still_answers_the_message(register: Register) -> None:
    tell(register, MessageReason.OTHER)
    page = inbox()
    page.button(key="reg_inbox_accept_1").click().run()
    page.text_input(key="reg_f_phone").set_value("01632 960001").run()
    register.edit(replace(CLUB, cost="£1"), 1, by="EF")
    page.button(key="reg_save").click().run()
    page.button(key="reg_save_both").click().run()
    assert "Nothing waits." in said(page)
    asset = register.entry("list/1").asset
    assert (asset.phone, asset.cost) == ("01632 960001", "£1")


def test_the_values_of_a_list_are_taken_one_by_one(register: Register) -> None:
    register.edit(replace(CLUB, phone="01632 960009", cost="£2"), 1, by="EF")
    bring(register, 2, replace(CLUB, phone="01632 960008", cost="£3"), replace(CLUB, asset_id="list/2"))
    page = inbox()
    assert "1 thing waits: 1 list that says otherwise." in said(page)
    page.checkbox(key="reg_inbox_take_cost_list:list/1").set_value(False).run()
    page.button(key="reg_inbox_accept_list:list/1").click().run()
    asset = register.entry("list/1").asset
    assert (asset.phone, asset.cost) == ("01632 960008", "£2")
    assert "1 thing waits" in said(page), "the other value still does"


def test_what_is_left_for_later_comes_last(register: Register) -> None:
    tell(register, MessageReason.RANG)
    tell(register, MessageReason.CLOSED, "list/2")
    page = inbox()
    page.button(key="reg_inbox_later_1").click().run()
    text = said(page)
    assert text.index("Closed, told") < text.index("Rung, and all is right")


def test_what_is_gone_can_only_be_refused(register: Register) -> None:
    tell(register, MessageReason.CLOSED)
    register.undo_import(1, by="CD")
    page = inbox()
    assert "no longer in the register, so this can only be refused" in said(page)
    assert "reg_inbox_accept_1" not in {button.key for button in page.button}
    page.button(key="reg_inbox_refuse_1").click().run()
    assert "Nothing waits." in said(page)


def test_news_of_a_feed_is_seen_and_one_that_is_held_leads_to_the_feeds(register: Register) -> None:
    feed = ListFeed("Clubs", FeedForm.LIST, ("https://a.example/x.csv",), "small-town")
    register.feeds.add(feed, by="CD")
    held = FeedState(outcome=FeedOutcome.HELD, tried_at="2026-11-01T00:00:00+00:00")
    register.feeds.keep_state("Clubs", held)
    page = inbox()
    assert "1 feed with news" in said(page)
    assert "2 new, 0 changed, 0 closed" in said(page)
    assert "The feed Clubs is held until a person has looked at it." in said(page)
    page.button(key="reg_inbox_accept_news:Clubs").click().run()
    assert "Nothing waits." in said(page)
    page.button(key="reg_inbox_to_imports").click().run()
    assert "It is right: let these go" in [button.label for button in page.button]


def test_a_hostile_name_stays_text(register: Register) -> None:
    rogue = replace(CLUB, asset_id="list/3", name="<img src=x onerror=alert(1)>", phone="<b>1</b>")
    register.add(rogue, by="CD")
    tell(register, MessageReason.RANG, "list/3")
    assert "<img src=x" not in said(inbox())
    assert "<b>1</b>" not in said(inbox())
