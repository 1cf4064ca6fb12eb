"""How long beforehand one rings: words that are understood, and those that are left as they are."""

from datetime import time

import pytest

from layers.rides.model import Notice
from layers.rides.notice import notice_of_record, notice_record, read_clock, read_notice

NOON = time(12)
READ = {
    "by noon the day before": Notice(1, NOON),
    "Ring by 12 noon on the working day before.": Notice(1, NOON, working=True),
    "by 4pm on the previous day": Notice(1, time(16)),
    "by 16:00 two working days before": Notice(2, time(16), working=True),
    "the day before": Notice(1),
    "at least 2 days’ notice": Notice(2),
    "a week ahead": Notice(7),
    "24 hours": Notice(minutes=24 * 60),
    "24 hours' notice": Notice(minutes=24 * 60),
    "an hour before": Notice(minutes=60),
    "30 minutes": Notice(minutes=30),
    "by 9am on the day of travel": Notice(0, time(9)),
    "same day": Notice(0),
    "none": Notice(minutes=0),
}


@pytest.mark.parametrize(("words", "notice"), READ.items())
def test_words_of_notice_are_read_and_kept_without_loss(words, notice):
    assert read_notice(words) == notice
    assert notice_of_record(notice_record(notice)) == notice


@pytest.mark.parametrize(
    "words",
    [
        "",
        "as early as you can",
        "by 3 the day before",
        "Thursday by noon",
        "400 days",
        "by 25:00 the day before",
    ],
)
def test_what_is_not_surely_understood_is_not_known(words):
    assert read_notice(words) is None


@pytest.mark.parametrize(
    "record", ["noon", "days", "days x", "minutes 5 12:00", "days 1 12:00 13:00", "days 999"]
)
def test_a_record_that_is_no_notice_is_refused(record):
    with pytest.raises(ValueError):
        notice_of_record(record)


def test_midnight_is_of_two_days_and_no_time_to_ring_by():
    assert read_clock("midnight") is None
    assert read_clock("noon") == NOON
