"""Two people from one home: asked for, chosen for both, kept over a reload, forgotten; nowhere to be read."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from presentation.words.near import danger
from tests.browser.conftest import Visit
from tests.browser.server import FLAGS, Server, chromium
from tests.browser.visitor import FOLDED, MAP, Visitor

START = "ZZ1 2BQ"
FIRST = "company at lunch"
SECOND = "lunch and crocheting dragons, uses a stick"
SECRETS = ("crocheting", "dragons", "uses a stick")
SECOND_FIELD = "What does the second person enjoy"
STORED = "() => sessionStorage.getItem('within-reach')"
FITTING = '[class*="st-key-rows_at_"] [data-testid=stRadioOption]'
SIZES = [(1366, 768), (800, 1000), (390, 844)]


def for_two(here: Visitor, *, first: str = FIRST, second: str = SECOND, start: str = START) -> None:
    """Ask for one person, then press once for somebody else, say what they enjoy and find for both."""
    here.page.get_by_label("What do they enjoy").fill(first)
    here.find(start)
    here.page.get_by_role("button", name="And for somebody else").click()
    here.settle()
    here.page.wait_for_function(
        "label => (document.activeElement.getAttribute('aria-label') || '').startsWith(label)",
        arg=SECOND_FIELD,
        timeout=20_000,
    )
    here.page.keyboard.type(second)
    here.page.get_by_role("button", name="Find for both").click()
    here.page.locator(FOLDED).wait_for(timeout=30_000)
    here.settle()


def box(here: Visitor, selector: str, at: int = 0) -> dict[str, Any]:
    """Where an element stands within the window, pixels."""
    place = here.page.locator(selector).nth(at).bounding_box()
    assert place is not None, f"{selector} is not drawn"
    return {**place, "bottom": place["y"] + place["height"], "right": place["x"] + place["width"]}


def test_a_place_for_both_is_chosen_kept_over_a_reload_and_forgotten(visitor: Visitor) -> None:
    visitor.open("area=demo")
    for_two(visitor)
    assert "suit both." in visitor.page.locator(".wr-answer").inner_text().replace("suits", "suit")
    name = visitor.rows()[0]
    assert "For both: first" in visitor.page.locator(".st-key-near_list").inner_text()
    card = visitor.choose_row(0)
    assert "Walking together takes" in card
    assert "slower pace, an older adult’s pace" in card
    assert "For both people" in visitor.map().content()
    visitor.page.get_by_role("button", name="Put on the sheet").first.click()
    visitor.settle()
    visitor.page.reload()
    visitor.page.wait_for_selector('[data-testid="stMain"] h1', state="attached", timeout=60_000)
    visitor.settle()
    assert visitor.page.get_by_label(SECOND_FIELD).input_value() == SECOND
    visitor.find(START)
    assert visitor.page.get_by_role("button", name=f"Take off: {name}").is_visible()
    assert "Walking together takes" in visitor.page.locator(".wr-way").inner_text()
    visitor.page.get_by_role("button", name="Start afresh").click()
    visitor.settle()
    assert visitor.page.evaluate(STORED) is None
    assert not visitor.page.get_by_label(SECOND_FIELD).count()
    assert not any(secret in visitor.all_it_shows() for secret in SECRETS)


def test_danger_in_the_second_ones_words_is_answered_with_whom_to_ring(visitor: Visitor) -> None:
    visitor.open("area=demo")
    for_two(visitor)
    visitor.open_controls()
    field = visitor.page.get_by_label(SECOND_FIELD)
    field.fill("he hits me and I am frightened to go home")
    field.press("Enter")
    visitor.settle()
    assert visitor.page.get_by_role("heading", name=danger.TITLE).is_visible()
    assert not visitor.rows()
    assert visitor.page.evaluate(STORED) is None


def test_no_word_of_the_second_is_in_address_log_history_or_profile(
    server: Server, browser: Browser, tmp_path: Path
) -> None:
    context = browser.browser_type.launch_persistent_context(
        tmp_path / "profile", executable_path=chromium(), args=FLAGS
    )
    here = Visitor(context.new_page(), server, context)
    here.watch()
    addresses: list[str] = []
    here.page.on("framenavigated", lambda frame: addresses.append(frame.url))
    here.open("area=demo")
    for_two(here)
    here.open_controls()
    here.page.locator(".st-key-second_minutes button", has_text="20").click()
    here.settle()
    assert "minutes" not in here.page.url, "a link is of one person"
    here.choose_row(0)
    here.page.reload()
    here.settle()
    assert here.page.get_by_label(SECOND_FIELD).input_value() == SECOND
    here.page.wait_for_timeout(1_500)  # the browser writes down its session storage a moment later
    texts = [*addresses, *here.requests, *here.console, server.log.read_text(errors="replace")]
    assert not [secret for secret in SECRETS for text in texts if secret in text]
    context.close()
    for secret in SECRETS:
        for way in ("ascii", "utf-16-le"):
            inside = [
                path.name
                for path in (tmp_path / "profile").rglob("*")
                if path.is_file() and secret.encode(way) in path.read_bytes()
            ]
            assert inside == [], secret


@pytest.mark.parametrize("size", SIZES, ids=[f"{width}x{height}" for width, height in SIZES])
@pytest.mark.parametrize("area", ["demo", "newport"])
def test_headline_first_rows_and_map_are_seen_without_scrolling(
    visit: Visit, area: str, size: tuple[int, int]
) -> None:
    width, height = size
    here = visit(width=width)
    if not (here.server.areas / area).is_dir():
        pytest.skip(f"{area} is not prepared here")
    here.page.set_viewport_size({"width": width, "height": height})
    here.open(f"area={area}")
    start = START if area == "demo" else "NP20 4AB"
    for_two(here, first="", second="uses a stick", start=start)
    here.map()
    shown = 3 if width > 900 else 1
    parts = [box(here, ".wr-answer"), *(box(here, FITTING, at) for at in range(shown))]
    if width > 900:
        parts.append(box(here, MAP))
        assert parts[-1]["height"] > 300
    assert all(part["y"] >= 0 and part["bottom"] <= height for part in parts), parts
    assert all(part["x"] >= 0 and part["right"] <= width for part in parts), parts


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_with_two_people(visit: Visit, theme: str) -> None:
    here = visit(theme=theme)
    here.open("area=demo")
    for_two(here)
    assert here.serious() == []
    here.choose_row(0)
    assert here.serious() == []
    here.open_controls()
    assert here.serious() == []
