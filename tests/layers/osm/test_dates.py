"""Dates as mappers write them lie between two days, and what has no year is no date."""

from datetime import date

import pytest
from hypothesis import given, strategies as st

from layers.osm.dates import DateRange, date_range


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2019-05-03", date(2019, 5, 3), date(2019, 5, 3)),
        ("2019-05", date(2019, 5, 1), date(2019, 5, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2019", date(2019, 1, 1), date(2019, 12, 31)),
        ("~1990", date(1990, 1, 1), date(1990, 12, 31)),
        ("before 2010", date.min, date(2009, 12, 31)),
        ("before 2010-06-01", date.min, date(2010, 6, 1)),
        ("after 2010", date(2010, 1, 1), date(2010, 12, 31)),
        ("1980s", date(1980, 1, 1), date(1989, 12, 31)),
        ("early 1980s", date(1980, 1, 1), date(1989, 12, 31)),
        ("1900s", date(1900, 1, 1), date(1999, 12, 31)),
        ("C19", date(1801, 1, 1), date(1900, 12, 31)),
        ("mid C14", date(1301, 1, 1), date(1400, 12, 31)),
        ("2016-2018", date(2016, 1, 1), date(2018, 12, 31)),
        ("2016..2018", date(2016, 1, 1), date(2018, 12, 31)),
        ("1914..", date(1914, 1, 1), date.max),
        ("2010 to present", date(2010, 1, 1), date.max),
        ("May 2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2019-02-31", date(2019, 2, 28), date(2019, 2, 28)),
    ],
)
def test_a_date_lies_between_two_days(text, first, last):
    assert date_range(text) == DateRange(first, last)


@pytest.mark.parametrize("text", ["", "yes", "unknown", "12", "0000", "20190503", "soon"])
def test_what_has_no_year_is_no_date(text):
    assert date_range(text) is None


@given(st.text(st.sampled_from("0123456789-.~sC beforaft/"), max_size=24))
def test_whatever_is_written_the_first_day_is_not_after_the_last(text):
    span = date_range(text)
    assert span is None or span.first <= span.last
