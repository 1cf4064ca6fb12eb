"""A planner with a brief, lunch, sport and advice for over-65s: baskets, the table of many, a cell, Back."""

import csv
import io
import re
from urllib.parse import parse_qs, urlparse

import openpyxl
import pytest

from layers.area import Area
from tests.browser.conftest import Visit
from tests.browser.test_accessibility import ours
from tests.browser.visitor import Visitor

TABLE = ".st-key-gap_matrix table"
BRIEF = (
    "kinds=lunch_club&rows=lunch_club~sports_club,sports_centre,swimming_pool,exercise_group~advice"
    "&groups=residents,aged_65_plus"
)


def open_wards(here: Visitor, area: str, choices: str) -> None:
    """The page as a link with choices opens it."""
    here.page.goto(f"{here.server.address}/ward-gaps?area={area}&{choices}")
    here.page.wait_for_selector("h1:has-text('short of what')", timeout=60_000)
    here.settle()
    found_itself(here)


def found_itself(here: Visitor) -> None:
    """Streamlit looks for itself below the page's own address first: that is no fault."""
    here.console[:] = [line for line in here.console if "404 (Not Found)" not in line]


def choices_of(here: Visitor) -> dict[str, list[str]]:
    """What stands in the page's address."""
    return parse_qs(urlparse(here.page.url).query)


def press_cell(here: Visitor, ward: str, column: int) -> str:
    """Press a cell, and what it is called."""
    row = here.page.locator(f"{TABLE} tbody tr", has_text=ward)
    button = row.locator("td button").nth(column)
    name = button.get_attribute("aria-label") or ""
    button.click()
    here.settle()
    return name


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_table_has_no_serious_finding(visit: Visit, newport_area: Area, theme: str) -> None:
    here = visit(theme=theme)
    open_wards(here, newport_area.name, f"view=many&{BRIEF}")
    here.page.locator(TABLE).wait_for()
    here.picture("many-at-once", page="ward-gaps")
    assert ours(here.serious()) == []


def test_one_cell_opens_its_ward_and_back_and_reload_keep_every_choice(
    visit: Visit, newport_area: Area
) -> None:
    here = visit()
    open_wards(here, newport_area.name, f"view=many&{BRIEF}")
    sentence = here.page.get_by_role("status").filter(has_text="The worst").inner_text()
    assert "21 wards and 2 groups" in sentence
    assert "by the map alone" in sentence
    assert here.page.get_by_text("The register has none at all of: Lunch club").count() == 1
    name = press_cell(here, "Lliswerry", 3)
    share, without = re.findall(r"(\d+)%|([\d,]+) without", name)
    assert here.page.locator("p.wr-answer", has_text=f"{without[1]} of").count() == 1
    assert here.page.locator("h2", has_text="Lliswerry").count() == 1
    assert choices_of(here)["group"] == ["aged_65_plus"]
    here.page.go_back()
    here.settle()
    assert here.page.locator(TABLE).count() == 1
    here.page.reload()
    here.page.locator(TABLE).wait_for(timeout=60_000)
    here.settle()
    found_itself(here)
    assert choices_of(here)["groups"] == ["residents,aged_65_plus"]
    assert here.page.locator(f"{TABLE} thead th[scope=colgroup]").count() == 3
    assert share[0]


def test_a_heading_sorts_with_what_is_set_apart_last_and_arrows_move(
    visit: Visit, newport_area: Area
) -> None:
    here = visit()
    open_wards(here, newport_area.name, f"view=many&{BRIEF}")
    here.page.locator(f'{TABLE} thead button[data-sort="3"]').click()
    cells = here.page.locator(f"{TABLE} tbody tr td:nth-of-type(3)")
    values = [cells.nth(at).get_attribute("data-value") or "" for at in range(cells.count())]
    shares = [float(value) for value in values if value]
    assert shares == sorted(shares)
    assert values == [value for value in values if value] + [""] * (len(values) - len(shares))
    first = here.page.locator(f"{TABLE} tbody button").first
    first.focus()
    here.page.keyboard.press("ArrowRight")
    focused = here.page.evaluate("document.activeElement.dataset.cell")
    assert focused == here.page.locator(f"{TABLE} tbody tr:first-child button").nth(1).get_attribute(
        "data-cell"
    )


def test_a_basket_is_kept_and_a_colleague_asks_with_it(visit: Visit, newport_area: Area) -> None:
    here = visit()
    open_wards(here, newport_area.name, "kinds=lunch_club,sports_centre,advice&group=aged_65_plus")
    assert here.page.get_by_text("any of them will do: lunch clubs, sports centres, advice offices").count()
    here.page.get_by_label("Name of the basket").fill("The brief {{7*7}}")
    here.page.get_by_role("button", name="Keep for the office").click()
    here.settle()
    headline = here.page.get_by_role("status").filter(has_text="have something of").inner_text()
    assert "“The brief {{7*7}}”" in headline
    assert "brief" not in here.page.url
    colleague = visit()
    open_wards(colleague, newport_area.name, "kinds=cafe")
    colleague.pick("Of what?", "The brief")
    other = colleague.page.get_by_role("status").filter(has_text="have something of").inner_text()
    assert "residents of Newport whose streets are known have something of “The brief" in other


def test_a_standard_is_said_and_files_hold_rows_and_what_was_asked_apart(
    visit: Visit, newport_area: Area
) -> None:
    here = visit()
    open_wards(here, newport_area.name, "kinds=community_centre&standard=80&against_pace=older")
    assert here.page.get_by_text("Standard, at least 80% have one").count() == 1
    assert here.page.get_by_text("Set apart, in no headline and no rank").count() == 1
    with here.page.expect_download(timeout=90_000) as waiting:
        here.page.get_by_role("button", name="Wards (CSV)").click()
    text = waiting.value.path().read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["answer"] for row in rows].count("second") == len(newport_area.wards) == len(rows) / 2
    apart = [row for row in rows if row["readiness"] == "under-half-judged"]
    assert apart
    assert {row["rank"] for row in apart} == {""}
    with here.page.expect_download(timeout=90_000) as waiting:
        here.page.get_by_role("button", name="All three as a workbook").click()
    book = openpyxl.load_workbook(io.BytesIO(waiting.value.path().read_bytes()))
    about = {row[0].value: row[1].value for row in book["what was asked"].iter_rows()}
    assert about["standard"] == "80%"
    assert "OpenStreetMap alone" in about["register_completeness"]


@pytest.mark.parametrize("width", [800, 390])
def test_the_table_scrolls_in_itself_in_a_small_window(visit: Visit, newport_area: Area, width: int) -> None:
    here = visit(width=width)
    open_wards(here, newport_area.name, f"view=many&{BRIEF}")
    here.page.locator(TABLE).wait_for()
    wide = here.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0
    here.picture(f"many-at-{width}", page="ward-gaps")
