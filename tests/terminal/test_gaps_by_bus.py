"""Ward gaps by bus in a terminal: on foot, by bus and either side by side, what is counted, refusals."""

import pytest
from typer.testing import CliRunner

import cli
from tests.questions.buses.test_homes_by_bus import area_of
from tests.tiny_area import tiny_area


@pytest.fixture(scope="module")
def areas(tmp_path_factory):
    folder = tmp_path_factory.mktemp("areas")
    area_of(folder)
    tiny_area(folder / "none")
    return folder


def gaps(areas, *more):
    asked = ["gaps", "--area", "tiny", "--areas", str(areas), "--kinds", "lunch_club", "--minutes", "11"]
    return CliRunner().invoke(cli.app, [*asked, *more])


def test_every_ward_on_foot_and_by_bus_with_what_is_counted(areas):
    shown = gaps(areas, "--by-bus", "--bus-day", "2026-06-02").output
    words = shown.split("On foot, or by bus on Tuesday 2 June")[1]
    assert "On that day 1 of 1 places has a session whose end is known." in words
    assert "The timetable holds from 1 June 2026 to 30 June 2026." in words
    assert "Who may come, whether it is full and what the ride costs are not looked at." in words
    (ward,) = [line for line in words.splitlines() if line.startswith("Tiny ward")]
    assert ward.split() == ["Tiny", "ward", "40", "25%", "100%", "100%", "0"]


def test_a_timetable_that_has_ended_warns_before_and_after_the_figures(areas):
    words = gaps(areas, "--by-bus", "--bus-day", "2026-06-02").output
    warning = "WARNING! The bus timetable ended on 30 June 2026."
    assert words.index(warning) < words.index("Tiny ward", words.index(warning)) < words.rindex(warning)


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        (("--bus-day", "2026-06-02"), "A day is given, and buses are not asked about. Add --by-bus."),
        (("--by-bus", "--json"), "Wards by bus are told in words, of one question, not as JSON or CSV"),
        (("--by-bus", "--csv"), "Leave out --by-bus, or --json, --csv and --matrix."),
        (("--by-bus", "--matrix", "cafe"), "Leave out --by-bus, or --json, --csv and --matrix."),
        (("--by-bus", "--bus-day", "soon"), '"soon" is no day. Write it like 2026-05-04.'),
        (
            ("--by-bus", "--bus-day", "2026-08-04"),
            "The bus timetable holds from 1 June 2026 to 30 June 2026, not on 4 August 2026. Name",
        ),
        (
            ("--by-bus",),
            "WARNING! The bus timetable holds from 1 June 2026 to 30 June 2026: no weekday",
        ),
    ],
)
def test_what_cannot_be_meant_is_refused(areas, words, refusal):
    shown = gaps(areas, *words)
    assert shown.exit_code != 0
    assert refusal in " ".join(shown.output.split())


def test_without_a_timetable_it_says_so(areas):
    shown = gaps(areas / "none", "--by-bus")
    assert "Buses are not known here: this area was prepared without a bus timetable." in " ".join(
        shown.output.split()
    )
