"""From the wards without a bus to Funding's What if: one press, by keyboard too, and Back leads home."""

import pytest

from tests.browser.conftest import Visit
from tests.browser.test_funding import LONGEST_MS
from tests.browser.test_ward_gaps import open_gaps

SIDEWAYS = "() => document.querySelector('[data-testid=stMain]').scrollWidth - innerWidth"


@pytest.mark.parametrize(("size", "theme"), [((1366, 768), "light"), ((390, 844), "dark")])
def test_where_a_bus_is_missing_one_press_opens_what_if(visit: Visit, size, theme) -> None:
    here = visit(width=size[0], theme=theme)
    here.page.set_viewport_size({"width": size[0], "height": size[1]})
    open_gaps(here, "demo")
    for key, choice in (("gap_minutes", "5"), ("gap_coverage", "On foot or by bus")):
        here.page.locator(f".st-key-{key} button", has_text=choice).first.click()
        here.settle()
    press = here.page.locator(".st-key-gap_try_minibus a")
    press.wait_for(timeout=LONGEST_MS)
    here.settle()
    assert "can be tried on the page Funding" in here.text()
    assert here.page.evaluate(SIDEWAYS) <= 0
    assert here.serious() == []
    press.focus()
    here.page.keyboard.press("Enter")
    here.page.locator(".st-key-fund_action").wait_for(timeout=LONGEST_MS)
    here.settle()
    assert here.page.locator(".st-key-fund_action input").input_value() == "Bring people by minibus"
    assert here.page.locator(".st-key-fund_by_bus input:checked").count() == 1
    assert here.page.locator(".st-key-fund_minutes button[aria-checked=true]").inner_text() == "5"
    assert here.page.evaluate(SIDEWAYS) <= 0
    assert here.serious() == []
    here.page.go_back()
    press.wait_for(timeout=LONGEST_MS)
    here.settle()
    assert "or by bus there and back on" in here.text()
