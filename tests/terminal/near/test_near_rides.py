"""`cli.py near` says which rides come to a home, and what each says of a place."""

import csv
import io
import json

import pytest
from typer.testing import CliRunner

import cli
from layers.rides.table import rides_table
from questions.rides import on_paper
from terminal import suggestions
from terminal.conversation import near_command
from tests.questions.rides.tiny_rides import CLUB, MONDAY, RIDE, assets_meeting, at
from tests.tiny_area import CRS, tiny_area


@pytest.fixture(scope="module")
def areas(tmp_path_factory):
    folder = tmp_path_factory.mktemp("areas")
    tiny_area(
        folder, assets=assets_meeting("Tue 12:00-14:00"), tables={"rides": rides_table([RIDE], crs=CRS)}
    )
    tiny_area(folder / "none", tables={"rides": rides_table([], crs=CRS)})
    tiny_area(folder / "older")
    return folder


@pytest.fixture(autouse=True)
def monday_morning(monkeypatch):
    """It is the morning of Monday 30 November 2026."""
    for module in (near_command, suggestions):
        monkeypatch.setattr(module, "local_now", lambda: at(MONDAY, 9))


def near(areas, *more):
    home = ["near", "ZZ1 1AA", "--area", "tiny", "--areas", str(areas)]
    answer = CliRunner().invoke(cli.app, [*home, *more])
    assert answer.exit_code == 0, answer.output
    return " ".join(answer.stdout.split())


def test_the_ride_and_what_it_still_brings_one_to(areas):
    words = near(areas, "--age", "70", "--minutes", "5")
    assert "Door to door Tiny Dial-a-Ride comes to this address: Mon-Fri 9:30-15:00; for 60 and over" in words
    assert "Too far on foot, but a ride can still be booked to:" in words
    assert "Low Street Lunch Club: Tiny Dial-a-Ride, there and home again, for Tuesday 1 December" in words
    assert "ring 01632 960123 by Monday 30 November, 12:00" in words


def test_an_age_that_nobody_typed_is_asked(areas):
    assert "for 60 and over or disabled: ask" in near(areas)


def test_the_way_to_a_place_says_its_ride(areas):
    assert "Tiny Dial-a-Ride, there and home again, for Tuesday" in near(
        areas, "--way", f"made-up/tiny/{CLUB}", "--minutes", "30"
    )


def test_none_here_and_not_known_are_told_apart(areas):
    none = "No ride from door to door that is known here comes to this address."
    assert none in near(areas / "none")
    assert "Door to door" not in near(areas / "older")
    assert "Rides from door to door are not known here" in near(areas / "older", "--by-bus")


def test_json_stays_json(areas):
    assert "Door to door" not in near(areas, "--json")


def raw(areas, *more):
    home = ["near", "ZZ1 1AA", "--area", "tiny", "--areas", str(areas), "--minutes", "30"]
    answer = CliRunner().invoke(cli.app, [*home, *more])
    assert answer.exit_code == 0, answer.output
    return answer.stdout


def club_of(records):
    (club,) = (record for record in records if record["asset_id"].endswith(CLUB))
    return club["rides"]


@pytest.mark.parametrize(
    ("more", "table"),
    [
        ((), "in_reach"),
        (("--enjoys", "lunch club"), "fits"),
        (("--second-enjoys", "lunch club"), "places"),
    ],
)
def test_json_has_the_schemes_that_go_there_and_null_where_rides_are_not_known(areas, more, table):
    """Few live in the tiny town: so whether a scheme comes to this home is not told."""
    (ride,) = club_of(json.loads(raw(areas, *more, "--json"))[table])
    assert (ride["name"], ride["comes_to_this_home"], ride["youngest_age"]) == ("Tiny Dial-a-Ride", None, 60)
    assert club_of(json.loads(raw(areas / "none", *more, "--json"))[table]) == []
    assert club_of(json.loads(raw(areas / "older", *more, "--json"))[table]) is None


@pytest.mark.parametrize("more", [(), ("--second-age", "70")])
def test_csv_has_them_too(areas, more):
    def comes(folder):
        rows = csv.DictReader(io.StringIO(raw(folder, *more, "--csv").removeprefix("\ufeff"), newline=""))
        (row,) = (row for row in rows if row["asset_id"].endswith(CLUB))
        return row["ride"], row["ride_comes"], row["ride_there_and_back"]

    assert comes(areas) == ("Tiny Dial-a-Ride", "ask", "")
    assert comes(areas / "none") == ("", "no", "")
    assert comes(areas / "older") == ("", "", "")


def test_where_many_live_json_has_the_session_there_and_back_and_until_when(areas, monkeypatch):
    monkeypatch.setattr(on_paper, "HIDDEN_AMONG", 0)
    (ride,) = club_of(json.loads(raw(areas, "--enjoys", "lunch club", "--json"))["fits"])
    assert (ride["comes_to_this_home"], ride["there_and_back"]) == (True, True)
    assert (ride["session_starts"], ride["until"]) == ("2026-12-01T12:00", "2026-11-30T12:00")
