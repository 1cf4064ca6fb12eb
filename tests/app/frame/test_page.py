"""The page's logic without a browser: what it says, and what it does when something breaks."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.exceptions import RerunException
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData
from streamlit.testing.v1 import AppTest

from app.memory.session import AREAS_VARIABLE
from presentation.words.dates import month_words
from questions.places.find_place import PlaceAnswer, find_place
from tests.app.saying import said
from tests.app.small_town import POSTCODE, asset, write_town

PAGES = str(Path(__file__).parents[3] / "app" / "pages.py")


@pytest.fixture
def areas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(AREAS_VARIABLE, str(tmp_path))
    return tmp_path


def opened() -> AppTest:
    return AppTest.from_file(PAGES, default_timeout=60).run()


def find(page: AppTest, typed: str) -> AppTest:
    page.text_input[0].set_value(typed)
    return page.button[0].click().run()


def test_without_an_area_it_says_how_to_get_one(areas: Path) -> None:
    page = opened()
    assert "No place has been prepared yet." in said(page)
    assert "python3 start.py setup" in said(page)


def test_a_damaged_area_is_named_with_what_to_do(areas: Path) -> None:
    revision = write_town(areas, [asset(0)])
    (revision / "wards.parquet").write_bytes(b"")
    page = opened()
    assert "small-town cannot be opened." in said(page)
    assert "wards.parquet is missing or not whole" in said(page)


@pytest.mark.parametrize("file", ["wards.parquet", "streets/arc_start.npy", "faults.csv"])
def test_an_area_with_a_flipped_bit_is_named_with_what_to_do(areas: Path, file: str) -> None:
    path = write_town(areas, [asset(0)]) / file
    content = bytearray(path.read_bytes())
    content[-3] ^= 1
    path.write_bytes(content)
    page = opened()
    assert not page.exception
    assert f"{file} cannot be read: it is not as it was written" in said(page)
    assert "Copy it here again from where it is whole, or prepare it again" in said(page)


def test_finding_a_place_answers_in_words(areas: Path) -> None:
    write_town(areas, [asset(0, name="Tea at three"), asset(1, kind="cafe")])
    page = find(opened(), POSTCODE.lower())
    assert "2 places within 15 minutes at a steady pace. The nearest is" in said(page)
    listed = [
        option for radio in page.radio if str(radio.key).startswith("row_1_") for option in radio.options
    ]
    assert len(listed) == 2


def test_ring_first_is_said_once_and_marked_in_each_row(areas: Path) -> None:
    today = datetime.now(UTC).date()
    old, new = {"phone": "01632 960001", "checked_on": "2019-05-03"}, {"checked_on": today.isoformat()}
    write_town(areas, [asset(0, phone="01632 960000"), asset(1, **new), asset(2, **old), asset(3)])
    page = find(opened(), POSTCODE)
    captions = list(page.radio(key="row_1_0").proto.captions)
    assert sum("ring first" in caption for caption in captions) == 2
    assert sum("look before you set out" in caption for caption in captions) == 1, "nobody is to be rung"
    assert sum(f"Checked by a person in {month_words(today)}" in caption for caption in captions) == 1
    notes = [note.value for note in page.caption if "Ring first" in note.value]
    assert len(notes) == 1
    table = said(page)
    assert table.count("ring first") >= 2, "and in words where each place has room for it"


def test_choosing_a_row_shows_the_way(areas: Path) -> None:
    write_town(areas, [asset(0, name="Tea at three")])
    page = find(opened(), POSTCODE)
    page.radio(key="row_1_0").set_value("made-up/small-town/test/0").run()
    assert "There and back" in said(page)
    assert "Tea at three" in said(page)


def test_kinds_can_be_narrowed_by_family_and_one_by_one(areas: Path) -> None:
    write_town(areas, [asset(0), asset(1, kind="park"), asset(2, kind="library")])
    page = find(opened(), POSTCODE)
    page.button_group(key="families").set_value(["green"]).run()
    assert "1 place within" in said(page)
    page.multiselect(key="kinds").set_value(["library"]).run()
    assert "2 places within" in said(page)


def test_an_own_pace_has_a_speed(areas: Path) -> None:
    write_town(areas, [asset(0)])
    page = find(opened(), POSTCODE)
    page.button_group(key="pace").set_value("own").run()
    assert page.number_input(key="speed").value == pytest.approx(0.6)
    assert "0.6 m/s, 36 metres a minute (Asked of the person)." in said(page)


def test_a_link_sets_the_controls(areas: Path) -> None:
    write_town(areas, [asset(0)])
    page = AppTest.from_file(PAGES, default_timeout=60)
    page.query_params["minutes"] = "30"
    page.query_params["families"] = "sport,nonsense"
    page.run()
    assert page.session_state["minutes"] == 30
    assert page.session_state["families"] == ["sport"]


def test_an_unforeseen_error_shows_a_plain_sentence_and_no_details(
    areas: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_town(areas, [asset(0)])
    page = opened()

    def breaks(*_: object) -> None:
        raise RuntimeError("12 Secret Street")

    monkeypatch.setattr("app.memory.near_answer.near_person", breaks)
    page = find(page, POSTCODE)
    assert "Something went wrong in the program, not in what you did." in said(page)
    assert "Secret" not in said(page)
    assert not page.exception


def test_an_unforeseen_error_is_logged_by_its_kind_and_place_alone(
    areas: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    write_town(areas, [asset(0)])

    def breaks(*_: object) -> None:
        raise RuntimeError("12 Secret Street") from ValueError("Secret Lane")

    monkeypatch.setattr("app.memory.near_answer.near_person", breaks)
    page = find(opened(), POSTCODE)
    told = [record.getMessage() for record in caplog.records if record.name == "within_reach.errors"]
    assert len(told) == 1
    assert " builtins.RuntimeError at app/frame/page.py:" in told[0]
    assert " > app/memory/near_answer.py:" in told[0]
    assert f"Its number is {told[0].split()[1]}." in said(page), "the page says the number of that line"
    assert "Secret" not in caplog.text
    assert POSTCODE not in caplog.text


def _without_presses() -> WidgetStates:
    """What the browser sends when another control is changed: each control's value, no button pressed."""
    context = get_script_run_ctx()
    assert context is not None
    held = context.session_state.get_widget_states()
    return WidgetStates(widgets=[one for one in held if one.WhichOneof("value") != "trigger_value"])


def test_a_search_that_was_cut_short_is_made_by_the_next_run(
    areas: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_town(areas, [asset(0)])
    page, looks = opened(), []

    def cut_short_once(*asked: object) -> PlaceAnswer:
        looks.append(asked)
        if len(looks) == 1:  # as when a control is changed while the place names are still being read
            raise RerunException(RerunData(widget_states=_without_presses()))
        return find_place(*asked)  # type: ignore[arg-type]

    monkeypatch.setattr("app.near.place.find_place", cut_short_once)
    page = find(page, POSTCODE)
    assert "1 place within 15 minutes" in said(page)
    page.button_group(key="minutes").set_value([5]).run()
    assert len(looks) == 2, "and once only"


def test_two_visits_share_no_start(areas: Path) -> None:
    write_town(areas, [asset(0)])
    one, other = find(opened(), POSTCODE), opened()
    assert "Starting from" in said(one)
    assert "Starting from" not in said(other)
    assert "origin" not in other.session_state or other.session_state["origin"] is None
