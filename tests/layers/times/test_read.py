"""Days and times, however they are written; nothing is guessed."""

import json
from pathlib import Path

import geopandas as gpd
import pytest
from hypothesis import given, strategies as st

from layers.assets.openstreetmap import read_osm_assets
from layers.times.reading.read import read_times, read_weekday_cells
from layers.times.rrule import read_rrule
from layers.times.session_text import read_sessions_text, sessions_text
from tests.layers.register.sessions import sessions as any_session

READ = {
    "every Tuesday 12-2pm": "Tuesday 12:00-14:00",
    "1st Wednesday of the month 10.30am": "first Wednesday 10:30",
    "Mon & Thu 10-12 term time only": "Monday 10:00-12:00, in term time; Thursday 10:00-12:00, in term time",
    "fortnightly on Fridays 10am-noon": "Friday 10:00-12:00, every 2 weeks",
    "Tues 11am - 2pm, Fri 11.30am -1.30pm": "Tuesday 11:00-14:00; Friday 11:30-13:30",
    "Monday 12noon - 2pm": "Monday 12:00-14:00",
    "10-12 Monday, 2-4pm Tuesday": "Monday 10:00-12:00; Tuesday 14:00-16:00",
    "First and third Thursday 2pm-4pm": "first Thursday 14:00-16:00; third Thursday 14:00-16:00",
    "last Friday of every month, 7.30pm to 9.30pm": "last Friday 19:30-21:30",
    "Sat-Sun 10am-4pm": "Saturday 10:00-16:00; Sunday 10:00-16:00",
    "Weekends 9.30-12.30": "Saturday 09:30-12:30; Sunday 09:30-12:30",
    "Every other Tuesday 1-3pm": "Tuesday 13:00-15:00, every 2 weeks",
    "Mon 10am-12pm & 2pm-4pm": "Monday 10:00-12:00; Monday 14:00-16:00",
    "Mon-Fri 9-5": "; ".join(
        f"{day} 09:00-17:00" for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
    ),
    "Tues and Thurs, 10am to noon, not bank holidays": (
        "Tuesday 10:00-12:00, bank holidays no; Thursday 10:00-12:00, bank holidays no"
    ),
    "Wednesday: 7.30pm": "Wednesday 19:30",
    "Mo 10:00-12:00; Tu off": "Monday 10:00-12:00",
    "Tu[1,-1] 10:00-12:00": "last Tuesday 10:00-12:00; first Tuesday 10:00-12:00",
    "Fr-Sa 18:00-02:00": "Friday 18:00-02:00; Saturday 18:00-02:00",
    "Mo-We 10:00-12:00; We 14:00-15:00": "Monday 10:00-12:00; Tuesday 10:00-12:00; Wednesday 14:00-15:00",
    "Mo 10:00-12:00; PH off; SH off": "Monday 10:00-12:00, in term time, bank holidays no",
    "Mar-Oct Mo-Tu 08:00-19:00": (
        "Monday 08:00-19:00, each year 03-01 to 10-31; Tuesday 08:00-19:00, each year 03-01 to 10-31"
    ),
    "FREQ=WEEKLY;BYDAY=TU;INTERVAL=2;DTSTART=20260106T120000;DTEND=20260106T140000": (
        "Tuesday 12:00-14:00, every 2 weeks, from 2026-01-06"
    ),
    "DTSTART:20260106T193000\nRRULE:FREQ=MONTHLY;BYDAY=1TU;UNTIL=20261201": (
        "first Tuesday 19:30, from 2026-01-06, until 2026-12-01"
    ),
}
UNREAD = [
    "fortnightly on Fridays",  # no time of day
    "Tuesdays 7-9",  # morning or evening?
    "Wednesday mornings",
    "TBC",
    "Tuesday 12-2pm except the odd week in August",
    "Friday 28 November 2pm",
    "every third Monday 2pm",  # of the month, or every three weeks?
    "Mon 10-12, Thu 2-4pm term time only",  # of which is it said?
    "Monday 25:00-26:00",
    "Tuesday 14",
    "Thu 4-5 yrs 5-8, 5-6 yrs 9-11",  # which are the ages?
    "FREQ=MONTHLY;BYMONTHDAY=3;DTSTART=20260103T100000",
    'Mo-Su "on matchdays"',
]


@pytest.mark.parametrize(("text", "sessions"), READ.items())
def test_times_that_can_be_read_are(text: str, sessions: str) -> None:
    read = read_times(text)
    assert sessions_text(read.sessions) == sessions
    assert read.unread == ""


@pytest.mark.parametrize("text", UNREAD)
def test_times_that_could_mean_two_things_stay_words(text: str) -> None:
    read = read_times(text)
    assert read.sessions == ()
    assert read.unread == text


def test_what_is_plain_is_read_beside_what_is_not() -> None:
    read = read_times("Tuesday 12-2pm (lunch served at 12.30); and the odd Sunday")
    assert sessions_text(read.sessions) == "Tuesday 12:00-14:00"
    assert read.unread == "(lunch served at 12.30); and the odd Sunday"
    read = read_times('Mo 10:00-15:00; Tu "by appointment"; We 14:00-16:00')
    assert sessions_text(read.sessions) == "Monday 10:00-15:00; Wednesday 14:00-16:00"
    assert read.unread == 'Tu "by appointment"'


def test_one_column_for_each_weekday() -> None:
    read = read_weekday_cells(
        {0: "08:30-13:00,14:00-17:30", 1: "CLOSED", 2: "", 5: "9am-1pm", 6: "09:00-13:00:14:00"}
    )
    assert sessions_text(read.sessions) == "Monday 08:30-13:00; Monday 14:00-17:30; Saturday 09:00-13:00"
    assert read.unread == "Sunday 09:00-13:00:14:00"


LIKELY = {
    "Friday: 11:30 - 01:45": "Friday 11:30-13:45",
    "Friday 11:30-01:45": "Friday 11:30-13:45",  # as we write sessions ourselves
    "Wednesday: 10:15 - 03:15, Thursday: 10:15 - 15:15": "Wednesday 10:15-15:15; Thursday 10:15-15:15",
    "Friday 12am-3.30pm": "Friday 12:00-15:30",
    "Saturday: 9.45 to 12am.": "Saturday 09:45-12:00",
    "Thursday 02:00-04:00": "Thursday 14:00-16:00",
    "Sunday: 00:00 - 00:00": "",
    "Friday 20:00 - 02:00": "",  # perhaps the night
}


@pytest.mark.parametrize(("text", "likely"), LIKELY.items())
def test_a_slip_of_twelve_hours_is_asked_about(text: str, likely: str) -> None:
    read = read_times(text)
    assert read.sessions == ()
    assert read.unread == text
    assert sessions_text(read.likely) == likely


def test_a_slip_in_the_column_of_a_weekday_is_asked_about_and_the_other_days_are_read() -> None:
    read = read_weekday_cells({0: "10:15-12:15", 1: "10:15-03:15", 6: "00:00-00:00"})
    assert sessions_text(read.sessions) == "Monday 10:15-12:15"
    assert read.unread == "Tuesday 10:15-03:15; Sunday 00:00-00:00"
    assert sessions_text(read.likely) == "Tuesday 10:15-15:15"


def test_midnight_is_midnight_beside_a_clock_of_twenty_four_hours() -> None:
    read = read_weekday_cells({0: "08:30-00:00", 6: "10:30-16:30"})
    assert sessions_text(read.sessions) == "Monday 08:30-00:00; Sunday 10:30-16:30"
    assert read_weekday_cells({0: "08:30-00:00"}).unread == "Monday 08:30-00:00"


def test_days_that_unread_words_name_are_not_read_from_elsewhere() -> None:
    read = read_times("Mon-Fri 9-5; Wed closed in the afternoon")
    assert [session.weekday for session in read.sessions] == [0, 1, 3, 4]
    assert read.unread == "Wed closed in the afternoon"


def test_words_that_may_end_or_narrow_it_all_leave_all_of_it_unread() -> None:
    for behind in ("monthly", "Currently suspended.", "From 6 April to October", "By appointment"):
        text = f"Tuesdays 2-4pm. {behind}"
        assert (read_times(text).sessions, read_times(text).unread) == ((), text)


def test_a_rule_without_times_takes_those_beside_it() -> None:
    assert read_rrule("FREQ=WEEKLY;BYDAY=MO,WE;INTERVAL=1") is None
    read = read_rrule("FREQ=WEEKLY;BYDAY=MO,WE", starts="10:00:00", ends="11:30")
    assert sessions_text(read or ()) == "Monday 10:00-11:30; Wednesday 10:00-11:30"


@given(st.text(max_size=80))
def test_no_text_breaks_the_reader_and_none_of_it_is_lost(text: str) -> None:
    read = read_times(text)
    assert read.sessions or read.unread or not text.strip(" .,;\n\t|•") or len(read.unread) == 0


@given(st.lists(any_session, max_size=5, unique=True))
def test_our_own_words_for_sessions_are_read_back_without_loss(listed: list) -> None:  # type: ignore[type-arg]
    assert read_sessions_text(sessions_text(listed)) == tuple(listed)


def test_nearly_all_opening_hours_of_the_real_pharmacies_are_read_in_full(shared: Path) -> None:
    whole = json.loads(
        (shared / "greater_manchester/pharmacies_with_opening_hours.geojson").read_text(encoding="utf-8")
    )
    days = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    rows = [
        {n: feature["properties"][f"opening_hours_{day}"] or "" for n, day in enumerate(days)}
        for feature in whole["features"]
    ]
    left = [read.unread for row in rows if (read := read_weekday_cells(row)).unread]
    assert len(rows) == 631
    assert len(left) == 1  # "09:00-13:00:14:00-18:00", a slip of its publisher


def test_most_opening_hours_of_newport_are_read_in_full(newport_data: Path) -> None:
    wards = gpd.read_file(newport_data / "wards_dec2023.geojson").to_crs("EPSG:27700")
    keep = wards.union_all().buffer(2500)
    found = read_osm_assets(newport_data / "streets.osm.pbf", crs="EPSG:27700", keep=keep).assets
    hours = [text for text in found["when"] if text]
    assert len(hours) > 150
    assert sum(not read_times(text).unread for text in hours) >= 0.92 * len(hours)
