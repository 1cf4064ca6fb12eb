"""Two people from one home: each is asked for, what suits both stands first, and all of it is forgotten."""

from datetime import time
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from app.memory.person_memory import OF_THE_SECOND
from app.memory.session import AREAS_VARIABLE
from presentation.words.near.danger import TITLE
from presentation.words.near.two.controls import AND_FOR, ONLY_ONE
from tests.app.saying import said
from tests.app.small_town import POSTCODE, asset, write_town

PAGES = str(Path(__file__).parents[3] / "app" / "pages.py")
TOWN = [
    asset(0, name="Rugby for all", kind="sports_club", when="Tue 10:00-12:00"),
    asset(1, name="Chess at noon", kind="social_club", when="Thu 12:00-14:00"),
    asset(2, name="Walking rugby", kind="sports_club", when="Wed 10:00-12:00"),
    asset(3, kind="pub", name="The Anchor"),
]


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv(AREAS_VARIABLE, str(tmp_path))
    write_town(tmp_path, TOWN)
    return AppTest.from_file(PAGES, default_timeout=60).run()


def press(page: AppTest, words: str) -> AppTest:
    (button,) = (each for each in page.button if each.label == words)
    return button.click().run()


def find(page: AppTest, enjoy: str) -> AppTest:
    page.text_input(key="typed_place").set_value(POSTCODE)
    page.text_input(key="enjoy").set_value(enjoy)
    return page.button[0].click().run()


def for_two(page: AppTest, first: str, second: str) -> AppTest:
    find(page, first)
    press(page, AND_FOR)
    return page.text_input(key="second_enjoy").set_value(second).run()


def rows(page: AppTest) -> list[Any]:
    return [radio for radio in page.radio if str(radio.key).startswith("row_")]


def listed(page: AppTest) -> list[str]:
    return [option.split(" **")[0] for radio in rows(page) for option in radio.options]


def captions(page: AppTest) -> list[str]:
    return [caption.replace("\\", "") for radio in rows(page) for caption in radio.proto.captions]


def whose(page: AppTest) -> dict[str, str]:
    table = page.session_state["answer"].listed
    return dict(zip(table["name"], map(str, table["whose"]), strict=True))


def test_nobody_else_is_asked_for_until_one_press(page: AppTest) -> None:
    find(page, "rugby")
    assert not [field for field in page.text_input if "second" in field.label]
    press(page, AND_FOR)
    assert [field for field in page.text_input if "second" in field.label]
    assert page.session_state["answer"].pair is not None


def test_what_both_enjoy_stands_first_and_each_ones_own_below(page: AppTest) -> None:
    for_two(page, "rugby, chess", "rugby")
    assert whose(page) == {"Rugby for all": "both", "Walking rugby": "both", "Chess at noon": "first"}
    assert "2 places suit both." in said(page)
    assert "Only the first person: 1; only the second: 0." in said(page)
    assert listed(page)[-1] == "Chess at noon"
    assert "First person: Chess" in said(page)
    assert [text.startswith("For both") for text in captions(page)] == [True, True, False]


def test_who_says_nothing_of_what_they_enjoy_comes_along(page: AppTest) -> None:
    for_two(page, "chess", "")
    assert whose(page)["Chess at noon"] == "both"
    assert whose(page)["The Anchor"] == "second"


def test_the_free_hours_of_a_carer_are_the_carers(page: AppTest) -> None:
    for_two(page, "rugby", "")
    page.pills(key="second_days").set_value([2]).run()
    assert page.session_state["days"] in ([], ()), "the first person is free at any time"
    assert whose(page) == {"Walking rugby": "both", "Rugby for all": "first"} | {
        name: "second" for name in whose(page) if name not in ("Walking rugby", "Rugby for all")
    }
    the_other_cannot = "First person only; for the second person: Tuesdays only"
    assert any(text.startswith(the_other_cannot) for text in captions(page))


def test_never_free_at_the_same_time_is_said(page: AppTest) -> None:
    find(page, "rugby")
    page.pills(key="days").set_value([1]).run()
    press(page, AND_FOR)
    page.pills(key="second_days").set_value([2]).run()
    assert "They are never free at the same time." in said(page)


def test_together_they_walk_at_the_slower_pace(page: AppTest) -> None:
    for_two(page, "rugby", "rugby, walks with a stick, eighty-two")
    answered = page.session_state["answer"]
    together = answered.pair.two.walks.question.pace
    assert together.speed_mps == min(0.8, answered.answer.question.pace.speed_mps)
    row = answered.listed.iloc[0]
    assert row["walk_min"] == row["second_min"] > row["first_min"]
    rows(page)[0].set_value(row["asset_id"]).run()
    assert "they go at the slower pace, an older adult’s pace." in said(page)


def test_what_is_read_of_the_second_ones_words_sets_theirs_and_stays_out_of_the_address(
    page: AppTest,
) -> None:
    for_two(page, "rugby", "chess, walks with a stick, eighty-two, not Fridays")
    assert page.session_state["pace"] == "steady"
    assert page.session_state["second_pace"] == "older"
    assert page.session_state["second_age"] == 82
    assert page.session_state["answer"].pair.second.wishes.age == 82
    assert "older" not in str(page.query_params)
    assert "Second person" in said(page)


def test_a_change_of_the_second_one_does_not_ask_for_the_first_again(page: AppTest) -> None:
    for_two(page, "rugby", "chess")
    first = page.session_state["answer"].answer
    number = page.session_state["answer"].number
    page.segmented_control(key="second_minutes").set_value(20).run()
    assert page.session_state["answer"].answer is first
    assert page.session_state["answer"].number > number
    assert page.session_state["answer"].pair.second.answer.question.minutes == 20


def test_danger_in_the_second_ones_words_shows_the_same_page(page: AppTest) -> None:
    for_two(page, "rugby", "he hits me and I am frightened to go home")
    assert page.title[0].value == TITLE
    assert not rows(page)


def test_only_one_person_again_forgets_the_second(page: AppTest) -> None:
    for_two(page, "rugby", "chess")
    press(page, ONLY_ONE)
    assert {key: page.session_state[key] for key in OF_THE_SECOND} == {
        key: list(value) if isinstance(value, tuple) else value for key, value in OF_THE_SECOND.items()
    }
    assert page.session_state["answer"].pair is None
    press(page, AND_FOR)
    assert page.text_input(key="second_enjoy").value == ""


def test_start_afresh_forgets_both(page: AppTest) -> None:
    for_two(page, "rugby", "chess")
    page.time_input(key="second_not_before").set_value(time(10)).run()
    press(page, "Start afresh")
    assert not page.session_state["second_there"]
    assert page.session_state["second_enjoy"] == page.session_state["enjoy"] == ""
    assert page.session_state["second_not_before"] is None


def test_on_the_sheet_what_is_for_both_says_so(page: AppTest) -> None:
    for_two(page, "rugby", "rugby")
    rows(page)[0].set_value(page.session_state["answer"].listed["asset_id"].iloc[0]).run()
    press(page, "Put on the sheet to take home")
    assert page.session_state["few"]
    assert not page.exception
