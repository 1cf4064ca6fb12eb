"""The first screen is the answer: what is seen of it without scrolling, at four widths and in two towns."""

from typing import Any

import pytest

from tests.browser.conftest import Visit
from tests.browser.visitor import FOLDED, MAP, Visitor

WISH = "rugby, company at lunch"
SIZES = [(1366, 768), (1280, 720), (800, 1000), (390, 844)]
TOWNS = [("demo", "ZZ1 1AH"), ("newport", "NP20 4AB")]
FITTING = '[class*="st-key-rows_at_"] [data-testid=stRadioOption]'  # not what almost fits
WIDE = 900  # from here on list and map stand side by side


def answer(visit: Visit, town: tuple[str, str], size: tuple[int, int], theme: str = "light") -> Visitor:
    """Somebody who has asked, at a window of this size."""
    area, start = town
    here = visit(width=size[0], theme=theme)
    if not (here.server.areas / area).is_dir():
        pytest.skip(f"{area} is not prepared here")
    here.page.set_viewport_size({"width": size[0], "height": size[1]})
    here.open(f"area={area}")
    here.page.get_by_label("What do they enjoy").fill(WISH)
    here.find(start)
    here.map()
    return here


def box(here: Visitor, selector: str, at: int = 0) -> dict[str, Any]:
    """Where an element stands within the window, pixels."""
    found = here.page.locator(selector).nth(at).bounding_box()
    assert found is not None, f"{selector} is not drawn"
    return {**found, "bottom": found["y"] + found["height"], "right": found["x"] + found["width"]}


@pytest.mark.parametrize("size", SIZES, ids=[f"{width}x{height}" for width, height in SIZES])
@pytest.mark.parametrize("town", TOWNS, ids=[area for area, _ in TOWNS])
def test_headline_rows_and_map_are_seen_without_scrolling(
    visit: Visit, town: tuple[str, str], size: tuple[int, int]
) -> None:
    here = answer(visit, town, size)
    here.picture("first-screen-of-" + town[0])
    width, height = size
    shown = 3 if width > WIDE else 1
    rows = min(here.page.locator(FITTING).count(), shown)
    assert rows == shown or here.page.locator(".st-key-near_list summary").count(), "else some are folded"
    seen = [box(here, ".wr-answer"), *(box(here, FITTING, at) for at in range(rows))]
    if width > WIDE:
        seen.append(box(here, MAP))
        assert seen[-1]["x"] > seen[1]["right"] - 1, "the map stands beside the list"
        assert seen[-1]["height"] > 300
    assert all(part["y"] >= 0 and part["bottom"] <= height for part in seen), seen
    assert all(part["x"] >= 0 and part["right"] <= width for part in seen), seen
    listed = box(here, ".st-key-near_list")
    assert all(part["bottom"] <= listed["bottom"] for part in seen[1 : rows + 1]), "no row is cut by its list"


@pytest.mark.parametrize("size", [(1366, 768), (390, 844)], ids=["1366x768", "390x844"])
def test_the_controls_open_again_and_fold_once_more(visit: Visit, size: tuple[int, int]) -> None:
    here = answer(visit, TOWNS[0], size)
    line = here.page.locator(FOLDED)
    assert "from ZZ1 1AH" in line.inner_text()
    assert "15 minutes at a steady pace" in line.inner_text()
    assert WISH in line.inner_text()
    assert here.page.evaluate("document.activeElement.tagName") == "SUMMARY", "it has the keyboard"
    here.page.keyboard.press("Enter")
    here.page.get_by_label("What do they enjoy").wait_for(state="visible")
    here.choose("minutes", "20")
    assert not here.page.locator(FOLDED).count(), "a change of a control leaves the controls open"
    here.page.get_by_label("What do they enjoy").fill("chess")
    here.page.keyboard.press("Enter")
    here.settle()
    here.page.locator(FOLDED).wait_for()
    assert "20 minutes at a steady pace · “chess”" in here.page.locator(FOLDED).inner_text()


def test_nothing_is_folded_while_nothing_is_asked_or_the_start_is_not_certain(visit: Visit) -> None:
    here = visit()
    here.open("area=demo")
    assert here.page.get_by_label("Where does the person start").is_visible()
    assert not here.page.locator(FOLDED).count()
    here.find("nowhere at all 99")
    assert here.page.get_by_label("Where does the person start").is_visible()
    here.find("ZZ1 1AH")
    here.page.get_by_role("button", name="Start afresh").click()
    here.settle()
    assert here.page.get_by_label("Where does the person start").is_visible()
    assert not here.page.locator(FOLDED).count()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_on_the_first_screen_and_on_an_open_card(visit: Visit, theme: str) -> None:
    here = answer(visit, TOWNS[0], (1366, 768), theme)
    assert here.serious() == []
    here.choose_row(0)
    here.page.get_by_role("button", name="Tell the steward").click()
    here.settle()
    assert here.serious() == []
    here.open_controls()
    assert here.serious() == []


def test_reload_back_and_a_second_tab_begin_with_open_controls_and_no_start(visit: Visit) -> None:
    here = answer(visit, TOWNS[0], (1366, 768))
    here.follow("About the data")
    here.page.wait_for_url("**/about*")
    here.page.go_back()
    here.settle()
    assert "from ZZ1 1AH" in here.page.locator(FOLDED).inner_text(), "another page and back loses nothing"
    second = here.context.new_page()
    second.goto(here.page.url)
    second.get_by_label("Where does the person start").wait_for(state="visible", timeout=30_000)
    assert "ZZ1 1AH" not in second.content()
    second.close()
    here.page.reload()
    here.settle()
    assert here.page.get_by_label("Where does the person start").is_visible()
