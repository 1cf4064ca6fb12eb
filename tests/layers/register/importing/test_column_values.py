"""What a column holds is told by most of its cells: six in ten, and empty ones say nothing."""

from collections import Counter

import pytest

from layers.register.importing.mapping.column_values import is_nothing, looks_like, sample
from layers.tables.source_table import SourceTable


@pytest.mark.parametrize(
    ("shape", "fits", "fits_not"),
    [
        ("postcode", "NP20 4AA", "NP20"), ("postcode", "at NP20 4AA", "The Hall, 7 High Street, NP20 4AA"),
        ("email", "ask a@example.org", "a@example"), ("website", "www.example.org", "example"),
        ("website", "choir.wales/x", "choir"), ("phone", "01633 960001", "0163"),
        ("number", "-1,234.5", "12 a"),
        ("times", "2pm", "two"), ("times", "24/7", "7 days"), ("days", "Tuesdays", "someday"),
        ("date", "2026-11-01", "November"), ("rrule", "rrule:freq=WEEKLY", "weekly"),
        ("yes_no", "Yes", "perhaps"),
        ("tags", "art, tea", "one two three four five six"), ("prose", "a" * 61, "a" * 60),
    ],
)  # fmt: skip
def test_the_shape_of_a_cell(shape, fits, fits_not):
    assert looks_like(shape, Counter([fits]))
    assert not looks_like(shape, Counter([fits_not]))


def test_six_in_ten_are_most():
    six, five = (["01633 960001"] * count + ["none"] * (10 - count) for count in (6, 5))
    assert looks_like("phone", Counter(six))
    assert not looks_like("phone", Counter(five))


def test_an_empty_column_looks_like_nothing():
    assert not looks_like("number", Counter())


@pytest.mark.parametrize(
    ("cell", "nothing"),
    [
        ("", True),
        (" N/A ", True),
        ("NULL", True),
        ("Not known", True),
        ("-", True),
        ("0", False),
        ("no", False),
    ],
)
def test_what_says_that_nothing_is_known(cell, nothing):
    assert is_nothing(cell) is nothing


def test_cells_that_say_nothing_are_not_counted():
    rows = (("a",), ("n/a",), ("a",), ("",), ("b",))
    table = SourceTable("list", ("Kind",), list(rows), [2, 3, 4, 5, 6])
    assert sample(table, "Kind") == Counter({"a": 2, "b": 1})
