"""Zones of rides from a map file: what is read, and every fault by its words."""

from datetime import date, time

import pytest
import shapely

from geo.errors import MissingColumnError
from layers.rides.model import Notice, WhoMayRide
from layers.rides.polygons import is_ride_columns
from layers.rides.read import read_rides
from layers.rides.table import rides_of, rides_table
from layers.tables.prices_and_ages import Ages
from layers.times.session import Session
from layers.wards.boundary_file import BoundaryFileError
from tests.layers.rides.zones import AWAY, BOW, CRS, KEEP, LINE, PLAIN, ZONE, write_zones

ON = date(2026, 6, 1)


def read(path):
    rides = read_rides(path, crs=CRS, keep=KEEP, on=ON)
    assert rides.rows_read == len(rides.zones) + sum(rides.dropped.values())
    return rides


def faults_of(folder, **cells):
    rides = read(write_zones(folder, ({**PLAIN, **cells}, ZONE)))
    return rides.zones, [str(fault) for fault in rides.faults]


def test_a_row_is_read_with_hours_ages_and_notice(tmp_path):
    (zone,) = read(write_zones(tmp_path, (PLAIN, ZONE))).zones
    assert (zone.name, zone.phone, zone.cost) == ("Tiny Dial-a-Ride", "01632 960123", "£3")
    assert [each.session for each in zone.hours] == [Session(day, time(9, 30), time(15)) for day in range(5)]
    assert zone.for_whom == WhoMayRide(Ages(60), others="disabled")
    assert (zone.notice, zone.notice_words) == (Notice(1, time(12)), "by noon the day before")
    assert zone.outline.area == pytest.approx(2_294 * 1_669, rel=0.01)


def test_a_pack_keeps_zones_without_loss(tmp_path):
    (zone,) = read(write_zones(tmp_path, (PLAIN, ZONE))).zones
    (again,) = rides_of(rides_table([zone], crs=CRS))
    assert {**vars(again), "outline": None} == {**vars(zone), "outline": None}
    assert again.outline.equals(zone.outline)


@pytest.mark.parametrize(
    ("column", "value"), [("hours", "{}"), ("hours", '[["often"]]'), ("ages", "old"), ("notice", "x")]
)
def test_a_pack_whose_table_was_changed_is_refused(tmp_path, column, value):
    table = rides_table(read(write_zones(tmp_path, (PLAIN, ZONE))).zones, crs=CRS)
    table[column] = value
    with pytest.raises(ValueError):
        rides_of(table)


def test_numbers_say_ages_and_notice_as_well(tmp_path):
    cells = {"name": "Lifts", "youngest": 18, "oldest": 90.0, "notice_working_days": 2, "notice_by": "4pm"}
    (zone,) = read(write_zones(tmp_path, (cells, ZONE))).zones
    assert (zone.for_whom.ages, zone.notice) == (Ages(18, 90), Notice(2, time(16), working=True))
    (zone,) = read(write_zones(tmp_path, ({"name": "Lifts", "notice_hours": "24"}, ZONE))).zones
    assert zone.notice == Notice(minutes=1440)


def test_hours_that_are_not_given_are_not_known_and_never_always(tmp_path):
    rides = read(write_zones(tmp_path, ({"name": "Lifts", "notice": "a day"}, ZONE)))
    assert rides.zones[0].hours == ()
    assert "Of 1 zone the hours are not known: that is said, and never taken as always." in rides.notes


def test_hours_of_which_a_part_is_not_understood_are_not_known(tmp_path):
    (zone,), (fault,) = faults_of(tmp_path, **{"Days and hours": "Mon-Fri 9:30-15:00 if a driver is free"})
    assert zone.hours == ()
    assert zone.when == "Mon-Fri 9:30-15:00 if a driver is free"
    assert fault == (
        "row 2, column when: These days and hours are not understood, or not all of them: they are not "
        "known. "
        'Write days and hours like "Mon-Fri 9:30-15:00".'
    )


FAULTS = {
    "Notice": ("soon", "It is not understood until when one rings"),
    "Ages": ("sixty", "These are no ages."),
    "Telephone": ("ring us", "This is no telephone number."),
    "Website": ("javascript:alert(1)", "This is no web address."),
    "Youngest": ("-5", "This is no number that can be meant."),
    "notice_by": ("never", "This is no time of day."),
}


@pytest.mark.parametrize(("column", "cell", "what"), [(name, *pair) for name, pair in FAULTS.items()])
def test_every_fault_says_which_row_what_and_what_to_do(tmp_path, column, cell, what):
    (zone,), (fault,) = faults_of(tmp_path, **{column: cell})
    assert fault.startswith(f"row 2, column {fault.split()[3][:-1]}: {what}")
    assert fault.count(".") > 1  # and what to do
    assert cell not in (zone.phone, zone.website)


def test_the_youngest_is_not_older_than_the_oldest(tmp_path):
    _, (fault,) = faults_of(tmp_path, Youngest=70, Oldest=60)
    assert "The youngest is older than the oldest." in fault


def test_a_broken_polygon_is_mended_or_refused_in_words(tmp_path):
    rides = read(write_zones(tmp_path, (PLAIN, BOW), (PLAIN, LINE), (PLAIN, None)))
    (zone,) = rides.zones
    assert zone.outline.is_valid
    assert zone.outline.area > 0
    assert "1 outline crossed itself and was mended." in rides.notes
    assert rides.dropped == {"without an outline that can be used": 2}
    assert [fault.what for fault in rides.faults] == [
        "The outline of this zone encloses no ground, and cannot be mended.",
        "This zone has no outline.",
    ]


def test_a_point_is_no_zone(tmp_path):
    (fault,) = read(write_zones(tmp_path, (PLAIN, {"type": "Point", "coordinates": [-3.5, 53.9]}))).faults
    assert fault.what == "This zone is drawn as a point or a line, and not as a polygon."


def test_zones_elsewhere_without_a_name_or_that_never_run_are_counted_and_left_out(tmp_path):
    closed = {**PLAIN, "Days and hours": "closed"}
    rides = read(
        write_zones(tmp_path, (PLAIN, AWAY), ({**PLAIN, "Name": " "}, ZONE), (closed, ZONE), (PLAIN, ZONE))
    )
    assert len(rides.zones) == 1
    assert rides.dropped == {
        "outside the area and its margin": 1,
        "without a name": 1,
        "that never run, by what they say": 1,
    }


def test_a_file_that_cannot_be_used_says_why(tmp_path):
    with pytest.raises(MissingColumnError, match="no column with the names of the schemes; it has"):
        read(write_zones(tmp_path, ({"where": "here"}, ZONE)))
    (tmp_path / "rides.geojson").write_text("<html>")
    with pytest.raises(BoundaryFileError, match="is a web page, not boundaries"):
        read(tmp_path / "rides.geojson")


def test_hostile_words_stay_one_line_of_text(tmp_path):
    name = "<b>\n\u202eRide" + "x" * 999
    (zone,) = read(write_zones(tmp_path, ({**PLAIN, "Name": name}, ZONE))).zones
    assert zone.name.startswith("<b> Ride")
    assert len(zone.name) <= 300


def test_columns_of_rides_are_told_from_those_of_wards():
    assert is_ride_columns(("Scheme", "Book by"))
    assert not is_ride_columns(("ward_name", "name"))
    assert not is_ride_columns(("notice",))


def test_the_edge_of_a_zone_belongs_to_it(tmp_path):
    (zone,) = read(write_zones(tmp_path, (PLAIN, ZONE))).zones
    x, y = zone.outline.exterior.coords[0]
    assert shapely.intersects_xy(zone.outline, x, y)
