"""A weekday, a rule and times of day in columns of their own say one thing, or all of it stays in words."""

import pytest

from layers.times.reading.day_names import days_named
from layers.times.reading.read import read_rule, read_weekday_cells
from layers.times.session_text import sessions_text


@pytest.mark.parametrize(
    ("rule", "day", "sessions"),
    [
        ("FREQ=WEEKLY;INTERVAL=4", "Tuesday", "Tuesday 10:05-10:20, every 4 weeks"),
        ("FREQ=WEEKLY;INTERVAL=2", "Tue", "Tuesday 10:05-10:20, every 2 weeks"),
        ("FREQ=WEEKLY", "Mon & Thu", "Monday 10:05-10:20; Thursday 10:05-10:20"),
        ("RRULE:FREQ=WEEKLY;BYDAY=TH", "Dydd Iau", "Thursday 10:05-10:20"),
        ("FREQ=WEEKLY;BYDAY=FR", "", "Friday 10:05-10:20"),
    ],
)
def test_a_rule_takes_its_weekday_from_the_column_beside_it(rule: str, day: str, sessions: str) -> None:
    read = read_rule(rule, day=day, starts="10:05", ends="10:20")
    assert (sessions_text(read.sessions), read.unread) == (sessions, "")


@pytest.mark.parametrize(
    ("rule", "day"),
    [
        ("FREQ=WEEKLY;BYDAY=TU", "Monday"),
        ("FREQ=WEEKLY", "first Monday"),
        ("FREQ=MONTHLY", "Monday"),
        ("FREQ=WEEKLY", "bank holidays"),
        ("FREQ=WEEKLY;DTSTART=20260106T100000", "Monday"),  # a Tuesday
    ],
)
def test_what_differs_stays_in_words_with_its_weekday(rule: str, day: str) -> None:
    read = read_rule(rule, day=day, starts="10:05")
    assert (read.sessions, read.unread) == ((), f"{rule} {day} 10:05")


def test_cells_hold_days_and_nothing_else() -> None:
    assert days_named("Mon, Wed & Fri") == (0, 2, 4)
    assert days_named("Llun / Monday") == (0,)
    assert days_named("weekdays") == (0, 1, 2, 3, 4)
    assert days_named("Monday 10am") == days_named("Mawrth 2026") == ()


def test_a_note_in_a_cell_of_a_weekday_stays_beside_its_times() -> None:
    read = read_weekday_cells({0: "9am-5pm (booking essential)", 1: "Ar gau", 2: "–", 3: "<b>10-12</b>"})
    assert sessions_text(read.sessions) == "Monday 09:00-17:00; Thursday 10:00-12:00"
    assert read.unread == "Monday 9am-5pm (booking essential)"
