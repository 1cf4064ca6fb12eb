"""axe finds nothing serious on any page, in any state, in either theme; a picture of each is kept."""

from collections.abc import Iterator

import pytest

from layers.area import Area
from tests.app.small_town import POSTCODE
from tests.browser.conftest import Visit
from tests.browser.visitor import Visitor

# Findings that are Streamlit's own, by rule and part of the element's HTML; docs/accessibility.md has the
# workaround of each. Nothing of ours belongs here.
STREAMLITS_OWN: tuple[tuple[str, str], ...] = ()


def ours(findings: list[dict[str, str]]) -> list[dict[str, str]]:
    """The findings without those of Streamlit itself."""
    return [
        found
        for found in findings
        if not any(found["rule"] == rule and part in found["html"] for rule, part in STREAMLITS_OWN)
    ]


def near_a_person(here: Visitor, area: Area) -> Iterator[str]:
    """Walk through the states of the page; gives each state's name once it is shown."""
    here.open(f"area={area.name}")
    here.map()
    yield "start"
    here.find("Church Street")
    yield "several-matches"
    here.find("NP20")
    yield "not-a-whole-postcode"
    here.find("51.615, -3.02")
    yield "cannot-be-judged"
    here.find("NP20 4AB")
    here.map()
    yield "answer"
    here.choose_row(1)
    here.map()
    yield "way-chosen"
    here.open_table()
    yield "table-open"
    here.choose("pace", "Their own")
    here.open_more()
    here.map()
    yield "own-pace"
    here.open("area=empty")
    here.find(POSTCODE)
    here.map()
    yield "nothing-found"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_near_a_person_has_no_serious_finding_in_any_state(
    visit: Visit, newport_area: Area, theme: str
) -> None:
    here = visit(theme=theme)
    found = {}
    for state in near_a_person(here, newport_area):
        here.picture(state)
        found[state] = ours(here.serious())
    assert {state: findings for state, findings in found.items() if findings} == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_about_the_data_has_no_serious_finding(visit: Visit, newport_area: Area, theme: str) -> None:
    here = visit(theme=theme)
    here.open(f"area={newport_area.name}")
    here.open_about()
    here.picture("whole", page="about-the-data")
    assert ours(here.serious()) == []


def test_the_dark_theme_is_dark_and_the_light_one_light(visit: Visit) -> None:
    grounds = {}
    for theme in ("light", "dark"):
        here = visit(theme=theme)
        here.open("area=empty")
        shade = here.page.evaluate(
            "getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor.match(/\\d+/g)"
        )
        grounds[theme] = sum(int(part) for part in shade[:3]) / 3
    assert grounds["light"] > 200
    assert grounds["dark"] < 80


def test_the_page_says_its_language_and_what_it_is(newport: Visitor) -> None:
    assert newport.page.locator("html").get_attribute("lang") == "en"
    assert "Within Reach" in newport.page.title()
    assert newport.page.locator("h1").count() == 1
