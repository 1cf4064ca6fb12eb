"""What a timetable says of changing: of two stops, of a station, or of certain buses alone."""

import pytest

from layers.buses.model import NO_CHANGE
from tests.layers.buses.gtfs import rows_more, write_gtfs
from tests.layers.buses.reading import read, whats

HEADINGS = "from_stop_id,to_stop_id,from_trip_id,to_trip_id,transfer_type,min_transfer_time\n"


def transfers(tmp_path, *rows, **tables):
    text = HEADINGS + "".join(f"{row}\n" for row in rows)
    feed = read(write_gtfs(tmp_path, transfers=text, **tables))
    stops = feed.tables["bus_stops"]["stop_id"].tolist()
    table = feed.tables["bus_transfers"].to_numpy().tolist()
    return {(stops[begin], stops[end]): least_s for begin, end, least_s in table}, feed


def test_they_say_the_least_time_or_that_one_cannot(tmp_path):
    least, feed = transfers(tmp_path, "S0,S1,,,2,300", "S1,S0,,,3,", "S0,S2,,,0,", "S0,NO,,,2,9")
    assert least == {("S0", "S1"): 300, ("S1", "S0"): NO_CHANGE}
    assert "2 rows of transfers.txt were read." in feed.notes
    assert "1 row of transfers.txt names neither a least time nor a ban, and changes nothing." in feed.notes


@pytest.mark.parametrize("row", ["S1,S1,early,late,3,", "S1,S1,early,,3,", "S1,S1,,late,2,900"])
def test_what_holds_between_two_buses_is_not_said_of_everybody(tmp_path, row):
    least, feed = transfers(tmp_path, row)
    assert least == {}
    assert (
        "1 row of transfers.txt holds between certain buses or routes alone, and is not used." in feed.notes
    )


def in_station(*stops):
    """The stops of the test's timetable, some of them bays of one station."""
    rows = rows_more("stops", "HALL,Hall,53.939,-3.523,0,1,").splitlines()
    return "".join(f"{row}HALL\n" if row.split(",")[0] in stops else f"{row}\n" for row in rows)


def test_what_is_said_of_a_station_holds_for_its_bays(tmp_path):
    least, _ = transfers(tmp_path, "HALL,HALL,,,3,", "HALL,S0,,,2,240", stops=in_station("S1", "S2"))
    banned = {(begin, end) for begin, end in least if least[begin, end] == NO_CHANGE}
    assert banned == {("S1", "S1"), ("S1", "S2"), ("S2", "S1"), ("S2", "S2")}
    assert {pair: least[pair] for pair in set(least) - banned} == {("S1", "S0"): 240, ("S2", "S0"): 240}


def test_what_is_said_of_a_bay_itself_goes_before_its_station(tmp_path):
    least, _ = transfers(tmp_path, "HALL,HALL,,,3,", "S1,S2,,,2,60", stops=in_station("S1", "S2"))
    assert least["S1", "S2"] == 60
    assert least["S2", "S1"] == NO_CHANGE


@pytest.mark.parametrize("cells", ["2,abc", "2,-5", "2,", "2,inf", "9,60"])
def test_a_time_that_cannot_be_read_is_counted_and_said(tmp_path, cells):
    least, feed = transfers(tmp_path, f"S0,S1,,,{cells}")
    assert least == {}
    assert whats(feed) == ["How long this change takes cannot be read, so it is not used."]
    assert "1 row of transfers.txt has a time that cannot be read, and is not used." in feed.notes
