"""Tables as others write them: spaces, capitals, semicolons, cells left off, no rows, no such column."""

import pytest

from layers.buses.feed_files import GtfsError, open_feed
from layers.buses.needed_columns import check_columns
from tests.layers.buses.gtfs import TABLES, rows_more, write_gtfs
from tests.layers.buses.reading import calls_of, read, trips_of, whats

NEEDED = ("agency", "stops", "routes", "trips", "stop_times")


def every_table(change):
    return {name.removesuffix(".txt"): change(text) for name, text in TABLES.items()}


@pytest.fixture
def plain(tmp_path):
    return read(write_gtfs(tmp_path, "plain.zip"))


def same(feed, plain):
    return all(feed.tables[name].equals(plain.tables[name]) for name in plain.tables)


@pytest.mark.parametrize("between", [", ", " ,", ",\t"])
def test_spaces_around_cells_are_none_of_them(tmp_path, plain, between):
    feed = read(write_gtfs(tmp_path, **every_table(lambda text: text.replace(",", between))))
    assert same(feed, plain)
    assert feed.notes == plain.notes


def test_cells_in_quotation_marks_after_a_space_are_read(tmp_path, plain):
    def quoted(text):
        lines = [", ".join(f'"{cell}"' for cell in line.split(",")) for line in text.splitlines()]
        return "\n".join(lines) + "\n"

    assert same(read(write_gtfs(tmp_path, **every_table(quoted))), plain)


@pytest.mark.parametrize(("separator", "called"), [(";", "semicolons"), ("\t", "tabs")])
def test_other_separators_are_read_and_said(tmp_path, plain, separator, called):
    feed = read(write_gtfs(tmp_path, **every_table(lambda text: text.replace(",", separator))))
    assert same(feed, plain)
    assert f"stop_times.txt has {called} between its cells, and was read so." in feed.notes


def test_headings_in_capitals_are_read_and_said(tmp_path, plain):
    times = TABLES["stop_times.txt"].replace("trip_id,arrival_time", "TRIP_ID,Arrival_Time")
    feed = read(write_gtfs(tmp_path, stop_times=times))
    assert same(feed, plain)
    sentence = 'stop_times.txt has the columns "TRIP_ID" in capital letters, and was read all the same.'
    assert sentence in feed.notes


@pytest.mark.parametrize("table", NEEDED)
def test_a_table_without_rows_is_refused(tmp_path, table):
    headings = TABLES[f"{table}.txt"].split("\n")[0]
    with pytest.raises(GtfsError, match=rf"{table}\.txt is empty: it has not even headings, such as"):
        read(write_gtfs(tmp_path, **{table: ""}))
    with pytest.raises(GtfsError, match=rf"{table}\.txt has headings, .*, and no row below them"):
        read(write_gtfs(tmp_path, **{table: f"{headings}\n\n"}))


def test_calendars_without_a_row_are_refused_and_one_of_them_is_enough(tmp_path):
    with pytest.raises(GtfsError, match=r"calendar\.txt is empty: it has not even headings"):
        read(write_gtfs(tmp_path, calendar="", calendar_dates=None))
    assert read(write_gtfs(tmp_path, calendar_dates="", frequencies="", transfers="")).rows_kept == 3


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("agency", "agency_timezone"),
        *(("stops", name) for name in ("stop_id", "stop_lat", "stop_lon")),
        *(("routes", name) for name in ("route_id", "route_type")),
        *(("trips", name) for name in ("route_id", "service_id", "trip_id")),
        *(("stop_times", name) for name in ("trip_id", "stop_id", "stop_sequence")),
        *(("calendar", name) for name in ("service_id", "sunday", "end_date")),
        *(("calendar_dates", name) for name in ("service_id", "date", "exception_type")),
    ],
)
def test_a_table_that_lacks_a_column_is_refused_and_both_are_named(tmp_path, table, column):
    headings, rows = TABLES[f"{table}.txt"].split("\n", 1)
    names = ["other" if name == column else name for name in headings.split(",")]
    path = write_gtfs(tmp_path, **{table: ",".join(names) + "\n" + rows})
    with pytest.raises(GtfsError, match=rf'{table}\.txt lacks "{column}"; its columns are "'):
        read(path)


def test_frequencies_and_transfers_that_lack_a_column_are_refused(tmp_path):
    with pytest.raises(GtfsError, match=r'frequencies\.txt lacks "headway_secs"'):
        read(write_gtfs(tmp_path, frequencies="trip_id,start_time,end_time\nearly,07:00:00,08:00:00\n"))
    with pytest.raises(GtfsError, match=r'transfers\.txt lacks "transfer_type"'):
        read(write_gtfs(tmp_path, transfers="from_stop_id,to_stop_id\nS0,S1\n"))


def test_one_of_arrival_and_departure_is_enough(tmp_path):
    times = TABLES["stop_times.txt"]
    assert read(write_gtfs(tmp_path, stop_times=times.replace("departure_time", "x"))).rows_kept == 3
    with pytest.raises(GtfsError, match=r'stop_times\.txt lacks "departure_time"'):
        read(write_gtfs(tmp_path, stop_times=times.replace("departure_time", "x").replace("arrival_", "y")))


def test_cells_left_off_at_the_end_are_blank(tmp_path, plain):
    times = TABLES["stop_times.txt"].replace(",,\n", "\n").replace(",0,0\n", "\n")
    stops = TABLES["stops.txt"].replace("0,0,\n", "0\n").replace(",0,\n", "\n")
    feed = read(write_gtfs(tmp_path, stop_times=times, stops=stops))
    assert same(feed, plain)
    assert feed.faults == ()


def test_blank_cells_too_many_do_no_harm(tmp_path, plain):
    times = TABLES["stop_times.txt"].replace("\n", ",,\n").replace(",,\n", "\n", 1)
    assert same(read(write_gtfs(tmp_path, stop_times=times)), plain)


def test_rows_that_lack_what_is_needed_are_counted_and_the_others_have_their_numbers(tmp_path):
    times = (
        TABLES["stop_times.txt"].replace("early,", "early\nearly,", 1).replace("late,23:50:00", "late,soon")
    )
    feed = read(write_gtfs(tmp_path, stop_times=times + "a,b,c,d,e,f,g,h\n"))
    assert whats(feed) == [
        "This bus is left out: times that cannot be read.",
        "2 rows of stop_times.txt have too few or too many cells, and are left out.",
    ]
    assert feed.faults[0].row == 6
    assert calls_of(feed, "early")["stop"].tolist() == [0, 1, 2]


def test_many_short_rows_stay_in_their_order_over_blocks(tmp_path, monkeypatch):
    monkeypatch.setattr("layers.buses.table_rows._BLOCK_BYTES", 200)
    rows = [f"X{i},Stop,53.9,-3.5" + (",0,0," if i % 3 else "") for i in range(100)]
    feed = open_feed(write_gtfs(tmp_path, stops=rows_more("stops", *rows)))
    check_columns(feed)
    table = feed.whole("stops.txt", ["stop_id", "location_type"])
    assert table["stop_id"].tolist()[6:] == [f"X{i}" for i in range(100)]
    assert table.index.tolist() == list(range(2, 108))
    assert table["location_type"].tolist()[6:9] == ["", "0", "0"]


def test_all_rows_may_be_short(tmp_path):
    trips = "route_id,service_id,trip_id,trip_headsign,wheelchair_accessible\nR1,WK,early\nR1,WK,late\n"
    assert trips_of(read(write_gtfs(tmp_path, trips=trips))).index.tolist() == ["early", "late"]


def test_a_row_that_ends_within_quotation_marks_is_no_short_one(tmp_path):
    times = TABLES["stop_times.txt"] + 'early,09:20:00,09:20:00,S4,3,"1\n'
    sentence = "1 row of stop_times.txt has too few or too many cells, and is left out."
    assert whats(read(write_gtfs(tmp_path, stop_times=times))) == [sentence]
