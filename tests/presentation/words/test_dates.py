"""Days, months and times of day in words, and names in a row."""

from datetime import date, datetime, time

from hypothesis import given, strategies as st

from presentation.words.dates import (
    EVERY_WEEKDAY,
    SHORT_WEEKDAYS,
    WEEKDAYS,
    clock,
    day_of_year,
    day_words,
    listed,
    month_words,
    weekday_and_day,
)


def test_a_day_is_written_as_people_write_it() -> None:
    day = date(2026, 5, 3)
    assert day_words(day) == "3 May 2026"
    assert month_words(day) == "May 2026"
    assert day_of_year(day) == "3 May"
    assert weekday_and_day(day) == "Sunday 3 May"


@given(st.dates())
def test_names_are_those_of_the_calendar(day: date) -> None:
    assert day_words(day) == f"{day.day} {day:%B} {day.year}"
    assert weekday_and_day(day) == f"{day:%A} {day.day} {day:%B}"


def test_the_weekdays_begin_on_monday_in_every_form() -> None:
    assert [name[:3] for name in WEEKDAYS] == list(SHORT_WEEKDAYS)
    assert [f"{name}s" for name in WEEKDAYS] == list(EVERY_WEEKDAY)


def test_hours_have_no_nought_before_them() -> None:
    assert clock(time(9, 5)) == "9:05"
    assert clock(datetime(2026, 5, 3, 0, 0)) == "0:00"


def test_names_in_a_row_end_with_and() -> None:
    assert listed([]) == ""
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"
