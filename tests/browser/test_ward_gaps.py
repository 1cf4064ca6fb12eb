"""The page of ward gaps as a planner meets it: Newport's wards, one opened, compared, taken away."""

import csv
import io

import pytest

from layers.area import Area
from tests.browser.conftest import Visit
from tests.browser.test_accessibility import ours
from tests.browser.visitor import Visitor


def open_gaps(here: Visitor, area: str) -> None:
    """Go to the page by its link, as a planner would."""
    here.open(f"area={area}")
    here.follow("Ward gaps")
    here.page.wait_for_selector("h1:has-text('short of what')", timeout=60_000)
    here.settle()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_page_has_no_serious_finding(visit: Visit, newport_area: Area, theme: str) -> None:
    here = visit(theme=theme)
    open_gaps(here, newport_area.name)
    here.pick("Of what?", "Café")
    here.picture("all-wards", page="ward-gaps")
    found = ours(here.serious())
    here.pick("Open a ward", "Gaer")
    for words in ("Show the ranks", "Show each ward beside", "Show the wards by deprivation"):
        here.page.get_by_text(words).first.click()
    here.settle()
    here.picture("one-ward", page="ward-gaps")
    assert found + ours(here.serious()) == []


def test_a_ward_is_opened_compared_and_taken_away(visit: Visit, newport_area: Area) -> None:
    here = visit()
    open_gaps(here, newport_area.name)
    here.pick("Of what?", "Café")
    said = here.page.get_by_role("status").filter(has_text="of the residents of Newport").inner_text()
    assert "whose streets are known have a café within 15 minutes at a steady pace" in said
    here.pick("Open a ward", "Gaer")
    assert "residents are without a café" in here.page.locator("p.wr-answer", has_text="without").inner_text()
    here.page.get_by_text("When, how checked").click()
    here.pick("Compare with another pace", "Older adult")
    row = here.page.locator(".st-key-gap_compared tr", has_text="Gaer").inner_text()
    assert "points less" in row
    with here.page.expect_download(timeout=90_000) as waiting:
        here.page.get_by_role("button", name="Wards (CSV)", exact=True).click()
    text = waiting.value.path().read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["answer"] for row in rows] == ["first"] * 21 + ["second"] * 21
    assert len(rows) == 2 * len(newport_area.wards)
    assert "The whole area" not in {row["ward_name"] for row in rows}
    with here.page.expect_download(timeout=90_000) as waiting:
        here.page.get_by_role("button", name="What was asked").click()
    text = waiting.value.path().read_text(encoding="utf-8-sig")
    about = {row["what"]: row["first"] for row in csv.DictReader(io.StringIO(text))}
    assert about["minutes"] == "15"
    assert "Open Database Licence" in about["sources"]


def test_pressing_a_ward_on_the_map_opens_it(visit: Visit, newport_area: Area) -> None:
    here = visit()
    open_gaps(here, newport_area.name)
    frame = here.map()
    ward = frame.locator("path.leaflet-interactive").nth(3)
    ward.dispatch_event("click", {"bubbles": True})
    here.settle()
    opened = newport_area.wards.sort_values("ward_code")["ward_name"].iloc[3]
    assert here.page.locator("h2", has_text=opened).count() == 1


def test_the_map_names_every_ward_and_says_its_figure_under_the_pointer(visit: Visit) -> None:
    here = visit()
    open_gaps(here, "demo")
    frame = here.map()
    frame.locator(".ward-name").first.wait_for(state="attached")
    names = set(frame.locator(".ward-name").all_text_contents())
    assert len(names) == here.page.locator(".st-key-gap_list tbody tr").count() - 1  # and the whole area
    frame.locator("path.leaflet-interactive").first.hover(force=True)
    tip = frame.locator(".leaflet-tooltip")
    tip.wait_for()
    assert tip.locator("b").inner_text() in names
    assert "Have at least one in reach" in tip.locator("span").inner_text()


@pytest.mark.parametrize(("width", "scale"), [(800, 1), (640, 2)])
def test_nothing_is_lost_in_a_small_window(
    visit: Visit, newport_area: Area, width: int, scale: float
) -> None:
    here = visit(width=width, scale=scale)
    open_gaps(here, newport_area.name)
    wide = here.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0
    for words in ("Of what?", "For whom?", "Open a ward", "Ward by ward", "Take it away"):
        here.page.get_by_text(words, exact=True).first.wait_for()


def test_no_choice_and_no_figure_of_the_list_is_cut_on_a_telephone(visit: Visit) -> None:
    here = visit(width=390)
    here.page.goto(f"{here.server.address}/ward-gaps?area=demo&group=aged_65_plus&standard=80")
    here.page.wait_for_selector("h1:has-text('short of what')", timeout=60_000)
    here.settle()
    here.console[:] = [line for line in here.console if "404 (Not Found)" not in line]
    cut = "part => part.scrollWidth > part.clientWidth + 1"
    assert not here.page.locator(".st-key-gap_list .wr-table").evaluate(cut)
    widths = "fields => fields.map(field => field.clientWidth)"
    fields = here.page.locator(".st-key-gap_controls [data-testid=stSelectbox]").evaluate_all(widths)
    assert len(fields) == 3
    assert min(fields) > 300  # side by side, "Aged 65 and over" is cut


def test_a_town_of_hostile_names_is_shown_as_it_is(visit: Visit) -> None:
    here = visit()
    open_gaps(here, "hostile")
    assert here.page.locator("h1").inner_text().startswith("Which wards")
    assert not [line for line in here.console if "error" in line.lower() and "404" not in line]
