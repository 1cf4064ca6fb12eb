"""Names written to be run are shown as they are, in the list, the map, the card and the table."""

import pytest

from presentation.words import plain as words
from tests.app.small_town import POSTCODE
from tests.browser.payloads import CANARY, PAYLOADS
from tests.browser.server import ROOT
from tests.browser.visitor import Visitor


@pytest.fixture
def hostile(visitor: Visitor) -> Visitor:
    visitor.open("area=hostile")
    visitor.find(POSTCODE)
    return visitor


def nothing_was_run(visitor: Visitor) -> None:
    """No payload reached the console, and none reached the server's shell."""
    assert [line for line in visitor.console if "hit" in line] == []
    found = [path for place in (ROOT, visitor.server.scratch) for path in place.glob(f"**/{CANARY}")]
    assert found == []
    log = visitor.server.log.read_text(encoding="utf-8", errors="replace")
    assert "Traceback" not in log


def test_the_list_and_the_table_show_each_name_as_it_is(hostile: Visitor) -> None:
    expected = {words.one_line(name) for name in PAYLOADS}
    assert set(hostile.rows()) == expected
    hostile.page.get_by_text("Show the table of").click()
    cells = hostile.page.locator(".wr-table table").last.locator("tbody th")
    assert {text.strip() for text in cells.all_inner_texts()} == expected
    hostile.map()
    hostile.picture("hostile-names")
    nothing_was_run(hostile)


def test_the_map_shows_each_name_as_it_is(hostile: Visitor) -> None:
    frame = hostile.map()
    symbols = frame.locator("path.leaflet-interactive")
    assert symbols.count() == len(PAYLOADS)
    seen = set()
    for at in range(len(PAYLOADS)):
        symbols.nth(at).dispatch_event("mouseover", {"bubbles": True})
        tip = frame.locator(".leaflet-tooltip b")
        tip.first.wait_for()
        seen.add(words.one_line(tip.first.inner_text()))
        symbols.nth(at).dispatch_event("mouseout", {"bubbles": True})
        tip.first.wait_for(state="detached")
    assert seen == {words.one_line(name) for name in PAYLOADS}
    nothing_was_run(hostile)


def test_choosing_each_shows_its_way(hostile: Visitor) -> None:
    rows = hostile.page.locator(".st-key-near_list [data-testid=stRadioOption]")
    names = hostile.rows()
    for at in range(0, len(names), 3):
        rows.nth(at).click()
        hostile.settle()
        assert hostile.page.locator(".wr-way h3").inner_text() == names[at]
    nothing_was_run(hostile)
