"""The terminal answers for two people from one home, and keeps quiet about both."""

import csv
import io
import json
from pathlib import Path

import pytest
from pypdf import PdfReader
from typer.testing import CliRunner

import cli
from tests.tiny_area import tiny_area

TUESDAY, FRIDAY = "Tue 12:00-14:00", "Fri 12:00-14:00"
TOWN = [
    {"asset_id": "t/rugby", "name": "Walking Rugby", "kind": "sports_club", "at": (300, 10)},
    {"asset_id": "t/choir", "name": "High Street Choir", "kind": "choir", "at": (200, 10)},
    {"asset_id": "t/lunch", "name": "Lunch Club", "kind": "lunch_club", "at": (450, 10), "when": TUESDAY},
    {"asset_id": "t/late", "name": "Late Lunch Club", "kind": "lunch_club", "at": (100, 10), "when": FRIDAY},
]
ID = "made-up/tiny/"


@pytest.fixture(scope="module")
def areas(tmp_path_factory):
    folder = tmp_path_factory.mktemp("areas")
    tiny_area(folder, assets=TOWN)
    return folder


def near(areas, *words, typed=None):
    command = ["near", "ZZ1 1AA", "--area", "tiny", "--areas", str(areas), *words]
    return CliRunner().invoke(cli.app, command, input=typed)


FIRST = ("--enjoys", "rugby, company at lunch")


def whose(areas, *words) -> dict[str, str]:
    places = json.loads(near(areas, *words, "--json").stdout)["places"]
    return {place["asset_id"]: place["for_whom"] for place in places}


def test_what_suits_both_stands_first_and_each_ones_own_below(areas):
    answer = near(areas, *FIRST, "--second-enjoys", "singing, company at lunch")
    assert answer.exit_code == 0, answer.output
    assert "2 places suit both. Only the first person: 1; only the second: 1." in answer.stdout
    order = [
        answer.stdout.index(words) for words in ("\nFor both", "First person: Rugby", "Second person: Sing")
    ]
    assert order == sorted(order)


def test_free_hours_of_the_second_leave_what_is_on_then(areas):
    found = whose(areas, *FIRST, "--second-free", "Tue 11:00-15:00")
    assert found[f"{ID}t/lunch"] == "both"
    assert found[f"{ID}t/late"] == "first"
    found = whose(
        areas, *FIRST, "--free", "Tue 11:00-15:00; Fri 11:00-15:00", "--second-free", "Fri 11:00-15:00"
    )
    assert (found[f"{ID}t/late"], found[f"{ID}t/lunch"]) == ("both", "first")


def test_the_minutes_of_both_are_those_of_the_slower_one(areas):
    record = json.loads(near(areas, *FIRST, "--second-enjoys", "lunch, uses a stick", "--json").stdout)
    (lunch,) = (place for place in record["places"] if place["asset_id"] == f"{ID}t/lunch")
    assert record["together"]["pace"] == "older"
    assert lunch["walk_minutes"] == lunch["second_minutes"] > lunch["first_minutes"]
    assert "ZZ1" not in json.dumps(record)
    assert "uses a stick" not in json.dumps(record)


def test_a_table_says_whom_each_place_is_for_and_at_which_pace(areas):
    text = near(areas, *FIRST, "--second-enjoys", "singing, lunch", "--second-pace", "older", "--csv").stdout
    rows = {row["asset_id"]: row for row in csv.DictReader(io.StringIO(text.lstrip("\ufeff")))}
    paces = {asset_id: row["pace_metres_per_second"] for asset_id, row in rows.items()}
    assert (rows[f"{ID}t/rugby"]["for_whom"], paces[f"{ID}t/rugby"]) == ("first", "1.11")
    assert (rows[f"{ID}t/lunch"]["for_whom"], paces[f"{ID}t/lunch"]) == ("both", "0.8")
    assert "walk_m" not in rows[f"{ID}t/rugby"]


HERS = ("--second-enjoys", "singing, company at lunch")


def test_each_of_the_second_ones_options_is_that_ones_alone(areas):
    own = ("--second-age", "79", "--second-at-most", "2.50", "--second-speed", "0.4", "--second-step-free")
    answer = near(areas, *FIRST, *HERS, *own)
    assert answer.exit_code == 0, answer.output
    assert "First person: 15 minutes at a steady pace\n" in answer.stdout
    (line,) = (line for line in answer.stdout.splitlines() if line.startswith("Second person: 15 minutes"))
    assert "aged 79 · up to £2.50" in line
    record = json.loads(near(areas, *FIRST, *HERS, *own, "--json").stdout)
    speeds = [record[whose]["metres_per_second"] for whose in ("first", "second", "together")]
    assert speeds == [1.11, 0.4, 0.4]
    assert "79" not in json.dumps(record["second"])


def test_an_option_alone_asks_for_a_second_person_and_words_give_way_to_it(areas):
    assert "Second person: " in near(areas, *FIRST, "--second-age", "79").stdout
    answer = near(areas, *FIRST, "--second-enjoys", "lunch, she uses a stick, is 79", "--second-age", "60")
    assert "aged 60" in answer.stdout
    assert "aged 79" not in answer.stdout
    assert "an older adult’s pace" in answer.stdout


def test_no_speed_that_nobody_walks_at_is_taken_of_the_second(areas):
    answer = near(areas, *FIRST, "--second-speed", "9")
    assert answer.exit_code != 0
    assert "9" in answer.output


@pytest.mark.parametrize(
    "hers", [(), ("--pace", "older"), ("--at-most", "2"), ("--age", "30", "--minutes", "5")]
)
def test_two_are_answered_place_by_place_as_if_each_asked_alone(areas, hers):
    second = tuple(word.replace("--", "--second-") for word in ("--enjoys", HERS[1], *hers))
    together = json.loads(near(areas, *FIRST, *second, "--json").stdout)["places"]
    his, her = (
        {place["asset_id"]: place["walk_minutes"] for place in json.loads(text)["fits"]}
        for text in (
            near(areas, *FIRST, "--json").stdout,
            near(areas, "--enjoys", HERS[1], *hers, "--json").stdout,
        )
    )
    assert {place["asset_id"]: (place["first_minutes"], place["second_minutes"]) for place in together} == {
        asset_id: (his.get(asset_id), her.get(asset_id)) for asset_id in his.keys() | her.keys()
    }
    alone = [place for place in together if place["for_whom"] in ("first", "second")]
    assert alone
    assert all(place["in_the_others_way"] for place in alone)


def test_danger_in_the_second_ones_words_is_answered_with_whom_to_ring(areas):
    answer = near(areas, *FIRST, "--second-enjoys", "-", typed="her husband hits her\n")
    assert "999" in answer.stdout
    assert "Rugby" not in answer.stdout


def test_a_pace_or_times_that_cannot_be_read_are_refused_in_words(areas):
    assert 'There is no pace called "swift". Choose one of:' in near(areas, "--second-pace", "swift").output
    assert '"whenever" cannot be read as free times.' in near(areas, "--second-free", "whenever").output


def test_one_sheet_names_what_is_for_both_with_its_minutes(areas, tmp_path: Path):
    file = tmp_path / "sheet.pdf"
    written = near(
        areas, *FIRST, "--second-enjoys", "lunch, uses a stick", "--sheet", str(file), "--form", "sides",
        "--places", f"{ID}t/lunch,{ID}t/rugby",
    )  # fmt: skip
    assert written.exit_code == 0, written.output
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(file).pages).split())
    assert text.replace("\u200b", "").count("together at the slower pace") == 2, "on the summary and its side"
