"""Ward gaps by bus in a terminal: on foot, by bus and either side by side, what is counted, refusals."""

import json
from datetime import date

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
    assert "40 of 40. On foot alone it is 25%." in " ".join(words.split())
    assert "On that day 1 of 1 places that count has a session whose end is known." in words
    assert "The timetable holds from 1 June 2026 to 30 June 2026." in words
    assert "What the ride costs is not looked at." in words
    (ward,) = [line for line in words.splitlines() if line.startswith("Tiny ward")]
    assert ward.split() == ["Tiny", "ward", "40", "25%", "100%", "100%", "100%", "0", "0"]


def test_a_week_says_each_day(areas):
    words = gaps(areas, "--by-bus", "--bus-day", "2026-06-28", "--bus-week").output
    assert "in the week from Sunday 28 June" in words
    assert "It says nothing of Wednesday 1 July, Thursday 2 July, Friday 3 July and Saturday 4 July." in words
    days = [line.split() for line in words.splitlines() if line.startswith(("Tuesday", "Monday", "Friday"))]
    assert days == [
        ["Monday", "29", "June", "25%"],
        ["Tuesday", "30", "June", "100%"],
        ["Friday", "3", "July", "not", "known"],
    ]


def test_as_files_with_a_warning_beside_them(areas):
    asked = ["--by-bus", "--bus-day", "2026-06-02"]
    shown = gaps(areas, *asked, "--csv")
    head, ward = (line.split(",") for line in shown.stdout.lstrip("\ufeff").splitlines())
    row = dict(zip(head, ward, strict=True))
    assert (row["ward_name"], row["share_either"], row["without_no_bus_home"]) == ("Tiny ward", "1.0", "0")
    assert "WARNING! The bus timetable ended on 30 June 2026." in shown.stderr
    about = gaps(areas, *asked, "--csv", "--table", "about").stdout
    assert "timetable_ended,The bus timetable ended on 30 June 2026." in about
    content = json.loads(gaps(areas, *asked, "--json").stdout)
    assert content["area"]["either"] == 40
    assert content["days"] == [{"day": "2026-06-02", "share_either": 1.0}]
    assert gaps(areas, *asked, "--csv", "--table", "area").stdout.splitlines()[1].startswith("area,")
    refused = " ".join(gaps(areas, *asked, "--csv", "--table", "other").output.split())
    assert 'There is no table called "other". Ask for one of: wards, area, about.' in refused


def test_a_timetable_that_has_ended_warns_before_and_after_the_figures(areas):
    words = gaps(areas, "--by-bus", "--bus-day", "2026-06-02").output
    warning = "WARNING! The bus timetable ended on 30 June 2026."
    assert words.index(warning) < words.index("Tiny ward", words.index(warning)) < words.rindex(warning)


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        (
            ("--bus-day", "2026-06-02"),
            "A day or a week is given, and buses are not asked about. Add --by-bus.",
        ),
        (("--bus-week",), "A day or a week is given, and buses are not asked about. Add --by-bus."),
        (
            ("--by-bus", "--matrix", "cafe"),
            "Wards by bus are answered one question at a time, not with --matrix. Leave out --by-bus or",
        ),
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


def test_a_week_with_a_holiday_of_which_the_timetable_has_no_word_says_so(tmp_path):
    area_of(tmp_path, held=(date(2026, 8, 1), date(2026, 8, 31)))
    words = " ".join(gaps(tmp_path, "--by-bus", "--bus-day", "2026-08-25", "--bus-week").output.split())
    assert "Monday 31 August is a holiday, and the timetable has no word about it" in words
    ordinary = " ".join(gaps(tmp_path, "--by-bus", "--bus-day", "2026-08-18", "--bus-week").output.split())
    assert "is a holiday" not in ordinary
    assert "in the week from Tuesday 18 August" in ordinary
