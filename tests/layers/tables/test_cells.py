"""Single cells are read as people here write them, or not at all."""

from datetime import date

import pytest

from layers.tables.cells import iso_date, read_day, read_pounds, read_whole_number, read_yes_no


@pytest.mark.parametrize(
    "typed",
    [
        "3 May 2026",
        "3/5/2026",
        "03/05/2026",
        "3.5.2026",
        "3-5-2026",
        "2026-05-03",
        " 3  may 2026 ",
        "2026-05-03 10:30",
        "2026-05-03T10:30:00Z",
    ],
)
def test_days_are_read_as_people_here_write_them(typed: str) -> None:
    assert read_day(typed) == date(2026, 5, 3)


@pytest.mark.parametrize("typed", ["", "31/2/2026", "2026-05-03 or so", "last spring", "9" * 5_000])
def test_what_is_no_day_is_none(typed: str) -> None:
    assert read_day(typed) is None


def test_an_empty_cell_is_no_day_and_no_fault() -> None:
    assert iso_date("") == ""
    assert iso_date("soon") is None


@pytest.mark.parametrize(
    ("typed", "number"),
    [("1,200", 1200), ("12.0", 12), (" 7 ", 7), ("101", None), ("-1", None), ("1.5", None), ("ten", None)],
)
def test_whole_numbers_have_a_most(typed: str, number: int | None) -> None:
    assert read_whole_number(typed, most=2_000 if number and number > 100 else 100) == number


@pytest.mark.parametrize(
    ("typed", "pounds"),
    [("£4,500.50", 4500.5), ("£ 1", 1.0), ("lots", None), ("1,", None), ("£2000000", None)],
)
def test_amounts_are_read_with_or_without_their_signs(typed: str, pounds: float | None) -> None:
    assert read_pounds(typed, most=1_000_000.0) == pounds


def test_yes_and_no_are_told_apart_from_other_words() -> None:
    assert (read_yes_no("Hidden"), read_yes_no(""), read_yes_no("perhaps")) == (True, False, None)
