"""Columns that say from when and until when a weekday is open are read together, and no day is lost."""

from datetime import date

import pytest

from layers.assets.kinds import load_kinds
from layers.register.importing.mapping.columns import guess_mapping
from layers.register.importing.mapping.day_pairs import with_whole_days
from layers.register.importing.places import PlaceFinder
from layers.register.importing.rows import read_rows
from layers.register.importing.source import Source
from layers.register.model import Asset
from layers.tables.source_table import SourceTable
from layers.times.session_text import sessions_text

KINDS = load_kinds()


def table(headings: tuple[str, ...], *rows: tuple[str, ...]) -> SourceTable:
    columns = ("Name", "Type", "Postcode", *headings)
    cells = [(f"Hall {n}", "Warm space", "NP20 4AA", *row) for n, row in enumerate(rows)]
    return SourceTable("warm.csv", columns, cells, list(range(2, 2 + len(cells))))


def read(listed: SourceTable) -> tuple[Asset, ...]:
    whole, today = with_whole_days(listed), date(2026, 11, 27)
    mapping = guess_mapping(whole, KINDS)
    found = read_rows(whole, mapping, source=Source("W"), kinds=KINDS, finder=PlaceFinder(), today=today)
    return tuple(found.assets)


@pytest.mark.parametrize(
    "headings",
    [
        ("Mon Opens", "Mon Closes", "Wed Opens", "Wed Closes"),
        ("Monday open", "Monday close", "Wednesday open", "Wednesday close"),
        ("mon_from", "mon_to", "wed_from", "wed_to"),
        ("Start Monday", "End Monday", "Start Wednesday", "End Wednesday"),
    ],
)
def test_each_day_has_its_own_hours(headings: tuple[str, ...]) -> None:
    assets = read(table(headings, ("10:00", "12:00", "", ""), ("", "", "13:00", "16:00")))
    assert [sessions_text(asset.sessions) for asset in assets] == [
        "Monday 10:00-12:00",
        "Wednesday 13:00-16:00",
    ]
    assert all(not asset.when_unread for asset in assets)


def test_a_day_of_two_pairs_is_open_twice_and_a_closed_one_not_at_all() -> None:
    headings = ("Tue open 1", "Tue close 1", "Tue open 2", "Tue close 2", "Fri open", "Fri close")
    (asset,) = read(table(headings, ("09:00", "12:00", "13:00", "17:00", "Closed", "Closed")))
    assert sessions_text(asset.sessions) == "Tuesday 09:00-12:00; Tuesday 13:00-17:00"


def test_it_is_said_and_every_other_column_stays_in_its_order() -> None:
    listed = table(("Mon Opens", "Notes", "Mon Closes"), ("10:00", "ring the bell", "12:00"))
    whole = with_whole_days(listed)
    assert whole.columns == ("Name", "Type", "Postcode", "Notes", "Monday")
    assert whole.rows[0][3:] == ("ring the bell", "10:00-12:00")
    assert "1 weekday has its opening and its closing in columns of their own" in str(whole.notes[-1])
    assert listed.columns[3] == "Mon Opens", "the table that was given is as it was"


@pytest.mark.parametrize(
    "headings",
    [("Mon Opens", "Wed Closes"), ("Mon", "Wed"), ("Opens", "Closes"), ("Monday", "Mon open", "Mon close")],
)
def test_what_comes_in_no_pairs_is_left_as_it_is(headings: tuple[str, ...]) -> None:
    listed = table(headings, tuple("10:00" for _ in headings))
    assert with_whole_days(listed) is listed


def test_bare_hours_under_a_day_are_its_hours() -> None:
    (asset,) = read(table(("Monday", "Wednesday"), ("10-4", "10 - 4")))
    assert sessions_text(asset.sessions) == "Monday 10:00-16:00; Wednesday 10:00-16:00"


def test_a_name_from_a_web_page_stands_on_one_line() -> None:
    listed = SourceTable(
        "a.csv", ("Name", "Type", "Postcode"), [("Market<br/>Lunch<br>", "Lunch club", "NP20 4AA")], [2]
    )
    assert [asset.name for asset in read(listed)] == ["Market Lunch"]
