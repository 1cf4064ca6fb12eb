"""A minibus and a bus stop tried under What if: by keyboard, refused in words, on wide and narrow screens."""

import pytest

from tests.browser.conftest import Visit
from tests.browser.conversation.test_by_bus import tab_into
from tests.browser.test_funding import LONGEST_MS, go_to_funding, part
from tests.browser.visitor import Visitor

MONDAY = "01062026"  # as the field for a date takes it, digit by digit
BETWEEN_STOPS = "ZZ2 2EY"  # of bus 1; bus 2 goes elsewhere
SIDEWAYS = "() => document.querySelector('[data-testid=stMain]').scrollWidth - innerWidth"
CUT = """() => [...document.querySelectorAll(
  '[data-testid=stMain] :is(input:not([tabindex="-1"]), button), .wr-notice, .wr-answer, .wr-steps')]
  .map((each) => each.getBoundingClientRect())
  .filter((box) => box.width && (box.left < 0 || box.right > innerWidth + 1)).length"""


def what_if(visit: Visit, size: tuple[int, int], theme: str = "light") -> Visitor:
    """Somebody at the part What if of the made-up town."""
    here = visit(width=size[0], theme=theme)
    here.page.set_viewport_size({"width": size[0], "height": size[1]})
    go_to_funding(here, "demo")
    part(here, "What if")
    return here


def choose_by_keyboard(here: Visitor, key: str, typed: str) -> None:
    """Tab to a list, type what one means, and take the first that fits."""
    tab_into(here, key)
    here.page.keyboard.type(typed)
    here.page.locator("[role=option]", has_text=typed).first.wait_for()
    here.page.keyboard.press("Enter")
    here.settle()


def write(here: Visitor, key: str, typed: str) -> None:
    """Tab to a field and write over what is in it."""
    tab_into(here, key)
    here.page.keyboard.press("ControlOrMeta+a")
    here.page.keyboard.type(typed)
    here.page.keyboard.press("Enter")
    here.settle()


def add(here: Visitor) -> None:
    """Tab to the button that adds the change, and press it."""
    tab_into(here, ".st-key-fund_add_change")
    here.page.keyboard.press("Enter")
    here.settle()


def begin(here: Visitor, action: str) -> None:
    """From the list of what could be done on, by keyboard."""
    here.page.locator(".st-key-fund_scenario_new button").focus()
    choose_by_keyboard(here, ".st-key-fund_action", action)


def a_minibus(here: Visitor, hours: str) -> None:
    begin(here, "minibus")
    choose_by_keyboard(here, ".st-key-fund_minibus_to", "Hills Dinner Club")
    write(here, ".st-key-fund_minibus_km", "3")
    write(here, ".st-key-fund_minibus_hours", hours)
    write(here, ".st-key-fund_minibus_seats", "14")
    add(here)


def a_stop(here: Visitor, route: str) -> None:
    begin(here, "bus stop")
    choose_by_keyboard(here, ".st-key-fund_of_area_stop_route", route)
    write(here, ".st-key-fund_what_if_place", BETWEEN_STOPS)
    add(here)


def fits(here: Visitor) -> None:
    assert here.page.evaluate(SIDEWAYS) <= 0
    assert here.page.evaluate(CUT) == 0
    assert here.serious() == []


@pytest.mark.parametrize(("size", "theme"), [((1366, 768), "light"), ((390, 844), "dark")])
def test_a_minibus_is_refused_in_words_and_then_brings_people(visit: Visit, size, theme) -> None:
    here = what_if(visit, size, theme)
    a_minibus(here, "whenever it can")
    assert "was not understood as times. Write them like Tue 18:00-20:00." in here.text()
    assert "everything is as it is today" in here.text()
    fits(here)
    a_minibus(here, "Mon-Fri 08:00-18:00")
    here.page.locator(".wr-answer").first.wait_for(timeout=LONGEST_MS)
    assert "residents would gain" in here.page.locator(".wr-answer").first.inner_text()
    assert "A minibus to " in here.page.locator(".wr-steps").first.inner_text()
    assert "It has 14 seats, so it brings no more at a time." in here.text()
    fits(here)


@pytest.mark.parametrize(("size", "theme"), [((1366, 768), "dark"), ((390, 844), "light")])
def test_a_stop_off_the_way_is_refused_and_one_on_it_brings_people(visit: Visit, size, theme) -> None:
    here = what_if(visit, size, theme)
    a_stop(here, "2")
    assert "No bus of that number comes by within 200 m of that place." in here.text()
    fits(here)
    a_stop(here, "1")
    assert "What a bus stop does can be said only where buses count." in here.text()
    here.page.locator(".st-key-fund_part button").last.focus()
    tab_into(here, ".st-key-fund_minutes")
    here.page.keyboard.press("Space")  # five, the first of them
    here.settle()
    tab_into(here, ".st-key-fund_by_bus")
    here.page.keyboard.press("Space")
    here.settle()
    tab_into(here, ".st-key-fund_of_area_bus_day")
    here.page.keyboard.type(MONDAY)
    here.page.keyboard.press("Tab")
    here.page.keyboard.press("Tab")  # past the calendar's own button: what was typed counts from then on
    here.settle()
    here.page.locator(".wr-answer").first.wait_for(timeout=LONGEST_MS)
    assert "residents would gain" in here.page.locator(".wr-answer").first.inner_text()
    assert "in the week from Monday 1 June 2026" in here.text()
    assert "Every bus 1 that comes by counts as calling at its stop" in here.text()
    fits(here)
