"""Drafts, the chosen area and a list of one kind, seen through the page."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from geo.crs import BRITISH_NATIONAL_GRID, to_lonlat
from layers.register.model import Asset
from layers.register.sources import ImportInfo
from layers.register.store import Register
from tests.app.register.at_page import opened, send, until
from tests.app.register.conftest import CLUB
from tests.app.saying import said
from tests.app.small_town import MIDDLE

FAR_LONGITUDE, FAR_LATITUDE = map(float, to_lonlat(MIDDLE[0] + 90_000, MIDDLE[1], crs=BRITISH_NATIONAL_GRID))
FAR = replace(
    CLUB, asset_id="far/1", name="Far away", source="Far", longitude=FAR_LONGITUDE, latitude=FAR_LATITUDE
)
TWO = "Name,Type,Postcode\nTea,Lunch club,ZZ1 1AA\nBowls,Qwx,ZZ1 1AA\nChess,Qwx,ZZ1 1AA\n"


def names(register: Register) -> list[str]:
    return sorted(entry.asset.name for entry in register.entries())


def other_club(number: int) -> Asset:
    return replace(CLUB, asset_id=f"list/{number}", name=f"Club {number}")


def with_drafts(register: Register) -> None:
    """Two drafts wait."""
    register.import_assets([], ImportInfo("Clubs", by="CD"))
    page = until(send(opened(), "clubs.csv", TWO), "reg_look")
    page.button(key="reg_look").click().run()
    until(page, "reg_commit").button(key="reg_commit").click().run()
    until(page, "reg_undo_now")


def test_drafts_are_given_one_kind_at_a_press_and_taken_up_again(register: Register) -> None:
    with_drafts(register)
    assert names(register) == ["Tea"]
    page = opened()
    page.segmented_control(key="reg_part").set_value("drafts").run()
    assert "2 drafts wait. They are no assets yet" in said(page)
    page.selectbox(key="reg_draft_kind_0_1").set_value("games_group").run()
    page.button(key="reg_draft_kind_0_1_make").click().run()
    assert "2 drafts are in the register now." in said(page)
    assert names(register) == ["Bowls", "Chess", "Tea"]
    page.button(key="reg_take_up_2").click().run()
    assert names(register) == ["Bowls", "Tea"]


def test_a_draft_is_gone_on_with_in_the_form(register: Register) -> None:
    with_drafts(register)
    page = opened()
    page.segmented_control(key="reg_part").set_value("drafts").run()
    page.button(key="reg_go_on_1").click().run()
    assert "Qwx" in said(page)
    assert page.text_input(key="reg_f_name").value == "Bowls"
    page.button(key="reg_save").click().run()
    assert names(register) == ["Tea"], "it has no kind yet"
    page.selectbox(key="reg_f_kind").set_value("sports_club").run()
    page.button(key="reg_save").click().run()
    assert "Bowls is in the register now." in said(page)
    assert names(register) == ["Bowls", "Tea"]
    assert [row.ended.value for row in register.waiting_rows()] == ["finished", ""]


def test_a_list_of_one_kind_is_no_dead_end(register: Register) -> None:
    register.import_assets([], ImportInfo("Clubs", by="CD"))
    page = until(send(opened(), "groups.csv", "Name,Postcode\nTea,ZZ1 1AA\n"), "reg_look")
    page.button(key="reg_look").click().run()
    assert "Nothing says yet of which kind these rows are." in said(page)
    page.selectbox(key="reg_c_all_kind").set_value("walking_group").run()
    page.button(key="reg_look").click().run()
    until(page, "reg_commit").button(key="reg_commit").click().run()
    until(page, "reg_undo_now")
    assert [entry.asset.kind for entry in register.entries()] == ["walking_group"]


def test_the_chosen_area_is_shown_and_others_on_request(register: Register) -> None:
    register.import_assets([CLUB], ImportInfo("Here", by="CD"))
    register.import_assets([FAR, replace(FAR, asset_id="far/2")], ImportInfo("Far", by="CD"))
    page = opened()
    assert "1 of 1 asset; all to ring first." in said(page)
    page.segmented_control(key="reg_part").set_value("pairs").run()
    assert "No two assets look like one and the same." in said(page)
    page.segmented_control(key="reg_part").set_value("imports").run()
    assert ("Here" in said(page), ">Far<" in said(page)) == (True, False)
    page.checkbox(key="reg_all_areas").check().run()
    assert ">Far<" in said(page)
    page.segmented_control(key="reg_part").set_value("pairs").run()
    assert "1 pair looks like one and the same." in said(page)
    page.segmented_control(key="reg_part").set_value("list").run()
    assert "3 of 3 assets" in said(page)


def test_an_area_of_which_the_register_knows_nothing_says_so(register: Register) -> None:
    register.import_assets([FAR], ImportInfo("Far", by="CD"))
    page = opened()
    assert "The register holds nothing in Small Town yet." in said(page)
    page.checkbox(key="reg_all_areas").check().run()
    assert "1 of 1 asset" in said(page)


def test_a_damaged_record_and_a_stamp_from_the_future_are_said(register: Register, tmp_path: Path) -> None:
    register.import_assets([CLUB, other_club(2)], ImportInfo("Clubs", by="CD"))
    with closing(sqlite3.connect(tmp_path / "register.sqlite")) as raw, raw:
        raw.execute("UPDATE asset_versions SET record = '{' WHERE asset_id = 'list/1'")
        raw.execute("UPDATE meta SET changed_at = '2099-05-03T10:00:00.000000+00:00'")
    page = opened()
    assert "1 record of the register is damaged and left out of everything: list/1." in said(page)
    assert "1 of 1 asset" in said(page)
    assert "The last change of the register is dated 3 May 2099" in said(page)


def test_a_wrong_clock_is_asked_about_before_anything_is_changed(register: Register, tmp_path: Path) -> None:
    register.import_assets([other_club(1), other_club(2)], ImportInfo("Clubs", by="CD"))
    with closing(sqlite3.connect(tmp_path / "register.sqlite")) as raw, raw:
        raw.execute("UPDATE meta SET changed_at = '2099-05-03T10:00:00.000000+00:00'")
    page = opened()
    page.toggle(key="reg_several").set_value(True).run()
    page.button(key="reg_tick_all").click().run()
    page.selectbox(key="reg_several_kind").set_value("mens_shed").run()
    page.button(key="reg_several_Give them this kind").click().run()
    assert "First say above whether this machine’s clock is right." in said(page)
    assert [e.asset.kind for e in register.entries()] == ["lunch_club"] * 2
    page.button(key="reg_clock_is_wrong").click().run()
    assert "Put the date and time of this computer right" in said(page)
    page.button(key="reg_clock_right").click().run()
    assert "is dated 3 May 2099" not in said(page)
    page.button(key="reg_several_Give them this kind").click().run()
    assert [e.asset.kind for e in register.entries()] == ["mens_shed"] * 2
