"""On which days a service runs: calendars without an end, and exceptions that are none."""

from datetime import date

import pytest

from tests.layers.buses.gtfs import TABLES, rows_more, write_gtfs
from tests.layers.buses.reading import read, whats

CALENDAR = TABLES["calendar.txt"].split("\n")[0] + "\n"


def long(tmp_path, span, on, **tables):
    calendar = CALENDAR + f"WK,1,1,1,1,1,1,1,{span}\n"
    feed = read(write_gtfs(tmp_path, calendar=calendar, calendar_dates=None, **tables), on=on)
    return feed, feed.tables["bus_days"]["day"]


@pytest.mark.parametrize(
    ("span", "on", "first", "last"),
    [
        ("20000101,20991231", date(2026, 6, 1), "2025-05-31", "2028-06-01"),
        ("20260101,20991231", date(2026, 6, 1), "2026-01-01", "2029-01-02"),
        ("20000101,20100101", date(2026, 6, 1), "2006-12-31", "2010-01-01"),
        ("20300101,20991231", date(2026, 6, 1), "2030-01-01", "2033-01-02"),
        ("00010101,99991231", date(2026, 6, 1), "2025-05-31", "2028-06-01"),
    ],
)
def test_of_a_calendar_without_end_the_years_around_the_preparing_are_read(tmp_path, span, on, first, last):
    feed, days = long(tmp_path, span, on)
    assert [days.min(), days.max(), len(days)] == [first, last, 1098]
    sentence = "1 calendar is longer than three years, and only its three years around 2026-06-01 are read."
    assert sentence in feed.notes


def test_it_is_read_around_the_days_for_which_its_publisher_vouches(tmp_path):
    info = "feed_publisher_name,feed_start_date,feed_end_date\nX,20230605,20240301\n"
    feed, days = long(tmp_path, "20000101,20991231", date(2026, 6, 1), feed_info=info)
    assert days.min() < "2023-06-05"
    assert feed.tables["bus_feed"].iloc[0].tolist() == ["2023-06-05", "2024-03-01"]


def test_a_calendar_of_three_years_is_read_whole(tmp_path):
    feed, days = long(tmp_path, "20230101,20251231", date(2026, 6, 1))
    assert len(days) == 3 * 365 + 1
    assert not any("three years" in note for note in feed.notes)


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        (
            "WK,20260609,3",
            "exception_type",
            "calendar_dates.txt says neither that buses run then nor that they do not: "
            "exception_type is 1 or 2.",
        ),
        ("WK,soon,1", "date", "calendar_dates.txt names no day here."),
    ],
)
def test_an_exception_that_is_none_is_told_as_what_it_is(tmp_path, row, column, words):
    feed = read(write_gtfs(tmp_path, calendar_dates=rows_more("calendar_dates", row)))
    assert whats(feed) == [words]
    assert feed.faults[0].column == column
    assert "2 exceptions to the calendar were read." in feed.notes
