"""The map of the wards on a narrow window, the wheel over it, and a table that is wider than its room."""

import pytest

from presentation.words.plain import WHEEL, WIDER
from tests.browser.conftest import Visit
from tests.browser.test_ward_gaps import open_gaps
from tests.browser.visitor import MAP, Visitor

# Of each name that is shown, and of the bubble, how far it reaches beyond the map, pixels.
_BEYOND = """(selector) => [...document.querySelectorAll(selector)]
  .filter((each) => getComputedStyle(each).visibility !== "hidden")
  .map((each) => each.getBoundingClientRect())
  .map((box) => Math.max(-box.left, -box.top, box.right - innerWidth, box.bottom - innerHeight))"""
_ZOOM = "() => map.getZoom()"
_SCROLLED = "() => document.querySelector('[data-testid=stMain]').scrollTop"


def over_the_map(here: Visitor, across: float = 0.5) -> None:
    """Put the pointer over the map, which is brought into view."""
    here.map()
    shown = here.page.locator(MAP).locator("visible=true").first
    shown.scroll_into_view_if_needed()
    here.page.wait_for_timeout(300)
    box = shown.bounding_box()
    assert box is not None
    here.page.mouse.move(box["x"] + box["width"] * across, box["y"] + box["height"] / 2)
    here.page.wait_for_timeout(300)


def test_at_390_names_and_bubble_are_whole_also_after_the_window_was_wide(visit: Visit) -> None:
    here = visit(width=1366)
    open_gaps(here, "demo")
    here.map()
    here.page.set_viewport_size({"width": 390, "height": 844})
    here.page.wait_for_timeout(1_000)
    for across in (0.15, 0.5, 0.85):
        over_the_map(here, across)
        bubble = here.map().evaluate(_BEYOND, ".leaflet-tooltip")
        assert bubble, across
        assert max(bubble) <= 0, (across, bubble)
    names = here.map().evaluate(_BEYOND, ".ward-name")
    assert len(names) == 6, "every ward's"
    assert max(names) <= 0, names
    here.picture("map-at-390", page="ward-gaps")


def test_a_name_at_the_edge_is_moved_into_the_map(visit: Visit) -> None:
    here = visit(width=390)
    open_gaps(here, "demo")
    frame = here.map()
    for step in range(6):
        frame.evaluate("(to) => map.panTo(to, {animate: false})", frame.evaluate(_CENTRES)[step])
        frame.evaluate("() => map.panBy([map.getSize().x / 2 - 12, 0], {animate: false})")
        here.page.wait_for_timeout(100)
        seen = frame.evaluate(_SEEN)
        assert seen, "the ward's own point stands 12 pixels from the edge"
        assert max(seen) <= 0, (step, seen)


_CENTRES = """() => { const all = []; map.eachLayer((each) => {
  const icon = each instanceof L.Marker && each.options.icon;
  if (icon && icon.options.className === "empty") { all.push(each.getLatLng()); }
}); return all; }"""
# As above, of the names whose own point is seen.
_SEEN = """() => [...document.querySelectorAll(".ward-name")].filter((each) => {
  const at = each.parentElement.getBoundingClientRect();
  return at.left >= 0 && at.left <= innerWidth && at.top >= 0 && at.top <= innerHeight
    && getComputedStyle(each).visibility !== "hidden";
}).map((each) => each.getBoundingClientRect()).map((box) => Math.max(-box.left, box.right - innerWidth))"""


@pytest.mark.parametrize("width", [1366, 390])
def test_the_wheel_moves_the_page_and_the_map_only_with_ctrl_or_once_pressed(
    visit: Visit, width: int
) -> None:
    here = visit(width=width)
    here.page.set_viewport_size({"width": width, "height": 768})
    open_gaps(here, "demo")
    over_the_map(here)
    frame, mouse = here.map(), here.page.mouse
    zoom, scrolled = frame.evaluate(_ZOOM), here.page.evaluate(_SCROLLED)
    mouse.wheel(0, 60)
    frame.get_by_text(WHEEL).wait_for(state="visible")
    here.page.wait_for_timeout(500)
    assert frame.evaluate(_ZOOM) == zoom
    assert here.page.evaluate(_SCROLLED) > scrolled
    over_the_map(here)
    here.page.keyboard.down("Control")
    mouse.wheel(0, -120)
    here.page.wait_for_timeout(600)
    here.page.keyboard.up("Control")
    nearer = frame.evaluate(_ZOOM)
    assert nearer > zoom
    mouse.wheel(0, 60)
    here.page.wait_for_timeout(600)
    assert frame.evaluate(_ZOOM) == nearer, "and without it no more"
    over_the_map(here)
    mouse.down()
    mouse.up()
    here.settle()
    over_the_map(here)
    mouse.down()  # a ward may have opened, which draws the map anew
    mouse.up()
    before = here.map().evaluate(_ZOOM)
    mouse.wheel(0, -120)
    here.page.wait_for_timeout(600)
    assert here.map().evaluate(_ZOOM) > before


def test_a_table_that_goes_on_says_so_and_one_that_is_whole_does_not(visit: Visit) -> None:
    here = visit(width=1366)
    open_gaps(here, "demo")
    here.page.locator(".st-key-gap_table .wr-table[data-wider]").wait_for()
    told = here.page.locator(".wr-table[data-wider]").evaluate_all(
        "(all) => all.map((each) => getComputedStyle(each, '::before').content)"
    )
    assert told == [f'"{WIDER}" / ""'], "one of the tables of this page; it is not read aloud"
    assert here.page.locator(".wr-table").count() > 1
    here.page.locator(".st-key-gap_table .wr-table").evaluate("(each) => { each.style.width = '3000px'; }")
    here.page.locator(".wr-table[data-wider]").wait_for(state="detached")
