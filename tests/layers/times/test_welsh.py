"""Welsh days are read with their mutations; where two languages differ nothing is."""

import pytest

from layers.times.reading.read import read_times
from layers.times.reading.welsh import TwoLanguagesError, has_welsh, in_english, side_by_side
from layers.times.session_text import sessions_text


@pytest.mark.parametrize(
    ("welsh", "english"),
    [
        ("Dydd Llun i ddydd Gwener", "Monday to Friday"),
        ("Bob yn ail nos Fawrth", "every other evening Tuesday"),
        ("Dydd Iau 9yb tan 1yp", "Thursday 9am until 1pm"),
        ("ar gau", "closed"),
        ("Dydd Mawrth 1af a 3ydd y mis", "Tuesday 1st and 3rd of the month"),
        ("Dydd Sul, Ebrill i Fedi", "Sunday, April to September"),
    ],
)
def test_words_of_times_are_put_into_english(welsh: str, english: str) -> None:
    assert has_welsh(welsh)
    assert in_english(welsh) == english


def test_days_in_both_languages_stand_once() -> None:
    assert side_by_side("Llun i Iau // Monday to Thursday 9-5") == "Monday to Thursday 9-5"
    assert side_by_side("Sun/Sul closed/ar gau") == "Sun closed"


@pytest.mark.parametrize("text", ["Llun / Tuesday 10-12", "1 Mawrth 10am", "Mawrth 2026"])
def test_what_differs_or_may_be_march_is_refused(text: str) -> None:
    with pytest.raises(TwoLanguagesError, match=r"Llun / Tuesday|Mawrth"):
        side_by_side(text)
    assert (read_times(text).sessions, read_times(text).unread) == ((), text)


def test_a_text_said_twice_is_read_once_and_one_that_differs_is_not() -> None:
    both = "Dydd Iau 2yp-4yp | Thursday 2pm-4pm"
    assert sessions_text(read_times(both).sessions) == "Thursday 14:00-16:00"
    other = "Dydd Iau 2yp-4yp | Thursday 2pm-5pm"
    assert (read_times(other).sessions, read_times(other).unread) == ((), other)


def test_english_words_are_not_taken_for_welsh() -> None:
    for text in ("Monday 9 a.m. to 5 p.m.", "Sad songs, Tuesday 7pm", "In March and April"):
        assert not has_welsh(text) or read_times(text).unread
