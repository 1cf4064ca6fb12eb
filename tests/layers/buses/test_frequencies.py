"""Buses of a frequency: written out from the trip's own first call, once each, within what a day can hold."""

import time

import pytest

from layers.buses.feed_files import GtfsError
from tests.layers.buses.gtfs import TABLES, rows_more, write_gtfs
from tests.layers.buses.reading import calls_of, read, trips_of, whats

HEADINGS = "trip_id,start_time,end_time,headway_secs,exact_times\n"
TIMES = TABLES["stop_times.txt"].split("\n")[0] + "\n"
NO_FREQUENCY = "how often it runs cannot be read, or cannot be"
TWIN = (
    "early2,09:00:00,09:00:00,S0,0,0,1",
    "early2,09:04:00,09:04:30,S1,1,0,0",
    "early2,09:09:00,09:09:00,S2,2,1,0",
)


def written(tmp_path, *rows, **tables):
    frequencies = HEADINGS + "".join(f"{row}\n" for row in rows)
    return read(write_gtfs(tmp_path, frequencies=frequencies, **tables))


def twins(tmp_path, *rows):
    trips = rows_more("trips", "R1,WK,early2,Ringland,1")
    return written(tmp_path, *rows, trips=trips, stop_times=rows_more("stop_times", *TWIN))


def runs_of(feed):
    return sorted(trip for trip in trips_of(feed).index if trip.startswith("early"))


def test_frequencies_are_written_out_and_say_that_they_are_about_right(tmp_path):
    feed = written(tmp_path, "early,09:00:00,09:30:00,600,0")
    assert runs_of(feed) == [f"early@{s}" for s in (32_400, 33_000, 33_600)]
    assert trips_of(feed).loc["early@33000", "about"] == "yes"
    assert calls_of(feed, "early@33000")["leave_s"].tolist() == [33_000, 33_270, 33_540]
    assert feed.rows_kept == 3
    sentence = "1 bus of the timetable stands for several by its frequency: 3 were written out."
    assert sentence in feed.notes


def test_a_bus_that_starts_outside_the_area_is_written_out_from_its_own_first_call(tmp_path):
    """It leaves FAR at 08:00 and is at S0 an hour later: every hour from seven to nine, at S0 at 8 and 9."""
    times = TIMES + (
        "early,08:00:00,08:00:00,FAR,0,0,0\nearly,09:00:00,09:00:00,S0,1,0,0\nearly,09:04:00,09:04:30,S1,2,0,0\n"
    )
    feed = written(tmp_path, "early,07:00:00,09:00:00,3600,", stop_times=times)
    assert feed.tables["bus_calls"]["arrive_s"].tolist() == [28_800, 29_040, 32_400, 32_640]


def test_two_of_the_same_way_at_other_hours_are_no_doubles(tmp_path):
    feed = twins(tmp_path, "early,07:00:00,09:00:00,3600,", "early2,16:00:00,18:00:00,3600,")
    assert runs_of(feed) == ["early2@57600", "early2@61200", "early@25200", "early@28800"]
    assert "the same bus listed again" not in feed.dropped


def test_a_plain_bus_stays_beside_a_frequency_of_the_same_way(tmp_path):
    feed = twins(tmp_path, "early,12:00:00,13:00:00,1800,")
    assert runs_of(feed) == ["early2", "early@43200", "early@45000"]
    assert feed.rows_kept == 4


def test_two_of_the_same_way_and_hours_are_doubles_and_the_one_to_the_minute_stays(tmp_path):
    feed = twins(tmp_path, "early,09:00:00,09:20:00,600,", "early2,09:00:00,09:10:00,600,1")
    assert runs_of(feed) == ["early2@32400", "early@33000"]
    feed = twins(tmp_path, "early,09:00:00,09:10:00,600,")
    assert runs_of(feed) == ["early2"]
    assert feed.dropped["the same bus listed again"] == 1


@pytest.mark.parametrize(
    ("rows", "starts"),
    [
        (("early,07:00:00,09:00:00,3600,", "early,07:00:00,09:00:00,3600,"), [25_200, 28_800]),
        (("early,07:00:00,09:00:00,3600,", "early,08:00:00,10:00:00,3600,"), [25_200, 28_800, 32_400]),
    ],
)
def test_a_bus_that_is_there_by_two_rows_counts_once(tmp_path, rows, starts):
    feed = written(tmp_path, *rows)
    assert runs_of(feed) == [f"early@{start}" for start in starts]
    assert any("by two rows of frequencies.txt, and count" in note for note in feed.notes)


def test_of_two_rows_that_name_a_bus_the_one_to_the_minute_is_believed(tmp_path):
    feed = written(tmp_path, "early,07:00:00,08:00:00,3600,0", "early,07:00:00,08:00:00,3600,1")
    assert trips_of(feed).loc["early@25200", "about"] == ""


def test_a_trip_that_is_called_like_a_bus_of_a_frequency_stays_another(tmp_path):
    trips = rows_more("trips", "R1,WK,early@25200,Ringland,1")
    times = rows_more("stop_times", "early@25200,10:00:00,,S0,0,,", "early@25200,10:05:00,,S1,1,,")
    feed = written(tmp_path, "early,07:00:00,08:00:00,3600,", trips=trips, stop_times=times)
    assert runs_of(feed) == ["early@25200", "early@25200@"]


@pytest.mark.parametrize("row", ["07:00,09:00:00,600", "09:00:00,07:00:00,600", "07:00:00,07:00:00,600"])
def test_a_bus_whose_frequencies_cannot_be_read_is_not_kept(tmp_path, row):
    feed = written(tmp_path, f"early,{row},")
    assert feed.dropped[NO_FREQUENCY] == 1
    assert feed.rows_kept == 2
    assert whats(feed) == ["These buses are left out: how often they run cannot be read."]


def test_buses_that_would_be_under_way_for_days_are_left_out_when_read(tmp_path):
    """62 hours on the way, leaving at 30:00 and 40:00: the second would end after 102 hours."""
    times = rows_more("stop_times").replace("early,09:09:00,09:09:00", "early,71:00:00,71:00:00")
    feed = written(tmp_path, "early,30:00:00,40:00:01,36000,", stop_times=times)
    assert runs_of(feed) == ["early@108000"]
    assert whats(feed) == [
        "Buses of this row are left out: they would be under way four days after they began."
    ]
    sentence = "1 bus of a frequency is left out: it would be under way four days after it began."
    assert sentence in feed.notes
    feed = written(tmp_path, "early,60:00:00,61:00:00,3600,", stop_times=times)
    assert feed.dropped[NO_FREQUENCY] == 1


@pytest.mark.parametrize("end", ["24:00:00", "71:59:59"])
def test_a_bus_every_second_is_refused_before_any_is_written_out(tmp_path, end):
    begun = time.process_time()
    with pytest.raises(GtfsError, match=r"row 2 of frequencies\.txt stands for [0-9]+ buses"):
        written(tmp_path, f"early,00:00:00,{end},1,")
    assert time.process_time() - begun < 5


def test_more_buses_than_there_can_be_in_all_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("layers.buses.frequencies._MOST", 3)
    with pytest.raises(GtfsError, match=r"has more buses in frequencies\.txt than there can be"):
        written(tmp_path, "early,07:00:00,08:00:00,1800,", "late,07:00:00,08:00:00,1800,")


def test_thousands_of_buses_are_written_out_in_a_moment(tmp_path):
    """17,280 took 41 s by the clock while each was written by itself."""
    begun = time.process_time()
    feed = written(tmp_path, "early,00:00:00,24:00:00,5,")
    assert time.process_time() - begun < 10
    assert len(trips_of(feed)) == 17_282
