"""Lists without a mouse: a feed is set up, a messy list put right and brought in, a draft gone on with."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.actions.feeds.planted import planted
from tests.app.small_town import POSTCODE
from tests.browser.lists.office import office
from tests.browser.register_visitor import LONGEST_MS, until
from tests.browser.server import Server
from tests.browser.visitor import Visitor
from tests.messy_list import messy_workbook

CLUBS = "\n".join(["Ref,Name,Type,Postcode", *(f"{n},Club {n},Sports club,{POSTCODE}" for n in range(5))])
MOST_TABS = 60
HELP = "Help for"  # the button beside a field that explains it is called after the field
MOST_PARTS = 8
# What has the keyboard is called: its own words, its label, or the words of the group that it stands in.
CALLED = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return "";
  const marked = at.getAttribute("aria-label") || "";
  const labels = [...(at.labels || [])].map(label => label.innerText).join(" ");
  const words = at.matches("button, a, summary, [role=radio], [role=tab]") ? at.innerText : "";
  return [words, marked, labels].join(" ").trim();
}"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with office(tmp_path_factory.mktemp("office")) as running:
        yield running


def tab_to(here: Visitor, name: str) -> None:
    """Go on with the Tab key to what is called so."""
    for _ in range(MOST_TABS):
        here.page.keyboard.press("Tab")
        called = here.page.evaluate(CALLED)
        if name in called and not called.startswith(HELP):
            return
    raise AssertionError(f"{name} is not reached by {MOST_TABS} presses of Tab")


def press(here: Visitor, name: str, *, then: str = "") -> None:
    """Go to a button and press it; wait for what the page then says."""
    tab_to(here, name)
    here.page.keyboard.press("Enter")
    if then:
        until(here, then)
    here.settle()


def type_into(here: Visitor, name: str, text: str) -> None:
    """Go to a field, type, and go on."""
    tab_to(here, name)
    here.page.keyboard.press("Control+A")
    here.page.keyboard.type(text)


def choose_by_typing(here: Visitor, name: str, choice: str) -> None:
    """Go to a list of choices, type one of them, and take it."""
    type_into(here, name, choice)
    here.page.get_by_role("option", name=choice).first.wait_for(timeout=LONGEST_MS)
    here.page.keyboard.press("Enter")
    here.settle()


def to_part(here: Visitor, name: str) -> None:
    """The register's page by its address; who is there, and the part of the page, by keyboard."""
    here.open("area=town")
    here.follow("Asset register")
    here.page.wait_for_selector("h1:has-text('still true')", timeout=LONGEST_MS)
    here.settle()
    type_into(here, "Your initials or role", "AB")
    here.page.keyboard.press("Enter")
    here.settle()
    turn_to(here, name)


def turn_to(here: Visitor, name: str) -> None:
    """Another part of the page: the row of parts is one stop, within which the arrows go."""
    for _ in range(MOST_TABS):
        here.page.keyboard.press("Tab")
        if here.page.evaluate("!!document.activeElement.closest('.st-key-reg_part')"):
            break
    for _ in range(MOST_PARTS):
        if name in here.page.evaluate(CALLED):
            here.page.keyboard.press("Enter")
            here.settle()
            return
        here.page.keyboard.press("ArrowRight")
        here.page.wait_for_timeout(300)
    raise AssertionError(f"{name} is not reached by the arrows")


def test_a_feed_is_set_up_and_read_without_a_mouse(visitor: Visitor) -> None:
    with planted() as feeds:
        feeds.routes["/clubs.csv"] = (200, {"Content-Type": "text/csv"}, CLUBS.encode())
        to_part(visitor, "Imports and feeds")
        type_into(visitor, "Its address", feeds.url("/clubs.csv"))
        type_into(visitor, "What is it called?", "Clubs of the town")
        press(visitor, "Add this list", then="“Clubs of the town” is added (File).")
        press(visitor, "Read it now", then="Clubs of the town: 5 new")
        press(visitor, "Change its address, or remove it")
        press(visitor, "Remove this list", then="It is not read any more.")
        press(visitor, "Yes, remove it", then="No list keeps itself yet.")


def test_a_messy_list_is_put_right_and_its_draft_gone_on_with_without_a_mouse(
    visitor: Visitor, tmp_path: Path
) -> None:
    here, workbook = visitor, messy_workbook(tmp_path)
    to_part(here, "Bring in a list")
    tab_to(here, "Upload")
    here.settle()
    with here.page.expect_file_chooser() as chooser:
        here.page.keyboard.press("Enter")
    chooser.value.set_files(workbook)
    here.page.locator(".st-key-reg_file [data-testid=stFileChip]").wait_for(timeout=LONGEST_MS)
    here.page.wait_for_timeout(500)
    here.settle()
    choose_by_typing(here, "What is the list called?", "Directory")
    press(here, "Read the list", then="In “Category” 10 words for kinds are not known here.")
    assert "For example: 01632 960001" in here.text()
    choose_by_typing(here, "Telephone", "No column")
    assert "For example: 01632 960001" not in here.text()
    press(here, "Take the suggestions for 8 words")
    press(here, "Show what would come in", then="40 rows were read; 34 can come in, 6 cannot.")
    tab_to(here, "Import")
    here.page.keyboard.press("Enter")
    until(here, "See them in the list")
    turn_to(here, "Drafts (5)")
    until(here, "5 drafts wait. They are no assets yet")
    press(here, "Go on with it", then="Go on with the draft")
    choose_by_typing(here, "Kind", "Social club")
    press(here, "Save", then="is in the register now.")
