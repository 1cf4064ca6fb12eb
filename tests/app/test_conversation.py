"""A conversation on the page: what somebody enjoys, what almost fits, what they take home; then forgotten."""

import sqlite3
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from app.memory.person_memory import OF_THE_PERSON
from app.memory.session import AREAS_VARIABLE
from app.memory.visit import CLOCK, VisitMemory
from app.near.person.more import more_label, wishes_of
from presentation.words.near.fitting import times_words, why_html
from questions.conversation.conversation import Part, RankReason
from questions.conversation.findings import CheckedOn
from questions.conversation.interests import Met
from questions.conversation.wishes import NO_WISHES, FreeTime
from tests.app.saying import said
from tests.app.small_town import MIDDLE, POSTCODE, asset, write_town

PAGES = str(Path(__file__).parents[2] / "app" / "pages.py")
TOWN = [
    asset(0, name="Rugby for all", kind="sports_club"),
    asset(1, name="Chess at noon", kind="social_club"),
    asset(2, name="Walking rugby", kind="sports_club"),
    asset(3, kind="pub", name="The Anchor"),
]


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv(AREAS_VARIABLE, str(tmp_path))
    write_town(tmp_path, TOWN)
    return AppTest.from_file(PAGES, default_timeout=60).run()


def find(page: AppTest, enjoy: str, typed: str = POSTCODE) -> AppTest:
    page.text_input(key="typed_place").set_value(typed)
    page.text_input(key="enjoy").set_value(enjoy)
    return page.button[0].click().run()


def rows(page: AppTest) -> list[Any]:
    """The list's groups of radio buttons, from top to bottom."""
    return [radio for radio in page.radio if str(radio.key).startswith("row_")]


def listed(page: AppTest) -> list[str]:
    return [option.split(" **")[0] for radio in rows(page) for option in radio.options]


def press(page: AppTest, words: str) -> AppTest:
    (button,) = (one for one in page.button if words in one.label)
    return button.click().run()


def test_without_a_wish_the_list_is_that_of_all_places_the_nearest_first(page: AppTest) -> None:
    find(page, "")
    assert "4 places within 15 minutes" in said(page)
    assert "Just out of reach" in [header.value for header in page.header]


def test_what_they_enjoy_comes_first_and_says_why(page: AppTest) -> None:
    find(page, "used to play rugby")
    assert "2 places fit within 15 minutes at a steady pace. The best is" in said(page)
    assert sorted(listed(page)) == ["Rugby for all", "Walking rugby"]
    (radio,) = rows(page)
    assert all("rugby" in caption for caption in radio.proto.captions), "each row says which word met"
    assert "What almost fits" in [header.value for header in page.header]


def test_a_word_that_nothing_meets_is_named(page: AppTest) -> None:
    find(page, "rugby, xylophones")
    assert "Not understood, and left out: “xylophones”." in said(page)


def test_pressing_find_for_other_words_keeps_the_start(page: AppTest) -> None:
    find(page, "rugby")
    started = page.session_state["origin"]
    find(page, "chess")
    assert page.session_state["origin"] is started
    assert listed(page) == ["Chess at noon"]


def test_why_a_place_is_here_is_told_without_points(page: AppTest) -> None:
    find(page, "rugby")
    (radio,) = rows(page)
    radio.set_value(page.session_state["answer"].listed["asset_id"].iloc[0]).run()
    assert "Why it is here" in [expander.label for expander in page.expander]
    assert "you typed “rugby”, and it says so itself" in said(page)
    assert " points" not in said(page)


def test_a_few_are_put_on_the_sheet_and_taken_off_again(page: AppTest) -> None:
    find(page, "rugby")
    ids = list(page.session_state["answer"].listed["asset_id"])
    for asset_id in ids:
        (radio,) = rows(page)
        radio.set_value(asset_id).run()
        press(page, "Put on the sheet")
    assert list(page.session_state["few"]) == ids
    assert "To take home" in [header.value for header in page.header]
    assert {button.label for button in page.get("download_button")} >= {"Sheet to print (PDF)"}
    assert "shortlist?area=small-town&amp;assets=" in said(page)
    press(page, f"Take off: {listed(page)[0]}")
    assert list(page.session_state["few"]) == ids[1:]


def test_starting_afresh_forgets_everything_at_once(page: AppTest) -> None:
    find(page, "rugby")
    page.button_group(key="days").set_value([1]).run()
    page.number_input(key="age").set_value(68).run()
    press(page, "Start afresh")
    held = {key: page.session_state[key] for key in page.session_state._state.filtered_state}
    assert "Starting from" not in said(page)
    assert page.text_input(key="typed_place").value == ""
    assert page.text_input(key="enjoy").value == ""
    assert page.number_input(key="age").value is None
    assert "origin" not in held or held["origin"] is None
    left = repr(held)
    for trace in ("rugby", POSTCODE, f"{MIDDLE[0]:.0f}", "Starting from"):
        assert trace not in left
    assert not {"answer", "asked", "walks", "few", "found_by"} & {key for key, value in held.items() if value}


def test_one_press_counts_that_nothing_was_suitable(page: AppTest, tmp_path: Path) -> None:
    find(page, "rugby")
    press(page, "Too far")
    assert f"Counted for Middle, {datetime.now(CLOCK):%B %Y}. Nothing about the person is kept." in said(page)
    assert not [one for one in page.button if one.label == "Too far"], "and it cannot be pressed twice"
    (file,) = tmp_path.rglob("unmet.sqlite")
    with sqlite3.connect(file) as database:
        rows = database.execute("select * from unmet").fetchall()
    month = f"{datetime.now(CLOCK):%Y-%m}"
    assert rows == [("small-town", "E05000001", "sports_club", month, "too-far", 1)]


def test_what_was_counted_stays_so_in_the_next_quarter_of_an_hour(
    page: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    find(page, "rugby")
    press(page, "Too far")
    before = page.session_state["answer"].number
    monkeypatch.setattr("app.memory.visit._quarter_of_an_hour", lambda now: now + timedelta(minutes=15))
    page.run()
    assert page.session_state["answer"].number > before, "the answer is worked out anew"
    assert "Nothing about the person is kept." in said(page)
    assert not [one for one in page.button if one.label == "Too far"]


def test_no_answer_or_wish_shows_the_person_when_it_is_printed(page: AppTest) -> None:
    find(page, "sentinel words about rugby")
    assert "sentinel" not in repr(page.session_state["answer"])
    assert f"{MIDDLE[0]:.0f}" not in repr(page.session_state["origin"])


def visit(**held: Any) -> VisitMemory:
    return VisitMemory({**OF_THE_PERSON, **held})


def test_nothing_said_is_no_wish() -> None:
    assert wishes_of(visit()) == NO_WISHES
    assert more_label(visit(), []) == (
        "More about them: when they are free, age, cost, access, kinds of places"
    )


def test_days_and_parts_of_the_day_become_stretches() -> None:
    found = wishes_of(visit(days=[3, 1], parts_of_day=["morning", "afternoon"]))
    assert found.free == tuple(FreeTime(day, time(8), time(17)) for day in (1, 3))
    apart = wishes_of(visit(days=[0], parts_of_day=["morning", "evening"]))
    assert apart.free == (FreeTime(0, time(8), time(12)), FreeTime(0, time(17), time(22)))
    assert len(wishes_of(visit(parts_of_day=["evening"])).free) == 7
    assert wishes_of(visit(days=[2])).free == (FreeTime(2, time(0), time(23, 59)),)


def test_what_was_said_is_told_while_the_controls_are_closed() -> None:
    said_of = visit(days=[1], parts_of_day=["lunchtime"], age=68, can_pay=0, place_step_free=True)
    told = more_label(said_of, ["Parks"]).replace("\\", "")
    assert told == ("More about them: Tue lunchtime · aged 68 · only what is free · step-free place · Parks")


def test_a_row_without_times_has_none_in_words() -> None:
    assert times_words(object()) == ""


def test_reasons_are_only_text() -> None:
    told = why_html(
        [
            RankReason(Part.INTEREST, 40, (Met("<b>rugby</b>", "", "rugby", "name", 1.0),)),
            RankReason(Part.CHECKED, -3, (CheckedOn(date(2020, 5, 3)),)),
        ]
    )
    assert "&lt;b&gt;rugby" in told
    assert "40" not in told, "points order the list and are no reason"
