"""Hours in words, names of seasons before their months, and clocks that are neither start nor end."""

import pytest

from layers.times.reading.read import read_times
from layers.times.session_text import sessions_text


@pytest.mark.parametrize(
    ("text", "sessions"),
    [
        ("Thursdays, quarter to ten until half eleven", "Thursday 09:45-11:30"),
        ("Fridays half past ten till twelve", "Friday 10:30-12:00"),
        ("Tuesdays between ten and two", "Tuesday 10:00-14:00"),
        ("Mondays quarter past one - three", "Monday 13:15-15:00"),
        ("Mondays ten until 12.30", "Monday 10:00-12:30"),
        ("M-F 9:00-4:30", sessions_text(read_times("Mon-Fri 9:00-4:30").sessions)),
        (
            "Summer: Wed 18:30-20:00 (Apr–Sep). Winter: Wed 14:00-15:30 (Oct–Mar).",
            "Wednesday 14:00-15:30, each year 10-01 to 03-31; "
            "Wednesday 18:30-20:00, each year 04-01 to 09-30",
        ),
    ],
)
def test_hours_in_words_are_read_as_in_figures(text: str, sessions: str) -> None:
    read = read_times(text)
    assert (sessions_text(read.sessions), read.unread) == (sessions, "")


@pytest.mark.parametrize(
    ("text", "sessions", "words"),
    [
        ("Tuesday 10.30am-4.30pm (last entry 3.45pm)", "Tuesday 10:30-16:30", "last entry 3.45pm"),
        ("Thursdays 2.30 to 4, doors 2.15", "Thursday 14:30-16:00", "doors 2.15"),
        ("Fridays 7pm (bar opens 6.30)", "Friday 19:00", "bar opens 6.30"),
        ("Sundays 10-11am, warm-up 9.45", "Sunday 10:00-11:00", "warm-up 9.45"),
        (
            "Sat 10am-noon (not bank holiday weekends)",
            "Saturday 10:00-12:00",
            "not bank holiday weekends",
        ),
    ],
)
def test_what_is_neither_start_nor_end_stays_in_words(text: str, sessions: str, words: str) -> None:
    read = read_times(text)
    assert (sessions_text(read.sessions), read.unread) == (sessions, words)


@pytest.mark.parametrize(
    "text",
    [
        "Mondays ten to two",  # ten minutes before two, or from ten until two?
        "Mondays ten till twelve",  # of words alone it is asked about
        "Tuesdays approx 2-4pm",
        "Mondays, between one and two hours",
        "Tuesdays, two - three hours at a time",
        "Sundays at half past two weeks",
    ],
)
def test_what_may_be_a_length_or_a_minute_is_not_taken_for_hours(text: str) -> None:
    read = read_times(text)
    assert read.sessions == ()
    assert read.unread == text


@pytest.mark.parametrize("text", ["Fridays, doors 7pm-9pm", "Fridays, doors 7pm until 9pm"])
def test_doors_that_are_open_from_until_are_its_hours(text: str) -> None:
    assert "doors 7pm" not in [part.strip() for part in read_times(text).unread.split(";")]
