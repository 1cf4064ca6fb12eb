"""Pace, age and purse of each of two people are set from the chips, by mouse and keyboard, in no address."""

import os

import pytest

from tests.browser.conftest import Visit
from tests.browser.conversation.test_for_two import FITTING, SIZES, box, for_two
from tests.browser.visitor import MAP, Visitor

HER_WORDS = "company at lunch, she uses a stick, is 79"
BY_HAND = "Second person: what they need"
MOST_TABS = 60


def by_hand(here: Visitor) -> None:
    """Open what a hand can set of the second person, with the mouse."""
    here.page.get_by_role("button", name=BY_HAND).click()
    here.settle()
    here.page.locator(".st-key-second_hand_age input").wait_for(timeout=30_000)


def asked(here: Visitor) -> str:
    """The line into which the controls fold."""
    return here.page.locator(".st-key-controls summary").first.inner_text()


def test_by_mouse_a_cost_of_the_second_says_for_whom_a_place_fails_and_why(visitor: Visitor) -> None:
    visitor.open("area=demo")
    for_two(visitor, second=HER_WORDS)
    address = visitor.page.url
    assert "aged 79" in asked(visitor)
    by_hand(visitor)
    visitor.page.locator(".st-key-second_hand_can_pay button", has_text="£2").first.click()
    visitor.settle()
    visitor.page.locator(".st-key-second_hand_minutes button", has_text="20").click()
    visitor.settle()
    visitor.page.keyboard.press("Escape")
    visitor.settle()
    assert "up to £2" in asked(visitor)
    assert "second person 20 minutes" in asked(visitor)
    listed = visitor.page.locator(".st-key-near_list").inner_text()
    assert "First person only; for the second person: it costs £4.50 each time" in listed
    assert visitor.page.url == address, "a link is of one person"


def test_by_keyboard_the_age_of_the_second_is_set_and_the_keyboard_stays_at_the_chips(
    visitor: Visitor,
) -> None:
    visitor.open("area=demo")
    for_two(visitor)
    page = visitor.page
    for _ in range(MOST_TABS):
        if BY_HAND in str(page.evaluate("document.activeElement.innerText")):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    visitor.settle()
    page.locator(".st-key-second_hand_age input").wait_for(timeout=30_000)
    for _ in range(MOST_TABS):
        if page.evaluate("!!document.activeElement.closest('.st-key-second_hand_age')"):
            break
        page.keyboard.press("Tab")
    page.keyboard.type("79")
    page.keyboard.press("Enter")
    visitor.settle()
    page.keyboard.press("Escape")
    visitor.settle()
    assert "aged 79" in asked(visitor)
    assert BY_HAND in str(page.evaluate("document.activeElement.innerText"))


@pytest.mark.parametrize("size", [*SIZES, (1280, 800)], ids=lambda size: "x".join(map(str, size)))
def test_with_what_each_needs_the_answer_is_on_the_first_screen(visit: Visit, size: tuple[int, int]) -> None:
    width, height = size
    here = visit(width=width)
    here.page.set_viewport_size({"width": width, "height": height})
    here.open("area=demo")
    for_two(here, second=HER_WORDS)
    parts = [box(here, ".wr-answer"), box(here, FITTING)]
    parts += [box(here, MAP)] if width > 900 else []
    here.picture("two-each")
    if folder := os.environ.get("LOOK"):
        here.page.screenshot(path=f"{folder}/two-{width}.png")
        by_hand(here)
        here.page.screenshot(path=f"{folder}/two-hand-{width}.png")
    assert all(part["y"] >= 0 and part["bottom"] <= height for part in parts), parts


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_where_a_hand_sets_what_each_needs(visit: Visit, theme: str) -> None:
    here = visit(theme=theme)
    here.open("area=demo")
    for_two(here, second=HER_WORDS)
    by_hand(here)
    here.page.locator(".st-key-second_hand_pace button", has_text="Their own").click()
    here.settle()
    assert here.serious() == []
