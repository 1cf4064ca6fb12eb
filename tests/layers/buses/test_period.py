"""From when to when a timetable holds: what its publisher says and what runs, whichever is less."""

from datetime import date

import pytest

from tests.layers.buses.gtfs import write_gtfs
from tests.layers.buses.reading import read, whats

FIRST, LAST = "2026-06-01", "2026-06-30"  # of the days on which a bus of the test's timetable runs


def with_info(tmp_path, *rows, on=date(2026, 6, 1)):
    info = "feed_publisher_name,feed_start_date,feed_end_date\n" + "".join(f"X,{row}\n" for row in rows)
    return read(write_gtfs(tmp_path, feed_info=info), on=on)


@pytest.mark.parametrize(
    ("row", "first", "last"),
    [
        ("20260601,20260615", FIRST, "2026-06-15"),
        ("20260610,20260630", "2026-06-10", LAST),
        ("20260101,20991231", FIRST, LAST),
        (",20260615", FIRST, "2026-06-15"),
        ("20260610,", "2026-06-10", LAST),
        ("20260630,20260601", FIRST, LAST),
        ("20200101,20201231", FIRST, LAST),
        (",20201231", FIRST, LAST),
        ("20270101,", FIRST, LAST),
        ("2026-06-05,15/06/2026", FIRST, LAST),
    ],
)
def test_it_holds_while_its_publisher_says_so_and_a_bus_runs(tmp_path, row, first, last):
    assert with_info(tmp_path, row).tables["bus_feed"].iloc[0].tolist() == [first, last]


def test_an_end_far_ahead_hides_no_timetable_that_has_ended(tmp_path):
    notes = with_info(tmp_path, "20260101,20991231", on=date(2026, 9, 1)).notes
    assert "It ended on 2026-06-30, before the area was prepared: fetch a newer one." in notes
    assert (
        "By feed_info.txt it holds until 2099-12-31, but after 2026-06-30 no bus of it runs here, so it ends "
        "then."
    ) in notes
    assert any("begins then" in note for note in notes)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (
            "20260630,20260601",
            "The days of feed_info.txt, 2026-06-30 to 2026-06-01, run backwards: not used.",
        ),
        (
            ",20201231",
            "The days of feed_info.txt, – to 2020-12-31, are none on which a bus of it runs here: not used.",
        ),
    ],
)
def test_days_that_cannot_be_meant_are_said(tmp_path, row, words):
    assert words in with_info(tmp_path, row).notes


def test_what_is_no_day_is_a_fault_and_a_second_row_is_read_where_the_first_is_blank(tmp_path):
    assert whats(with_info(tmp_path, "soon,")) == ["feed_info.txt names no day here, so it is not used."]
    feed = with_info(tmp_path, ",", "20260602,20260603")
    assert feed.tables["bus_feed"].iloc[0].tolist() == ["2026-06-02", "2026-06-03"]
