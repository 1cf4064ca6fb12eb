"""What is under way in the register stays through other pages, and is not mistaken for what comes next."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from layers.register.history import Entry
from layers.register.sources import ImportInfo
from layers.register.store import Register
from tests.app.register.at_page import opened, send, until
from tests.app.register.conftest import CLUB
from tests.app.saying import said
from tests.app.turning import turn_to

REGISTER = "register/page.py"
LIST = "Name,Kind,Postcode\nKnit and natter,lunch_club,ZZ1 1AA\nWithout a kind,,ZZ1 1AA\n"


@pytest.fixture
def at_import(register: Register) -> AppTest:
    """The page in an office where the lists "Clubs" and "Others" have come in before."""
    for source in ("Clubs", "Others"):
        register.import_assets([], ImportInfo(source, by="CD"))
    return opened()


def through_all(page: AppTest) -> AppTest:
    for file in ("near/page.py", "gaps/page.py", "funding/page.py", "about/page.py", REGISTER):
        turn_to(page, file)
        assert "Something went wrong" not in said(page)
    return page


def test_a_form_stays_open_through_other_parts_of_the_page(register: Register) -> None:
    page = opened()
    page.button(key="reg_first_asset").click().run()
    page.text_input(key="reg_f_name").set_value("Tea and tales").run()
    page.segmented_control(key="reg_part").set_value("imports").run()
    page.segmented_control(key="reg_part").set_value("list").run()
    assert page.text_input(key="reg_f_name").value == "Tea and tales"


def test_a_file_that_was_chosen_and_what_was_said_of_it_stay(at_import: AppTest) -> None:
    page = at_import
    page.segmented_control(key="reg_part").set_value("import").run()
    page.file_uploader(key="reg_file").set_value(("clubs.csv", LIST.encode(), "text/csv")).run()
    page.selectbox(key="reg_title").set_value("Clubs").run()
    page.text_input(key="reg_date").set_value("3 May 2026").run()
    through_all(page)
    assert "“clubs.csv” is still chosen." in said(page)
    assert page.selectbox(key="reg_title").value == "Clubs"
    assert page.text_input(key="reg_date").value == "3 May 2026"
    page.button(key="reg_read").click().run()
    page = until(page, "reg_look")
    assert "2 rows." in said(page)


def test_a_file_that_is_still_chosen_can_be_let_go(at_import: AppTest) -> None:
    page = at_import
    page.segmented_control(key="reg_part").set_value("import").run()
    page.file_uploader(key="reg_file").set_value(("<b>.csv", LIST.encode(), "text/csv")).run()
    through_all(page)
    assert "&lt;b&gt;.csv" in said(page)
    page.button(key="reg_file_let_go").click().run()
    assert "is still chosen" not in said(page)
    page.button(key="reg_read").click().run()
    assert "No file is chosen." in said(page)


def test_columns_and_the_report_stay_as_they_were(at_import: AppTest) -> None:
    page = until(send(at_import, "clubs.csv", LIST), "reg_look")
    page.selectbox(key="reg_c_all_kind").set_value("lunch_club").run()
    through_all(page)
    assert page.selectbox(key="reg_c_all_kind").value == "lunch_club"
    page.selectbox(key="reg_c_all_kind").set_value(None).run()
    page.button(key="reg_look").click().run()
    page = until(page, "reg_commit")
    cell = next(one for one in page.text_input if str(one.key).startswith("reg_cell_3_"))
    cell.set_value("typed here").run()
    through_all(page)
    assert page.text_input(key=cell.key).value == "typed here"


def test_what_was_said_of_one_list_is_not_said_of_the_next(at_import: AppTest) -> None:
    page = until(send(at_import, "clubs.csv", LIST), "reg_look")
    page.selectbox(key="reg_c_all_kind").set_value("lunch_club").run()
    page.button(key="reg_another").click().run()
    assert "is still chosen" not in said(page)
    assert page.selectbox(key="reg_title").value is None
    page = until(send(page, "other.csv", LIST.replace("Knit", "Sew"), title="Others"), "reg_look")
    assert page.selectbox(key="reg_c_all_kind").value is None


def test_which_of_two_changes_stays_is_asked_anew_at_the_next_clash(register: Register) -> None:
    register.add(CLUB, by="AB")
    page = opened()
    for phone in ("01633 2", "01633 3"):
        entry: Entry = register.entry(CLUB.asset_id)
        page.session_state["reg_chosen"] = CLUB.asset_id
        page.run()
        page.button(key="reg_edit").click().run()
        page.text_input(key="reg_f_phone").set_value(f"{phone}00000").run()
        register.edit(replace(entry.asset, phone=f"{phone}11111"), entry.version, by="CD")
        page.button(key="reg_save").click().run()
        assert page.radio(key="reg_clash_phone").value == "ours"
        page.radio(key="reg_clash_phone").set_value("theirs").run()
        through_all(page)
        assert page.radio(key="reg_clash_phone").value == "theirs"
        page.button(key="reg_save_both").click().run()
