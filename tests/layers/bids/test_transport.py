"""What a list of bids says of a minibus or a bus stop is read, and what is not understood is told."""

from datetime import time

import pytest

from layers.bids.transport import BidTransport, Brings
from layers.panel.bid_records import bid_of, bid_record
from layers.times.session import Session
from tests.layers.bids.test_read import csv_of, read

HEAD = "Title,Amount,Kind,Postcode,Minibus or bus stop,Fetched from,Ride hours,Seats,Bus route\n"
TUESDAYS = (Session(1, time(11), time(15)),)


def bids_of(folder, *rows: str):
    return read(csv_of(folder, HEAD + "".join(f"Lunch,1,lunch club,NP20 1EB,{row}\n" for row in rows)))


@pytest.mark.parametrize(
    ("row", "transport"),
    [
        ("minibus,2 km,Tue 11:00-15:00,16,", BidTransport(Brings.MINIBUS, 2000.0, (), TUESDAYS, 16)),
        ("Mini-bus,within 1.5 miles,Tue 11:00-15:00,,", BidTransport(Brings.MINIBUS, 2414.016, (), TUESDAYS)),
        ("MINIBUS,Southway; St Mary's,,,", BidTransport(Brings.MINIBUS, None, ("Southway", "St Mary's"))),
        ("minibus,0 km,,,", BidTransport(Brings.MINIBUS)),
        ("Bus stop,,,,30A", BidTransport(Brings.STOP, route="30A")),
        (",2 km,Tue 11:00-15:00,16,30A", None),
    ],
)
def test_what_a_row_brings_is_read(tmp_path, row, transport):
    listed = bids_of(tmp_path, row)
    assert listed.bids[0].transport == transport
    assert listed.faults == ()


@pytest.mark.parametrize(
    ("row", "words", "transport"),
    [
        ("taxi,,,,", 'column Minibus or bus stop: "taxi" is neither a minibus nor a bus stop. Write', None),
        (
            "minibus,2 km,Tue 11:00-15:00 or so perhaps,,",
            "was not understood as times.",
            BidTransport(Brings.MINIBUS, 2000.0),
        ),
        (
            "minibus,2 km,,many,",
            '"many" is not a number of seats. Write a whole',
            BidTransport(Brings.MINIBUS, 2000.0),
        ),
        ("minibus,2 km,,0,", '"0" is not a number of seats.', BidTransport(Brings.MINIBUS, 2000.0)),
    ],
)
def test_what_is_not_understood_is_told_and_is_not_known(tmp_path, row, words, transport):
    listed = bids_of(tmp_path, row)
    assert listed.bids[0].transport == transport
    assert [words in str(fault) for fault in listed.faults] == [True]


def test_hostile_cells_are_kept_short_and_only_as_words(tmp_path):
    listed = bids_of(tmp_path, f"bus stop,,,,{'9' * 500}", f"minibus,<script>{'x' * 500},,,")
    stop, minibus = (bid.transport for bid in listed.bids)
    assert len(stop.route) == 40
    assert [len(ward) for ward in minibus.wards] == [120]


def test_a_bid_is_kept_with_what_it_brings_and_one_kept_before_brings_nothing(tmp_path):
    rows = "minibus,2 km,Tue 11:00-15:00,16,", "bus stop,,,,30A", ",,,,"
    for bid in bids_of(tmp_path, *rows).bids:
        assert bid_of(bid_record(bid)) == bid
    assert "transport" not in bid_record(bids_of(tmp_path, ",,,,").bids[0])
