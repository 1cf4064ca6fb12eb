"""Until when one rings: by the clock, over weekends and bank holidays."""

from datetime import date, datetime, time, timedelta

import pytest

from layers.places.nations import Nation
from layers.rides.model import Notice
from questions.rides.book_by import book_by

NOON = time(12)
MONDAY = datetime(2026, 12, 7, 10)


def by(notice, leaves=MONDAY, nation=Nation.ENGLAND):
    return book_by(notice, leaves, nation)


def test_noon_on_the_day_before_is_in_time_at_noon_and_not_a_second_later():
    until = by(Notice(1, NOON), leaves=datetime(2026, 12, 9, 10))
    assert until.moment == datetime(2026, 12, 8, 12)
    assert until.in_time(datetime(2026, 12, 8, 12, 0, 0))
    assert not until.in_time(datetime(2026, 12, 8, 12, 0, 1))
    assert until.is_office_day


def test_the_day_before_a_monday_is_a_sunday_as_it_is_written_and_that_is_no_office_day():
    until = by(Notice(1, NOON))
    assert until.moment == datetime(2026, 12, 6, 12)
    assert not until.is_office_day


def test_the_working_day_before_a_monday_is_a_friday():
    assert by(Notice(1, NOON, working=True)).moment == datetime(2026, 12, 4, 12)
    assert by(Notice(2, NOON, working=True)).moment == datetime(2026, 12, 3, 12)


@pytest.mark.parametrize(
    ("nation", "day"), [(Nation.ENGLAND, date(2026, 12, 24)), (Nation.SCOTLAND, date(2026, 12, 24))]
)
def test_bank_holidays_are_no_working_days(nation, day):
    leaves = datetime(2026, 12, 29, 10)  # Christmas is a Friday, Boxing Day kept on the Monday
    assert by(Notice(1, NOON, working=True), leaves, nation).moment == datetime.combine(day, NOON)


def test_each_nation_has_its_own_bank_holidays():
    leaves = datetime(2026, 12, 1, 10)  # St Andrew's Day is the Monday before
    working = Notice(1, NOON, working=True)
    assert by(working, leaves, Nation.ENGLAND).moment.date() == date(2026, 11, 30)
    assert by(working, leaves, Nation.SCOTLAND).moment.date() == date(2026, 11, 27)


def test_hours_are_counted_back_from_setting_out():
    until = by(Notice(minutes=24 * 60))
    assert until.moment == MONDAY - timedelta(days=1)
    assert not until.is_office_day
    assert by(Notice(minutes=0)).moment == MONDAY


def test_where_the_hour_is_not_said_the_whole_day_counts_and_that_is_said():
    until = by(Notice(1))
    assert not until.is_hour_known
    assert until.in_time(datetime(2026, 12, 6, 23, 59, 59))
    assert not until.in_time(datetime(2026, 12, 7))


def test_on_the_day_itself_never_after_setting_out():
    assert by(Notice(0, time(9))).moment == datetime(2026, 12, 7, 9)
    assert by(Notice(0, time(16))).moment == MONDAY
