"""A broker on the telephone: is there company at lunch for somebody of 82 with a stick? In six actions."""

import subprocess
from collections.abc import Callable
from functools import partial

from tests.browser.visitor import ROW, Visitor

START, WORDS = "ZZ1 2BQ", "82, uses a stick, misses company at lunch"
MOST_ACTIONS = 6


def test_a_place_is_found_and_given_over_in_six_actions(visitor: Visitor) -> None:
    visitor.open("area=demo")
    page = visitor.page
    buttons = partial(page.get_by_role, "button")
    actions: list[Callable[[], None]] = [
        lambda: page.get_by_label("Where does the person start").fill(START),
        lambda: page.get_by_label("What do they enjoy").fill(WORDS),
        lambda: buttons(name="Find", exact=True).click(),
        lambda: page.locator(ROW).first.click(),
        lambda: buttons(name="Put on the sheet").click(),
    ]
    for act in actions:
        act()
        visitor.settle()
    card = page.locator(".st-key-near_card").inner_text()
    assert "Lunch club" in card
    assert "It is on the sheet: print it below" in card
    with page.expect_download(timeout=60_000) as download:
        buttons(name="Sheet to print (PDF)").click()
    assert len(actions) + 1 <= MOST_ACTIONS
    command = ["pdftotext", str(download.value.path()), "-"]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert visitor.rows()[0] in printed
    assert START not in printed
