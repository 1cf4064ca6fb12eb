"""The whole job, in a real browser, on a real city: from an address to the way to somewhere worth going."""

import csv
from pathlib import Path

import pytest

from layers.area import Area
from tests.browser.conftest import Visit, an_address
from tests.browser.visitor import MAP, ROW, Visitor

PLACE = "NP20 4AB"


def test_an_address_gives_the_places_in_reach_and_the_way_to_one(newport: Visitor) -> None:
    newport.find(an_address(newport.server.areas))
    assert "within 15 minutes at a steady pace. The first in the list is" in newport.text()
    newport.page.locator(ROW).nth(2).click()
    newport.settle()
    card = newport.page.locator(".wr-way").inner_text()
    assert card.startswith(newport.rows()[2])
    for fact in ("There and back", "Distance", "Steps on the way", "Longest stretch without a bench"):
        assert fact in card
    ways = newport.map().locator('path[stroke="#0b0c0c"][stroke-width="4.5"]')
    assert ways.count() == 1, "the way is drawn on the map"
    newport.picture("way")


def test_a_slower_pace_reaches_less(newport: Visitor) -> None:
    newport.find(PLACE)
    steady = int(newport.text().split(" places within")[0].split()[-1])
    newport.choose("pace", "Older adult")
    assert "at an older adult’s pace" in newport.text()
    slower = int(newport.text().split(" places within")[0].split()[-1])
    assert 0 < slower < steady
    assert "0.8 m/s" in newport.text()


def test_a_click_on_the_map_chooses_the_row(newport: Visitor) -> None:
    newport.find(PLACE)
    frame = newport.map()
    symbol = frame.locator("path.leaflet-interactive").last
    symbol.dispatch_event("click", {"bubbles": True})
    newport.page.wait_for_timeout(600)
    newport.settle()
    assert newport.page.locator(".st-key-near_list input:checked").count() == 1
    assert "There and back" in newport.page.locator(".wr-way").inner_text()


def test_a_map_that_is_drawn_has_no_page_run_again(newport: Visitor) -> None:
    newport.map()
    newport.page.wait_for_timeout(1_000)
    assert newport.runs == 1
    newport.find("NP20 4AB")
    newport.map()
    newport.page.wait_for_timeout(1_000)
    assert newport.runs == 2


def test_panning_and_zooming_ask_the_app_for_nothing(newport: Visitor) -> None:
    newport.find(PLACE)
    frame = newport.map()
    newport.page.wait_for_timeout(1000)
    before = len(newport.sent)
    for _ in range(3):
        frame.evaluate("void map.panBy([60, 40], {animate: false})")
        newport.page.wait_for_timeout(400)
        frame.evaluate("void map.zoomOut(1, {animate: false})")
        newport.page.wait_for_timeout(400)
    assert len(newport.sent) == before


def test_the_start_can_be_chosen_by_clicking_the_map(newport: Visitor) -> None:
    newport.map().locator(".leaflet-container").click(position={"x": 500, "y": 250})
    newport.page.wait_for_timeout(600)
    newport.settle()
    assert "Starting from the place you clicked on the map." in newport.start()


def test_the_list_the_map_and_the_table_hold_the_same_places(newport: Visitor) -> None:
    newport.choose("minutes", "5")
    newport.find(PLACE)
    newport.unfold()
    listed = newport.fitting()
    newport.page.get_by_text("Show the table of").click()
    cells = newport.page.locator(".wr-table table").last.locator("tbody th")
    tabled = [text.strip() for text in cells.all_inner_texts()]
    assert listed == tabled
    drawn = newport.map().locator("path.leaflet-interactive").count()
    assert drawn == len(listed)


def test_the_file_names_its_source_and_holds_no_start(newport: Visitor, tmp_path: Path) -> None:
    newport.find(PLACE)
    with newport.page.expect_download() as download:
        newport.page.get_by_role("button", name="Download").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    rows = list(csv.DictReader(file.read_text(encoding="utf-8-sig").splitlines()))
    assert len(rows) == int(newport.text().split(" places within")[0].split()[-1])
    assert {row["attribution"] for row in rows} == {"© OpenStreetMap contributors, ODbL"}
    assert {row["pace"] for row in rows} == {"Steady"}
    assert "walk_m" not in rows[0]
    own_postcodes = {row.pop("postcode") for row in rows}
    assert PLACE in own_postcodes, "a place has the start's postcode as its own, and nothing else has it"
    assert PLACE not in str(rows)


def test_a_link_holds_the_question_and_never_the_start(newport: Visitor) -> None:
    newport.choose("pace", "Step-free")
    newport.choose("minutes", "20")
    newport.open_more()
    newport.choose("families", "Green and outdoors")
    newport.find(PLACE)
    url = newport.page.url
    assert "pace=step-free" in url
    assert "minutes=20" in url
    assert "families=green" in url
    assert "NP20" not in url
    newport.open(url.split("?")[1])
    pressed = newport.page.locator('.st-key-pace button[aria-checked="true"]').inner_text()
    assert pressed == "Step-free"
    assert "Type where the person starts" in newport.text()


def test_the_list_works_by_keyboard_alone(newport: Visitor) -> None:
    newport.find(PLACE)
    newport.page.locator(".st-key-near_list input").first.focus()
    newport.page.keyboard.press("Space")
    newport.settle()
    newport.page.keyboard.press("ArrowDown")
    newport.settle()
    assert newport.page.locator(".wr-way").inner_text().startswith(newport.rows()[1])


@pytest.mark.parametrize("width", [1280, 800])
def test_list_and_map_stand_side_by_side_or_stacked(visit: Visit, newport_area: Area, width: int) -> None:
    newport = visit(width=width)
    newport.open(f"area={newport_area.name}")
    newport.find(PLACE)
    listed = newport.page.locator(".st-key-near_list").bounding_box()
    drawn = newport.page.locator(MAP).bounding_box()
    assert listed is not None
    assert drawn is not None
    if width == 1280:
        assert drawn["x"] > listed["x"] + listed["width"]
        assert abs(drawn["y"] - listed["y"]) < 3
    else:
        assert drawn["y"] > listed["y"] + listed["height"]
        assert drawn["width"] > 700
