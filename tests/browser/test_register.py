"""A new user's morning with the register: two real lists in, faults put right, a pair merged, one undone."""

import json
from pathlib import Path

import pytest

from layers.area import Area
from tests.browser.register_visitor import (
    CLUBS,
    PHARMACIES,
    bring_in,
    choose_file,
    fill,
    go_to_register,
    look_over,
    part,
    press,
    real_lists,
    server,
    until,
)
from tests.browser.visitor import Visitor

__all__ = ["server"]  # its own, for these tests only
TITLE = "Trafford sports clubs"


@pytest.fixture
def at_register(visitor: Visitor, newport_area: Area) -> Visitor:
    """A visitor at the register's page who has said who they are."""
    real_lists()
    return go_to_register(visitor, newport_area.name)


@pytest.fixture
def newer_list(tmp_path: Path) -> Path:
    """The clubs again, sent in a hurry: one point the wrong way round, one postcode cut short."""
    held = json.loads(CLUBS.read_text(encoding="utf-8"))
    first, second = held["features"][:2]
    first["geometry"]["coordinates"].reverse()
    first["properties"]["postcode"] = ""
    second["properties"]["postcode"] = "M31"
    path = tmp_path / "sports_clubs_newer.geojson"
    path.write_text(json.dumps(held), encoding="utf-8")
    return path


def put_two_rows_right(here: Visitor, path: Path) -> None:
    """Two faults of the newer list, mended in its report before it comes in."""
    choose_file(here, path, TITLE)
    look_over(here)
    assert "137 rows were read; 136 can come in, 1 cannot." in here.text()
    swapped, cut_short = (here.page.locator(f".st-key-reg_row_at_fault_{row}") for row in (2, 3))
    assert "are the wrong way round" in swapped.inner_text()
    assert "is not a whole postcode" in cut_short.inner_text()
    across, up = (swapped.get_by_label(f"{name} of the shape") for name in ("longitude", "latitude"))
    was = across.input_value(), up.input_value()
    for cell, right in ((across, was[1]), (up, was[0]), (cut_short.get_by_label("postcode"), "M31 4UN")):
        cell.fill(right)
        cell.press("Tab")
        here.settle()
    press(here, "Read the list again with these")
    until(here, "137 rows were read; 137 can come in.")
    assert "2 rows were put right here" in here.text()
    press(here, "Import", then="See them in the list")


def mend_and_verify(here: Visitor) -> None:
    """One club is edited in the form, which says what is wrong as one types, and then rung."""
    here.page.locator(".st-key-near_list [data-testid=stRadioOption]").first.click()
    here.settle()
    press(here, "Edit")
    for label, wrong, words in (
        ("Telephone", "12", "has 2 digits"),
        ("E-mail", "who", "not an e-mail address"),
        ("Postcode", "M31", "not a whole postcode"),
    ):
        fill(here, label, wrong)
        assert words in here.text()
    press(here, "Save")
    assert "3 things have to be put right" in here.text()
    for label, right in (
        ("Telephone", "0161 496 0000"),
        ("E-mail", "club@example.org"),
        ("Postcode", "M31 4FA"),
    ):
        fill(here, label, right)
    press(here, "Save")
    assert "is saved." in here.text()
    press(here, "Rang them today")
    assert "AB checked" in here.text()
    press(here, "What has changed")
    assert "Checked with them" in here.text()
    assert "Edited" in here.text()


def mend_the_pharmacy(here: Visitor) -> None:
    """The one pharmacy whose hours no program can read, mended from the list of what is to be put right."""
    press(here, "Open Noble & Peacock")
    assert "Could not be read" in here.text()
    press(here, "Add a time")
    fill(here, "From", "9am")
    fill(here, "To", "8am")
    assert "before it starts" in here.text()
    fill(here, "To", "13:00")
    press(here, "Save")
    assert "Noble & Peacock is saved." in here.text()
    assert "Monday 09:00-13:00" in here.text()


def test_two_lists_in_three_faults_mended_a_pair_merged_edited_verified_and_undone(
    at_register: Visitor, newer_list: Path
) -> None:
    here = at_register
    bring_in(here, CLUBS, TITLE)
    assert "137 new assets" in here.text()
    press(here, "See them in the list")
    assert "137 of" in here.text()
    mend_and_verify(here)
    put_two_rows_right(here, newer_list)

    bring_in(here, PHARMACIES, "Greater Manchester pharmacies")
    assert "631 new assets" in here.text()
    mend_the_pharmacy(here)
    part(here, "Likely duplicates")
    assert "look like one and the same" in here.text()
    press(here, "One and the same: keep the first")
    assert "is one now" in here.text()
    part(here, "Imports and feeds")
    press(here, "Undo this import")
    assert "The import is undone:" in here.text()
