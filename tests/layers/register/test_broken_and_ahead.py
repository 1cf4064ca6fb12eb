"""One damaged record, or one wrong clock, spoils nothing but itself."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from layers.register.engine.errors import BrokenRecordError
from layers.register.store import Register, open_register
from tests.layers.register.rows import club, info

HARM = {
    "cut off": '{"asset_id": "clubs/1", "na',
    "no record": "[1, 2]",
    "a day that is none": '{"asset_id":"clubs/1","checked_on":"2026-02-31"}',
    "a kind of status that is none": '{"asset_id":"clubs/1","status":"shut"}',
    "sessions that are none": '{"asset_id":"clubs/1","sessions":[{"weekday":1}]}',
}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    path = tmp_path / "register.sqlite"
    with open_register(path) as register:
        register.import_assets([club(1), club(2)], info())
        register.edit(club(1, phone="01632 960001"), 1, by="AB")
    return path


def run(path: Path, statement: str, *values: str) -> None:
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute(statement, values)


def harm(path: Path, text: str) -> str:
    """Damage the record of the first club; its id."""
    run(
        path,
        "UPDATE asset_versions SET record = ? WHERE asset_id = ? AND version = 2",
        text,
        club(1).asset_id,
    )
    return club(1).asset_id


@pytest.mark.parametrize("text", HARM.values(), ids=HARM.keys())
def test_a_broken_record_is_named_and_the_rest_serves(place: Path, text: str) -> None:
    broken_id = harm(place, text)
    with open_register(place) as register:
        assert [entry.asset for entry in register.entries()] == [club(2)]
        assert register.as_of(datetime.now(UTC)) == (club(2),)
        (broken,) = register.broken_records()
        assert (broken.asset_id, broken.version, broken.by) == (broken_id, 2, "AB")
        with pytest.raises(
            BrokenRecordError, match=r"is damaged and cannot be read\. Put an earlier version"
        ):
            register.entry(broken_id)
        assert [version.version for version in register.history(broken_id)] == [1, 2]
        register.import_assets([club(1), club(2, phone="01632 960002"), club(3)], info())
        assert [entry.asset.asset_id for entry in register.entries()] == [club(2).asset_id, club(3).asset_id]


@pytest.mark.parametrize("text", HARM.values(), ids=HARM.keys())
def test_a_broken_record_is_mended_by_putting_an_earlier_version_back(place: Path, text: str) -> None:
    broken_id = harm(place, text)
    with open_register(place) as register:
        register.restore(broken_id, 1, by="CD")
        assert [entry.asset for entry in register.entries()] == [club(1), club(2)]
        assert register.broken_records() == ()


def at_2099(path: Path) -> None:
    """One edit, made while the clock stood in 2099."""
    stamp = "2099-05-03T10:00:00.000000+00:00"
    run(path, "UPDATE asset_versions SET at = ? WHERE revision = 2", stamp)
    run(path, "UPDATE meta SET changed_at = ?", stamp)


def stamps(register: Register) -> list[int]:
    return [version.at.year for version in register.changes_since(0)]


def test_a_stamp_from_the_future_is_no_floor_for_later_ones(place: Path) -> None:
    at_2099(place)
    with open_register(place) as register:
        ahead = register.doubtful_stamp()
        assert ahead is not None
        assert ahead.year == 2099
        register.edit(club(2, phone="01632 960002"), 1, by="AB")
        this_year = datetime.now(UTC).year
        assert stamps(register) == [this_year, this_year, 2099, this_year]
        assert register.doubtful_stamp() is None


def test_what_was_written_at_2099_is_seen_in_the_order_in_which_it_was_written(place: Path) -> None:
    at_2099(place)
    with open_register(place) as register:
        before = datetime.now(UTC)
        assert next(asset.phone for asset in register.as_of(before)) == club(1).phone
        register.edit(club(2, name="Two"), 1, by="AB")
        now = register.as_of(datetime.now(UTC))
        assert [(asset.name, asset.phone) for asset in now] == [
            (club(1).name, "01632 960001"),
            ("Two", club(2).phone),
        ]


def test_a_clock_that_goes_back_a_little_still_counts_on(place: Path) -> None:
    ahead = (datetime.now(UTC) + timedelta(hours=2)).isoformat(timespec="microseconds")
    run(place, "UPDATE meta SET changed_at = ?", ahead)
    with open_register(place) as register:
        assert register.doubtful_stamp() is None
        register.edit(club(2, phone="01632 960002"), 1, by="AB")
        assert register.entry(club(2).asset_id).changed_at.isoformat(timespec="microseconds") == ahead


def test_the_first_change_in_decades_looks_like_a_clock_that_stands_wrong(place: Path) -> None:
    now = datetime.now(UTC)
    with open_register(place) as register:
        assert register.doubtful_stamp(now + timedelta(days=360)) is None  # a register may rest for a year
        assert register.doubtful_stamp(datetime(2099, 5, 3, tzinfo=UTC)) is not None
        assert register.doubtful_stamp(now - timedelta(hours=20)) is None
        assert register.doubtful_stamp(now - timedelta(days=2)) is not None


def test_a_new_register_has_no_stamp_to_doubt(tmp_path: Path) -> None:
    with open_register(tmp_path / "new.sqlite") as register:
        assert register.doubtful_stamp() is None
