"""The form says what is wrong in words, and makes exactly what was typed."""

from dataclasses import replace
from datetime import date, time

import pytest

from app.register.editing.checking import Typed, faults, made, typed_from
from app.register.editing.checking_times import TimeRow, clock, row_remark
from layers.register.model import Asset, PlacedBy
from layers.times.session import Known, Session

CLUB = Asset(
    asset_id="list/1",
    name="Tea at three",
    kind="lunch_club",
    longitude=-3.0,
    latitude=51.58,
    placed_by=PlacedBy.POINT,
    sessions=(Session(1, time(12), time(14), term_time=True),),
    when="Tues 12-2 in term",
    price_pence=250,
    minimum_age=60,
)


def test_a_form_that_nobody_touched_changes_nothing() -> None:
    assert faults(typed_from(CLUB)) == {}
    assert made(CLUB, typed_from(CLUB)) == CLUB


def test_an_empty_form_asks_for_a_name_and_a_kind() -> None:
    assert set(faults(Typed())) == {"name", "kind"}


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("postcode", "NP20", "not a whole postcode"),
        ("email", "who", "not an e-mail address"),
        ("website", "nowhere", "not a web address"),
        ("phone", "12", "has 2 digits"),
        ("uprn", "10002x", "not a property number"),
        ("uprn", "1234567890123", "not a property number"),
    ],
)
def test_each_text_says_what_is_wrong_with_it(field: str, typed: str, words: str) -> None:
    form = typed_from(CLUB)
    form.texts[field] = typed
    assert words in faults(form)[field][0]


def test_ages_and_numbers_are_checked_together() -> None:
    form = replace(typed_from(CLUB), minimum_age="60", maximum_age="18", places_a_week="ten", price="much")
    found = faults(form)
    assert "below the youngest" in found["maximum_age"][0]
    assert "not a whole number" in found["places_a_week"][0]
    assert "not a price" in found["price"][0]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (TimeRow(), "no time to start"),
        (TimeRow(starts="7"), "not a time of day"),
        (TimeRow(starts="14:00", ends="12:00"), "before it starts"),
        (TimeRow(starts="14:00", first_on="soon"), "“soon” is not a day"),
        (TimeRow(starts="14:00", last_on="31/2/2026"), "“31/2/2026” is not a day"),
        (TimeRow(starts="14:00", first_on="3/5/2026", last_on="2 May 2026"), "last day is before its first"),
    ],
)
def test_each_time_says_what_is_wrong_with_it(row: TimeRow, words: str) -> None:
    assert words in faults(replace(typed_from(CLUB), rows=[row]))["row 0"][0]


def test_past_midnight_is_no_fault() -> None:
    assert "row 0" not in faults(replace(typed_from(CLUB), rows=[TimeRow(starts="20:00", ends="01:00")]))


@pytest.mark.parametrize(
    ("typed", "read"), [("2pm", time(14)), ("14:00", time(14)), ("2.30pm", time(14, 30)), ("10", None)]
)
def test_times_are_read_as_people_write_them(typed: str, read: time | None) -> None:
    assert clock(typed) == read


def test_new_times_are_said_in_words_too() -> None:
    form = replace(typed_from(CLUB), rows=[TimeRow(weekday=2, starts="10am", ends="11am")])
    asset = made(replace(CLUB, when_unread="some"), form)
    assert asset.sessions == (Session(2, time(10), time(11)),)
    assert (asset.when, asset.when_unread) == ("Wednesday 10:00-11:00", "")


def test_a_season_its_weeks_and_bank_holidays_are_kept_as_typed() -> None:
    row = TimeRow(1, "14:00", "16:00", 2, None, False, "3 May 2026", "30/9/2026", Known.NO)
    asset = made(CLUB, replace(typed_from(CLUB), rows=[row]))
    wanted = Session(1, time(14), time(16), 2, None, date(2026, 5, 3), date(2026, 9, 30), False, Known.NO)
    assert asset.sessions == (wanted,)
    assert made(asset, typed_from(asset)) == asset, "and shown again as they are"


def test_every_other_week_without_a_first_day_is_remarked_on_and_no_fault() -> None:
    row = TimeRow(starts="14:00", every_weeks=2)
    assert "in which weeks" in row_remark(row)
    assert faults(replace(typed_from(CLUB), rows=[row])) == {}
    assert row_remark(replace(row, first_on="3 May 2026")) == ""
