"""Who has set their window, their letters, their colours or their motion: is all of it still there?"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.app.small_town import POSTCODE
from tests.browser.conftest import Visit
from tests.browser.everybody.conftest import TOWN
from tests.browser.register_visitor import part
from tests.browser.server import Server
from tests.browser.test_keyboard import _ring_is_seen, stops
from tests.browser.test_zoom import lost
from tests.browser.visitor import Visitor

_SIZES = Path(__file__).with_name("sizes.js").read_text(encoding="utf-8").partition("*/")[2]
# What WCAG 1.4.12 asks a page to bear.
SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; }
* { word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }"""
_SPACE = """css => {
  const style = document.createElement("style");
  style.textContent = css;
  document.head.append(style);
}"""
_MOVES = """() => [...document.querySelectorAll('[data-testid=stMain] *')].filter(one => {
  const style = getComputedStyle(one);
  const durations = `${style.transitionDuration},${style.animationDuration}`;
  return Math.max(...durations.split(',').map(parseFloat)) > 0.05;
}).map(one => one.className.toString().slice(0, 60))"""
_EDGE = "one => [getComputedStyle(one).borderLeftWidth, getComputedStyle(one).borderLeftColor]"
_GROUND = "one => getComputedStyle(one).backgroundColor"
_SPY = """() => {
  window.moves = [];
  const fit = map.fitBounds;
  map.fitBounds = (bounds, how) => { window.moves.push(how.animate); return fit.call(map, bounds, how); };
}"""
LONGEST_MS = 60_000


def pages(here: Visitor) -> Iterator[str]:
    """The pages that have changed most, each in its fullest state; gives the name of each."""
    here.open(f"area={TOWN}")
    here.page.get_by_label("What do they enjoy").fill("company at lunch")
    here.find(POSTCODE)
    here.choose_row(0)
    here.page.get_by_role("button", name="Put on the sheet").click()
    here.settle()
    here.page.get_by_role("button", name="Tell the steward").click()
    here.settle()
    here.page.get_by_text("A hand-out that needs nobody").click()
    here.settle()
    yield "near"
    here.open_controls()
    yield "near, controls open"
    here.follow("Asset register")
    here.page.wait_for_selector("h1:has-text('still true')", timeout=LONGEST_MS)
    here.settle()
    for name in ("Inbox", "Imports and feeds"):
        part(here, name)
        yield name
    here.open("area=demo")
    here.follow("Ward gaps")
    here.page.wait_for_selector("h1:has-text('short of what')", timeout=LONGEST_MS)
    here.settle()
    yield "ward gaps"
    here.follow("Funding")
    here.page.wait_for_selector("h1:has-text('fund first')", timeout=LONGEST_MS)
    here.settle()
    here.page.get_by_role("button", name="Try twelve made-up bids").click()
    here.page.get_by_text("12 bids ask for").wait_for(timeout=LONGEST_MS)
    here.settle()
    yield "funding"


def test_at_400_percent_and_with_wide_letters_nothing_is_lost_and_all_can_be_hit(visit: Visit) -> None:
    here = visit(width=320)
    missing, small = {}, {}
    for name in pages(here):
        missing[name] = lost(here)
        small[name] = here.page.evaluate(_SIZES)
        here.picture(f"{name}-narrow".replace(", ", "-").replace(" ", "-"), page="everybody")
        here.page.evaluate(_SPACE, SPACED)
        here.page.wait_for_timeout(300)
        missing[f"{name}, wide letters"] = lost(here)
        here.picture(f"{name}-spaced".replace(", ", "-").replace(" ", "-"), page="everybody")
        here.page.evaluate("document.head.lastElementChild.remove()")
    assert not any(missing.values()), _lines(missing)
    assert not any(small.values()), _lines(small)


def _lines(found: dict[str, list[str]]) -> str:
    return "\n".join(f"{name}: {words}" for name, each in found.items() for words in each)


@pytest.fixture(scope="module")
def contrast(server: Server, browser: Browser) -> Iterator[Visitor]:
    """Somebody with a contrast theme, who has asked for less motion and has chosen a place; one visit."""
    context = browser.new_context(viewport={"width": 1366, "height": 1000})
    here = Visitor(context.new_page(), server, context, width=1366)
    here.watch()
    here.page.emulate_media(forced_colors="active", reduced_motion="reduce")
    here.open(f"area={TOWN}")
    here.page.get_by_label("What do they enjoy").fill("company at lunch")
    here.find(POSTCODE)
    here.map()
    here.choose_row(0)
    yield here
    context.close()
    at_home = (server.address, "data:", "blob:", "about:")
    assert [url for url in here.requests if not url.startswith(at_home)] == []
    assert [line for line in here.console if line.startswith("error")] == []


def test_with_a_contrast_theme_what_is_chosen_and_where_one_is_can_be_seen(contrast: Visitor) -> None:
    rows = contrast.page.locator('.st-key-near_list [role="radiogroup"] > div')
    chosen, other = rows.nth(0).evaluate(_EDGE), rows.nth(1).evaluate(_EDGE)
    assert chosen[0] == "6px"
    assert other[0] != "6px", "what the ground says to others, an edge says here"
    contrast.open_controls()
    minutes = contrast.page.locator(".st-key-minutes button")
    grounds = [each.evaluate(_GROUND) for each in minutes.all()]
    assert len(set(grounds)) == 2, "the chosen one of the buttons differs from the rest"
    assert sum(ground == grounds[2] for ground in grounds) == 1
    contrast.page.evaluate("document.activeElement.blur()")
    contrast.page.mouse.click(5, 5)
    unseen = [at["words"][:60] for at in stops(contrast) if not _ring_is_seen(contrast, at)]
    assert unseen == []


def test_who_asked_for_less_motion_sees_none(contrast: Visitor) -> None:
    assert contrast.page.evaluate(_MOVES) == []
    contrast.map().evaluate(_SPY)
    contrast.choose_row(1)
    contrast.page.wait_for_timeout(500)
    assert contrast.map().evaluate("window.moves") == [False], "the map jumps to the way"
