"""Do a visitor's choices stay through changes of page? The rule that keeps them, and every pair of pages."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import geopandas as gpd
import pytest
import shapely
from streamlit.testing.v1 import AppTest

from app.frame import area_choice
from app.frame.area_choice import PAGES as FILES
from app.memory.session import AREAS_VARIABLE, area_named
from app.near import controls
from layers.area import Area
from presentation.words import plain as words
from presentation.words.errors import BROKEN
from tests.app.saying import said
from tests.app.small_town import MIDDLE, POSTCODE, asset, write_town
from tests.app.turning import turn_to

APP: Final = Path(__file__).parents[2] / "app"
ASKING: Final = frozenset(
    [
        "selectbox",
        "multiselect",
        "radio",
        "checkbox",
        "toggle",
        "pills",
        "segmented_control",
        "feedback",
        "number_input",
        "text_input",
        "text_area",
        "date_input",
        "time_input",
        "slider",
        "select_slider",
        "color_picker",
        "pagination",
    ]
)
WITHOUT_STATE: Final = frozenset(("file_uploader", "data_editor", "camera_input", "audio_input", "form"))
# What is not kept by Streamlit, and why.
EXCEPT: Final = {
    "area_choice.py": 'st.selectbox key="area_choice": the address of every page says which area it is',
    "upload.py": "st.file_uploader: Streamlit keeps no files, so ask_file does",
    "typed_then.py": "the worker's number, their money and the tick for the whole way: not kept, by design",
    "place.py": 'st.form "place": a search waits for Find or Enter',
}
NOT_OF_THE_SESSION: Final = ("area_choice.py", "typed_then.py")


def calls() -> Iterator[tuple[Path, ast.Call, str]]:
    for path in sorted(APP.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                yield path, node, node.func.attr


def named(call: ast.Call) -> dict[str | None, str]:
    return {keyword.arg: ast.unparse(keyword.value) for keyword in call.keywords}


def test_whatever_asks_has_a_key_and_is_kept_for_the_session() -> None:
    asking = [(path, call) for path, call, name in calls() if name in ASKING]
    assert len(asking) > 80
    lost = [
        f"{path.relative_to(APP)}:{call.lineno}"
        for path, call in asking
        if path.name not in NOT_OF_THE_SESSION
        and ("key" not in named(call) or named(call).get("persist_state") != "'session'")
    ]
    assert lost == [], "give it key=… and persist_state='session', or say in EXCEPT why not"


def test_what_streamlit_cannot_keep_is_asked_in_one_place() -> None:
    found = {path.name for path, _, name in calls() if name in WITHOUT_STATE}
    assert found <= set(EXCEPT)


# Without a browser


def with_people(area: Area) -> Area:
    """The town with a hundred residents in its middle, so that the planners' pages have something to say."""
    area.__dict__["residents"] = gpd.GeoDataFrame(
        {"point_id": ["1"], "small_area_code": ["A"], "ward_code": ["E05000001"], "residents": [100]},
        geometry=[shapely.Point(MIDDLE)],
        crs=area.crs,
    )
    area.__dict__["small_areas"] = gpd.GeoDataFrame(
        {"small_area_code": ["A"]}, geometry=[shapely.Point(MIDDLE).buffer(1)], crs=area.crs
    )
    return area


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """An answer near a person, a kind and minutes on the ward page, a budget, and a half-written asset."""
    monkeypatch.setenv(AREAS_VARIABLE, str(tmp_path))
    write_town(tmp_path, [asset(0), asset(1, kind="cafe")])
    peopled = with_people(area_named("small-town"))
    monkeypatch.setattr("app.frame.area_choice.area_named", lambda _: peopled)
    page = AppTest.from_file(str(APP / "pages.py"), default_timeout=60).run()
    page.text_input(key="typed_place").set_value(POSTCODE)
    page.text_input(key="enjoy").set_value("a cup of tea")
    page.button[0].click().run()
    page.button_group(key="minutes").set_value(30).run()
    page.button_group(key="pace").set_value("own").run()
    page.number_input(key="speed").set_value(0.7).run()
    page.button_group(key="days").set_value([1, 3]).run()
    page.number_input(key="age").set_value(71).run()
    page.multiselect(key="kinds").set_value(["cafe"]).run()
    turn_to(page, "gaps/page.py")
    page.selectbox(key="gap_what").set_value("cafe").run()
    page.button_group(key="gap_minutes").set_value(10).run()
    page.checkbox(key="gap_stale").uncheck().run()
    turn_to(page, "funding/page.py")
    page.button_group(key="fund_part").set_value("what_if").run()
    page.text_input(key="fund_open_name").set_value("Tea at three").run()
    turn_to(page, "register/page.py")
    page.text_input(key="reg_who").set_value("AB").run()
    page.button(key="reg_add").click().run()
    page.text_input(key="reg_f_name").set_value("Tea and tales").run()
    page.button(key="reg_add_time").click().run()
    page.text_input(key="reg_t0_from").set_value("14:00").run()
    return page


def held(page: AppTest) -> dict[str, Any]:
    """What every widget of the page holds, by its key, and what the page says."""
    widgets = [
        *(*page.text_input, *page.number_input, *page.selectbox, *page.multiselect, *page.checkbox),
        *(*page.button_group, *page.radio, *page.date_input, *page.text_area),
    ]
    return {str(one.key): one.value for one in widgets} | {"said": said(page)}


def test_every_page_is_as_it_was_after_every_other(page: AppTest) -> None:
    open_on = {file: held(turn_to(page, file)) for file in FILES}
    assert open_on["near/page.py"]["minutes"] == 30
    assert open_on["near/page.py"]["speed"] == 0.7
    assert open_on["near/page.py"]["days"] == [1, 3]
    assert "within 30 minutes" in open_on["near/page.py"]["said"]
    assert open_on["gaps/page.py"]["gap_stale"] is False
    assert open_on["funding/page.py"]["fund_open_name"] == "Tea at three"
    assert open_on["register/page.py"]["reg_t0_from"] == "14:00"
    for first in FILES:
        for second in FILES:
            if first != second:
                assert held(turn_to(page, first)) == open_on[first]
                now = held(turn_to(page, second))
                assert BROKEN not in now["said"], f"{first} to {second}"
                assert now == open_on[second], f"{first} to {second}"


def test_starting_afresh_leaves_what_was_begun_on_other_pages(page: AppTest) -> None:
    turn_to(page, "near/page.py")
    next(button for button in page.button if button.label == words.START_AFRESH).click().run()
    assert page.number_input(key="age").value is None
    assert turn_to(page, "gaps/page.py").selectbox(key="gap_what").value == "cafe"
    assert turn_to(page, "register/page.py").text_input(key="reg_f_name").value == "Tea and tales"
    left = repr({key: page.session_state[key] for key in page.session_state._state.filtered_state})
    assert POSTCODE not in left
    assert "a cup of tea" not in left


def test_a_link_to_the_answer_carries_what_that_page_would_write_in_its_address(page: AppTest) -> None:
    turn_to(page, "near/page.py")
    address = dict(page.query_params)
    assert address == {"area": "small-town", "pace": "own", "speed": "0.7", "minutes": "30", "kinds": "cafe"}
    turn_to(page, "about/page.py")
    links = {link.proto.label: link.proto.query_string for link in page.get("page_link")}
    told = dict(pair.split("=") for pair in links[words.NEAR_A_PERSON].split("&"))
    assert told == address
    assert links[words.REGISTER] == "area=small-town&view=add"  # its form is open


def test_back_takes_the_choices_from_the_address(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    turn_to(page, "near/page.py")
    page.query_params = {"area": "small-town", "minutes": "20"}
    for module in (controls, area_choice):
        monkeypatch.setattr(module, "came_by_history", lambda: True)
    page.run()
    assert page.button_group(key="minutes").value == 20
    assert page.button_group(key="pace").value != "own"
    assert page.text_input(key="typed_place").value == POSTCODE
    assert "within 20 minutes" in said(page)
