"""Times of a row: what is read, what stays in words beside it, a rule whose weekday has its own column."""

from layers.assets.kinds import Kinds
from layers.register.importing.places import PlaceFinder
from layers.register.importing.source import Imported
from layers.times.session_text import sessions_text
from tests.layers.register.importing.test_rows import bring_in

PLACE = {"Name": "Van stop", "Type": "Choir", "Postcode": "NP20 4AA", "Ref": "R1"}
PLAIN = "Ref,Name,Type,Days and times,Postcode"
RULES = "Ref,Name,Type,Postcode,Day,Start time,End time,RRULE"


def brought_in(kinds: Kinds, finder: PlaceFinder, header: str, **cells: str) -> Imported:
    named = {name.replace("_", " "): value for name, value in cells.items()}
    return bring_in([{**PLACE, **named}], kinds, finder, header)


def test_words_beside_the_times_are_kept_and_told_as_that(kinds: Kinds, finder: PlaceFinder) -> None:
    text = "<p>Tuesdays 2-4pm,<br>booking essential</p>"
    imported = brought_in(kinds, finder, PLAIN, Days_and_times=text)
    asset = imported.assets[0]
    assert (sessions_text(asset.sessions), asset.when_unread) == ("Tuesday 14:00-16:00", "booking essential")
    assert asset.when == text
    assert [fault.what for fault in imported.faults] == [
        '"booking essential" stays in words beside the days and times that were read from it.'
    ]
    assert "unless it changes when it is on" in imported.faults[0].fix


def test_a_slip_of_twelve_hours_is_asked_and_no_session(kinds: Kinds, finder: PlaceFinder) -> None:
    imported = brought_in(kinds, finder, PLAIN, Days_and_times="Friday: 11:30 - 01:45")
    assert (imported.assets[0].sessions, imported.assets[0].when_unread) == ((), "Friday: 11:30 - 01:45")
    assert "Friday 11:30-13:45" in imported.faults[0].fix


def test_a_rule_takes_the_weekday_of_its_column(kinds: Kinds, finder: PlaceFinder) -> None:
    cells = {"Day": "Tuesday", "Start_time": "10:05", "End_time": "10:20", "RRULE": "FREQ=WEEKLY;INTERVAL=4"}
    read = brought_in(kinds, finder, RULES, **cells).assets[0]
    assert sessions_text(read.sessions) == "Tuesday 10:05-10:20, every 4 weeks"
    other = brought_in(kinds, finder, RULES, **{**cells, "RRULE": "FREQ=WEEKLY;BYDAY=MO"}).assets[0]
    assert (other.sessions, other.when_unread) == ((), "FREQ=WEEKLY;BYDAY=MO Tuesday 10:05 10:20")


def test_an_evening_or_a_morning_is_put_to_somebody_with_the_reason(
    kinds: Kinds, finder: PlaceFinder
) -> None:
    imported = brought_in(kinds, finder, PLAIN, Days_and_times="Thurs 7-9", Type="Walking group")
    assert (imported.assets[0].sessions, imported.assets[0].when_unread) == ((), "Thurs 7-9")
    assert [(fault.what, fault.fix) for fault in imported.faults] == [
        (
            '"Thurs 7-9" could not be read as days and times, for “7-9” has no am or pm and may be the '
            "morning or the evening. Its words stay as they are.",
            'Write "Thursday 07:00-09:00" or "Thursday 19:00-21:00", whichever is meant.',
        )
    ]


def test_of_some_kinds_and_names_only_one_of_both_is_likely(kinds: Kinds, finder: PlaceFinder) -> None:
    choir = brought_in(kinds, finder, PLAIN, Days_and_times="Thurs 7-9").faults[0].fix
    assert choir.startswith('For what it is, only "Thursday 19:00-21:00" is likely')
    breakfast = (
        brought_in(kinds, finder, PLAIN, Days_and_times="Thurs 7-9", Name="Big breakfast").faults[0].fix
    )
    assert breakfast.startswith('For what it is, only "Thursday 07:00-09:00" is likely')
    by_day = brought_in(kinds, finder, "Ref,Name,Type,Postcode,Tue,Thu", Tue="2-4", Thu="7-9")
    assert sessions_text(by_day.assets[0].sessions) == "Tuesday 14:00-16:00"
    assert by_day.faults[0].what == (
        '"Thursday 7-9" stays in words beside the days and times that were read, for “7-9” has no am or pm '
        "and may be the morning or the evening."
    )


def test_a_day_of_which_no_time_is_told_is_a_day_beside_the_others(kinds: Kinds, finder: PlaceFinder) -> None:
    week = "Ref,Name,Type,Postcode,Mon,Tue,Wed,Thu,Fri"
    imported = brought_in(kinds, finder, week, Tue="by appt", Thu="9.30-12.30")
    asset = imported.assets[0]
    assert (sessions_text(asset.sessions), asset.when_unread) == ("Thursday 09:30-12:30", "Tuesday by appt")
    assert [fault.what for fault in imported.faults] == [
        '"Tuesday by appt" stays in words beside the days and times that were read from it.'
    ]
