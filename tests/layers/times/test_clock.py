"""Times of day as people write them: read where they can mean one thing, and left where they cannot."""

from datetime import time

import pytest
from hypothesis import given, strategies as st

from layers.times.clock import is_marked, read_clocks


def at(text):
    hour, _, minute = text.partition(":")
    return time(int(hour), int(minute or 0))


@pytest.mark.parametrize(
    ("text", "starts", "ends"),
    [
        ("12-2pm", "12", "14"), ("10-2pm", "10", "14"), ("10.30am-12", "10:30", "12"), ("9-5", "9", "17"),
        ("10-12", "10", "12"), ("1-4", "13", "16"), ("8.30-5.30", "8:30", "17:30"),
        ("2pm to 4pm", "14", "16"),
        ("from 14:00 until 16:00", "14", "16"), ("09:30-12:30", "9:30", "12:30"), ("11am - 1", "11", "13"),
        ("10pm-midnight", "22", "0"), ("noon-2pm", "12", "14"), ("7pm-9", "19", "21"), ("10-13", "10", "13"),
        ("between 10 and 12", "10", "12"), ("11.30-1.00", "11:30", "13"), ("12am-1am", "0", "1"),
        ("18:00-24:00", "18", "0"), ("10:00-4", "10", "16"),
    ],
)  # fmt: skip
def test_a_span_is_read(text, starts, ends):
    assert read_clocks(text) == (at(starts), at(ends))


@pytest.mark.parametrize(
    ("text", "starts"), [("2pm", "14"), ("10.30", "10:30"), ("noon", "12"), ("12am", "0")]
)
def test_one_time_has_no_end(text, starts):
    assert read_clocks(text) == (at(starts), None)


@pytest.mark.parametrize(
    "text",
    [
        "", "7", "14", "7-9", "6-8", "9am-11", "1am-5", "5-5", "25:00", "10:60", "10am noon", "13pm-25pm",
        "3 noon", "1-2-3", "lunch", "0am", "24am", "10-9", "12-12", "9.30",
    ],
)  # fmt: skip
def test_what_may_be_morning_or_evening_or_is_no_time_is_left(text):
    assert read_clocks(text) is None


@given(st.times(), st.times())
def test_the_clock_of_a_timetable_says_what_it_says(first, last):
    first, last = (each.replace(second=0, microsecond=0) for each in (first, last))
    text = f"{first:%H:%M}-{last:%H:%M}"
    assert read_clocks(text) == (first, last)


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("2pm-4pm", True),
        ("noon to 2pm", True),
        ("10am-midnight", True),
        ("2-4pm", False),
        ("2pm", False),
        ("", False),
    ],
)
def test_both_ends_carry_a_mark_or_not(text, marked):
    assert is_marked(text) is marked
