"""A rule names exactly the days that it was made from: in weeks of the month, seasons and single years."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings, strategies as st

from layers.times.recurrence import EVERY_WEEK, Recurrence, recurrences
from layers.times.session import Season
from layers.times.session_days import weeks_of_month

FIRST, LAST = date(2023, 1, 3), date(2031, 12, 30)  # Tuesdays
TUESDAYS = tuple(FIRST + timedelta(weeks=week) for week in range((LAST - FIRST).days // 7 + 1))


def rules(chosen, years=None):
    return recurrences({day for day in TUESDAYS if chosen(day)}, TUESDAYS, years=years)


def test_every_tuesday_needs_one_rule_and_none_needs_none():
    assert rules(lambda _: True) == (EVERY_WEEK,)
    assert rules(lambda _: False) == ()


def test_weeks_are_counted_from_the_first_or_from_the_last():
    assert rules(lambda day: weeks_of_month(day)[0] == 2) == (Recurrence(2),)
    assert rules(lambda day: weeks_of_month(day)[1] == -1) == (Recurrence(-1),)
    both = rules(lambda day: weeks_of_month(day)[0] == 1 or weeks_of_month(day)[1] == -1)
    assert set(both) == {Recurrence(1), Recurrence(-1)}


def test_a_season_runs_in_whole_months_where_that_is_as_true():
    assert rules(lambda day: 4 <= day.month <= 9) == (Recurrence(season=Season(4, 1, 9, 30)),)


def test_a_season_may_run_over_new_year():
    assert rules(lambda day: day.month >= 10 or day.month <= 3) == (Recurrence(season=Season(10, 1, 3, 31)),)


def test_the_second_tuesday_of_the_summer_is_a_week_and_a_season():
    [rule] = rules(lambda day: weeks_of_month(day)[0] == 2 and 5 <= day.month <= 8)
    assert (rule.week_of_month, rule.season) == (2, Season(5, 1, 8, 31))


def test_what_depends_on_the_year_has_no_rule_without_years():
    assert rules(lambda day: day.year % 2 == 0) is None


def test_a_single_year_is_bounded_by_its_first_and_last_day():
    found = rules(lambda day: day.year != 2026, years=(2026, 2026))
    assert [(rule.first_on, rule.last_on) for rule in found] == [
        (None, date(2025, 12, 30)),
        (date(2027, 1, 5), None),
    ]


@pytest.mark.parametrize(
    ("rule", "day", "named"),
    [
        (Recurrence(first_on=date(2026, 3, 3)), date(2026, 3, 3), True),
        (Recurrence(first_on=date(2026, 3, 3)), date(2026, 2, 24), False),
        (Recurrence(last_on=date(2026, 3, 3)), date(2026, 3, 3), True),
        (Recurrence(last_on=date(2026, 3, 3)), date(2026, 3, 10), False),
        (Recurrence(5), date(2026, 3, 31), True),
        (Recurrence(-1, Season(4, 1, 9, 30)), date(2026, 3, 31), False),
    ],
)
def test_a_rule_names_its_days_both_ends_inclusive(rule, day, named):
    assert rule.names(day) is named


CUT = st.tuples(st.sampled_from((1, 2, -1, None)), st.integers(1, 12), st.integers(0, 6))


@settings(max_examples=60, deadline=None)
@given(st.lists(CUT, max_size=2), st.sets(st.integers(2026, 2027), max_size=2))
def test_whatever_rule_is_given_names_the_days_and_no_other(seasons, shut_years):
    def open_on(day):
        return day.year not in shut_years and any(
            (week is None or week in weeks_of_month(day)) and (day.month - first) % 12 <= length
            for week, first, length in seasons
        )

    days = {day for day in TUESDAYS if open_on(day)}
    found = recurrences(days, TUESDAYS, years=(2026, 2027))
    if found is not None:
        assert {day for day in TUESDAYS if any(rule.names(day) for rule in found)} == days
