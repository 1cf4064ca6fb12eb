"""Five journeys by keyboard alone, in a wide and in a very narrow window: what is read aloud at each step."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.app.small_town import POSTCODE
from tests.browser.conftest import Visit
from tests.browser.everybody.conftest import TOWN, office
from tests.browser.everybody.spoken import MAIN, differs, faults, spoken
from tests.browser.server import Server
from tests.browser.test_accessibility import ours
from tests.browser.test_keyboard import arrow_to, here as focused, stops, tab_to
from tests.browser.test_zoom import lost
from tests.browser.visitor import Visitor

Step = tuple[str, str]  # the name of a step, and the part of the page that is read in it
CARD, INBOX = ".st-key-near_card", '[class*="st-key-reg_inbox_card"]'
LONGEST_MS = 60_000


def press(here: Visitor, key: str = "Enter") -> None:
    """Press a key; the keyboard must then still stand somewhere on the page."""
    here.page.keyboard.press(key)
    here.settle()
    here.page.wait_for_timeout(300)
    assert focused(here) is not None, "the keyboard has lost its place"


def go_to(here: Visitor, page: str, question: str) -> None:
    """Go to another page by its link at the top."""
    here.page.evaluate("document.activeElement.blur()")
    here.page.mouse.click(3, 3)
    tab_to(here, page, tag="A")
    here.page.keyboard.press("Enter")
    here.page.wait_for_selector(f"h1:has-text('{question}')", timeout=LONGEST_MS)
    here.settle()


def back_to(here: Visitor, words: str) -> None:
    """Press Shift and Tab until what has the focus is called so."""
    assert any(words in at["words"] for at in stops(here, "Shift+Tab")), words


def find_and_choose(here: Visitor) -> Iterator[Step]:
    """What is there for somebody who likes rugby and company at lunch? The first place is chosen."""
    here.open(f"area={TOWN}&minutes=10")
    here.map()
    yield "1-find-start", MAIN
    tab_to(here, "Where does the person start")
    here.page.keyboard.type(POSTCODE)
    tab_to(here, "What do they enjoy")
    here.page.keyboard.type("rugby, company at lunch")
    press(here)
    here.map()
    assert "Change" in str(focused(here))
    tab_to(here, "Chapel Lunch", tag="INPUT")
    press(here, "Space")
    assert "Chapel Lunch" in str(focused(here))
    yield "1-find-chosen", MAIN


def tell_the_steward(here: Visitor) -> Iterator[Step]:
    """They say on the telephone that they are full."""
    tab_to(here, "Tell the steward", tag="BUTTON")
    press(here)
    tab_to(here, "Your initials or role")
    here.page.keyboard.type("A. N.")
    here.settle()
    yield "2-tell-reasons", CARD
    tab_to(here, "Full", tag="BUTTON")
    press(here)
    assert "Told the steward: Full." in here.page.locator(CARD).inner_text()
    yield "2-tell-told", CARD


def make_a_handout(here: Visitor) -> Iterator[Step]:
    """A page to leave behind, with whom to ring."""
    back_to(here, "Put on the sheet")
    press(here)
    assert "Take off the sheet" in str(focused(here)), "the button that came in its place"
    tab_to(here, "A hand-out that needs nobody", tag="SUMMARY")
    press(here)
    tab_to(here, "Your telephone number")
    here.page.keyboard.type("01632 960 777")
    here.settle()
    yield "3-hand-out", ".st-key-near_handout"
    tab_to(here, "Hand-out to print", tag="BUTTON")
    here.settle()  # leaving the field has the page drawn anew
    with here.page.expect_download(timeout=LONGEST_MS) as download:
        here.page.keyboard.press("Enter")
    pdf = Path(download.value.path()).read_bytes()
    assert b"/StructTreeRoot" in pdf
    assert b"pdfuaid" in pdf
    assert b"/Lang" in pdf


def accept_from_the_inbox(here: Visitor) -> Iterator[Step]:
    """The steward takes what the front line told."""
    go_to(here, "Asset register", "still true")
    tab_to(here, "Find and correct")
    arrow_to(here, "Inbox")
    press(here)
    here.page.locator(INBOX).first.wait_for(timeout=LONGEST_MS)
    yield "4-inbox", MAIN
    tab_to(here, "Note that it is full", tag="BUTTON")
    press(here)
    here.page.get_by_text("Nothing waits.").wait_for(timeout=LONGEST_MS)
    yield "4-inbox-answered", MAIN


def open_a_ward_and_mark_a_bid(here: Visitor) -> Iterator[Step]:
    """A planner looks into a ward; then a panel marks a bid."""
    here.open("area=demo")
    go_to(here, "Ward gaps", "short of what")
    _pick(here, "Of what?", "Lunch club")
    _pick(here, "Open a ward", "Foundry")
    here.page.locator("h2", has_text="Foundry").wait_for(timeout=LONGEST_MS)
    here.map()
    yield "5-ward", MAIN
    go_to(here, "Funding", "fund first")
    tab_to(here, "Try twelve made-up bids", tag="BUTTON")
    here.page.keyboard.press("Enter")
    here.page.get_by_text("12 bids ask for").wait_for(timeout=LONGEST_MS)
    here.settle()
    tab_to(here, "The bids", tag="BUTTON") if focused(here) is None else back_to(here, "The bids")
    arrow_to(here, "Marks and decision")
    press(here)
    tab_to(here, "Reason", tag="INPUT")
    here.page.keyboard.type("The first in that part of the town")
    tab_to(here, "Needed, of 25")
    here.page.keyboard.press("Control+A")
    here.page.keyboard.type("22")
    here.page.keyboard.press("Tab")
    here.settle()
    here.page.locator("td", has_text="The first in that part").wait_for(timeout=LONGEST_MS)
    yield "5-marks", MAIN


def _pick(here: Visitor, label: str, option: str) -> None:
    """Pick from a list by its keys."""
    tab_to(here, label)
    here.page.keyboard.press("Control+A")
    here.page.keyboard.type(option)
    here.page.get_by_role("option").filter(has_text=option).first.wait_for()
    here.page.wait_for_timeout(300)
    press(here)


@pytest.fixture
def server(areas: Path, tmp_path: Path) -> Iterator[Server]:
    """A register that nobody has told or answered anything yet."""
    (tmp_path / "office").mkdir()
    with office(areas, tmp_path / "office") as running:
        yield running


JOURNEYS: tuple[Callable[[Visitor], Iterator[Step]], ...] = (
    find_and_choose,
    tell_the_steward,
    make_a_handout,
    accept_from_the_inbox,
    open_a_ward_and_mark_a_bid,
)


@pytest.mark.parametrize(("width", "theme"), [(1366, "light"), (320, "dark")])
def test_five_journeys_are_read_as_they_were_reviewed(
    visit: Visit, tmp_path: Path, width: int, theme: str
) -> None:
    here = visit(width=width, theme=theme)
    wrong: list[object] = []
    for journey in JOURNEYS:
        for name, part in journey(here):
            wrong += [f"{name}: {fault}" for fault in faults(here)]
            wrong += filter(None, [differs(name, spoken(here, part), tmp_path)])
            wrong += [f"{name}: {words}" for words in lost(here)]
            wrong += [(name, serious) for serious in ours(here.serious())]
    assert not wrong, "\n".join(map(str, wrong))
