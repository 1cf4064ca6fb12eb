"""Months of every year and dates with their year are periods; a day without its year is none."""

import re
from datetime import date

import pytest

from layers.times.reading.periods import ALL_YEAR, PERIOD, Period, read_period, seasons_of
from layers.times.session import Season


def period(text: str) -> Period | None:
    match = re.fullmatch(PERIOD, text, re.I)
    return read_period(text) if match else None


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("April to September", {4, 5, 6, 7, 8, 9}),
        ("Nov-Mar", {11, 12, 1, 2, 3}),
        ("from October until April", {10, 11, 12, 1, 2, 3, 4}),
        ("January, February and March", {1, 2, 3}),
        ("not August", set(range(1, 13)) - {8}),
        ("except July, August and December", {1, 2, 3, 4, 5, 6, 9, 10, 11}),
        ("closed November to February", {3, 4, 5, 6, 7, 8, 9, 10}),
    ],
)
def test_months_are_those_of_every_year(text: str, months: set[int]) -> None:
    read = period(text)
    assert read is not None
    assert read.months == months
    assert read.shut == text.startswith(("not", "except", "closed"))


@pytest.mark.parametrize(
    ("text", "first_on", "last_on"),
    [
        ("from 4 November 2025 to 31 March 2026", date(2025, 11, 4), date(2026, 3, 31)),
        ("starting 14/01/26", date(2026, 1, 14), None),
        ("until the end of February 2028", None, date(2028, 2, 29)),
        ("from Wednesday 7th January 2026", date(2026, 1, 7), None),
        ("January 2026 to March 2026", date(2026, 1, 1), date(2026, 3, 31)),
    ],
)
def test_dates_with_their_year_bound_it(text: str, first_on: date | None, last_on: date | None) -> None:
    assert period(text) == Period(first_on=first_on, last_on=last_on)


@pytest.mark.parametrize(
    "text",
    [
        "until 25 March",  # of which year?
        "April",
        "from 31/02/2026",
        "from Tuesday 7 January 2026",  # a Wednesday
        "31 March 2026 to 4 November 2025",
        "January to December 2026",
    ],
)
def test_what_names_no_days_for_sure_is_no_period(text: str) -> None:
    assert period(text) is None


def test_seasons_are_runs_of_months_and_may_run_over_new_year() -> None:
    assert seasons_of(frozenset(ALL_YEAR)) == (None,)
    assert seasons_of(frozenset({11, 12, 1, 2})) == (Season(11, 1, 2, 29),)
    assert seasons_of(ALL_YEAR - {1, 8}) == (Season(2, 1, 7, 31), Season(9, 1, 12, 31))
