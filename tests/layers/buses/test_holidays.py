"""A timetable that runs on a bank holiday as on any such day has no word of it; an exception is its word."""

from datetime import date, timedelta
from types import SimpleNamespace

import pandas as pd
import pytest

from layers.buses.holidays import holiday_notes, unsaid_days, unsaid_services
from layers.places.nations import Nation

CHRISTMAS, BOXING, NEW_YEAR = date(2023, 12, 25), date(2023, 12, 26), date(2024, 1, 1)
FIRST = date(2023, 12, 1)


def timetable(days_of, *, more=()):
    """Services and whether each runs on a day, for ten weeks from 1 December 2023; ``more`` days of some."""
    every = [FIRST + timedelta(days=ahead) for ahead in range(70)]
    rows = [(name, day.isoformat()) for name, runs in days_of.items() for day in every if runs(day)]
    rows += [(name, day.isoformat()) for name, day in more]
    names = sorted({name for name, _ in rows} - {"elsewhere"})
    return SimpleNamespace(
        days=pd.DataFrame(rows, columns=["service_id", "day"]), trips=pd.DataFrame({"service_id": names})
    )


def weekday(day):
    return day.weekday() < 5


def sunday(day):
    return day.weekday() == 6


def test_who_runs_on_christmas_day_as_on_any_monday_has_no_word_of_it():
    buses = timetable({"week": weekday, "sunday": sunday})
    assert unsaid_services(buses, CHRISTMAS, Nation.WALES) == {"week"}
    assert unsaid_services(buses, date(2023, 12, 18), Nation.WALES) == frozenset()  # an ordinary Monday


def test_an_exception_is_a_word_whether_none_run_or_others():
    buses = timetable(
        {"week": lambda day: weekday(day) and day not in (CHRISTMAS, BOXING), "sunday": sunday},
        more=[("sunday", BOXING)],
    )
    days = [FIRST + timedelta(days=ahead) for ahead in range(70)]
    assert unsaid_days(buses, days, Nation.ENGLAND) == (NEW_YEAR,)


def test_it_is_by_the_service_so_that_one_operator_says_nothing_for_another():
    aware = timetable({"a": lambda day: weekday(day) and day != CHRISTMAS, "b": weekday})
    assert unsaid_services(aware, CHRISTMAS, Nation.ENGLAND) == {"b"}


def test_holidays_are_those_of_the_nation():
    second = date(2024, 1, 2)
    buses = timetable({"week": weekday})
    assert unsaid_services(buses, second, Nation.SCOTLAND) == {"week"}
    assert unsaid_services(buses, second, Nation.ENGLAND) == frozenset()


def test_a_feast_on_a_weekend_is_such_a_day_too():
    buses = timetable({"all": lambda day: True})
    assert unsaid_days(buses, [date(2023, 1, 1)], Nation.ENGLAND) == ()  # nothing runs
    buses.days = pd.DataFrame({"service_id": "all", "day": ["2022-12-25", "2022-12-18"]})
    assert unsaid_days(buses, [date(2022, 12, 25)], Nation.ENGLAND) == (date(2022, 12, 25),)


def test_without_an_ordinary_day_to_compare_with_nothing_is_sure():
    buses = timetable({"week": lambda day: day == CHRISTMAS})
    assert unsaid_services(buses, CHRISTMAS, Nation.ENGLAND) == {"week"}


def test_a_change_of_timetable_beside_it_hides_nothing():
    buses = timetable(
        {"old": lambda day: weekday(day) and day < NEW_YEAR, "new": lambda day: day >= NEW_YEAR}
    )
    assert unsaid_services(buses, CHRISTMAS, Nation.ENGLAND) == {"old"}
    assert unsaid_services(buses, NEW_YEAR, Nation.ENGLAND) == {"new"}


def test_a_service_without_a_bus_here_is_nobodys_word():
    buses = timetable({"week": lambda day: weekday(day) and day != CHRISTMAS, "elsewhere": weekday})
    assert unsaid_services(buses, CHRISTMAS, Nation.ENGLAND) == frozenset()


@pytest.mark.parametrize(
    ("off", "begins"),
    [
        ((), "On 3 bank holidays (2023-12-25 to 2024-01-01) buses run in it as on any other"),
        ((CHRISTMAS, BOXING), "On 1 bank holiday (2024-01-01) buses run in it as on any other"),
    ],
)
def test_it_is_noted_once_of_a_whole_timetable(off, begins):
    (note,) = holiday_notes(timetable({"week": lambda day: weekday(day) and day not in off}), Nation.ENGLAND)
    assert note.startswith(begins)


def test_nothing_is_noted_where_each_has_its_exception():
    off = (CHRISTMAS, BOXING, NEW_YEAR)
    assert holiday_notes(timetable({"a": lambda day: weekday(day) and day not in off}), Nation.ENGLAND) == ()
