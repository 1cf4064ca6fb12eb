"""Nothing said is lost over a reload, nothing can be read in the tab, and an hour of nothing forgets."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from presentation.words import coming_back as words
from tests.browser.server import FLAGS, Server, chromium
from tests.browser.visitor import Visitor

START = "ZZ1 2BQ"
ENJOYED = "quietly plays the ukulele on Tuesdays"
ENJOY_FIELD = "What do they enjoy"
STORED = "() => sessionStorage.getItem('within-reach')"


@pytest.fixture
def demo(visitor: Visitor) -> Visitor:
    visitor.open("area=demo")
    return visitor


def converse(here: Visitor) -> str:
    """Say what they enjoy, find, choose the first place and put it on the sheet; gives its name."""
    here.page.get_by_label(ENJOY_FIELD).fill(ENJOYED)
    here.find(START)
    name = here.rows()[0]
    here.choose_row(0)
    here.page.get_by_role("button", name="Put on the sheet").first.click()
    here.settle()
    return name


def enjoyed(here: Visitor) -> str:
    return here.page.get_by_label(ENJOY_FIELD).input_value()


def reload(here: Visitor) -> None:
    here.page.reload()
    here.page.wait_for_selector('[data-testid="stMain"] h1', timeout=60_000)
    here.settle()


def test_after_a_reload_all_but_the_start_is_still_there(demo: Visitor) -> None:
    name = converse(demo)
    reload(demo)
    demo.page.get_by_text(words.CAME_BACK).wait_for()
    assert enjoyed(demo) == ENJOYED
    assert demo.page.get_by_label("Where does the person start").input_value() == ""
    assert demo.page.get_by_text(words.CAME_BACK_FIX).is_visible()
    demo.find(START)
    assert demo.page.get_by_role("button", name=f"Take off: {name}").is_visible()
    assert name in demo.page.locator(".wr-way").inner_text()
    assert not demo.page.get_by_text(words.CAME_BACK).is_visible()


def test_start_afresh_leaves_nothing_for_a_reload_to_bring_back(demo: Visitor) -> None:
    converse(demo)
    assert demo.page.evaluate(STORED)
    demo.page.get_by_role("button", name="Start afresh").click()
    demo.settle()
    assert demo.page.evaluate(STORED) is None
    reload(demo)
    assert enjoyed(demo) == ""


def test_words_of_danger_are_not_left_with_the_tab(demo: Visitor) -> None:
    converse(demo)
    demo.open_controls()
    demo.page.get_by_label(ENJOY_FIELD).fill("he hits me and I am frightened to go home")
    demo.page.get_by_role("button", name="Find", exact=True).click()
    demo.settle()
    assert demo.page.evaluate(STORED) is None


def test_a_second_tab_knows_nothing_of_the_first(demo: Visitor) -> None:
    converse(demo)
    second = Visitor(demo.context.new_page(), demo.server, demo.context)
    second.watch()
    second.open("area=demo")
    assert enjoyed(second) == ""


def test_an_hour_without_a_touch_forgets(visitor: Visitor) -> None:
    visitor.page.clock.install()
    visitor.open("area=demo")
    converse(visitor)
    visitor.page.clock.fast_forward("59:00")
    assert enjoyed(visitor) == ENJOYED
    visitor.page.clock.fast_forward("02:00")
    visitor.page.get_by_text(words.FORGOTTEN).first.wait_for(timeout=30_000)
    assert enjoyed(visitor) == ""
    assert visitor.page.evaluate(STORED) is None


def test_the_browsers_own_folder_holds_neither_the_start_nor_a_word(
    server: Server, browser: Browser, tmp_path: Path
) -> None:
    context = browser.browser_type.launch_persistent_context(
        tmp_path / "profile", executable_path=chromium(), args=FLAGS
    )
    here = Visitor(context.new_page(), server, context)
    here.watch()
    here.open("area=demo")
    converse(here)
    reload(here)
    assert enjoyed(here) == ENJOYED
    here.find(START)
    here.page.wait_for_timeout(1_500)  # the browser writes down its session storage a moment later
    context.close()
    in_both = [text.encode(way) for text in ("within-reach",) for way in ("ascii", "utf-16-le")]
    written = [path for path in (tmp_path / "profile").rglob("*") if path.is_file()]
    assert any(way in path.read_bytes() for path in written for way in in_both), "the copy was looked through"
    for secret in (START, START.replace(" ", ""), "ukulele", "quietly plays"):
        for writing in (secret.encode(), secret.encode("utf-16-le")):
            assert [path.name for path in written if writing in path.read_bytes()] == [], secret
