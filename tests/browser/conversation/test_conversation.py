"""A whole conversation at the kitchen table, by keyboard alone, and nothing of the person is left behind."""

from pathlib import Path
from urllib.parse import quote, quote_plus

import pypdfium2
import pytest
from playwright.sync_api import Download

from layers.area import open_area
from layers.places.gazetteer import build_gazetteer
from layers.unmet.counts import FILE, UnmetCounts
from questions.places.find_place import find_place
from tests.browser.conftest import DEMO, Visit, missing
from tests.browser.test_accessibility import ours
from tests.browser.test_keyboard import arrow_to, here, tab_to
from tests.browser.test_privacy import STORED, absent, changed_at
from tests.browser.test_zoom import lost
from tests.browser.visitor import ROW, Visitor

PLACE = "ZZ1 2DB"
ENJOYS = "likes rugby, used to be a joiner, misses company at lunch"


@pytest.fixture
def demo(visitor: Visitor) -> Visitor:
    """A visitor looking at the demo town."""
    if not (visitor.server.areas / "demo").is_dir():
        missing(f"The demo town has not been made yet: {DEMO.name}/recipe.toml is missing.")
    visitor.open("area=demo")
    return visitor


def begin(demo: Visitor, place: str, enjoys: str) -> None:
    """Say where the person starts and what they enjoy, by keyboard."""
    keys = demo.page.keyboard
    demo.page.get_by_label("Where does the person start").wait_for()
    tab_to(demo, "Where does the person start")
    keys.type(place)
    keys.press("Tab")
    keys.type(enjoys)
    keys.press("Enter")
    demo.settle()
    demo.page.locator(ROW).first.wait_for()


def press(demo: Visitor, words: str, *, tag: str = "BUTTON", key: str = "Enter") -> None:
    """Tab to a button and press it."""
    tab_to(demo, words, tag=tag)
    demo.page.keyboard.press(key)
    demo.settle()


def taken(demo: Visitor, words: str) -> Download:
    """Tab to a file's button and take the file."""
    tab_to(demo, words, tag="BUTTON")
    with demo.page.expect_download() as download:
        demo.page.keyboard.press("Enter")
    return download.value


def printed(pdf: bytes) -> str:
    """The words of a PDF."""
    pages = pypdfium2.PdfDocument(pdf)
    return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pages)


def to_top(demo: Visitor) -> None:
    """Begin again at the top of the page, as a new look at it does."""
    demo.page.evaluate(
        "document.activeElement.blur(); document.querySelector('[data-testid=stMain]').scrollTo(0, 0)"
    )
    demo.page.mouse.click(3, 3)


def say_more(demo: Visitor) -> None:
    """Free on Tuesdays and Wednesdays, 68 years old, up to £5."""
    keys = demo.page.keyboard
    to_top(demo)
    press(demo, "Change", tag="SUMMARY")
    press(demo, "More about them", tag="SUMMARY")
    tab_to(demo, "Mon", tag="BUTTON")
    for day in ("Tue", "Wed"):
        arrow_to(demo, day)
        keys.press("Enter")
        demo.settle()
    tab_to(demo, "Their age")
    keys.type("68")
    keys.press("Enter")
    demo.settle()
    tab_to(demo, "Free", tag="BUTTON")
    arrow_to(demo, "£5")
    keys.press("Enter")
    demo.settle()


def choose_two(demo: Visitor) -> list[str]:
    """Put the first two places on the sheet."""
    names = demo.rows()[:2]
    for name in names:
        to_top(demo)
        group = next(group for group in demo.groups() if name in group)
        tab_to(demo, group[0])
        demo.page.keyboard.press("Space")
        demo.settle()
        for _ in range(group.index(name)):
            demo.page.keyboard.press("ArrowDown")
            demo.settle()
        press(demo, "Put on the sheet")
        assert f"Take off: {name}" in demo.text()
    return names


def test_a_whole_conversation_by_keyboard_alone(demo: Visitor) -> None:
    begin(demo, PLACE, ENJOYS)
    assert "within 15 minutes at a steady pace." in demo.text()
    assert "Company at lunch\n\nMarket Lunch Club, " in demo.text()
    assert any("Lunch" in name for name in demo.rows()[:3])
    say_more(demo)
    assert "More about them: Tue, Wed · aged 68 · up to £5" in demo.text()
    names = choose_two(demo)
    assert "Why it is here" in demo.text()
    demo.map()
    demo.picture("conversation")
    sheet = Path(taken(demo, "Sheet to print").path())
    told = printed(sheet.read_bytes())
    for name in names:
        assert name.split()[0] in told
    assert b"BEGIN:VCALENDAR" in Path(taken(demo, "Calendar entries").path()).read_bytes()
    link = demo.page.get_by_role("link", name="Link to this shortlist").get_attribute("href")
    assert link is not None
    assert link.startswith("shortlist?area=demo&assets=")
    press(demo, "Too far")
    demo.page.get_by_text("Nothing about the person is kept.").wait_for()
    to_top(demo)
    press(demo, "Start afresh")
    assert "Type where the person starts" in demo.text()
    assert demo.page.get_by_label("Where does the person start").input_value() == ""
    assert demo.page.get_by_label("What do they enjoy").input_value() == ""
    assert "aged 68" not in demo.text()
    found = here(demo)
    assert found is None or found["words"].startswith("Which place?"), "the top of the page"


def test_nothing_of_the_person_remains_after_a_conversation(demo: Visitor) -> None:
    gazetteer = build_gazetteer(open_area("demo", areas_folder=demo.server.areas))
    house = next(one for one in gazetteer.houses if one.number and one.street and one.postcode)
    address = f"{house.number} {house.street}, {house.postcode}"
    place = find_place(gazetteer, address).certain
    assert place is not None
    plain = {
        "Quillfeather",
        "zorbing",
        address,
        house.postcode.replace(" ", ""),
        f"{place.x:.0f}",
        f"{place.y:.0f}",
    }
    secrets = {way(text) for text in plain for way in (str, quote, quote_plus)}
    before = changed_at(demo.server)
    begin(demo, address, "Mrs Quillfeather would like rugby, zorbing and company at lunch")
    say_more(demo)
    choose_two(demo)
    files = [Path(taken(demo, words).path()).read_bytes() for words in ("Sheet to print", "Calendar entries")]
    files.append(demo.download().encode())
    for name in ("Full", "Take it back", "Too far"):
        demo.page.get_by_role("button", name=name, exact=True).click()
        demo.settle()
    counted = UnmetCounts(demo.server.areas / "register").table("demo", first_month="", last_month="9")
    assert list(counted["reason"]) == ["too-far"]
    demo.page.get_by_text("Nothing about the person is kept.").wait_for()
    link = demo.page.get_by_role("link", name="Link to this shortlist").get_attribute("href")
    absent(secrets, [demo.page.url, str(link), *demo.requests], "an address or request of the browser")
    absent(secrets, [demo.page.evaluate(STORED)], "what the browser keeps")
    absent(secrets, demo.console, "the browser's log")
    absent(secrets, [demo.server.log.read_text(encoding="utf-8", errors="replace")], "the server's log")
    now = changed_at(demo.server)
    written = [path for path, at in now.items() if before.get(path) != at]
    assert FILE in {path.name for path in written}, "what was counted is among the files searched"
    absent(secrets, [path.read_bytes().decode("latin-1") for path in written], "a file")
    absent(
        {"Quillfeather", "zorbing", address},
        [printed(files[0]), *(one.decode("latin-1") for one in files)],
        "a file to take away",
    )
    to_top(demo)
    press(demo, "Start afresh")
    absent({"Quillfeather", address, house.postcode}, [demo.all_it_shows()], "the page after starting afresh")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_conversation_has_no_serious_finding(visit: Visit, theme: str) -> None:
    there = visit(theme=theme)
    there.open("area=demo")
    begin(there, PLACE, ENJOYS)
    there.open_more()
    there.choose("days", "Tue")
    there.map()
    found = {"more": ours(there.serious())}
    there.picture("more-about-them")
    there.open_more()
    there.choose_row(0)
    there.page.get_by_role("button", name="Put on the sheet").click()
    there.settle()
    there.page.get_by_text("Why it is here").click()
    there.page.get_by_text("Directions, street by street").click()
    there.map()
    found["chosen"] = ours(there.serious())
    there.picture("why-and-way")
    assert {state: findings for state, findings in found.items() if findings} == {}


@pytest.mark.parametrize(("width", "scale"), [(640, 2.0), (800, 1.0)])
def test_a_conversation_loses_nothing_in_a_small_window(visit: Visit, width: int, scale: float) -> None:
    there = visit(width=width, scale=scale)
    there.open("area=demo")
    begin(there, PLACE, ENJOYS)
    there.open_more()
    there.choose_row(0)
    there.page.get_by_role("button", name="Put on the sheet").click()
    there.settle()
    there.page.get_by_text("Why it is here").click()
    there.page.get_by_text("Directions, street by street").click()
    there.page.wait_for_timeout(300)
    there.picture("conversation")
    assert lost(there) == []
