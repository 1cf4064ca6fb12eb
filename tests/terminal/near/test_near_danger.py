"""In the terminal, words of somebody in danger are answered with whom to ring; nothing is searched."""

import csv
import io
import json

import pytest
from typer.testing import CliRunner

import cli
from tests.tiny_area import tiny_area

WORDS = "likes bowls but her husband hits her"


@pytest.fixture(scope="module")
def areas(tmp_path_factory):
    folder = tmp_path_factory.mktemp("areas")
    tiny_area(
        folder, assets=[{"asset_id": "t/bowls", "name": "Bowls", "kind": "sports_club", "at": (300, 10)}]
    )
    return folder


def near(areas, *words, typed=None):
    command = ["near", *words, "--area", "tiny", "--areas", str(areas)]
    return CliRunner().invoke(cli.app, command, input=typed)


def test_whom_to_ring_stands_in_place_of_an_answer(areas):
    answer = near(areas, "ZZ1 1AA", "--enjoys", WORDS)
    assert answer.exit_code == 0
    assert answer.stdout.index("999") < answer.stdout.index("0808 2000 247")
    assert "Bowls" not in answer.stdout
    assert "nothing of these words is kept" in answer.stdout
    assert "husband" not in answer.stdout + answer.stderr


def test_the_words_may_be_asked_for_or_stand_where_the_place_should(areas):
    for answer in (
        near(areas, "ZZ1 1AA", "--enjoys", "-", typed=f"{WORDS}\n"),
        near(areas, "--enjoys", WORDS),
        near(areas, WORDS),
        near(areas, "--enjoys", "-", typed=f"ZZ1 1AA\n{WORDS}\n"),
    ):
        assert "0808 2000 247" in answer.stdout


def test_a_slip_elsewhere_in_the_command_does_not_stand_in_the_way(areas):
    answer = near(areas, "no such place", "--enjoys", "I want to die", "--pace", "flying", "--free", "???")
    assert answer.exit_code == 0
    assert "116 123" in answer.stdout


def test_json_and_csv_hold_whom_to_ring_and_no_file_is_written(areas, tmp_path):
    files = [tmp_path / "map.html", tmp_path / "sheet.pdf"]
    more = ["--map", str(files[0]), "--sheet", str(files[1]), "--places", "t/bowls"]
    records = json.loads(near(areas, "ZZ1 1AA", "--enjoys", WORDS, "--json", *more).stdout)["ring_now"]
    rows = list(csv.DictReader(io.StringIO(near(areas, "ZZ1 1AA", "--enjoys", WORDS, "--csv", *more).stdout)))
    assert rows == records
    assert records[0]["number"] == "999"
    assert {record["danger"] for record in records} == {"", "hurt_at_home"}
    assert not [path for path in files if path.exists()]


def test_harmless_words_are_answered_as_ever(areas):
    assert "1 place fits" in near(areas, "ZZ1 1AA", "--enjoys", "bowls, dying for a cuppa").stdout
