"""Many places in a real browser: two councils side by side, on a map too, and one opened by its own page."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Frame

from presentation.words.nation import councils as council_words, page as words
from tests.actions.nation.towns import many_towns, run_alone, with_demo
from tests.browser.conftest import Visit
from tests.browser.server import Server, running_server
from tests.browser.visitor import Visitor

TILES = "() => document.querySelectorAll('.council-ground img.leaflet-tile-loaded').length"
OUTLINES = "() => document.querySelectorAll('path.leaflet-interactive').length"

CUT_OFF = """() => [...document.querySelectorAll('path.leaflet-interactive')].filter(path => {
  const box = path.getBoundingClientRect();
  return box.left < 0 || box.top < 0 || box.right > innerWidth || box.bottom > innerHeight;
}).length"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app with a made-up town and a tiny one, and a run over both."""
    folder = tmp_path_factory.mktemp("many")
    areas = with_demo(many_towns(folder, {"ashby": (400, 0)}))
    run_alone(areas, folder / "nation" / "first")
    with running_server(areas, tmp_path_factory.mktemp("server")) as running:
        yield running
    assert running.way_out.read_text(encoding="utf-8") == "", "the app tried to leave this machine"


def at_many_places(here: Visitor) -> Visitor:
    """The visitor, once they have come from Ward gaps and the page has drawn itself."""
    here.open("area=demo")
    here.follow("Ward gaps")
    here.page.get_by_role("link", name=words.LINK).click(timeout=60_000)
    here.page.locator(".st-key-nation_table table").wait_for(timeout=60_000)
    here.settle()
    return here


def table_of(here: Visitor) -> str:
    """The words of the table."""
    return here.page.locator(".st-key-nation_table").inner_text()


@pytest.mark.timeout(240)
def test_a_question_is_answered_in_table_and_map_and_a_council_opens(visit: Visit) -> None:
    here = at_many_places(visit(width=1366))
    cafes = table_of(here)
    assert "Larkenby (a made-up town)" in cafes
    assert "Ashby <b>town</b>" in cafes, "a title is only text"
    here.pick(words.KIND_LABEL, "Library")
    assert table_of(here) != cafes
    assert "library" in here.text()
    shown: Frame = here.map()
    assert shown.evaluate(OUTLINES) == 2
    assert shown.evaluate(CUT_OFF) == 0, "both councils are in view at once"
    shown.wait_for_function(TILES, timeout=30_000)
    grounds = {url.split("/tiles/")[1].split("/")[0] for url in here.requests if "/tiles/" in url}
    assert grounds == {"ashby", "demo"}, "each council's own machine-drawn ground lies behind it"
    assert here.serious() == []
    here.pick(words.OPEN_LABEL, "Larkenby (a made-up town)")
    here.page.get_by_role("link", name=words.OPEN).click()
    here.page.wait_for_url("**/ward-gaps?*", timeout=30_000)
    here.settle()
    assert "kinds=library" in here.page.url
    assert "area=demo" in here.page.url
    assert "Larkenby" in here.text()


@pytest.mark.timeout(240)
def test_a_narrow_screen_does_not_scroll_sideways(visit: Visit) -> None:
    here = at_many_places(visit(width=390))
    here.map()
    assert council_words.CAPTION in here.all_it_shows()
    main = here.page.locator('[data-testid="stMain"]')
    assert main.evaluate("main => main.scrollWidth - main.clientWidth") == 0
    assert here.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert here.serious() == []
