"""Calendar entries: the rule of each session, the clock, bank holidays, and nothing of a person."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar

from layers.places.nations import Nation
from layers.register.model import Asset, Status
from layers.times.session import Known, Season, Session
from presentation.printing.sheet.chosen import ChosenError
from presentation.printing.sheet.diary import CalendarFile, calendar_entries, left_out_words
from presentation.words.session_times import sessions_words

MONDAY = datetime(2026, 11, 23)
LUNCH = Session(1, time(12), time(14))


@dataclass(frozen=True)
class SomeAssets:  # the part of ``AreaAssets`` that the calendar reads
    table: Any
    records: dict[str, Asset] = field(default_factory=dict)
    nation: Nation = Nation.WALES


def diary(town, *sessions, now=MONDAY, status=Status.ACTIVE, minutes=None) -> CalendarFile:
    record = Asset("test/0", name="Lunch", sessions=tuple(sessions), status=status)
    return calendar_entries(
        SomeAssets(town.assets.table, {"test/0": record}),
        [replace(each, minutes=minutes) for each in town.chosen(0)],
        kinds=town.kinds,
        now=now,
    )


def event(town, session, **how):
    return Calendar.from_ical(diary(town, session, **how).ics).walk("VEVENT")[0]


def days(found, count=4):
    """The days on which an entry falls, as a calendar works them out."""
    zone = ZoneInfo("Europe/London")
    rule = rrulestr(found["RRULE"].to_ical().decode(), dtstart=found.decoded("dtstart"))
    left_out = {day.dt for day in found["EXDATE"].dts} if "EXDATE" in found else set()
    kept = [at for at in rule[: count + len(left_out)] if at not in left_out]
    return [at.astimezone(zone) for at in kept[:count]]


def test_a_weekly_session_begins_on_its_next_day(town):
    found = event(town, LUNCH)
    assert found.decoded("dtstart") == datetime(2026, 11, 24, 12, tzinfo=ZoneInfo("Europe/London"))
    assert found.decoded("dtend").time() == time(14)
    assert [at.date() for at in days(found, 2)] == [date(2026, 11, 24), date(2026, 12, 1)]


def test_a_season_and_bank_holidays_only_are_written_day_by_day(town):
    summer = event(town, replace(LUNCH, season=Season(4, 1, 9, 30), bank_holidays=Known.YES))
    assert summer.decoded("dtstart").date() == date(2027, 4, 6)
    later = [day.dt.date() for day in summer["RDATE"].dts]
    assert "RRULE" not in summer
    assert (later[0], len(later)) == (date(2027, 4, 13), 25)
    assert all(4 <= day.month <= 9 and day.weekday() == 1 for day in later)
    only = event(town, Session(0, time(10), time(12), bank_holidays_only=True))
    dates = [only.decoded("dtstart").date(), *(day.dt.date() for day in only["RDATE"].dts)]
    assert dates[:3] == [date(2026, 12, 28), date(2027, 3, 29), date(2027, 5, 3)]
    assert "not known" not in str(only["DESCRIPTION"])


def test_two_seasons_of_a_session_are_two_entries(town):
    seasons = [replace(LUNCH, season=Season(4, 1, 9, 30)), replace(LUNCH, season=Season(10, 1, 3, 31))]
    events = Calendar.from_ical(diary(town, *seasons).ics).walk("VEVENT")
    assert len({str(found["UID"]) for found in events}) == 2


@pytest.mark.parametrize(
    ("session", "expected"),
    [
        (Session(1, time(12), season=Season(4, 1, 9, 30)), "April to September"),
        (Session(1, time(12), season=Season(8, 1, 8, 31)), "in August"),
        (Session(1, time(12), season=Season(12, 27, 2, 29)), "27 December to 29 February"),
        (Session(1, time(12), week_of_month=-2), "Second to last Tuesday of the month"),
        (Session(1, time(12), bank_holidays_only=True), "on bank holidays only"),
    ],
)
def test_seasons_rare_weeks_and_holidays_in_words(session, expected):
    assert expected in sessions_words([session, LUNCH])


def test_noon_stays_noon_when_the_clocks_change(town):
    found = event(town, LUNCH, now=datetime(2026, 3, 23))
    assert [(at.date().isoformat(), at.hour) for at in days(found, 2)] == [
        ("2026-03-24", 12),
        ("2026-03-31", 12),
    ]
    assert [at.astimezone(UTC).hour for at in days(found, 2)] == [12, 11]
    zone = Calendar.from_ical(diary(town, LUNCH).ics).walk("VTIMEZONE")[0]
    assert str(zone["TZID"]) == "Europe/London"


def test_a_fortnight_is_counted_from_the_first_day(town):
    fortnightly = Session(1, time(12), time(14), every_weeks=2, first_on=date(2026, 9, 1))
    assert [at.date() for at in days(event(town, fortnightly), 2)] == [date(2026, 11, 24), date(2026, 12, 8)]
    other = Session(1, time(12), time(14), every_weeks=2, first_on=date(2026, 9, 8))
    assert days(event(town, other), 1)[0].date() == date(2026, 12, 1)


def test_a_fortnight_without_a_first_day_is_not_guessed(town):
    file = diary(town, Session(1, time(12), every_weeks=2))
    assert (file.entries, left_out_words(file)) == (
        0,
        ["Lŵcas a’r Tŷ Lunch Club: it is not known which weeks."],
    )


def test_the_last_friday_of_the_month(town):
    found = event(town, Session(4, time(10), time(11), week_of_month=-1))
    assert [at.date() for at in days(found, 3)] == [date(2026, 11, 27), date(2026, 12, 25), date(2027, 1, 29)]


def test_bank_holidays_are_left_out_where_it_is_known_to_be_closed(town):
    closed = Session(4, time(10), bank_holidays=Known.NO)
    on = [at.date() for at in days(event(town, closed), 6)]
    assert date(2026, 12, 25) not in on
    assert on[3:5] == [date(2026, 12, 18), date(2027, 1, 8)]  # New Year's Day is a Friday too
    unknown = event(town, Session(4, time(10)))
    assert "EXDATE" not in unknown
    assert "Bank holidays: not known – ring first." in str(unknown["DESCRIPTION"])


def test_in_term_time_the_school_holidays_that_all_schools_have_are_left_out(town):
    term = event(town, Session(1, time(12), bank_holidays=Known.YES, term_time=True))
    assert [f"{at:%d %b}" for at in days(term, 6)] == [
        "24 Nov",
        "01 Dec",
        "08 Dec",
        "15 Dec",
        "22 Dec",
        "05 Jan",
    ]
    assert "Only in term time" in str(term["DESCRIPTION"])


def test_a_session_ends_with_its_last_day(town):
    found = event(town, Session(1, time(12), last_on=date(2026, 12, 1)))
    assert [at.date() for at in days(found)] == [date(2026, 11, 24), date(2026, 12, 1)]
    over = diary(town, Session(1, time(12), last_on=date(2026, 11, 1)))
    assert left_out_words(over) == ["Lŵcas a’r Tŷ Lunch Club: its last day has passed."]


def test_what_has_begun_already_is_no_entry(town):
    assert days(event(town, LUNCH, now=datetime(2026, 11, 24, 11, 59)), 1)[0].date() == date(2026, 11, 24)
    assert days(event(town, LUNCH, now=datetime(2026, 11, 24, 12)), 1)[0].date() == date(2026, 12, 1)


def test_every_series_ends_within_a_year_and_says_so(town):
    found = event(town, LUNCH)
    on = days(found, 100)
    assert (on[-1].date(), len(on)) == (date(2027, 11, 23), 53)
    assert "The last of these entries is on 23 November 2027. Ask then" in str(found["DESCRIPTION"])


@pytest.mark.parametrize(
    ("minutes", "leave", "before"), [(8, "11:50", 25), (10, "11:50", 25), (11, "11:45", 30)]
)
def test_an_entry_says_when_to_leave_home_to_five_minutes_and_rings_before(town, minutes, leave, before):
    found = event(town, LUNCH, minutes=minutes)
    (alarm,) = found.walk("VALARM")
    assert alarm.decoded("trigger") == timedelta(minutes=-before)
    assert str(alarm["DESCRIPTION"]) == f"Leave home at {leave} for Lŵcas a’r Tŷ Lunch Club."
    assert f"Leave home at {leave}" in str(found["DESCRIPTION"])


def test_without_a_walk_it_rings_an_hour_before_it_begins(town):
    (alarm,) = event(town, LUNCH).walk("VALARM")
    assert alarm.decoded("trigger") == timedelta(hours=-1)
    assert str(alarm["DESCRIPTION"]).endswith("begins at 12:00.")


def test_nothing_of_the_way_or_of_the_conversation_is_in_the_file(town, home):
    near, far = (town.chosen(0, home=at) for at in (home, (home[0] + 1.5, home[1])))
    assert (near[0].way, far[0].way) != (None, None)
    record = {"test/0": Asset("test/0", sessions=(LUNCH,))}
    files = [
        calendar_entries(
            SomeAssets(town.assets.table, record),
            [replace(each, when=f"next on a secret day {when}", hours="by a secret gate")],
            kinds=town.kinds,
            now=MONDAY,
        ).ics
        for when, (each,) in enumerate((near, far))
    ]
    assert files[0] == files[1]
    assert b"secret" not in files[0]


def test_an_end_that_is_not_known_is_not_invented_and_midnight_is_passed(town):
    assert "DTEND" not in event(town, Session(1, time(12)))
    late = event(town, Session(1, time(22), time(1)))
    assert late.decoded("dtend").date() == date(2026, 11, 25)


def test_what_has_no_times_or_is_paused_is_said(town):
    assert left_out_words(diary(town)) == ["Lŵcas a’r Tŷ Lunch Club: days and times are not known."]
    paused = diary(town, LUNCH, status=Status.PAUSED)
    assert left_out_words(paused) == ["Lŵcas a’r Tŷ Lunch Club: paused for now."]
    with pytest.raises(ChosenError, match="No place is chosen"):
        calendar_entries(SomeAssets(town.assets.table), [], kinds=town.kinds, now=MONDAY)


def test_the_same_session_twice_is_one_entry_in_the_calendar(town):
    assert event(town, LUNCH)["UID"] == event(town, LUNCH, now=datetime(2027, 5, 1))["UID"]


def test_a_name_cannot_write_entries_of_its_own(town):
    table = town.assets.table.assign(name="x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:evil;a,b\\")
    record = Asset("test/0", sessions=(LUNCH,))
    file = calendar_entries(
        SomeAssets(table, {"test/0": record}), town.chosen(0), kinds=town.kinds, now=MONDAY
    )
    assert len(Calendar.from_ical(file.ics).walk("VEVENT")) == 1


def test_regular_times_in_words():
    every = [Session(day, time(9), time(16)) for day in range(5)]
    assert sessions_words([*every, Session(5, time(9), time(12))]) == (
        "Monday to Friday, 9:00 to 16:00; Saturdays, 9:00 to 12:00"
    )
    assert sessions_words([LUNCH, Session(3, time(12), time(14))]) == "Tuesdays and Thursdays, 12:00 to 14:00"
    assert sessions_words([Session(1, time(12), week_of_month=-1)]) == (
        "Last Tuesday of the month, from 12:00; when it ends is not known"
    )
    assert sessions_words([Session(1, time(12), time(13), every_weeks=2, term_time=True)]) == (
        "Every second Tuesday, 12:00 to 13:00, in term time"
    )
    assert sessions_words([]) == ""
