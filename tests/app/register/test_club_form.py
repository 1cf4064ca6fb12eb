"""A club's form seen through the page: it is offered with the asset, and what comes back waits."""

import json
from dataclasses import replace
from datetime import date
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from layers.register.inbox.club_answers import FORMAT, VERSION, form_values
from layers.register.sources import ImportInfo
from layers.register.store import Register
from tests.app.register.at_page import opened
from tests.app.register.conftest import CLUB
from tests.app.saying import said

DAY = date(2025, 11, 20)


@pytest.fixture
def register(register: Register) -> Register:
    """A register with one club."""
    register.import_assets([CLUB], ImportInfo("Clubs", by="CD"))
    return register


def answers(**changed: str) -> bytes:
    record = {
        **{"format": FORMAT, "version": VERSION, "asset_id": CLUB.asset_id, "asset_version": 1},
        **{"saved_on": DAY.isoformat(), "confirmed": True},
        "answers": {**form_values(CLUB), **changed},
    }
    return json.dumps(record).encode()


def read_in(data: bytes) -> AppTest:
    page = opened()
    page.segmented_control(key="reg_part").set_value("inbox").run()
    page.file_uploader(key="reg_club_file").set_value(("club-answers.json", data, "application/json"))
    return page.button(key="reg_club_read").click().run()


def test_what_came_back_waits_and_is_taken_by_its_ticks(register: Register) -> None:
    page = read_in(answers(name="Tea at four", phone="01632 960002", email="ring us"))
    text = said(page)
    assert "The form of Tea at three is read in and waits in the inbox." in text
    assert "1 thing waits: 1 form from a club." in text
    assert "E-mail: they wrote “ring us”. “ring us” is not an e-mail address." in text
    page.checkbox(key="reg_inbox_take_name_1").set_value(False).run()
    page.button(key="reg_inbox_accept_1").click().run()
    assert register.entry("list/1").asset == replace(CLUB, phone="01632 960002")


def test_what_the_office_changed_meanwhile_is_not_ticked(register: Register) -> None:
    register.edit(replace(CLUB, phone="01632 960009"), 1, by="EF")
    page = read_in(answers(phone="01632 960002"))
    assert "Telephone (changed here meanwhile)" in said(page)
    assert page.checkbox(key="reg_inbox_take_phone_1").value is False
    page.button(key="reg_inbox_accept_1").click().run()
    assert "None of the values is chosen." in said(page)


def test_a_club_that_changes_nothing_and_says_so_is_checked(register: Register) -> None:
    page = read_in(answers())
    assert "They say that all the rest of their entry is right." in said(page)
    assert page.button(key="reg_inbox_accept_1").label == "Note that it is right"
    page.button(key="reg_inbox_accept_1").click().run()
    asset = register.entry("list/1").asset
    assert (asset.checked_by, asset.checked_on) == ("AB", DAY)


def test_another_file_and_none_are_sentences(register: Register) -> None:
    assert "This is not a file that a club's form has saved." in unescape(said(read_in(b"Name\nTea\n")))
    page = opened()
    page.segmented_control(key="reg_part").set_value("inbox").run()
    page.button(key="reg_club_read").click().run()
    assert "No file is chosen." in said(page)


def test_the_form_is_offered_with_the_asset_and_a_wrong_address_is_said(
    register: Register,
) -> None:
    page = opened()
    rows = next(radio for radio in page.radio if str(radio.key).startswith("reg_row_"))
    rows.set_value("list/1").run()
    labels = [button.label for button in page.get("download_button")]
    assert labels == ["Form as a file, for e-mail", "Form on paper (PDF)"]
    page.text_input(key="reg_club_reply_to").set_value("the office").run()
    assert "“the office” is not an e-mail address." in said(page)
    assert not page.get("download_button")
