"""The register's page without a browser: what it says first, and what each press does."""

from dataclasses import replace

from streamlit.testing.v1 import AppTest

from layers.register.store import Register
from tests.app.register.at_page import opened
from tests.app.register.conftest import CLUB
from tests.app.saying import said


def chosen(page: AppTest) -> AppTest:
    page.session_state["reg_chosen"] = CLUB.asset_id
    return page.run()


def test_an_empty_register_says_what_to_do_first(register: Register) -> None:
    page = opened()
    assert "The register is empty." in said(page)
    page.button(key="reg_first_list").click().run()
    assert "Which list?" in [head.value for head in page.subheader]


def test_nothing_is_changed_by_nobody(register: Register) -> None:
    register.add(CLUB, by="CD")
    page = chosen(opened(by=""))
    page.button(key="reg_verify").click().run()
    assert "Please say first who you are, so that others know whom to ask about it." in said(page)
    assert register.entry(CLUB.asset_id).asset.checked_on is None


def test_one_press_verifies(register: Register) -> None:
    register.add(CLUB, by="CD")
    page = chosen(opened())
    assert "ring first" in said(page)
    page.button(key="reg_verify").click().run()
    assert "AB checked Tea at three today." in said(page)
    assert register.entry(CLUB.asset_id).asset.checked_by == "AB"


def test_the_form_refuses_in_words_and_then_saves(register: Register) -> None:
    register.add(CLUB, by="CD")
    page = chosen(opened())
    page.button(key="reg_edit").click().run()
    page.text_input(key="reg_f_email").set_value("who").run()
    assert "“who” is not an e-mail address." in said(page)
    page.button(key="reg_save").click().run()
    assert "1 thing has to be put right" in said(page)
    page.text_input(key="reg_f_email").set_value("tea@example.org")
    page.button(key="reg_save").click().run()
    assert "Tea at three is saved." in said(page)
    assert register.entry(CLUB.asset_id).asset.email == "tea@example.org"


def test_one_can_be_added_by_hand(register: Register) -> None:
    page = opened()
    page.button(key="reg_first_asset").click().run()
    page.button(key="reg_save").click().run()
    assert "It has no name." in said(page)
    page.text_input(key="reg_f_name").set_value("Chess")
    page.selectbox(key="reg_f_kind").set_value("social_club")
    page.button(key="reg_save").click().run()
    (entry,) = register.entries()
    assert (entry.asset.name, entry.changed_by) == ("Chess", "AB")


def test_what_somebody_else_changed_is_shown_and_nothing_is_lost(register: Register) -> None:
    register.add(CLUB, by="CD")
    page = chosen(opened())
    page.button(key="reg_edit").click().run()
    register.edit(replace(CLUB, cost="free", phone="01633 2"), 1, by="CD")
    page.text_input(key="reg_f_phone").set_value("01633 333333")
    page.text_input(key="reg_f_email").set_value("tea@example.org")
    page.button(key="reg_save").click().run()
    assert "CD changed it" in said(page)
    assert register.entry(CLUB.asset_id).version == 2, "nothing is saved yet"
    page.radio(key="reg_clash_phone").set_value("theirs")
    page.button(key="reg_save_both").click().run()
    now = register.entry(CLUB.asset_id).asset
    assert (now.cost, now.phone, now.email) == ("free", "01633 2", "tea@example.org")


def test_an_older_version_is_put_back(register: Register) -> None:
    register.add(CLUB, by="CD")
    register.edit(replace(CLUB, name="Tea at four"), 1, by="CD")
    page = chosen(opened())
    page.button(key="reg_history").click().run()
    assert "Tea at four" in said(page)
    page.button(key="reg_put_back_1").click().run()
    assert register.entry(CLUB.asset_id).asset.name == "Tea at three"


def test_a_likely_pair_is_merged_and_taken_apart(register: Register) -> None:
    register.add(CLUB, by="CD")
    register.add(replace(CLUB, asset_id="other/1", email="tea@example.org"), by="CD")
    page = opened()
    page.segmented_control(key="reg_part").set_value("pairs").run()
    assert "1 pair looks like one and the same." in said(page)
    next(b for b in page.button if b.label == "One and the same: keep the first").click().run()
    assert register.entry(CLUB.asset_id).asset.email == "tea@example.org"
    next(b for b in page.button if b.label == "Take them apart").click().run()
    assert register.entry(CLUB.asset_id).asset.email == ""


def test_a_hidden_address_is_never_in_a_file(register: Register) -> None:
    register.add(replace(CLUB, hide_address=True, address="1 Secret Street"), by="CD")
    page = opened()
    page.segmented_control(key="reg_part").set_value("give").run()
    assert "1 asset has a hidden address." in said(page)
    assert "Secret" not in said(page)
