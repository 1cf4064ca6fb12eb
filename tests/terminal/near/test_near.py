"""The terminal gives the page's answer, in words, JSON and CSV, and keeps quiet about the start."""

import csv
import io
import json
import re

import pytest
from typer.testing import CliRunner

import cli
from geo.crs import to_lonlat
from tests.tiny_area import CRS, EAST, NORTH, tiny_area

HOME = "ZZ1 1AA"  # at (100, 10): 10 m from High Street


@pytest.fixture(scope="module")
def areas(tmp_path_factory):
    folder = tmp_path_factory.mktemp("areas")
    tiny_area(folder)
    hostile = {
        "asset_id": "h/1",
        "name": "\x1b[31mRed {{7*7}}\u202e\nclub",
        "kind": "cafe",
        "at": (150, 0),
        "phone": "=1+1",
    }
    tiny_area(folder, assets=[hostile], name="hostile")
    return folder


def near(areas, *words, place=HOME, area="tiny", typed=None):
    command = ["near", *([place] if place else []), "--area", area, "--areas", str(areas), *words]
    return CliRunner().invoke(cli.app, command, input=typed)


def test_the_answer_is_told_in_words(areas):
    told = near(areas, "--minutes", "10", "--pace", "planning")
    assert told.exit_code == 0
    assert "This town is made up" in told.stdout
    assert "2 places within 10 minutes at the planning standard pace." in told.stdout
    assert "Corner Café (Café): 7 minutes, 520 m" in told.stdout
    assert "look before you set out" in told.stdout, "nobody there has a telephone"
    assert "Just out of reach:" in told.stdout
    assert "Bridge Park (Park): 12 minutes at this pace" in told.stdout


def test_a_place_left_out_is_asked_for_and_so_kept_out_of_the_shells_history(areas):
    assert near(areas, place="", typed=f"{HOME}\n").stdout == near(areas).stdout


def test_json_holds_the_answer_and_its_sources_but_not_the_start(areas):
    told = near(areas, "--json", "--minutes", "10", "--pace", "planning")
    answer = json.loads(told.stdout)
    assert [place["asset_id"] for place in answer["in_reach"]] == [
        "made-up/tiny/t/library",
        "made-up/tiny/t/cafe",
    ], "places where much happens before a café that nobody asked for"
    assert answer["in_reach"][1]["walk_minutes"] == 7
    assert (answer["in_reach"][0]["ring_first"], answer["in_reach"][0]["checked_on"]) == (True, "")
    assert answer["just_out_of_reach"][0]["cause"] == "too-far"
    assert answer["pace"]["metres_per_second"] == 1.33
    assert HOME not in told.stdout
    assert "300100" not in told.stdout


def test_csv_holds_the_answer_and_its_provenance_but_not_the_start(areas):
    told = near(areas, "--csv", "--minutes", "10", "--pace", "planning")
    rows = list(csv.DictReader(io.StringIO(told.stdout.lstrip("\ufeff"))))
    assert [(row["asset_id"], row["walk_minutes"]) for row in rows] == [
        ("made-up/tiny/t/library", "9"),
        ("made-up/tiny/t/cafe", "7"),
    ]
    assert rows[0]["made_up_area"] == rows[0]["ring_first"] == "yes"
    assert HOME not in told.stdout


def test_the_way_there_and_back_is_shown_leg_by_leg(areas):
    told = near(areas, "--way", "made-up/tiny/t/library", "--minutes", "15")
    assert "Start along High Street, towards Hill Path, 400 m." in told.stdout
    assert "Go straight on along Hill Path, 100 m." in told.stdout
    assert "  Steps: 1 flight, 100 m; how many steps is not known" in told.stdout
    assert "  Benches: 1 known within 15 m of the way" in told.stdout
    assert "The way back:" in told.stdout


def test_only_the_kinds_asked_for_are_listed(areas):
    told = json.loads(near(areas, "--json", "--kinds", "libraries, Café").stdout)
    assert told["kinds"] == ["library", "cafe"]


@pytest.mark.parametrize(
    ("words", "place", "sentence"),
    [
        (["--kinds", "jousting"], HOME, '"jousting" is not a kind of place. Choose from: '),
        (["--pace", "gallop"], HOME, 'There is no pace called "gallop". Choose one of: planning, steady'),
        (["--speed", "9"], HOME, "A walking speed of 9 metres a second is outside what people walk."),
        ([], "ZZ1 9ZZ", "ZZ1 9ZZ is not in the list"),
        ([], "hgh street", "Choose one with --choose NUMBER:\n  1  High Street"),
        (["--way", "t/nothing"], HOME, 'No place here has the id "t/nothing".'),
    ],
)
def test_what_cannot_be_answered_is_said_in_words(areas, words, place, sentence):
    told = near(areas, *words, place=place)
    assert told.exit_code == 2
    assert sentence in told.stderr
    assert "Traceback" not in told.output


def test_one_of_several_matches_can_be_chosen(areas):
    assert "within 15 minutes" in near(areas, "--choose", "1", place="hgh street").stdout


def test_an_unknown_area_names_those_there_are(areas):
    told = near(areas, area="nowhere")
    assert 'No area "nowhere" has been prepared. There are hostile, tiny.' in told.stderr


def test_an_origin_that_cannot_be_judged_says_so_rather_than_nothing(areas):
    (lon,), (lat,) = to_lonlat([EAST + 200], [NORTH + 400], crs=CRS)
    told = near(areas, place=f"{lat:.6f}, {lon:.6f}")
    assert told.exit_code == 0
    assert "cannot be judged.\nThis place is 320 m from the nearest street" in told.stdout
    assert near(areas, "--csv", place=f"{lat:.6f}, {lon:.6f}").exit_code == 2


def test_hostile_names_do_nothing_to_the_terminal(areas):
    told = near(areas, area="hostile").stdout
    assert "[31mRed {{7*7}} club (Café)" in told
    assert "\x1b" not in told
    assert "\u202e" not in told


def test_the_map_is_one_file_that_needs_nothing_else_and_says_what_it_shows(areas, tmp_path):
    told = near(areas, "--map", str(tmp_path / "map.html"))
    assert "It shows where the person starts: delete it" in told.stderr
    page = (tmp_path / "map.html").read_text(encoding="utf-8")
    assert [file.name for file in tmp_path.iterdir()] == ["map.html"]
    assert (tmp_path / "map.html").stat().st_mode & 0o077 == 0
    assert r"Corner Caf\u00e9" in page
    assert "data:image/png;base64," in page
    assert not re.findall(r'(?:src|href)=["\']?(?:https?:)?//', page.replace("https://leafletjs.com", ""))


def test_hostile_names_stay_text_in_the_map_file(areas, tmp_path):
    near(areas, "--map", str(tmp_path / "map.html"), area="hostile")
    page = (tmp_path / "map.html").read_text(encoding="utf-8")
    assert "{{7*7}}" not in page
    assert r"\u0026#123;\u0026#123;7*7\u0026#125;\u0026#125;" in page
