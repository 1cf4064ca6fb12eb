"""A group that is over, by the words of its times or its notes, does not come in as open."""

from datetime import date

import pytest

from layers.assets.kinds import Kinds
from layers.register.importing.closing_words import Closing, closing_in
from layers.register.importing.mapping.columns import guess_mapping
from layers.register.importing.places import PlaceFinder
from layers.register.importing.rows import read_rows
from layers.register.importing.source import Imported, Source
from layers.register.model import Status
from layers.tables.source_table import SourceTable

TODAY = date(2026, 5, 3)


def of(words: str) -> Closing:
    return closing_in(words, today=TODAY)


@pytest.mark.parametrize(
    "words",
    [
        "CLOSED since Covid",
        "closed",
        "Ceased",
        "folded in 2023",
        "no longer running",
        "Finished",
        "Now closed.",
        "Closed down",
        "Has ceased",
        "Club disbanded",
        "closed - due to lack of volunteers",
        "Closed in August 2024",
    ],
)
def test_what_is_over_is_over(words: str) -> None:
    assert of(words) is Closing.OVER


@pytest.mark.parametrize(
    "words", ["on hold", "Closed until further notice", "Paused due to Covid", "suspended"]
)
def test_what_is_on_hold_is_paused(words: str) -> None:
    assert of(words) is Closing.PAUSED


@pytest.mark.parametrize(
    "words",
    [
        "Closed in August",
        "Tuesdays 10-12, closed in August",
        "Closed on bank holidays",
        "Closed Mondays",
        "",
        "Closed group",
        "Mondays 2-4pm",
        "Doors closed at 8pm",
        "finished by 9pm",
        "We make folded paper birds",
        "Closed for Christmas",
    ],
)
def test_a_day_off_a_season_and_a_closed_group_are_no_closure(words: str) -> None:
    assert of(words) is Closing.NOTHING


@pytest.mark.parametrize(
    "words", ["Mondays 2-4pm. No longer running", "Closed in 2031", "We hear the group has folded"]
)
def test_what_may_be_over_is_a_question(words: str) -> None:
    assert of(words) is Closing.PERHAPS


def read(kinds: Kinds, when: str, note: str = "") -> Imported:
    columns = ("Name", "Type", "When", "Notes", "Postcode")
    table = SourceTable("clubs.csv", columns, [("Tea", "Lunch club", when, note, "ZZ1 1AA")], [2])
    mapping = guess_mapping(table, kinds).with_columns(
        {
            "name": ["Name"],
            "kind": ["Type"],
            "when": ["When"],
            "description": ["Notes"],
            "postcode": ["Postcode"],
        }
    )
    return read_rows(table, mapping, source=Source("Clubs"), kinds=kinds, finder=PlaceFinder(), today=TODAY)


@pytest.mark.parametrize(
    ("when", "note", "status", "sentence"),
    [
        (
            "CLOSED since Covid",
            "",
            Status.CLOSED,
            "“CLOSED since Covid” says that it is over, so it comes in as closed.",
        ),
        ("", "closed", Status.CLOSED, "“closed” says that it is over, so it comes in as closed."),
        ("on hold", "", Status.PAUSED, "“on hold” says that it is paused, so it comes in as paused."),
        (
            "Tuesday 10:00-12:00",
            "closed",
            Status.ACTIVE,
            "“closed” may say that it is over; it comes in as open.",
        ),
    ],
)
def test_a_row_comes_in_as_its_words_say(
    kinds: Kinds, when: str, note: str, status: Status, sentence: str
) -> None:
    imported = read(kinds, when, note)
    assert imported.assets[0].status is status
    assert sentence in [str(fault.what) for fault in imported.faults]
    assert not any("could not be read as days" in str(fault.what) for fault in imported.faults)


def test_a_month_off_leaves_a_group_open(kinds: Kinds) -> None:
    assert read(kinds, "Tuesday 10:00-12:00", "Closed in August").assets[0].status is Status.ACTIVE
