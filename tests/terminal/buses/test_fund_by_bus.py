"""`cli.py fund --by-bus`: figures with buses say so everywhere, a record comes out the same, and refusals."""

import json
from datetime import date

import pytest
from typer.testing import CliRunner

import cli
from tests.questions.buses.test_homes_by_bus import area_of
from tests.tiny_area import here, tiny_area

NEAR_HOME = here(250, 4)
CSV = f"Bid,Title,Amount,Kind,Easting,Northing\n1,Another club,700,lunch_club,{NEAR_HOME.x},{NEAR_HOME.y}\n"
DAY = ("--by-bus", "--bus-day", "2026-06-02")


@pytest.fixture(scope="module")
def areas(tmp_path_factory):
    folder = tmp_path_factory.mktemp("areas")
    area_of(folder)
    tiny_area(folder / "none")
    (folder / "bids.csv").write_text(CSV, encoding="utf-8")
    return folder


def fund(areas, *more, bids=None):
    file = bids or areas / "bids.csv"
    asked = ["fund", "--area", "tiny", "--areas", str(areas), "--bids", str(file), "--budget", "1000"]
    return CliRunner().invoke(cli.app, [*asked, "--pace", "steady", "--minutes", "11", *more])


def test_what_a_bus_brings_already_is_nothing_new_and_every_line_says_so(areas):
    on_foot, by_bus = (" ".join(fund(areas, *more).output.split()) for more in ((), DAY))
    assert "residents newly within reach, £" in on_foot
    assert "by bus" not in on_foot
    assert "on foot or by bus there and back in the week from Tuesday 2 June 2026, on the streets" in by_bus
    assert "WARNING! The bus timetable ended on 30 June 2026." in by_bus
    assert "What the ride costs is not looked at." in by_bus
    assert "no gain: all" in by_bus


def test_a_record_holds_whose_buses_counted_and_comes_out_the_same(areas, tmp_path):
    written = fund(areas, *DAY, "--json").stdout
    assert json.loads(written)["parameters"]["by_bus"] == {"first": "2026-06-02", "days": 7}
    assert "by_bus" not in json.loads(fund(areas, "--json").stdout)["parameters"]
    record = tmp_path / "record.json"
    record.write_text(written, encoding="utf-8")
    assert "The record comes out the same." in fund(areas, "--redo", str(record)).output


@pytest.mark.parametrize(
    ("more", "refusal"),
    [
        (
            ("--bus-day", "2026-06-02"),
            "A day or a week is given, and buses are not asked about. Add --by-bus.",
        ),
        (("--by-bus", "--bus-day", "2026-08-04"), "from 1 June 2026 to 30 June 2026, not on 4 August 2026."),
        (("--by-bus",), "WARNING! The bus timetable holds from 1 June 2026 to 30 June 2026: no weekday"),
    ],
)
def test_what_cannot_be_meant_is_refused(areas, more, refusal):
    shown = fund(areas, *more)
    assert shown.exit_code != 0
    assert refusal in " ".join(shown.output.split())


def test_without_a_timetable_and_for_something_new_it_is_refused(areas):
    shown = fund(areas / "none", "--by-bus", bids=areas / "bids.csv").output
    assert "Buses are not known here" in " ".join(shown.split())
    asked = ["fund", "--area", "tiny", "--areas", str(areas), "--new", "lunch_club", *DAY]
    new = CliRunner().invoke(cli.app, asked)
    assert new.exit_code != 0
    assert "Where something new would do most is answered on foot" in " ".join(new.output.split())


def test_a_week_with_a_holiday_of_which_the_timetable_has_no_word_says_so(areas, tmp_path):
    area_of(tmp_path, held=(date(2026, 8, 1), date(2026, 8, 31)))
    words = " ".join(
        fund(tmp_path, "--by-bus", "--bus-day", "2026-08-25", bids=areas / "bids.csv").output.split()
    )
    assert "Monday 31 August is a holiday, and the timetable has no word about it" in words
    ordinary = " ".join(
        fund(tmp_path, "--by-bus", "--bus-day", "2026-08-18", bids=areas / "bids.csv").output.split()
    )
    assert "is a holiday" not in ordinary
    assert "in the week from Tuesday 18 August" in ordinary
