"""Many people at once: nothing is lost, whoever comes second is told, and readers never wait."""

import sqlite3
import time
from collections import Counter

import psycopg
import pytest
import sqlalchemy as sa

from layers.register.engine import database, engines
from layers.register.engine.errors import RegisterBusyError
from layers.register.store import open_register
from tests.layers.register import writers
from tests.layers.register.rows import club, clubs

PEOPLE, EDITS, EDITS_OF_A_LONG_RUN = ("Ada", "Bea", "Cai", "Dai"), 200, 2_000
ROWS, ROWS_OF_A_NATION = 50_000, 300_000


@pytest.mark.timeout(120)
def test_of_four_people_with_two_hundred_edits_each_none_is_lost(place, register, long_run):
    edits = EDITS_OF_A_LONG_RUN if long_run else EDITS
    for asset in clubs(5):
        register.add(asset, by="AB")
    ids = [entry.asset.asset_id for entry in register.entries()]
    work = [writers.start(writers.edit_often, place, name, ids, edits) for name in PEOPLE]
    for _, report in work:
        assert report.recv() == "ready"
    for _, report in work:
        report.send("go")
    longest, refused = 0.0, Counter()
    for process, report in work:
        while not report.poll(0.02):  # somebody reads all the while
            began = time.monotonic()
            assert len(register.entries()) == 5
            longest = max(longest, time.monotonic() - began)
        refused.update(report.recv())
        process.join()
    kept = [interest for entry in register.entries() for interest in entry.asset.interests]
    assert sorted(kept) == sorted(f"{name}-{number}" for name in PEOPLE for number in range(edits))
    assert sum(entry.version - 1 for entry in register.entries()) == len(PEOPLE) * edits
    assert refused.keys() <= set(PEOPLE)
    assert refused.total() > 0
    assert longest < 5


def test_a_reader_does_not_wait_for_a_writer_and_a_second_writer_is_told(place, monkeypatch):
    monkeypatch.setattr(engines, "WAIT_S", 1)
    with open_register(place) as register:
        register.add(club(1), by="AB")
        held = sqlite3.connect(place, isolation_level=None) if "://" not in place else psycopg.connect(place)
        held.execute("BEGIN IMMEDIATE" if "://" not in place else "SELECT revision FROM meta FOR UPDATE")
        began = time.monotonic()
        assert register.entry("clubs/1").asset == club(1)
        assert time.monotonic() - began < 0.5
        with pytest.raises(RegisterBusyError, match=r"somebody else has been writing .* Wait a moment"):
            register.add(club(2), by="AB")
        held.close()
        assert register.add(club(2), by="AB") == 1


def test_who_reads_sees_one_state_throughout(place):
    one = database.Database(place)
    one.prepare()
    with open_register(place) as register, one.reading() as connection:
        count = sa.text("SELECT count(*) FROM assets")
        assert connection.scalar(count) == 0
        register.add(club(1), by="AB")
        assert connection.scalar(count) == 0
    one.close()


def test_a_register_that_four_people_open_first_is_made_once(tmp_path):
    place = str(tmp_path / "new" / "register.sqlite")
    work = [writers.start(writers.open_and_count, place) for _ in PEOPLE]
    for _, report in work:
        assert report.recv() == "ready"
    for _, report in work:
        report.send("go")
    assert [report.recv() for _, report in work] == [0, 0, 0, 0]


def test_fifty_thousand_rows_come_in_within_a_minute_and_a_gigabyte(tmp_path, long_run):
    rows = ROWS_OF_A_NATION if long_run else ROWS
    seconds, megabytes = measured(str(tmp_path / "register.sqlite"), rows)
    assert seconds <= 60 * rows / ROWS
    assert megabytes <= 1_000 * rows / ROWS


def test_a_server_keeps_the_same_pace(postgres):
    seconds, _ = measured(postgres(), 10_000)
    assert seconds <= 60 * 10_000 / 50_000


def measured(place, count):
    """Seconds and megabytes of an import."""
    process, report = writers.start(writers.import_many, place, count)
    found = report.recv()
    process.join()
    return found
