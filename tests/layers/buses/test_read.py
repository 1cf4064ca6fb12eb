"""A timetable is read, checked and cut: every fault is counted and named, no hostile file does harm."""

import zipfile
from datetime import date

import pytest
import shapely

from layers.buses.feed_files import GtfsError, is_feed
from layers.buses.model import buses_of
from layers.buses.read import read_buses
from tests.layers.buses.gtfs import CRS, TABLES, rows_more, write_gtfs
from tests.layers.buses.reading import ON, calls_of, read, trips_of, whats


def test_a_timetable_is_cut_to_the_area_and_each_trip_says_what_it_is(tmp_path):
    feed = read(write_gtfs(tmp_path))
    trips = trips_of(feed)
    assert trips.index.tolist() == ["early", "late", "coach"]
    assert trips["route"].tolist() == ["30", "30", "Coast Coach"]
    assert trips["towards"].tolist() == ["Ringland", "Far away", "Bristol"]
    assert trips["low_floor"].tolist() == ["yes", "no", ""]
    assert trips["mode"].tolist() == ["bus", "bus", "coach"]
    assert set(trips["operator"]) == {"Tiny Buses"}
    assert feed.tables["bus_stops"]["stop_id"].tolist() == ["S0", "S1", "S2", "S4"]
    assert feed.tables["bus_stops"]["step_free"].tolist() == ["", "yes", "no", "yes"]
    assert feed.dropped == {"neither a bus nor a coach": 1}


def test_times_past_midnight_belong_to_the_day_on_which_the_trip_began(tmp_path):
    feed = read(write_gtfs(tmp_path))
    assert calls_of(feed, "late")["leave_s"].tolist() == [23 * 3600 + 50 * 60, 24 * 3600 + 10 * 60]
    assert "1 call is after the midnight of its service day; buses that call so: 1." in feed.notes


def test_where_one_may_not_get_on_or_off_is_kept(tmp_path):
    calls = calls_of(read(write_gtfs(tmp_path)), "early")
    assert calls["boards"].tolist() == [1, 1, 0]
    assert calls["alights"].tolist() == [0, 1, 1]


def test_days_are_those_of_the_calendar_with_its_exceptions(tmp_path):
    days = read(write_gtfs(tmp_path)).tables["bus_days"]
    weekdays = days.loc[days["service_id"] == "WK", "day"].tolist()
    saturdays = days.loc[days["service_id"] == "SA", "day"].tolist()
    assert len(weekdays) == 21
    assert "2026-06-10" not in weekdays
    assert saturdays == ["2026-06-06", "2026-06-10", "2026-06-13", "2026-06-20", "2026-06-27"]


def test_a_feed_of_exceptions_alone_has_days(tmp_path):
    dates = "service_id,date,exception_type\nWK,20260603,1\nSA,20260604,1\n"
    feed = read(write_gtfs(tmp_path, calendar=None, calendar_dates=dates))
    assert feed.tables["bus_days"]["day"].tolist() == ["2026-06-04", "2026-06-03"]
    assert feed.tables["bus_feed"].iloc[0].tolist() == ["2026-06-03", "2026-06-04"]


def test_the_end_is_what_its_publisher_says_and_a_feed_out_of_date_says_so(tmp_path):
    info = "feed_publisher_name,feed_start_date,feed_end_date\nX,20260601,20260615\n"
    feed = read(write_gtfs(tmp_path, feed_info=info), on=date(2026, 7, 1))
    assert feed.tables["bus_feed"].iloc[0].tolist() == ["2026-06-01", "2026-06-15"]
    assert any("It ended on 2026-06-15, before the area was prepared" in note for note in feed.notes)
    assert not any("It ended" in note for note in read(write_gtfs(tmp_path)).notes)


@pytest.mark.parametrize("headway", ["0", "-5", "often", ""])
def test_a_frequency_that_cannot_be_read_is_a_fault(tmp_path, headway: str):
    table = f"trip_id,start_time,end_time,headway_secs\nearly,09:00:00,09:30:00,{headway}\n"
    feed = read(write_gtfs(tmp_path, frequencies=table))
    assert [str(fault.what) for fault in feed.faults] == [
        "These buses are left out: how often they run cannot be read."
    ]


def test_times_between_known_ones_are_reckoned_and_said(tmp_path):
    times = rows_more("stop_times").replace("early,09:04:00,09:04:30", "early,,")
    feed = read(write_gtfs(tmp_path, stop_times=times))
    assert calls_of(feed, "early")["arrive_s"].tolist() == [32_400, 32_670, 32_940]
    assert "1 time between two known ones was reckoned." in feed.notes


TRIP = "R1,WK,more,Town,0"


@pytest.mark.parametrize(
    ("trips", "times", "why"),
    [
        ((TRIP,), (), "no stops, or only one"),
        ((TRIP,), ("more,10:00:00,10:00:00,S0,0,,",), "no stops, or only one"),
        (
            (TRIP,),
            ("more,10:00:00,10:00:00,S0,0,,", "more,09:59:00,09:59:00,S1,1,,"),
            "times that run backwards",
        ),
        (
            (TRIP,),
            ("more,10:00:00,09:00:00,S0,0,,", "more,10:59:00,10:59:00,S1,1,,"),
            "times that run backwards",
        ),
        ((TRIP,), ("more,ten,10:00:00,S0,0,,", "more,10:59:00,10:59:00,S1,1,,"), "times that cannot be read"),
        (
            (TRIP,),
            ("more,10:61:00,10:61:00,S0,0,,", "more,10:59:00,10:59:00,S1,1,,"),
            "times that cannot be read",
        ),
        ((TRIP,), ("more,,,S0,0,,", "more,10:59:00,10:59:00,S1,1,,"), "times that cannot be read"),
        ((TRIP,), ("more,10:00:00,,S0,0,,", "more,10:59:00,,S1,0,,"), "times that cannot be read"),
        (
            (TRIP,),
            ("more,10:00:00,,S0,0,,", "more,10:30:00,,S1,1,,", "more,10:59:00,,NOWHERE,2,,"),
            "a stop that the timetable does not have",
        ),
        (
            (TRIP,),
            ("more,10:00:00,,S0,0,,", "more,10:59:00,,FAR,1,,"),
            "not two stops in the area or its margin",
        ),
        (("R1,WK,early,Ringland,1",), (), "listed twice"),
        (("R9,WK,more,,0",), (), "a route that the timetable does not have"),
        (("R1,NO,more,,0",), (), "days that the timetable does not have"),
        (
            ("R1,WK,again,Ringland,1",),
            ("again,09:00:00,,S0,0,0,1", "again,09:04:00,09:04:30,S1,1,0,0", "again,09:09:00,,S2,2,1,0"),
            "the same bus listed again",
        ),
    ],
)
def test_a_bus_that_cannot_be_right_is_left_out_and_counted(tmp_path, trips, times, why):
    path = write_gtfs(tmp_path, trips=rows_more("trips", *trips), stop_times=rows_more("stop_times", *times))
    feed = read(path)
    assert feed.dropped == {"neither a bus nor a coach": 1, why: 1}
    assert trips_of(feed).index.tolist() == ["early", "late", "coach"]


def test_the_same_bus_on_other_days_is_no_double(tmp_path):
    trips = rows_more("trips", "R1,SA,again,Ringland,1")
    times = rows_more("stop_times", *(f"again,{time}" for time in (
        "09:00:00,,S0,0,0,1", "09:04:00,09:04:30,S1,1,0,0", "09:09:00,,S2,2,1,0")))  # fmt: skip
    assert "again" in trips_of(read(write_gtfs(tmp_path, trips=trips, stop_times=times))).index


def test_stops_without_buses_or_without_a_place_are_counted(tmp_path):
    stops = rows_more("stops", "LOST,Lost,,,0,0,", "WILD,Wild,95,200,0,0,")
    feed = read(write_gtfs(tmp_path, stops=stops))
    assert "2 stops of the timetable have no place that can be used." in feed.notes
    assert "At 1 stop of the area no bus calls." in feed.notes
    assert [fault.value for fault in feed.faults] == ["LOST", "WILD"]


def test_a_stop_that_stands_in_two_places_is_told_with_both(tmp_path):
    stops = rows_more("stops", "S1,Twin,55.0,-1.5,0,0,", "FAR,Far away,55,-1.50,0,0,")
    feed = read(write_gtfs(tmp_path, stops=stops))
    assert sorted(whats(feed)) == [
        "This stop stands in two places, at 53.939 -3.523 and at 55.0 -1.5: the first is used.",
        "listed twice",
    ]


def test_a_platform_without_a_place_is_where_its_station_is(tmp_path):
    stops = rows_more("stops", "BUSSTATION,Station,53.939,-3.523,1,1,", "BAY,Bay 1,,,0,0,BUSSTATION")
    times = rows_more("stop_times").replace("early,09:04:00,09:04:30,S1", "early,09:04:00,09:04:30,BAY")
    feed = read(write_gtfs(tmp_path, stops=stops, stop_times=times))
    bay = feed.tables["bus_stops"].set_index("stop_id").loc["BAY"]
    assert bay["step_free"] == "yes"
    assert 299_000 < bay["geometry"].x < 301_000


def test_names_are_shown_on_one_line_and_cut(tmp_path):
    stops = rows_more("stops").replace("Stop 0", '"A\x1b[31m' + "x" * 500 + '"')
    name = read(write_gtfs(tmp_path, stops=stops)).tables["bus_stops"]["name"].iloc[0]
    assert "\x1b" not in name
    assert len(name) <= 120


def test_rows_of_another_width_are_counted(tmp_path):
    feed = read(
        write_gtfs(tmp_path, stop_times=rows_more("stop_times", "early,09:30:00", "a,b,c,d,e,f,g,h,i"))
    )
    assert [str(fault.what) for fault in feed.faults] == [
        "2 rows of stop_times.txt have too few or too many cells, and are left out."
    ]


def test_a_feed_in_a_folder_of_its_zip_and_with_a_byte_order_mark_is_read(tmp_path):
    plain = write_gtfs(tmp_path, "plain.zip")
    path = tmp_path / "deep.zip"
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(path, "w") as archive:
        for name in source.namelist():
            text = source.read(name).decode().replace("stop_id,stop_name", " stop_id , stop_name")
            archive.writestr(f"gtfs/{name}", b"\xef\xbb\xbf" + text.encode())
    assert trips_of(read(path)).index.tolist() == ["early", "late", "coach"]


@pytest.mark.parametrize(
    ("tables", "words"),
    [
        ({"stops": None}, r'is no bus timetable: it lacks "stops.txt"'),
        ({"calendar": None, "calendar_dates": None}, r'it lacks "calendar.txt"'),
        (
            {"stop_times": TABLES["stop_times.txt"].encode() + b"x,,,\xff,1,,\n"},
            "is damaged, or no table in UTF-8",
        ),
        ({"agency": "agency_id,agency_name,agency_timezone\nA,Metro,Europe/Paris\n"}, "has the times of"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused(tmp_path, tables, words):
    with pytest.raises(GtfsError, match=words):
        read(write_gtfs(tmp_path, **tables))


def test_what_is_no_zip_is_damaged_or_holds_two_is_refused(tmp_path):
    path = tmp_path / "buses.zip"
    path.write_bytes(b"PK\x03\x04 not a zip")
    with pytest.raises(GtfsError, match="is no zip, or is damaged"):
        read(path)
    path = write_gtfs(tmp_path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("other/stops.txt", "stop_id\n")
    with pytest.raises(GtfsError, match="holds more than one timetable"):
        read(path)


def test_a_zip_whose_contents_are_not_what_it_says_is_refused(tmp_path):
    path = write_gtfs(tmp_path)
    content = bytearray(path.read_bytes())
    at = content.find(b"stop_times.txt") + len("stop_times.txt") + 5
    content[at] ^= 0xFF
    path.write_bytes(bytes(content))
    with pytest.raises(GtfsError, match=r"stop_times\.txt cannot be read"):
        read(path)


def test_a_table_that_says_it_is_larger_than_any_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("layers.buses.feed_files.MOST_BYTES", 100)
    with pytest.raises(GtfsError, match="is larger than in any timetable"):
        read(write_gtfs(tmp_path))


def test_a_feed_is_known_by_its_tables(tmp_path):
    assert is_feed(write_gtfs(tmp_path))
    assert not is_feed(write_gtfs(tmp_path, "no.zip", routes=None))


def test_a_timetable_of_another_place_is_read_and_says_that_nothing_runs_here(tmp_path):
    elsewhere = shapely.box(400_000, 300_000, 401_000, 301_000)
    feed = read_buses(write_gtfs(tmp_path), crs=CRS, keep=elsewhere, on=ON)
    assert feed.rows_kept == 0
    assert feed.dropped["not two stops in the area or its margin"] == 3
    assert "On no day does a bus of it run here." in feed.notes
    buses = buses_of(feed.tables)
    assert not len(buses.hops.trip)
    assert not buses.holds_on(ON)
