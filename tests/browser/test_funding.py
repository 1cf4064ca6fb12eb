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
    visitor.follow("Funding")
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
    shown = visitor.page.locator("iframe.stCustomComponentV1")
    shown.scroll_into_view_if_needed()  # a click that has to scroll first lands beside its place
    visitor.page.wait_for_timeout(500)
    at = visitor.map().evaluate(f"map.latLngToContainerPoint([{latitude}, {longitude}])")
    shown.click(position=at)
    visitor.settle()


def test_a_panel_decides_on_twelve_bids(newport_area: Area, visitor: Visitor) -> None:
    page = go_to_funding(visitor, newport_area.name).page
    assert "No bids are here yet." in visitor.text()
    press(visitor, "Try twelve made-up bids")
    assert re.search(r"The figures suggest \d+ of 12 bids, for £[\d,]+ of £50,000:", answer(visitor))
    assert "12 bids ask for £86,200." in visitor.text()
    assert "no gain" in visitor.text()
    assert "1 thing to put right" in visitor.text()
    visitor.picture("bids", page="funding")
    assert visitor.serious() == []

    page.get_by_label("Open a bid").click()
    page.keyboard.type("N12")
    page.keyboard.press("Enter")
    visitor.settle()
    click_map(visitor, 51.5722, -3.0010)
    assert "Of 1 nothing can be said yet." in visitor.text()

    part(visitor, "What if …")
    click_map(visitor, 51.5905, -2.9827)  # Maindee
    press(visitor, "Add this change")
    told = answer(visitor)
    assert "residents would gain" in told, told
    gained = int(re.search(r"([\d,]+) residents would gain", told)[1].replace(",", ""))
    assert gained > 0
    assert "nobody would lose one" in told
    visitor.picture("what-if", page="funding")
    assert visitor.serious() == []
    press(visitor, "Undo the last change")
    assert "everything is as it is today" in visitor.text()

    part(visitor, "The best set")
    assert re.search(r"of £50,000, [\d,]+ residents would have a kind of thing within reach", answer(visitor))
    assert "No other set reaches more" in answer(visitor)
    press(visitor, "The most deprived quarter of the wards")
    assert "What each condition costs" in visitor.text()
    visitor.picture("best-set", page="funding")
    assert visitor.serious() == []

    part(visitor, "Marks and decision")
    page.get_by_label("Reason").fill("The first in that part of the city")
    page.get_by_label("Needed, of 25").fill("22")
    page.keyboard.press("Tab")
    visitor.settle()
    assert "The first in that part of the city" in visitor.text()
    visitor.picture("decision", page="funding")
    report = downloaded(visitor, "The minute (PDF)")
    assert report.startswith(b"%PDF")
    pages = int(re.search(rb"<xmpTPg:NPages>(\d+)</xmpTPg:NPages>", report)[1])
    assert 2 <= pages <= 6
    assert b"/StructTreeRoot" in report
    record = json.loads(downloaded(visitor, "The record, to check or redo (JSON)"))
    assert record["parameters"]["budget"] == 50_000
    assert [marks["reason"] for marks in record["panel"]["bids"].values()] == [
        "The first in that part of the city"
    ]
    assert visitor.serious() == []


def send(visitor: Visitor, text: str, folder: Path, *, read: str) -> None:
    """Choose a file and press the button that reads it."""
    path = folder / "list.csv"
    path.write_text(text, encoding="utf-8")
    visitor.page.locator("input[type=file]").first.set_input_files(path)
    visitor.page.get_by_text("list.csv").first.wait_for(timeout=LONGEST_MS)
    visitor.settle()
    press(visitor, read)


def begin(visitor: Visitor, name: str, action: str) -> None:
    """Another scenario, and what would be done in it."""
    visitor.page.get_by_label("Name of another").fill(name)
    visitor.page.keyboard.press("Tab")
    visitor.settle()
    press(visitor, "Begin another")
    visitor.pick("What would be done?", action)


def test_scenarios_of_every_kind_are_kept_side_by_side_and_undone(
    newport_area: Area, visitor: Visitor
) -> None:
    page = go_to_funding(visitor, newport_area.name).page
    part(visitor, "What if …")
    visitor.pick("What would be done?", "Close something")
    visitor.pick("Which?", "Newport Central Library")
    press(visitor, "Add this change")
    assert re.search(r"[1-9][\d,]* would lose one", answer(visitor))

    begin(visitor, "Longer", "Run something at more times")
    visitor.pick("Which?", "Newport Central Library")
    page.get_by_label("At which further times?").fill("Tue 18:00-20:00")
    page.keyboard.press("Tab")
    visitor.settle()
    press(visitor, "Add this change")
    assert "is on at more times: Tuesdays, 18:00 to 20:00" in visitor.text()
    assert "More times bring nothing nearer while any time of the week counts." in visitor.text()

    begin(visitor, "More places", "Change how many can come in a week")
    visitor.pick("Which?", "Newport Central Library")
    press(visitor, "Add this change")
    assert "weekly places for 1,000 residents" in visitor.text()

    begin(visitor, "A path", "Add a path or crossing")
    click_map(visitor, 51.5798, -2.9930)
    assert "One end is marked with +." in visitor.text()
    click_map(visitor, 51.5800, -2.9860)
    assert "Both ends are marked with +." in visitor.text()
    press(visitor, "Add this change")
    assert "A path of " in visitor.text()
    for name in ("What if 1", "Longer", "More places", "A path"):
        assert name in page.locator(".wr-table", has_text="The scenarios side by side").inner_text()
    assert visitor.serious() == []
    press(visitor, "Undo the last change")
    assert "everything is as it is today" in visitor.text()


def test_what_a_bid_does_not_say_is_said_on_the_page(
    newport_area: Area, visitor: Visitor, tmp_path: Path
) -> None:
    go_to_funding(visitor, newport_area.name)
    text = "Bid,Title,Amount,Kind,Longitude,Latitude\nB1,Rolling,900,zorbing,-3.013,51.5707\n"
    send(visitor, text, tmp_path, read="Read the bids")
    assert "Of 1 nothing can be said yet." in visitor.text()
    visitor.pick("What kind of thing would it start?", "Lunch club")
    press(visitor, "Keep what is said here")
    assert "1 would bring residents something within reach that they lack today." in visitor.text()
    assert "1 thing was put right here. The file itself is as it was." in visitor.text()

    part(visitor, "The best set")
    visitor.choose("fund_place_goal", "The least walking in all")
    assert "The mean walk to the nearest one is" in visitor.text()
    assert "No other choice of as many spares more: that is proven" in visitor.text()
    assert visitor.serious() == []


def test_past_awards_and_an_asset_whose_register_began_today(
    newport_area: Area, visitor: Visitor, tmp_path: Path
) -> None:
    go_to_funding(visitor, newport_area.name)
    part(visitor, "Was it worth it?")
    rows = (
        "Title,Amount Awarded,Award Date,Longitude,Latitude",
        "Lunch,4800,2026-03-01,-2.9827,51.5905",
        "Choir,700,,,",
    )
    send(visitor, "\n".join(rows), tmp_path, read="Read the awards")
    assert "2 awards of £5,500 in all. 1 of them (£700) has no place." in answer(visitor)
    assert "a resident" in visitor.page.locator(".wr-shades").inner_text()
    visitor.pick("An asset that was funded", "Newport Central Library")
    assert "The register began today" in visitor.text()
    assert "residents would have none of its kind within reach without it" in visitor.text()
    assert visitor.serious() == []
