"""A service day is counted in seconds as they pass: midnight, the day of 23 hours and that of 25."""

from datetime import date, datetime, timedelta

import pytest

from layers.buses.day import bus_day
from layers.buses.model import buses_of
from layers.buses.read import read_buses
from tests.layers.buses.gtfs import CRS, KEEP, write_gtfs

EVERY_DAY = (
    "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n"
    "WK,1,1,1,1,1,1,1,20260101,20261231\nSA,0,0,0,0,0,1,0,20260101,20261231\n"
)
SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)


@pytest.fixture
def buses(tmp_path):
    path = write_gtfs(tmp_path, calendar=EVERY_DAY, calendar_dates=None)
    return buses_of(read_buses(path, crs=CRS, keep=KEEP, on=date(2026, 6, 1)).tables)


def clocks(on_day):
    return sorted(on_day.clock(second) for second in on_day.lines.leave_s.tolist())


def test_last_nights_bus_and_tomorrows_are_there(buses):
    on_day = bus_day(buses, date(2026, 6, 3), step_free=False)
    assert clocks(on_day) == [
        datetime(2026, 6, 2, 23, 50),
        datetime(2026, 6, 3, 9, 0),
        datetime(2026, 6, 3, 9, 4, 30),
        datetime(2026, 6, 3, 23, 50),
        datetime(2026, 6, 4, 9, 0),
        datetime(2026, 6, 4, 9, 4, 30),
    ]


@pytest.mark.parametrize(("day", "hours"), [(SPRING, 23), (AUTUMN, 25), (date(2026, 6, 3), 24)])
def test_a_day_has_as_many_seconds_as_pass(buses, day: date, hours: int):
    on_day = bus_day(buses, day, step_free=False)
    midnights = [datetime.combine(each, datetime.min.time()) for each in (day, day + timedelta(days=1))]
    first, second = (on_day.seconds(midnight) for midnight in midnights)
    assert second - first == hours * 3600


@pytest.mark.parametrize("day", [SPRING, AUTUMN])
def test_by_day_the_bus_runs_by_the_clock_whatever_the_night_was(buses, day: date):
    on_day = bus_day(buses, day, step_free=False)
    assert datetime.combine(day, datetime.min.time()).replace(hour=9) in clocks(on_day)
    assert on_day.seconds(datetime.combine(day, datetime.min.time()).replace(hour=9)) == 9 * 3600


def test_the_evening_before_the_clocks_change_is_that_long_before(buses):
    """From 23:50 to noon it is 11 h 10 min in spring and 13 h 10 min in autumn."""
    for day, seconds in ((SPRING, 11), (AUTUMN, 13), (date(2026, 6, 3), 12)):
        on_day = bus_day(buses, day, step_free=False)
        assert on_day.lines.leave_s.min() == 12 * 3600 - (seconds * 3600 + 600)


def test_seconds_and_clock_are_each_others_way_back(buses):
    for day in (SPRING, AUTUMN, date(2026, 6, 3)):
        on_day = bus_day(buses, day, step_free=False)
        for moment in (datetime.combine(day, datetime.min.time()).replace(hour=h) for h in (0, 4, 12, 23)):
            assert on_day.clock(on_day.seconds(moment)) == moment


def test_wheels_do_without_what_is_known_not_to_be_for_them(buses):
    on_day = bus_day(buses, date(2026, 6, 3), step_free=True)
    trips = set(buses.trips["trip_id"].iloc[on_day.run_trip[on_day.lines.trip]])
    assert trips == {"early"}  # "late" is known to have no low floor
    ends = buses.stops["step_free"].iloc[on_day.lines.to_stop[on_day.lines.alights]]
    assert "no" not in set(ends)


def test_on_a_day_without_service_nothing_runs(tmp_path):
    path = write_gtfs(tmp_path)
    buses = buses_of(read_buses(path, crs=CRS, keep=KEEP, on=date(2026, 6, 1)).tables)
    assert not len(bus_day(buses, date(2027, 1, 1), step_free=False).lines.leave_s)
    assert not buses.holds_on(date(2026, 7, 1))
    assert buses.holds_on(date(2026, 6, 30))
