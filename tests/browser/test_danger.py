"""Words of somebody in danger: whom to ring stands above anything else, and the words are nowhere else."""

import base64
from urllib.parse import quote, quote_plus

import pytest

from tests.browser.conftest import DEMO, Visit, missing
from tests.browser.test_accessibility import ours
from tests.browser.test_privacy import STORED, absent, changed_at
from tests.browser.test_zoom import lost
from tests.browser.visitor import MAP, ROW, Visitor

PLACE = "ZZ1 2DB"
WORDS = "likes bowls but her husband punches her and she says she wants to die"
BOX = ".wr-danger"


def ask(here: Visitor, words: str, place: str = PLACE) -> None:
    here.page.get_by_label("What do they enjoy").fill(words)
    here.find(place)


@pytest.fixture
def demo(visitor: Visitor) -> Visitor:
    if not (visitor.server.areas / "demo").is_dir():
        missing(f"The demo town has not been made yet: {DEMO.name}/recipe.toml is missing.")
    visitor.open("area=demo")
    return visitor


@pytest.mark.parametrize("width", [1366, 800, 390])
def test_whom_to_ring_is_the_first_thing_seen_at_every_width(visit: Visit, width: int) -> None:
    here = visit(width=width)
    here.page.set_viewport_size({"width": width, "height": 768})
    here.open("area=demo")
    ask(here, WORDS)
    numbers = here.page.locator(f"{BOX} a")
    assert numbers.all_inner_texts() == ["999", "116 123", "111, then option 2", "0808 2000 247"]
    assert numbers.nth(1).get_attribute("href") == "tel:116123"
    box, field = (here.page.locator(place).bounding_box() for place in (BOX, ".st-key-place_row"))
    assert box
    assert field
    assert 0 <= box["y"] < 450
    assert box["y"] + box["height"] <= field["y"]
    assert here.page.locator("h1").inner_text() == "Help is there now"
    assert not here.page.locator(ROW).count()
    assert not here.page.locator(MAP).count()
    assert ours(here.serious()) == []
    assert lost(here) == []
    here.picture(f"danger-{width}")


def test_the_words_are_nowhere_but_in_their_box(demo: Visitor) -> None:
    before = changed_at(demo.server)
    history: list[str] = []
    demo.page.on("framenavigated", lambda frame: history.append(frame.url))
    ask(demo, WORDS)
    assert demo.page.locator(BOX).count() == 1
    assert "punches" not in demo.page.locator(BOX).inner_text()
    demo.page.get_by_role("button", name="Clear this page at once").click()
    demo.settle()
    assert not demo.page.locator(BOX).count()
    assert demo.page.get_by_label("What do they enjoy").input_value() == ""
    secrets = {
        way(text)
        for text in (WORDS, "husband punches her", "wants to die")
        for way in (str, quote, quote_plus)
    }
    secrets.add(base64.b64encode(WORDS.encode()).decode()[:-4])
    log = demo.server.log.read_text(encoding="utf-8", errors="replace")
    absent(secrets, [demo.page.url, *history, *demo.requests], "an address or request of the browser")
    absent(secrets, [demo.page.evaluate(STORED), *demo.console], "what the browser keeps")
    absent(secrets, [log], "the server's log")
    written = [path for path, at in changed_at(demo.server).items() if before.get(path) != at]
    absent(secrets, [path.read_bytes().decode("latin-1") for path in written], "a file")


def test_the_place_is_not_needed_and_other_words_are_searched_again(demo: Visitor) -> None:
    ask(demo, "i wnat to die", place="")
    assert demo.page.locator(f"{BOX} a").nth(1).inner_text() == "116 123"
    ask(demo, "dying for a cuppa, likes bowls")
    assert not demo.page.locator(BOX).count()
    assert demo.page.locator("h1").inner_text() == "What can this person get to on foot from home?"
    assert demo.page.locator(ROW).count()


def test_words_in_the_field_for_the_place_are_not_looked_up_either(demo: Visitor) -> None:
    ask(demo, "", place="my dad hits me")
    assert "0800 1111" in demo.page.locator(BOX).inner_text()
    assert "No place" not in demo.text()
