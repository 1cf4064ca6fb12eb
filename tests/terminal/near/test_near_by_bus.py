"""The terminal says how what is too far to walk is reached by bus, with whose pass, in which week."""

from datetime import date

import pytest
from typer.testing import CliRunner

import cli
from layers.buses.passes import DISCRETIONS_CSV, load_passes
from terminal.conversation import bus_options
from tests.presentation.printing.handout.reading import text_of
from tests.questions.buses.tiny_buses import CLUB, area_with_buses, there_and_back
from tests.tiny_area import tiny_area

HOME = "ZZ1 1AA"  # at (100, 10)
TAKEN = f"made-up/tiny/{CLUB}"


@pytest.fixture(scope="module")
def areas(tmp_path_factory):
    folder = tmp_path_factory.mktemp("areas")
    area_with_buses(folder)
    area_with_buses(folder / "early", there_and_back(last_back=14))
    tiny_area(folder / "none")
    return folder


def by_bus(areas, *more):
    command = ["near", HOME, "--area", "tiny", "--areas", str(areas), "--minutes", "10", "--by-bus", *more]
    return CliRunner().invoke(cli.app, command)


def test_every_leg_is_told_in_words(areas):
    told = by_bus(areas, "--week-from", "2026-06-01", "--pass", "england")
    assert told.exit_code == 0, told.stdout
    assert "Or by bus:" in told.stdout
    assert "Tuesday 2 June, 12:00 to 14:00: Low Street Lunch Club" in told.stdout
    assert (
        "Leave at 11:08: walk 2 min to Church Street; bus 30 at 11:12 towards Ringland, 9 min to Bridge End; "
        "walk 10 min; there 11:31, starts 12:00. No change." in told.stdout
    )
    assert "Free with the pass." in told.stdout
    assert "If it is missed: the next is there 12:01, 1 minute late." in told.stdout
    assert "The last bus home leaves Bridge End at 19:35." in told.stdout


def test_a_bus_there_and_none_home_says_so(areas):
    told = by_bus(areas / "early", "--week-from", "2026-06-01")
    assert "There is a bus there, but none home after it." in told.stdout
    assert "The last bus home leaves Bridge End at 13:35, before it is over." in told.stdout
    assert "pass" not in told.stdout.split("Or by bus:")[1]


def test_a_timetable_is_not_used_beyond_its_end(areas):
    told = by_bus(areas, "--week-from", "2026-07-06")
    assert (
        "holds from 1 June 2026 to 30 June 2026, so it says nothing of the week from 6 July 2026"
        in told.stdout
    )
    assert "Leave at" not in told.stdout


def test_a_timetable_that_has_ended_warns_first_and_last(areas):
    shown = by_bus(areas, "--week-from", "2026-06-01").stdout.split("Or by bus:")[1]
    warning = "WARNING! The bus timetable ended on 30 June 2026. Buses may run otherwise by now, or not"
    assert shown.count(warning) == 2
    assert shown.index(warning) < shown.index("Leave at") < shown.rindex(warning)
    assert "ask the operator, or look it up at traveline.info" in shown
    ended = by_bus(areas, "--week-from", "2026-07-06").stdout
    assert "WARNING! The bus timetable here holds from 1 June 2026 to 30 June 2026" in ended
    assert "Choose a day within it" in ended


def test_why_they_have_a_pass_is_asked_for(areas):
    by_age, by_disability = (
        by_bus(areas, "--week-from", "2026-06-01", "--pass", "england", "--pass-as", why).stdout
        for why in ("older", "disabled")
    )
    assert "Free with the pass." in by_age
    assert by_age == by_disability  # both are good from half past nine by law


def test_without_a_timetable_buses_are_not_known(areas):
    told = by_bus(areas / "none", "--week-from", "2026-06-01")
    assert "Buses are not known here" in told.stdout


def test_for_wheels_an_unknown_low_floor_is_said(areas):
    told = by_bus(areas, "--week-from", "2026-06-01", "--step-free", "--minutes", "20")
    assert "is not known: ring the operator first." in told.stdout


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        (("--pass", "albion"), 'There is no pass called "albion". Choose one of: england, wales'),
        (
            ("--pass", "wales", "--pass-as", "young"),
            'No pass of wales is given to who is "young".',
        ),
        (("--pass-as", "disabled"), "Why they have a pass is given, and not whose it is. Add --pass"),
        (("--json",), "Going by bus is told in words, not as JSON or CSV."),
        (("--second",), "Going by bus is answered for one person."),
        (("--week-from", "tomorrow"), '"tomorrow" is no day. Write it like 2026-05-04.'),
    ],
)
def test_what_cannot_be_meant_is_refused(areas, words, refusal):
    told = by_bus(areas, *words)
    assert told.exit_code != 0
    assert refusal in " ".join((told.stdout + told.stderr).split())


def test_the_person_is_not_told_of_in_files(areas, tmp_path):
    map_file = tmp_path / "map.html"
    assert by_bus(areas, "--week-from", "2026-06-01", "--map", str(map_file)).exit_code == 0
    assert "Church Street" not in map_file.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", ["page", "sides", "easy-read"])
def test_a_session_by_bus_is_taken_home_without_the_stop_at_home_unless_it_is_asked_for(
    areas, tmp_path, form
):
    file = tmp_path / "sheet.pdf"
    taken = ["--week-from", "2026-06-01", "--sheet", str(file), "--places", TAKEN, "--form", form]
    shown = by_bus(areas, *taken)
    assert shown.exit_code == 0, shown.output
    words = text_of(file.read_bytes())
    assert "Bridge End" in words
    assert "Church Street" not in words
    assert "11:12" not in words
    assert by_bus(areas, *taken, "--whole-way").exit_code == 0
    words = text_of(file.read_bytes())
    assert "Church Street" in words
    assert "11:12" in words


def test_on_a_holiday_of_which_the_timetable_has_no_word_it_says_what_to_ask(tmp_path):
    area_with_buses(tmp_path, when="Mo 12:00-14:00", held=(date(2026, 8, 1), date(2026, 8, 31)))
    words = by_bus(tmp_path, "--week-from", "2026-08-25").stdout.split("Or by bus:")[1]
    assert "12:00 to 14:00: Low Street Lunch Club (ask first)" in words
    assert "31 August is a bank holiday: ask whether it is on." in words
    assert "the timetable has no word about it" in words
    ordinary = by_bus(tmp_path, "--week-from", "2026-08-18").stdout.split("Or by bus:")[1]
    assert "ask first" not in ordinary
    assert "Leave at 11:08" in ordinary


def test_a_row_of_the_offices_table_makes_the_bus_free(tmp_path, monkeypatch):
    area_with_buses(tmp_path, when="Tu 10:00-11:00")
    week = ("--week-from", "2026-06-01", "--pass", "england")
    assert "Not free with the pass at this hour: free from 9:30." in by_bus(tmp_path, *week).stdout
    table = tmp_path / "discretions.csv"
    row = "Tinytown,England,older,09:00,23:00,Its own page,2020-01-01\n"
    table.write_text(DISCRETIONS_CSV.read_text(encoding="utf-8") + row, encoding="utf-8")
    monkeypatch.setattr(bus_options, "load_passes", lambda: load_passes(discretions=table))
    words = by_bus(tmp_path, *week).stdout
    assert "Not free with the pass" not in words
    assert "Free with the pass." in words


def test_the_session_that_is_taken_home_is_the_first_that_is_sure(tmp_path):
    for number, (when, day, ask) in enumerate(
        [("Mo,Tu 12:00-14:00", "Tuesday 1 September", False), ("Mo 12:00-14:00", "Monday 31 August", True)]
    ):
        folder, file = tmp_path / f"{number}", tmp_path / "sheet.pdf"
        area_with_buses(folder, when=when, held=(date(2026, 8, 1), date(2026, 9, 30)))
        taken = ["--week-from", "2026-08-31", "--sheet", str(file), "--places", TAKEN]
        assert by_bus(folder, *taken).exit_code == 0
        words = text_of(file.read_bytes())
        assert f"By bus, {day}" in words
        assert ("Ask the bus company whether buses run that day" in words) == ask
        assert ("Ask whether it is on that day, because of a holiday." in words) == ask
