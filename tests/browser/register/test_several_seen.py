"""Several at once in a real browser: ticked, done, put back; no serious finding of axe in either theme."""

from pathlib import Path

import pytest

from layers.register.store import open_register
from tests.browser.register_visitor import press, until
from tests.browser.test_accessibility import ours
from tests.browser.test_zoom import lost
from tests.browser.visitor import Visitor

BOX = ".st-key-reg_ticks label"
NAMES = """() => [...document.querySelectorAll('.st-key-reg_ticks input')].map(
  box => box.getAttribute('aria-label') || box.closest('label').innerText)"""


@pytest.fixture(scope="module")
def choosing(steward: Visitor) -> Visitor:
    """Somebody who chooses several."""
    steward.page.locator(".st-key-reg_several label").first.click()
    steward.settle()
    return steward


def findings(here: Visitor, state: str) -> dict[str, object]:
    """What axe finds in both themes, and what is cut off at three widths."""
    found: dict[str, object] = {}
    for theme in ("dark", "light"):
        here.page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        here.page.wait_for_timeout(300)
        here.theme = theme
        here.picture(f"several-{state}", page="asset-register")
        found[f"{state} {theme}"] = ours(here.serious())
    for width in (390, 800, 1366):
        here.page.set_viewport_size({"width": width, "height": 768})
        here.settle()
        found[f"{state} {width}"] = lost(here)
    return {name: findings for name, findings in found.items() if findings}


def test_a_box_is_read_aloud_by_its_words_without_signs(choosing: Visitor) -> None:
    names = choosing.page.evaluate(NAMES)
    assert len(names) == 60
    assert names[0].startswith("Albert Hall")
    assert "ring first" in names[0]
    assert [name for name in names if "**" in name or "\\" in name or ":small" in name] == []


def test_no_state_has_a_serious_finding_and_nothing_is_lost(choosing: Visitor) -> None:
    assert findings(choosing, "none") == {}
    for at in (0, 1):
        choosing.page.locator(BOX).nth(at).click()
        choosing.settle()
    until(choosing, "2 chosen")
    assert findings(choosing, "two") == {}


def test_what_is_done_by_keyboard_is_seen_and_put_back(choosing: Visitor, register_file: Path) -> None:
    choosing.page.get_by_role("button", name="Close all", exact=True).press("Enter")
    choosing.settle()
    until(choosing, "2 assets are changed.")
    with open_register(register_file) as register:
        assert sum(entry.asset.status == "closed" for entry in register.entries()) == 2
    assert findings(choosing, "done") == {}
    assert choosing.page.evaluate("document.activeElement !== document.body")
    press(choosing, "Undo what was changed at once")
    until(choosing, "2 assets are as they were before.")
    with open_register(register_file) as register:
        assert sum(entry.asset.status == "closed" for entry in register.entries()) == 0
