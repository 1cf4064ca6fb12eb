"""Opening hours of OpenStreetMap, element by element of their grammar, worked by hand."""

from datetime import date, time, timedelta

import pytest

from layers.osm.hours import never_opens
from layers.times.osm import looks_like_osm, read_osm
from layers.times.osm_tidy import tidy_hours
from layers.times.session import Known, Season, Session
from layers.times.session_days import falls_on
from layers.times.session_text import sessions_text

READ = {
    # weeks of the month: a rule takes the place of what stood on those days
    "Th 09:00-17:00; Th[1] off": (
        "Thursday, second 09:00-17:00; third 09:00-17:00; fourth 09:00-17:00; fifth 09:00-17:00"
    ),
    "We 12:00-14:00; We[1] 18:00-20:00": (
        "Wednesday, first 18:00-20:00; second 12:00-14:00; third 12:00-14:00; fourth 12:00-14:00; "
        "fifth 12:00-14:00"
    ),
    "Th[-2] 10:00-12:00": "Thursday, second to last 10:00-12:00",
    "Tu[1,-1] 10:00-12:00": "Tuesday, first 10:00-12:00; last 10:00-12:00",
    "Mo[2-3] 10:00-12:00": "Monday, second 10:00-12:00; third 10:00-12:00",
    "Fr 10:00-12:00; Fr[-1] off": (
        "Friday, second to last 10:00-12:00; third to last 10:00-12:00; fourth to last 10:00-12:00; "
        "fifth to last 10:00-12:00"
    ),
    # times
    "Mo 09:00-12:00,13:00-16:00": "Monday, 09:00-12:00; 13:00-16:00",
    "Fr 18:00-02:00": "Friday, 18:00-02:00",
    "Fr 18:00-26:00": "Friday, 18:00-02:00",
    "Fr 22:00-02:00; Sa off": "Friday, 22:00-00:00",  # closed on Saturday from its midnight on
    "Mo 24/7": "Monday, 00:00-00:00",
    "Tu 10:00+": "Tuesday, 10:00",
    "Su 10:45": "Sunday, 10:45",
    "We 14:00-16:00+": "Wednesday, 14:00-16:00",
    # rules
    "Mo 10:00-12:00, Mo 14:00-15:00": "Monday, 10:00-12:00; 14:00-15:00",
    "Mo 10:00-12:00; Mo 14:00-15:00": "Monday, 14:00-15:00",
    "Mo-Su 10:00-12:00; Tu-Su closed": "Monday, 10:00-12:00",
    "Mo: 10:00 - 12:00;": "Monday, 10:00-12:00",
    "Mo 10:00-12:00 open": "Monday, 10:00-12:00",
    # parts of the year
    "Apr-Sep Mo 10:00-16:00": "Monday, 10:00-16:00, each year 04-01 to 09-30",
    "Oct-Mar Mo 10:00-16:00": "Monday, 10:00-16:00, each year 10-01 to 03-31",
    "Apr 15-Oct 1 Mo 10:00-16:00": "Monday, 10:00-16:00, each year 04-15 to 10-01",
    "Mo 10:00-16:00; Dec 25 off": "Monday, 10:00-16:00, each year 12-26 to 12-24",
    "Jun-Aug Su[1] 10:00-12:00": "Sunday, first 10:00-12:00, each year 06-01 to 08-31",
    "week 1-53 Mo 10:00-12:00": "Monday, 10:00-12:00",
    # years
    "2027 Jul-Aug Mo 10:00-12:00": "Monday, 10:00-12:00, from 2027-07-05, until 2027-08-30",
    "2027+ Mo 10:00-12:00": "Monday, 10:00-12:00, from 2027-01-04",
    "Fr 10:00-12:00; 2026 Dec 25 off": (
        "Friday, 10:00-12:00, until 2026-12-18; 10:00-12:00, from 2027-01-01"
    ),
    # holidays
    "Mo 10:00-12:00; PH off": "Monday, 10:00-12:00, bank holidays no",
    "Mo 10:00-12:00; PH closed; SH off": "Monday, 10:00-12:00, in term time, bank holidays no",
    "Mo,PH 10:00-12:00; Tu-Su off": "Monday, 10:00-12:00, bank holidays yes",
    "Mo 10:00-12:00; PH 14:00-16:00; PH,Tu-Su off": "Monday, 10:00-12:00, bank holidays no",
}  # fmt: skip
LEFT = [
    "Mo-Su sunrise-sunset",
    "Mo-Fr dawn-18:00",
    "Su 10:00-12:00; easter off",
    "week 1-53/2 Mo 10:00-12:00",  # two odd weeks follow each other after a year of 53
    "Mo-Fr 10:00-12:00; SH 14:00-16:00",
    "PH Mo-Fr 10:00-12:00",  # both at once, or either?
    "PH +1 day off",
    "Fr 22:00-02:00; PH off",  # does the holiday cut off the night before it?
    "PH 23:00-30:30; PH,Mo off",  # the same: all that the day before it leaves
    "Mo-Su 18:00-02:00; PH 18:00-02:00",
    "Mo-Fr 10:00-12:00 || Sa 10:00-12:00",
    "Mo 10:00+,14:00-16:00",
    "Mo 10:00-25:00:00",
    "Mo 10:00-12:00 Tu 10:00-12:00",
    "Mo-Fr 10:00-12:00; and by arrangement",
]
CLOSED = [
    "off",
    "closed",
    "24/7 off",
    "Mo-Su off",
    "Mo-Su,PH off",
    'off "refurbishment until 2027"',
    "2026 off",
]


def _order(session: Session) -> tuple[object, ...]:
    week, first_on = session.week_of_month or 0, session.first_on or date.min
    return (session.weekday, week < 0, abs(week) if week != -1 else 0, session.starts, first_on)


@pytest.mark.parametrize(("text", "expected"), READ.items())
def test_every_element_of_the_grammar_is_read(text: str, expected: str) -> None:
    read = read_osm(text)
    assert read.unread == ()
    day, _, parts = expected.partition(", ")
    ordered = sorted(read.sessions, key=_order)
    assert [sessions_text([session]).replace(f"{day} ", "", 1) for session in ordered] == parts.split("; ")


@pytest.mark.parametrize("text", LEFT)
def test_what_sessions_cannot_say_is_left_whole(text: str) -> None:
    read = read_osm(text)
    assert (read.sessions, read.unread, read.closed) == ((), (text,), False)


@pytest.mark.parametrize("text", CLOSED)
def test_a_place_that_is_always_closed_has_no_sessions_and_says_so(text: str) -> None:
    read = read_osm(text)
    assert (read.sessions, read.unread, read.closed) == ((), (), True)
    assert looks_like_osm(text)
    assert never_opens(text) or "PH" in text


@pytest.mark.parametrize(
    "text", ["Mo 10:00-12:00", "PH 10:00-12:00", "Mo off; unknown", "", "closed on Mondays"]
)
def test_a_place_that_may_open_is_not_closed(text: str) -> None:
    assert not never_opens(text)
    assert not read_osm(text).closed


def test_what_is_open_by_appointment_is_no_session_and_stands_in_words() -> None:
    read = read_osm(
        'Mo 10:00-12:00; Tu 10:00-12:00 "by appointment"; We 10:00-12:00 unknown; Th off "mending"'
    )
    assert sessions_text(read.sessions) == "Monday 10:00-12:00"
    assert read.unread == ('Tu 10:00-12:00 "by appointment"', "We 10:00-12:00 unknown")


def test_a_fallback_in_words_stands_beside_the_sessions() -> None:
    read = read_osm('Mo 10:00-12:00 || "ask at the bar; ring first"')
    assert sessions_text(read.sessions) == "Monday 10:00-12:00"
    assert read.unread == ('"ask at the bar; ring first"',)


def test_other_hours_on_bank_holidays_are_sessions_of_their_own() -> None:
    read = read_osm("Mo-Fr 09:00-17:00; PH 10:00-14:00")
    usual = [session for session in read.sessions if not session.bank_holidays_only]
    special = [session for session in read.sessions if session.bank_holidays_only]
    assert {(s.weekday, s.starts, s.bank_holidays) for s in usual} == {
        (d, time(9), Known.NO) for d in range(5)
    }
    assert {(s.weekday, s.starts) for s in special} == {(day, time(10)) for day in range(5)}


def test_nights_that_are_the_same_on_holidays_are_read() -> None:
    sessions = read_osm("Mo-Su,PH 18:00-02:00").sessions
    assert [(s.weekday, s.starts, s.ends) for s in sessions] == [(day, time(18), time(2)) for day in range(7)]
    assert {session.bank_holidays for session in sessions} == {Known.YES}


def test_a_season_over_new_year_and_the_end_of_february() -> None:
    winter = Session(0, time(10), season=Season(11, 15, 2, 29))
    days = [date(2026, 11, 1) + timedelta(days=step) for step in range(150)]
    on = [day for day in days if falls_on(winter, day)]
    assert (on[0], on[-1], len(on)) == (date(2026, 11, 16), date(2027, 2, 22), 15)


@pytest.mark.parametrize(
    "text", ["Mo " * 700, "Mo[1] +9999999999 days 10:00", '"' * 50, "\x00 Mo", "9999 Mo 10:00-12:00"]
)
def test_hostile_texts_are_left_as_they_are(text: str) -> None:
    assert read_osm(text).sessions == ()
    assert read_osm(text).unread == (text,)


@pytest.mark.parametrize(
    ("text", "yearly"),
    [
        ("Mo-Fr 08:00-14:00,16:04-24:00", False),  # the fours of a clock are no year
        ("Mo 10:00-12:00; 2027 off", True),
        ("Mo[2] 10:00-12:00", True),
        ("Mar-Oct Mo 10:00-12:00", True),
        ("week 1-52/2 Mo 10:00-12:00", True),
    ],
)
def test_only_what_names_dates_is_read_over_all_calendars(text: str, yearly: bool) -> None:
    tidy = tidy_hours(text)
    assert tidy is not None
    assert tidy.yearly is yearly
