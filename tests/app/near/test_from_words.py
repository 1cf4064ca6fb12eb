"""What is typed sets what no hand has set; a hand wins; and none of it ever stands in the address."""

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from app.memory.person_memory import OF_THE_PERSON
from app.memory.session import AREAS_VARIABLE
from app.memory.visit import VisitMemory
from app.near.person.from_words import put_back, read_now, read_words, take_off
from layers.interests.circumstances import Topic
from tests.app.saying import aloud, written
from tests.app.small_town import POSTCODE, asset, write_town

PAGES = str(Path(__file__).parents[3] / "app" / "pages.py")
WORDS = "rugby, uses a stick, ten minutes at most, aged 82, Tuesdays, not bingo, flumpling"


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv(AREAS_VARIABLE, str(tmp_path))
    write_town(
        tmp_path,
        [asset(0, name="Rugby for all", kind="sports_club"), asset(1, name="Bingo", kind="social_club")],
    )
    return AppTest.from_file(PAGES, default_timeout=60).run()


def find(page: AppTest, enjoy: str) -> AppTest:
    page.text_input(key="typed_place").set_value(POSTCODE)
    page.text_input(key="enjoy").set_value(enjoy)
    return page.button[0].click().run()


def press(page: AppTest, key: str) -> AppTest:
    return page.button(key=key).click().run()


def chips(page: AppTest) -> list[str]:
    return [popover.proto.popover.label.replace("\\", "") for popover in page.get("popover")]


def visit(**held: Any) -> VisitMemory:
    return VisitMemory({**OF_THE_PERSON, "pace": "steady", "minutes": 15, **held})


def test_words_set_the_controls_and_chips_say_as_what(page: AppTest) -> None:
    find(page, WORDS)
    state = page.session_state
    assert (state["pace"], state["minutes"], state["age"], state["days"]) == ("older", 10, 82, [1])
    shown = chips(page)
    for chip in (
        "rugby",
        "not: bingo",
        "“uses a stick” → an older adult’s pace",
        "“ten minutes at most” → 10 minutes",
        "“aged 82”",
        "“Tuesdays”",
    ):
        assert chip in shown
    assert "Not understood, and left out: “flumpling”." in written(page)
    assert not page.exception


def test_what_was_read_never_stands_in_the_address_and_what_a_hand_sets_does(page: AppTest) -> None:
    find(page, WORDS)
    assert set(page.query_params) <= {"area"}
    assert "minutes at a steady pace, all kinds of places" in written(page)
    assert "nor the pace and the minutes, which the words have set." in written(page)
    page.segmented_control(key="minutes").set_value(20).run()
    assert page.query_params["minutes"] == "20"
    assert "pace" not in page.query_params
    page.segmented_control(key="pace").set_value("step-free").run()
    assert page.query_params["pace"] == "step-free"
    assert "20 minutes at a step-free pace" in written(page)
    assert "which the words have set" not in written(page)


def test_a_chip_is_taken_off_and_put_back(page: AppTest) -> None:
    find(page, WORDS)
    press(page, "chip_off_pace")
    assert page.session_state["pace"] == "steady"
    assert "“uses a stick” → an older adult’s pace" not in chips(page)
    assert "“uses a stick”: taken off" in chips(page)
    press(page, "chip_off_pace")
    assert page.session_state["pace"] == "older"


def test_a_chip_is_changed_which_sets_the_control_by_hand(page: AppTest) -> None:
    find(page, WORDS)
    page.number_input(key="chip_value_age").set_value(70).run()
    assert page.session_state["age"] == 70
    assert page.session_state["answer"].wishes.age == 70
    assert "“aged 82”: not used, set by hand" in chips(page)


def test_a_wish_is_taken_off_and_put_back(page: AppTest) -> None:
    find(page, "rugby, not bingo")
    press(page, "chip_off_wish_bingo")
    assert page.session_state["answer"].fits.unwanted == ()
    press(page, "chip_back_bingo")
    assert page.session_state["answer"].fits.unwanted == ("bingo",)


def test_a_hand_wins_and_that_is_said(page: AppTest) -> None:
    page.segmented_control(key="pace").set_value("planning").run()
    find(page, "rugby, uses a stick")
    assert page.session_state["pace"] == "planning"
    assert "“uses a stick” → an older adult’s pace: not used, set by hand" in chips(page)
    press(page, "chip_use_pace")
    assert page.session_state["pace"] == "older"
    assert "pace" not in page.query_params


def test_other_words_take_back_what_the_first_had_set(page: AppTest) -> None:
    find(page, "rugby, uses a stick, aged 82")
    find(page, "rugby, aged 70")
    assert (page.session_state["pace"], page.session_state["age"]) == ("steady", 70)


def test_starting_afresh_forgets_what_was_read(page: AppTest) -> None:
    find(page, WORDS)
    next(button for button in page.button if button.label == "Start afresh").click().run()
    assert page.session_state["pace"] == "steady"
    assert "stick" not in repr(page.session_state._state.filtered_state)
    assert chips(page) == [chip for chip in chips(page) if "→" not in chip]


def test_what_is_not_understood_at_all_is_asked_kindly_and_costs_nothing(page: AppTest) -> None:
    find(page, "flumpling")
    assert page.session_state["answer"].asks
    assert len(page.session_state["answer"].listed) == 2
    assert "We did not understand that" in aloud(page)


def test_what_only_says_how_somebody_walks_is_no_wish(page: AppTest) -> None:
    find(page, "uses a stick")
    assert not page.session_state["answer"].asks
    assert len(page.session_state["answer"].listed) == 2


def test_nothing_read_is_in_the_shared_link() -> None:
    here = visit()
    read_words(here, "uses a wheelchair, five minutes at most")
    assert (here.link.pace, here.link.minutes) == ("step-free", 5)
    assert (here.shared_link.pace, here.shared_link.minutes) == ("steady", 15)
    here.put("minutes", 20)
    read_words(here, "uses a wheelchair, five minutes at most")
    assert here.shared_link.minutes == 20
    assert read_now(here).by_hand == {Topic.MINUTES}


def test_taking_off_and_putting_back_is_the_same_as_before() -> None:
    here = visit()
    read_words(here, "on Mondays")
    take_off(here, Topic.DAYS)
    read_words(here, "on Mondays")
    assert here.get("days") == []
    put_back(here, Topic.DAYS)
    read_words(here, "on Mondays")
    assert here.get("days") == [0]
