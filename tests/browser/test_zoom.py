"""At 200 % zoom and on a narrow screen nothing is lost: no sideways scrolling, no cut word."""

from pathlib import Path

import pytest

from layers.area import Area
from tests.app.small_town import POSTCODE
from tests.browser.conftest import Visit
from tests.browser.visitor import Visitor

_LOST = Path(__file__).with_name("lost.js").read_text(encoding="utf-8")


def lost(here: Visitor) -> list[str]:
    """What cannot be seen or reached at this size."""
    found: list[str] = here.page.evaluate(_LOST.partition("*/")[2])
    return found


@pytest.mark.parametrize(("width", "scale"), [(640, 2.0), (800, 1.0), (1280, 1.0)])
def test_nothing_is_lost(visit: Visit, newport_area: Area, width: int, scale: float) -> None:
    here = visit(width=width, scale=scale)
    found = {}
    here.open(f"area={newport_area.name}")
    found["start"] = lost(here)
    here.find("Church Street")
    found["matches"] = lost(here)
    here.find("NP20 4AB")
    here.map()
    found["answer"] = lost(here)
    here.picture("answer")
    here.choose_row(1)
    found["way"] = lost(here)
    here.open_table()
    here.choose("pace", "Their own")
    here.open_more()
    found["table and own pace"] = lost(here)
    here.picture("own-pace-table-open")
    here.open_about()
    found["about the data"] = lost(here)
    here.picture("whole", page="about-the-data")
    assert {state: words for state, words in found.items() if words} == {}


def test_the_list_and_the_map_can_both_be_used_at_200_percent(visit: Visit) -> None:
    here = visit(width=640, scale=2.0)
    here.open("area=hostile")
    here.find(POSTCODE)
    here.page.locator(".st-key-near_list [data-testid=stRadioOption]").last.scroll_into_view_if_needed()
    assert "There and back" in here.choose_row(len(here.rows()) - 1)
    here.page.locator("iframe.stCustomComponentV1").scroll_into_view_if_needed()
    box = here.page.locator("iframe.stCustomComponentV1").bounding_box()
    assert box is not None
    assert box["width"] > 500
    assert box["x"] + box["width"] <= 640
