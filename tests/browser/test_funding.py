"""The funding page as a panel would use it: a budget, twelve bids, one what-if, one set, one report."""

import json
import re
from pathlib import Path

from layers.area import Area
from tests.browser.visitor import Visitor

LONGEST_MS = 90_000


def go_to_funding(visitor: Visitor, area: str) -> Visitor:
    """Open the page by its link."""
    visitor.open(f"area={area}")
    visitor.page.get_by_role("link", name="Funding").click()
    visitor.page.wait_for_selector("h1:has-text('fund first')", timeout=LONGEST_MS)
    visitor.settle()
    return visitor


def part(visitor: Visitor, name: str) -> None:
    """Turn to another part of the page."""
    visitor.choose("fund_part", name)


def press(visitor: Visitor, name: str) -> None:
    """Press a button."""
    visitor.page.get_by_role("button", name=name, exact=True).first.click()
    visitor.settle()


def downloaded(visitor: Visitor, name: str) -> bytes:
    """What a button gives to take away."""
    with visitor.page.expect_download(timeout=LONGEST_MS) as download:
        visitor.page.get_by_role("button", name=name).click()
    return Path(download.value.path()).read_bytes()


def answer(visitor: Visitor) -> str:
    """The sentence that the part begins with."""
    visitor.page.locator(".wr-answer").first.wait_for(timeout=LONGEST_MS)
    return visitor.page.locator(".wr-answer").first.inner_text()


def click_map(visitor: Visitor, latitude: float, longitude: float) -> None:
    """Click the map at a place, and wait until the page has taken it."""
    at = visitor.map().evaluate(f"map.latLngToContainerPoint([{latitude}, {longitude}])")
    visitor.page.locator("iframe.stCustomComponentV1").click(position=at)
    visitor.settle()


def test_a_panel_decides_on_twelve_bids(newport_area: Area, visitor: Visitor) -> None:
    page = go_to_funding(visitor, newport_area.name).page
    assert "No bids are here yet." in visitor.text()
    press(visitor, "Try twelve made-up bids")
    assert "12 bids ask for £86,200." in answer(visitor)
    assert "no gain" in visitor.text()
    assert "1 thing to put right" in visitor.text()
    visitor.picture("bids", page="funding")
    assert visitor.serious() == []

    page.get_by_label("Open a bid").click()
    page.keyboard.type("N12")
    page.keyboard.press("Enter")
    visitor.settle()
    click_map(visitor, 51.5722, -3.0010)
    assert "of 1 nothing can be said yet" in answer(visitor)

    part(visitor, "What if …")
    click_map(visitor, 51.5905, -2.9827)  # Maindee
    press(visitor, "Add this change")
    told = answer(visitor)
    gained = int(re.search(r"([\d,]+) residents would gain", told)[1].replace(",", ""))
    assert gained > 0
    assert "nobody would lose one" in told
    visitor.picture("what-if", page="funding")
    assert visitor.serious() == []
    press(visitor, "Undo the last change")
    assert "everything is as it is today" in visitor.text()

    part(visitor, "The best set")
    assert "of £50,000 would reach" in answer(visitor)
    assert "No other set reaches more" in answer(visitor)
    press(visitor, "The most deprived quarter of the wards")
    assert "What each condition costs" in visitor.text()
    visitor.picture("best-set", page="funding")
    assert visitor.serious() == []

    part(visitor, "Marks and decision")
    page.get_by_label("Reason").fill("The first in that part of the city")
    page.get_by_label("Needed, of 25").fill("22")
    press(visitor, "Keep these marks")
    assert "The first in that part of the city" in visitor.text()
    visitor.picture("decision", page="funding")
    report = downloaded(visitor, "The decision report (PDF)")
    assert report.startswith(b"%PDF")
    pages = int(re.search(rb"<xmpTPg:NPages>(\d+)</xmpTPg:NPages>", report)[1])
    assert 2 <= pages <= 4
    assert b"/StructTreeRoot" in report
    record = json.loads(downloaded(visitor, "The record, to check or redo (JSON)"))
    assert record["parameters"]["budget"] == 50_000
    assert [marks["reason"] for marks in record["panel"]["bids"].values()] == [
        "The first in that part of the city"
    ]
    assert visitor.serious() == []
