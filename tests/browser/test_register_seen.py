"""The register's page under axe in both themes, at 200 % and 800 px, and by keyboard alone."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from layers.area import Area
from tests.browser.conftest import Visit
from tests.browser.register_visitor import (
    choose_file,
    fill,
    go_to_register,
    part,
    press,
    server,
)
from tests.browser.test_accessibility import ours
from tests.browser.test_keyboard import arrow_to, stops, tab_to
from tests.browser.test_zoom import lost
from tests.browser.visitor import Visitor

__all__ = ["server"]  # its own, for these tests only
ZOOMED_PX = 640  # what is left of 1280 at 200 %: the same elements as at 800, in the same order
LIST = """Name,Type,Postcode,Phone,When
Tea at three,Lunch club,NP20 4AB,01633 496000,Tuesday 12:00-14:00
Tea at Three,Lunch club,NP20 4AB,01633 496000,Tuesday 12:00-14:00
Bowls,Nonsense,NP20 4AB,,whenever
Chess,Social club,NP20,12,Thursday 19:00-21:00
"""


@pytest.fixture
def small_list(tmp_path: Path) -> Path:
    """Four rows, two of them faulty, two likely the same."""
    path = tmp_path / "clubs.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def states(here: Visitor, area: Area, small_list: Path) -> Iterator[str]:
    """Walk through the states of the page; gives each state's name once it is shown."""
    go_to_register(here, area.name, by="")
    here.map()
    yield "list"
    press(here, "Add an asset")
    press(here, "Save")
    yield "empty-form"
    press(here, "Add a time")
    fill(here, "E-mail", "who")
    yield "form-at-fault"
    press(here, "Leave without saving")
    here.page.get_by_role("textbox", name="Your initials or role").fill("AB")
    here.page.keyboard.press("Enter")
    here.settle()
    choose_file(here, small_list, "Clubs of a test", everywhere=False)
    yield "list-chosen"
    here.choose("reg_from", "From the feed")
    yield "feed"
    here.choose("reg_from", "From a file")
    choose_file(here, small_list, "", everywhere=False)
    press(here, "Read the list", then="Show what would come in")
    yield "columns"
    press(here, "Show what would come in", then="Import")
    yield "report"
    press(here, "Import", then="See them in the list")
    yield "imported"
    press(here, "See them in the list")
    here.page.locator(".st-key-near_list [data-testid=stRadioOption]").first.click()
    here.settle()
    yield "record"
    press(here, "Rang them today")
    yield "verified"
    press(here, "What has changed")
    yield "history"
    for name in ("Likely duplicates", "Whom to ring", "Imports and feeds", "Give back"):
        part(here, name)
        yield name.lower().replace(" ", "-")
    press_imports(here)
    yield "undone"


def press_imports(here: Visitor) -> None:
    """Take the list out again, so that the next visitor finds the register as it was."""
    part(here, "Imports and feeds")
    press(here, "Undo this import")


@pytest.mark.parametrize(("width", "theme"), [(1280, "light"), (800, "dark"), (640, "light")])
def test_no_state_has_a_serious_finding_and_nothing_is_lost(
    visit: Visit, newport_area: Area, small_list: Path, width: int, theme: str
) -> None:
    here = visit(width=width, theme=theme)
    found, missing = {}, {}
    for state in states(here, newport_area, small_list):
        here.picture(state, page="asset-register")
        missing[state] = lost(here)
        if width > ZOOMED_PX:
            found[state] = ours(here.serious())
    assert {state: findings for state, findings in found.items() if findings} == {}
    assert {state: words for state, words in missing.items() if words} == {}


def stops_until(here: Visitor, words: str) -> Iterator[dict[str, Any]]:
    """Each stop up to the one that is called so: backwards to the top, then from there forwards.

    Where a button takes its form away with it, the browser chooses where the next Tab goes on from.
    """
    for key in ("Shift+Tab", "Tab"):
        for at in stops(here, key):
            yield at
            if words in at["words"]:
                return


def test_an_asset_is_found_edited_and_verified_without_a_mouse(visit: Visit, newport_area: Area) -> None:
    here = go_to_register(visit(), newport_area.name)
    keys = here.page.keyboard
    tab_to(here, "Search names")
    keys.type("Albany Medical")
    keys.press("Enter")
    here.settle()
    tab_to(here, "Albany Medical", tag="INPUT")
    keys.press("Space")
    here.settle()
    tab_to(here, "Edit", tag="BUTTON")
    keys.press("Enter")
    here.settle()
    assert any("Telephone" in at["words"] for at in stops_until(here, "Telephone"))
    keys.press("Control+A")
    keys.type("01633 496001")
    here.settle()
    tab_to(here, "Save", tag="BUTTON")
    keys.press("Enter")
    here.settle()
    assert "is saved." in here.text()
    assert any("Rang them today" in at["words"] for at in stops_until(here, "Rang them today"))
    keys.press("Enter")
    here.settle()
    assert "AB checked Albany Medical" in here.text()


def test_the_parts_are_reached_in_the_order_in_which_one_reads(visit: Visit, newport_area: Area) -> None:
    here = go_to_register(visit(), newport_area.name)
    here.page.locator(".st-key-reg_narrow summary").click()
    here.settle()
    here.page.evaluate("document.activeElement.blur()")
    here.page.mouse.click(5, 5)
    said = " ".join(at["words"] for at in stops(here))
    marks = [
        "Find and correct",
        "Your initials or role",
        "Search names",
        "All that is open",
        "From which list",
    ]
    marks += ["Food and company", "Add an asset", "as a table"]
    assert [mark for mark in marks if mark not in said] == [], said
    places = [said.index(mark) for mark in marks]
    assert places == sorted(places), said


def test_a_part_is_chosen_with_the_arrows(visit: Visit, newport_area: Area) -> None:
    here = go_to_register(visit(), newport_area.name)
    here.page.mouse.click(5, 5)
    tab_to(here, "Find and correct")
    arrow_to(here, "Give back")
    here.page.keyboard.press("Enter")
    here.settle()
    assert "to give back" in here.text()
