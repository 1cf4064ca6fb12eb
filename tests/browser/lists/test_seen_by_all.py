"""Messy lists, drafts and feeds: no serious finding of axe in either theme, and used by keyboard alone."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.actions.feeds.planted import Planted, planted
from tests.app.small_town import POSTCODE
from tests.browser.lists.office import office
from tests.browser.page_scripts import STILL
from tests.browser.register_visitor import choose_file, go_to_register, part, press, until
from tests.browser.server import Server
from tests.browser.test_accessibility import ours
from tests.browser.visitor import LONGEST_S, Visitor
from tests.messy_list import messy_workbook

CLUBS = "\n".join(["Ref,Name,Type,Postcode", *(f"{n},Club {n},Sports club,{POSTCODE}" for n in range(5))])
MOST_TABS = 60
FORM = ".st-key-reg_feed_add details"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with office(tmp_path_factory.mktemp("office")) as running:
        yield running


@pytest.fixture
def feeds() -> Iterator[Planted]:
    """One list that answers at once, and one that takes its time."""
    with planted() as started:
        started.routes["/clubs.csv"] = (200, {"Content-Type": "text/csv"}, CLUBS.encode())
        started.routes["/slow"] = lambda *_: time.sleep(120) or {}
        yield started


def findings(here: Visitor, state: str) -> dict[str, list[dict[str, str]]]:
    """What axe finds in both themes, with a picture of each."""
    found = {}
    for theme in ("dark", "light"):
        here.turn_to_theme(theme)
        here.picture(state, page="lists")
        found[f"{state} {theme}"] = ours(here.serious())
    return {state: serious for state, serious in found.items() if serious}


def test_a_messy_list_and_its_drafts_have_no_serious_finding(visitor: Visitor, tmp_path: Path) -> None:
    here = go_to_register(visitor, "town")
    choose_file(here, messy_workbook(tmp_path), "Directory", everywhere=False)
    found = findings(here, "chosen")
    press(here, "Read the list", then="Show what would come in")
    found |= findings(here, "columns")
    press(here, "Show what would come in", then="Import")
    found |= findings(here, "report")
    press(here, "Import", then="See them in the list")
    found |= findings(here, "imported")
    here.page.get_by_text("Drafts (").first.click()
    until(here, "drafts wait. They are no assets yet")
    found |= findings(here, "drafts")
    here.page.get_by_role("button", name="Go on with it", exact=True).last.click()
    until(here, "Go on with the draft")
    found |= findings(here, "draft-open")
    assert found == {}


def by_keyboard(here: Visitor, name: str) -> None:
    """Go on with the Tab key to the button of this name, and press it."""
    for _ in range(MOST_TABS):
        here.page.keyboard.press("Tab")
        if here.page.evaluate("document.activeElement.innerText").endswith(name):
            here.page.keyboard.press("Enter")
            here.settle()
            return
    raise AssertionError(f"{name} is not reached by {MOST_TABS} presses of Tab")


def open_form(here: Visitor) -> None:
    """Unfold the form for another list: of itself it is open only where an office has no list at all."""
    if not here.page.locator(f"{FORM}[open]").count():
        by_keyboard(here, "Add a list that keeps itself")
        here.page.wait_for_function(STILL, arg=FORM, timeout=LONGEST_S * 1000)


def test_a_feed_is_added_read_and_stopped_by_keyboard_without_a_serious_finding(
    visitor: Visitor, visit, feeds: Planted
) -> None:
    here = go_to_register(visitor, "town")
    part(here, "Imports and feeds")
    found = findings(here, "feeds-none")
    open_form(here)
    address = here.page.get_by_label("Its address", exact=False).first
    address.fill(feeds.url("/clubs.csv"))
    address.press("Tab")
    here.page.get_by_role("textbox", name="What is it called?").first.fill("Clubs of the town")
    by_keyboard(here, "Add this list")
    until(here, "“Clubs of the town” is added (File).")
    found |= findings(here, "feeds-added")
    by_keyboard(here, "Read it now")
    until(here, "Clubs of the town: 5 new")
    found |= findings(here, "feeds-came")
    by_keyboard(here, "Change its address, or remove it")
    found |= findings(here, "feeds-change")
    by_keyboard(here, "Put this note away")
    open_form(here)
    here.page.locator(".st-key-reg_feed_add textarea").first.fill(feeds.url("/slow"))
    here.page.get_by_role("textbox", name="What is it called?").first.fill("Slow")
    here.pick_from(here.page.get_by_label("What answers there?", exact=False).first, "OpenActive")
    press(here, "Add this list")
    until(here, "“Slow” is added")
    press(here, "Read all now")
    until(here, "Reading “Slow”")
    found |= findings(here, "feeds-reading")
    here.context.close()  # the tab is gone; what goes on beside the app does not care
    other = go_to_register(visit(), "town", by="CD")
    part(other, "Imports and feeds")
    until(other, "Reading “Slow”")
    by_keyboard(other, "Stop reading")
    until(other, "The reading was stopped.")
    found |= findings(other, "feeds-stopped")
    assert found == {}
