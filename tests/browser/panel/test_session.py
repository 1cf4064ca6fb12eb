"""A secretary who is interrupted twice, and two members at once: in real browsers nothing is lost."""

from io import BytesIO

import pytest
from docx import Document

from tests.browser.conftest import Visit
from tests.browser.test_funding import answer, downloaded, go_to_funding, part, press
from tests.browser.visitor import Visitor
from tests.browser.wards.test_many_at_once import found_itself

SAMPLE = "Try twelve made-up bids"


def decide(visitor: Visitor, bid: str, verdict: str, reason: str) -> None:
    """Give one bid its verdict and reason, as they are kept when the field is left."""
    visitor.pick("Which bid?", bid)
    visitor.pick("Decision", verdict)
    visitor.page.get_by_label("Reason", exact=True).fill(reason)
    visitor.page.keyboard.press("Tab")
    visitor.settle()


def reload(visitor: Visitor) -> None:
    """Load the page anew, as after an interruption."""
    visitor.page.reload()
    visitor.page.locator(".wr-answer").first.wait_for(timeout=90_000)
    visitor.settle()
    found_itself(visitor)


@pytest.mark.timeout(600)
def test_a_secretary_who_is_interrupted_twice_loses_nothing(visitor: Visitor) -> None:
    go_to_funding(visitor, "demo")
    press(visitor, SAMPLE)
    assert "The figures suggest" in answer(visitor)
    part(visitor, "Marks and decision")
    decide(visitor, "D09 Riverside Choir", "Fund", "Many would hear of it")
    assert "session=" in visitor.page.url
    reload(visitor)
    part(visitor, "Marks and decision")
    assert "The panel funds 1 of 12 bids, for £2,600" in answer(visitor)
    decide(visitor, "D08 Windmill Sewing Bee", "Defer", "Next round")
    visitor.page.goto("about:blank")
    visitor.page.go_back()
    visitor.page.locator(".wr-answer").first.wait_for(timeout=90_000)
    visitor.settle()
    found_itself(visitor)
    part(visitor, "Marks and decision")
    text = visitor.text()
    assert "Many would hear of it" in text
    assert "Next round" in text
    assert "Others have changed this session" not in text
    press(visitor, "Make it final")
    assert "This cannot be made final yet" in visitor.text()
    word = Document(BytesIO(downloaded(visitor, "The minute (Word)")))
    cells = [cell.text for row in word.tables[0].rows for cell in row.cells]
    assert "Many would hear of it" in cells
    assert visitor.serious() == []


@pytest.mark.timeout(600)
def test_two_members_at_once_are_told_of_each_other(visit: Visit) -> None:
    first, second = visit(), visit(theme="dark")
    go_to_funding(first, "demo")
    press(first, SAMPLE)
    part(first, "Marks and decision")
    query = first.page.url.split("?")[1]
    second.page.goto(f"{second.server.address}/funding?{query}")
    second.page.locator(".wr-answer").first.wait_for(timeout=90_000)
    second.settle()
    found_itself(second)
    part(second, "Marks and decision")
    decide(first, "D07 Castle Craft Afternoon", "Fund", "Needed")
    decide(second, "D05 Orchard Shed", "Defer", "Too dear")
    text = second.text()
    assert "Needed" in text
    assert "Too dear" in text
    decide(first, "D01 Westfield Village Lunch", "Do not fund", "Late")
    text = first.text()
    assert "Too dear" in text
    assert "Late" in text
    assert second.serious() == []
