"""The whole journey by keyboard alone: always visible where one is, in an order that makes sense."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from geo.crs import to_metres
from geo.paces import PACES
from layers.area import Area
from layers.places.gazetteer import build_gazetteer
from questions.conversation.answer_groups import grouped_near
from questions.places.area_assets import pack_assets
from questions.places.find_place import find_place
from questions.walks.near_person import Origin, Question, near_person
from tests.browser.visitor import ROW, Visitor

PLACE = "NP20 4AB"
MOST_STOPS = 60
_HERE = Path(__file__).with_name("focus.js").read_text(encoding="utf-8").partition("*/")[2]

_BLUR = """() => {
  window.was = document.activeElement;
  if (was.tagName === 'IFRAME') { window.inner = was.contentDocument.activeElement; inner.blur(); }
  was.blur();
}"""
_FOCUS = """() => {
  was.focus();
  if (was.tagName === 'IFRAME' && inner !== was.contentDocument.body) { inner.focus(); }
}"""


def here(visitor: Visitor) -> dict[str, Any] | None:
    """What has the focus."""
    found: dict[str, Any] | None = visitor.page.evaluate(_HERE)
    return found


def stops(visitor: Visitor, key: str = "Tab") -> Iterator[dict[str, Any]]:
    """Each stop of the Tab key, until it leaves the page."""
    for _ in range(MOST_STOPS):
        visitor.page.keyboard.press(key)
        at = here(visitor)
        if at is None:
            return
        yield at


def tab_to(visitor: Visitor, words: str, *, tag: str = "") -> None:
    """Press Tab until what has the focus is called so."""
    seen = []
    for at in stops(visitor):
        seen.append(f"{at['tag']} {at['words'][:40]}")
        if words in at["words"] and (not tag or at["tag"] == tag):
            return
    raise AssertionError(f"Tab never came to {words!r}; it came to {seen}")


def arrow_to(visitor: Visitor, words: str, *, most: int = 8) -> None:
    """Press the right arrow until what has the focus is called so."""
    for _ in range(most):
        at = here(visitor)
        if at and words in at["words"]:
            return
        visitor.page.keyboard.press("ArrowRight")
    raise AssertionError(f"no arrow came to {words!r}")


def test_from_the_address_to_the_file_without_a_mouse(newport: Visitor) -> None:
    keys = newport.page.keyboard
    tab_to(newport, "Where does the person start")
    keys.type(PLACE)
    keys.press("Enter")
    newport.settle()
    assert "within 15 minutes at a steady pace" in newport.text()
    assert "Change" in str(here(newport)), "the line into which the controls folded has the keyboard"
    keys.press("Enter")
    newport.page.get_by_label("What do they enjoy").wait_for(state="visible")
    tab_to(newport, "Planning")
    arrow_to(newport, "Older adult")
    keys.press("Enter")
    newport.settle()
    assert "at an older adult’s pace" in newport.text()
    tab_to(newport, "5", tag="BUTTON")
    arrow_to(newport, "20")
    keys.press("Enter")
    newport.settle()
    assert "within 20 minutes" in newport.text()
    tab_to(newport, newport.rows()[0])
    keys.press("Space")
    newport.settle()
    keys.press("ArrowDown")
    newport.settle()
    heard = newport.page.get_by_role("status").filter(has_text=" there, ")
    assert heard.inner_text().startswith(newport.rows()[1]), "the way is said aloud when it is shown"
    tab_to(newport, "Show the table of")
    keys.press("Enter")
    newport.page.locator(".wr-table table").last.wait_for()
    tab_to(newport, "Download", tag="BUTTON")
    with newport.page.expect_download() as download:
        keys.press("Enter")
    assert download.value.suggested_filename == "newport-within-20-minutes.csv"


def test_what_is_said_aloud_stays_the_same_element(newport: Visitor) -> None:
    """A screen reader reads what changes within an element, not one that takes another's place."""
    newport.page.evaluate("window.line = document.querySelector('.st-key-answer_line [role=status]')")
    said = [newport.page.evaluate("line.innerText")]
    for act in (
        lambda: newport.find("51.615, -3.02"),
        lambda: newport.find(PLACE),
        lambda: newport.choose("minutes", "5"),
        lambda: newport.choose("pace", "Older adult"),
    ):
        act()
        assert newport.page.evaluate("line.isConnected"), said
        said.append(newport.page.evaluate("line.innerText"))
    assert len(set(said)) == len(said), "and its words changed each time"
    newport.page.evaluate("window.way = document.querySelector('.st-key-way_aloud [role=status]')")
    newport.choose_row(0)
    first = newport.page.evaluate("way.innerText")
    newport.choose_row(1)
    assert newport.page.evaluate("way.isConnected")
    assert newport.page.evaluate("way.innerText") != first


def test_the_answer_and_the_first_rows_are_seen_without_scrolling(newport: Visitor) -> None:
    newport.page.set_viewport_size({"width": 1280, "height": 800})
    newport.find(PLACE)
    boxes = [newport.page.locator(ROW).nth(at).bounding_box() for at in range(3)]
    assert [box for box in boxes if box is None or box["y"] + box["height"] > 800] == []


def test_a_match_is_chosen_without_a_mouse(newport: Visitor) -> None:
    tab_to(newport, "Where does the person start")
    newport.page.keyboard.type("Church Street")
    newport.page.keyboard.press("Enter")
    newport.settle()
    tab_to(newport, "Church", tag="INPUT")
    newport.page.keyboard.press("Space")
    newport.settle()
    assert "Starting from Church" in newport.start()


def test_where_one_is_can_always_be_seen_and_the_order_makes_sense(newport: Visitor) -> None:
    newport.choose("minutes", "5")
    newport.find(PLACE)
    newport.open_controls()
    newport.map()
    newport.page.evaluate(
        "document.activeElement.blur(); document.querySelector('[data-testid=stMain]').scrollTo(0, 0)"
    )
    newport.page.mouse.click(5, 5)
    unseen, order = [], []
    for at in stops(newport):
        order.append(at)
        if not _ring_is_seen(newport, at):
            unseen.append(at["words"][:60] or at["tag"])
    assert len(order) > 12
    assert unseen == []
    said = " ".join(at["words"] for at in order)
    marks = [
        "Where does the person start",
        "Find",
        "Planning",
        "More",
        "Show the table",
        "Download",
    ]
    assert [mark for mark in marks if mark not in said] == [], said
    places = [said.index(mark) for mark in marks]
    assert places == sorted(places), "Tab goes down the page as one reads it"


def test_the_map_is_passed_in_a_few_stops(newport: Visitor) -> None:
    newport.find(PLACE)
    newport.map()
    within = [at for at in stops(newport) if at["inMap"]]
    assert 1 <= len(within) <= 8, [at["words"][:30] for at in within]
    assert [at["tag"] for at in within if not at["words"]] == [], "each stop has a name"


def _ring_is_seen(visitor: Visitor, at: dict[str, Any]) -> bool:
    """Whether the screen changes when what has the focus loses it."""
    width, height = (visitor.page.viewport_size or {}).values()
    left, top = max(0.0, at["x"] - 8), max(0.0, at["y"] - 8)
    right, bottom = min(width, at["x"] + at["width"] + 8), min(height, at["y"] + at["height"] + 8)
    if right - left < 2 or bottom - top < 2:
        return False
    clip = {"x": left, "y": top, "width": right - left, "height": bottom - top}
    focused = visitor.page.screenshot(clip=clip, caret="hide")  # type: ignore[arg-type]
    visitor.page.evaluate(_BLUR)
    blurred = visitor.page.screenshot(clip=clip, caret="hide")  # type: ignore[arg-type]
    visitor.page.evaluate(_FOCUS)
    return focused != blurred


def test_the_page_is_read_in_the_order_of_the_question(newport: Visitor) -> None:
    newport.find(PLACE)
    newport.choose_row(0)
    newport.unfold()
    newport.open_controls()
    words = newport.text()
    parts = [
        "What can this person get to",
        "Where does the person start",
        "How fast do they walk",
        "How many minutes",
        "More",
        "within 15 minutes",
        "Clubs and groups",
        "There and back",
        "Just out of reach",
        "The same answer as a table",
        "Download",
    ]
    assert [part for part in parts if part not in words] == []
    places = [words.index(part) for part in parts]
    assert places == sorted(places)


@pytest.mark.parametrize("minutes", [5, 15])
def test_the_list_says_all_that_the_map_says(newport: Visitor, newport_area: Area, minutes: int) -> None:
    newport.choose("minutes", f"{minutes}")
    newport.find(PLACE)
    newport.unfold()
    place = find_place(build_gazetteer(newport_area), PLACE).certain
    assert place is not None
    assets, question = pack_assets(newport_area), Question(PACES["steady"], minutes)
    answer, _ = grouped_near(near_person(newport_area, assets, Origin(place.x, place.y), question), assets)
    drawn = newport.on_map()
    assert set(drawn) == set(answer.in_reach["asset_id"]), "the map shows the places in reach, each by its id"
    listed = newport.fitting()
    assert listed == [drawn[asset_id] for asset_id in answer.in_reach["asset_id"]], "and the list the same"
    rows = list(csv.DictReader(io.StringIO(newport.download())))
    assert [row["asset_id"] for row in rows] == list(answer.in_reach["asset_id"]), "and the file the same"
    assert newport.open_table() == listed
    assert to_metres([newport.home_on_map()[1]], [newport.home_on_map()[0]], crs=newport_area.crs)[0][0] == (
        pytest.approx(place.x, abs=2)
    )
