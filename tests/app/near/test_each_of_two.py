"""The second of two has a pace, an age and a purse of their own: from words, by hand, in no address."""

import time
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from app.memory.session import AREAS_VARIABLE
from tests.app.near.test_two_people import PAGES, captions, find, for_two, press, rows, whose
from tests.app.small_town import asset, write_town

TOWN = [
    asset(0, name="Rugby for all", kind="sports_club", when="Tue 10:00-12:00", cost="£5"),
    asset(1, name="Chess at noon", kind="social_club", when="Thu 12:00-14:00", cost="Free"),
    asset(2, name="Walking rugby", kind="sports_club", when="Wed 10:00-12:00", cost="£1"),
    asset(3, kind="pub", name="The Anchor"),
]
HER_WORDS = "rugby, chess, she uses a stick, is 79"


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv(AREAS_VARIABLE, str(tmp_path))
    write_town(tmp_path, TOWN)
    return AppTest.from_file(PAGES, default_timeout=60).run()


def by_hand(page: AppTest) -> AppTest:
    """Open what a hand can set of the second person from the line of chips."""
    page.session_state["second_set_by_hand"] = True
    return page.run()


def test_words_set_the_pace_and_the_age_of_the_second_alone(page: AppTest) -> None:
    for_two(page, "rugby, chess", HER_WORDS)
    answered = page.session_state["answer"]
    assert answered.pair.second.answer.question.pace.key == "older"
    assert answered.pair.second.wishes.age == 79
    assert (answered.answer.question.pace.key, answered.wishes.age) == ("steady", None)


def test_a_hand_sets_age_and_cost_of_each_from_the_chips(page: AppTest) -> None:
    for_two(page, "rugby, chess", "rugby, chess")
    assert set(whose(page).values()) == {"both"}
    by_hand(page)
    page.number_input(key="second_hand_age").set_value(50).run()
    page.pills(key="second_hand_can_pay").set_value(200).run()
    second = page.session_state["answer"].pair.second.wishes
    assert (second.age, second.at_most_pence) == (50, 200)
    assert page.number_input(key="second_age").value == 50
    assert page.session_state["answer"].wishes.age is None
    assert whose(page) == {"Rugby for all": "first", "Chess at noon": "both", "Walking rugby": "both"}
    below = " ".join(captions(page))
    assert "First person only; for the second person: it costs £5 each time" in below


def test_a_pace_of_the_second_ones_own_is_taken_and_forgotten(page: AppTest) -> None:
    for_two(page, "rugby", "rugby")
    by_hand(page)
    page.segmented_control(key="second_hand_pace").set_value("own").run()
    page.number_input(key="second_hand_speed").set_value(0.4).run()
    page.checkbox(key="second_hand_own_step_free").set_value(True).run()
    answered = page.session_state["answer"]
    pace = answered.pair.second.answer.question.pace
    assert (pace.speed_mps, pace.step_free) == (0.4, True)
    assert answered.pair.two.walks.question.pace == pace
    assert answered.answer.question.pace.key == "steady"
    press(page, "Start afresh")
    assert page.session_state["second_speed"] is None
    assert page.session_state["second_own_step_free"] is False


def test_the_first_one_is_set_from_the_chips_as_well(page: AppTest) -> None:
    for_two(page, "rugby", "rugby")
    page.session_state["set_by_hand"] = True
    page.run()
    page.pills(key="hand_days").set_value([2]).run()
    assert page.session_state["days"] == [2]
    assert page.session_state["second_days"] in ([], ())
    assert whose(page) == {"Walking rugby": "both", "Rugby for all": "second"}


def test_nothing_that_is_set_of_the_second_stands_in_the_address(page: AppTest) -> None:
    for_two(page, "rugby", HER_WORDS)
    before = dict(page.query_params)
    by_hand(page)
    page.segmented_control(key="second_hand_minutes").set_value(30).run()
    page.segmented_control(key="second_hand_pace").set_value("step-free").run()
    page.number_input(key="second_hand_age").set_value(81).run()
    assert page.session_state["answer"].pair.second.answer.question.minutes == 30
    assert dict(page.query_params) == before


def test_what_almost_fits_both_says_what_is_in_the_way_of_each(page: AppTest) -> None:
    for_two(page, "rugby", "rugby")
    by_hand(page)
    page.pills(key="can_pay").set_value(200).run()
    page.pills(key="second_hand_can_pay").set_value(200).run()
    assert whose(page) == {"Walking rugby": "both"}
    (misses,) = (radio for radio in page.radio if str(radio.key).startswith("miss_"))
    both = "First person: £5 each time; for the second person: it costs £5 each time"
    assert both in misses.proto.captions[0].replace("\\", "")


def presses(page: AppTest, keys: tuple[str, ...]) -> float:
    """The least processor time that a press on the minutes of each takes, seconds."""
    took = []
    for minutes in (10, 20, 10, 20, 10):
        for key in keys:
            page.segmented_control(key=key).set_value(minutes)
        began = time.process_time()
        page.run()
        took.append(time.process_time() - began)
    return min(took)


def test_two_take_at_most_twice_the_time_of_one(page: AppTest) -> None:
    find(page, "rugby, chess")
    single = presses(page, ("minutes",))
    press(page, "And for somebody else")
    page.text_input(key="second_enjoy").set_value("rugby, chess").run()
    assert len(rows(page))
    assert presses(page, ("minutes", "second_minutes")) <= 2 * single
