"""GTFS-Flex: zones, windows, days and booking rules, and every refusal by its words."""

import zipfile
from datetime import date, time

import pytest

from layers.buses.feed_files import GtfsError
from layers.rides.faults import RidesError
from layers.rides.flex import is_flex
from layers.rides.flex_hours import hours_of_days
from layers.rides.model import Notice
from layers.rides.read import read_rides
from layers.rides.table import rides_of, rides_table
from layers.times.session import Known
from tests.layers.buses.gtfs import write_gtfs
from tests.layers.rides.zones import AWAY, CRS, FLEX, KEEP, ZONE, write_flex


def read(path, on=date(2026, 6, 1)):
    rides = read_rides(path, crs=CRS, keep=KEEP, on=on)
    assert rides.rows_read == len(rides.zones) + sum(rides.dropped.values())
    return rides


def with_rule(row):
    return FLEX["booking_rules.txt"].rsplit("B,", 1)[0] + row + "\n"


def test_a_zone_has_its_windows_its_days_and_how_one_books(tmp_path):
    (zone,) = read(write_flex(tmp_path)).zones
    assert (zone.name, zone.phone, zone.notice_words) == ("Tiny Dial-a-Ride", "01632 960123", "Ring us first")
    assert zone.notice == Notice(1, time(12))
    wednesday = next(each for each in zone.hours if each.session.weekday == 2)
    assert (wednesday.session.starts, wednesday.session.ends) == (time(9, 30), time(15))
    assert (wednesday.session.first_on, wednesday.session.last_on) == (date(2026, 6, 3), date(2026, 6, 24))
    assert wednesday.not_on == {date(2026, 6, 10)}
    assert wednesday.session.bank_holidays is Known.YES  # the calendar has said it
    assert {each.session.weekday for each in zone.hours} == set(range(6))
    (again,) = rides_of(rides_table([zone], crs=CRS))
    assert again.hours == zone.hours


def test_who_may_ride_is_not_said_there_and_so_not_known(tmp_path):
    (zone,) = read(write_flex(tmp_path)).zones
    assert zone.for_whom.ages is None


def test_a_window_past_midnight_and_after_it():
    (late,) = hours_of_days(frozenset([date(2026, 6, 5)]), 20 * 3600, 25 * 3600)
    assert (late.session.weekday, late.session.starts, late.session.ends) == (4, time(20), time(1))
    (after,) = hours_of_days(frozenset([date(2026, 6, 5)]), 25 * 3600, 27 * 3600)
    assert (after.session.weekday, after.session.first_on) == (5, date(2026, 6, 6))
    (within,) = hours_of_days(frozenset([date(2026, 6, 5)]), 9 * 3600 + 1, 12 * 3600 + 59)
    assert (within.session.starts, within.session.ends) == (time(9, 1), time(12))


RULES = {
    "B,0,,,,,,": Notice(minutes=0),
    "B,1,120,,,,,": Notice(minutes=120),
    "B,2,,2,16:30:00,WK,,": Notice(2, time(16, 30), working=True),
    "B,2,,2,16:30:00,SA,,": None,  # whose days of ringing are no plain working days
    "B,2,,1,,,,": None,
    "B,7,,,,,,": None,
}


@pytest.mark.parametrize(("row", "notice"), RULES.items())
def test_booking_rules(tmp_path, row, notice):
    rides = read(write_flex(tmp_path, booking_rules=with_rule(row)))
    assert rides.zones[0].notice == notice
    whats = [fault.what for fault in rides.faults]
    sentence = "It is not understood until when one books by this rule: it is not known."
    assert whats == ([] if notice else [sentence])


def test_without_rules_the_notice_is_not_known(tmp_path):
    rides = read(write_flex(tmp_path, booking_rules=None))
    assert rides.zones[0].notice is None
    assert "Of 1 zone it is not known how long beforehand one rings." in rides.notes


def test_a_window_that_is_none_is_a_fault_and_its_hours_are_not_known(tmp_path):
    calls = FLEX["stop_times.txt"].replace("09:30:00,15:00:00", "15:00:00,9.30").split("t2")[0]
    rides = read(write_flex(tmp_path, stop_times=calls))
    assert rides.zones[0].hours == ()
    assert rides.faults[0].what == "This window of a ride is none, so its hours are not known."


def test_rides_from_one_zone_to_another_and_zones_that_nothing_uses_are_counted(tmp_path):
    calls = FLEX["stop_times.txt"] + "t3,zone,1,09:00:00,10:00:00,2,1,B\nt3,other,2,09:00:00,10:00:00,1,2,\n"
    trips = FLEX["trips.txt"] + "R,WK,t3\n"
    zones = {"zone": ZONE, "other": ZONE, "spare": ZONE}
    rides = read(write_flex(tmp_path, zones=zones, stop_times=calls, trips=trips))
    assert len(rides.zones) == 1
    assert rides.dropped == {"only from one zone to another": 1, "that no ride uses": 1}


def test_a_zone_elsewhere_is_counted(tmp_path):
    assert read(write_flex(tmp_path, zones={"zone": AWAY})).dropped == {"outside the area and its margin": 1}


def test_a_zone_that_is_not_in_the_outlines_is_named(tmp_path):
    rides = read(write_flex(tmp_path, zones={}))
    assert rides.zones == ()
    assert rides.faults[0].what == "This zone has no outline."


def test_rides_that_have_ended_say_so(tmp_path):
    rides = read(write_flex(tmp_path), on=date(2026, 7, 1))
    assert "1 zone has no ride any more, by its calendar: fetch a newer file." in rides.notes


def test_what_cannot_be_used_is_refused_by_name(tmp_path):
    (tmp_path / "flex.zip").write_bytes(b"PK")
    with pytest.raises(RidesError, match=r"flex\.zip is no zip, or is damaged"):
        read(tmp_path / "flex.zip")
    with pytest.raises(RidesError, match=r"it has not one locations\.geojson"):
        read(write_gtfs(tmp_path))
    with pytest.raises(GtfsError, match=r"it lacks .*trips\.txt"):
        read(write_flex(tmp_path, trips=None))
    with pytest.raises(RidesError, match=r"locations\.geojson cannot be read"):
        read(_bad(tmp_path))


def _bad(folder):
    with zipfile.ZipFile(folder / "bad.zip", "w") as archive:
        for table, text in FLEX.items():
            archive.writestr(table, text)
        archive.writestr("locations.geojson", "{}")
    return folder / "bad.zip"


def test_flex_is_told_from_a_plain_timetable(tmp_path):
    assert is_flex(write_flex(tmp_path))
    assert not is_flex(write_gtfs(tmp_path))
