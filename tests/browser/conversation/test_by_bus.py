"""Near a person by bus, and rides from door to door: by keyboard, on narrow screens, and nothing is lost."""

import pytest

from tests.browser.conftest import Visit
from tests.browser.visitor import Visitor

HOME = "ZZ1 1AH"
WEEK = "01062026"  # a Monday, as the field for a date takes it, digit by digit
BLOCK, RIDES = ".st-key-by_bus", ".st-key-rides"
MOST_STOPS = 12
_WITHIN = "key => !!document.activeElement.closest(key)"
_CHOICE = "document.activeElement.innerText"
_SIDEWAYS = "() => document.querySelector('[data-testid=stMain]').scrollWidth - innerWidth"


def tab_into(here: Visitor, key: str) -> None:
    """Press Tab until what has the keyboard lies within."""
    for _ in range(MOST_STOPS):
        here.page.keyboard.press("Tab")
        if here.page.evaluate(_WITHIN, key):
            return
    raise AssertionError(f"Tab never came to {key}")


def arrow_to(here: Visitor, key: str, words: str) -> None:
    """Within a row of choices, by the arrow to the one that is called so, and choose it."""
    tab_into(here, key)
    for _ in range(MOST_STOPS):
        if words in here.page.evaluate(_CHOICE):
            press(here, "Space")
            return
        here.page.keyboard.press("ArrowRight")
    raise AssertionError(f"The arrows never came to {words}")


def press(here: Visitor, *keys: str) -> None:
    """Press keys, and wait for what they do."""
    for key in keys:
        here.page.keyboard.press(key)
    here.settle()


def at_home(visit: Visit, size: tuple[int, int], theme: str = "light") -> Visitor:
    """Somebody who has asked in the made-up town."""
    here = visit(width=size[0], theme=theme)
    here.page.set_viewport_size({"width": size[0], "height": size[1]})
    here.open("area=demo")
    here.find(HOME)
    return here


def by_bus(here: Visitor) -> None:
    """By keyboard from the rides on: by bus, and in which week."""
    here.page.locator(f"{RIDES} summary").focus()
    arrow_to(here, ".st-key-how_they_go", "Or by bus")
    tab_into(here, ".st-key-bus_week")
    here.page.keyboard.type(WEEK)
    press(here, "Tab", "Tab")  # past the calendar's own button: what was typed counts from then on
    here.page.locator(".st-key-bus_day", has_text="1 June").wait_for()


def words_of(here: Visitor) -> str:
    """All that is said of the session that is chosen."""
    return here.page.locator(BLOCK).inner_text()


def test_a_session_is_found_by_keyboard_and_stays_over_other_pages_back_and_a_reload(visit: Visit) -> None:
    here = at_home(visit, (1366, 768))
    assert "Larkenby Dial-a-Ride comes to this address" in here.page.locator(RIDES).inner_text()
    assert here.page.locator(f"{RIDES} a").first.get_attribute("href") == "tel:01632960987"
    by_bus(here)
    here.page.keyboard.press("Shift+Tab")
    arrow_to(here, ".st-key-bus_day", "Tuesday 2 June")
    tab_into(here, ".st-key-bus_session")
    press(here, "ArrowDown")
    at = here.page.locator(".st-key-bus_session input:checked").first
    assert at.evaluate("each => each === document.activeElement")
    words = words_of(here)
    assert "The last bus home leaves" in words
    assert here.serious() == []
    here.open_about()
    here.page.go_back()
    here.map()
    here.settle()
    assert words_of(here) == words
    here.page.reload()
    here.page.get_by_text("please type it again").wait_for()
    here.settle()
    here.find(HOME)
    assert "Tuesday 2 June" in words_of(here), "by bus and in which week has stayed, the start has not"


def comes_back(here: Visitor, words: str) -> None:
    """Type the start again; the place stands on the sheet by the same bus, and its session is shown."""
    here.page.get_by_text("please type it again").wait_for()
    here.settle()
    here.find(HOME)
    stands_by_bus(here, words)


def stands_by_bus(here: Visitor, words: str) -> None:
    assert "Name the bus stop near home" in here.page.locator(".st-key-near_start").inner_text()
    assert here.page.locator(".st-key-bus_off_sheet button").count() == 1, "by this very bus"
    assert here.page.locator(".st-key-few button").count() == 1
    assert "now told there as a walk" not in here.page.locator("[data-testid=stMain]").inner_text()
    assert words_of(here) == words


def test_a_place_by_bus_is_so_after_back_a_reload_and_another_site(visit: Visit) -> None:
    here = at_home(visit, (1366, 768))
    by_bus(here)
    here.page.keyboard.press("Shift+Tab")
    arrow_to(here, ".st-key-bus_day", "Tuesday 2 June")
    tab_into(here, ".st-key-bus_session")
    press(here, "ArrowDown")
    here.page.locator(".st-key-bus_on_sheet button").click()
    here.settle()
    words = words_of(here)
    assert "The last bus home leaves" in words
    stands_by_bus(here, words)
    here.open_about()
    here.page.go_back()
    here.map()
    here.settle()
    stands_by_bus(here, words)
    here.page.reload()
    comes_back(here, words)
    here.page.goto("about:blank")
    here.page.go_back()
    comes_back(here, words)


@pytest.mark.parametrize(("width", "theme"), [(390, "dark"), (800, "light")])
def test_it_fits_a_narrow_screen_and_axe_has_nothing_to_say(visit: Visit, width: int, theme: str) -> None:
    here = at_home(visit, (width, 844), theme)
    by_bus(here)
    here.page.locator(f"{RIDES} summary").click()
    here.page.locator(f"{RIDES} details li").first.wait_for()
    assert here.page.evaluate(_SIDEWAYS) <= 0
    days = here.page.locator(".st-key-bus_day button").locator("visible=true")
    assert days.count() >= 5
    boxes = [days.nth(at).bounding_box() or {} for at in range(days.count())]
    ends = [(box["x"], box["x"] + box["width"]) for box in boxes]
    assert all(begins >= 0 and end <= width for begins, end in ends), "every day is seen"
    assert here.serious() == []


def test_what_goes_on_the_sheet_by_bus_is_in_the_week_with_the_rides(visit: Visit) -> None:
    here = at_home(visit, (1366, 768))
    by_bus(here)
    here.page.locator(".st-key-bus_on_sheet button").click()
    here.settle()
    assert here.page.locator(".st-key-few button").count() == 1
    here.page.locator(".st-key-near_handout summary").click()
    here.page.locator(".st-key-near_handout_form").get_by_text("A week, Monday to Sunday").click()
    here.settle()
    here.page.locator(".st-key-near_handout_here label").first.click()
    here.settle()
    week = here.page.locator(".wr-handout").first
    week.wait_for()
    text = week.inner_text()
    assert "Your week: Monday 1 June to Sunday 7 June" in text
    assert "Leave home at" in text
    assert "Larkenby Dial-a-Ride" in text
    assert HOME not in text
    assert here.serious() == []
