"""The terminal tells what fits a person, why, and what is in the way, and keeps quiet about them."""

import json

import pytest
from typer.testing import CliRunner

import cli
from questions.conversation.wishes import NO_WISHES
from terminal.suggestions import read_wishes
from tests.tiny_area import tiny_area

TOWN = [
    {"asset_id": "t/rugby", "name": "Walking Rugby", "kind": "sports_club", "at": (300, 10)},
    {"asset_id": "t/cafe", "name": "Corner Café", "kind": "cafe", "at": (150, 10)},
    {"asset_id": "t/far", "name": "Far Rugby\x1b[31m", "kind": "sports_club", "at": (990, 10)},
]


@pytest.fixture(scope="module")
def areas(tmp_path_factory):
    folder = tmp_path_factory.mktemp("areas")
    tiny_area(folder, assets=TOWN)
    return folder


def near(areas, *words, typed=None):
    command = ["near", "ZZ1 1AA", "--area", "tiny", "--areas", str(areas), "--minutes", "10", *words]
    return CliRunner().invoke(cli.app, command, input=typed)


def test_it_tells_what_fits_and_why(areas):
    told = near(areas, "--enjoys", "played rugby all his life")
    assert told.exit_code == 0
    assert "1 place fits within 10 minutes at a steady pace." in told.stdout
    assert "ou typed “rugby”, and it says so itself" in told.stdout
    assert "Corner" not in told.stdout


def test_a_near_miss_says_the_one_thing_in_the_way(areas):
    told = near(areas, "--enjoys", "rugby").stdout
    assert "Nearly, but for one thing:\n  Far Rugby[31m (Sports club): 4 minutes further" in told


def test_points_add_up_in_json_and_neither_start_nor_metres_are_told(areas):
    found = json.loads(near(areas, "--enjoys", "rugby", "--json").stdout)
    [fit] = found["fits"]
    assert sum(fit["parts"].values()) == fit["score"] == sum(one["points"] for one in fit["reasons"])
    assert [miss["in_the_way"] for miss in found["near_misses"]] == ["too-far"]
    assert "ZZ1" not in json.dumps(found)
    assert "walk_m" not in fit


def test_words_may_be_asked_for_and_so_stay_out_of_the_shells_history(areas):
    assert near(areas, "--enjoys", "-", typed="rugby\n").stdout == near(areas, "--enjoys", "rugby").stdout


def test_words_that_nothing_meets_are_told(areas):
    told = near(areas, "--enjoys", "astrophysics").stdout
    assert "Not understood, and left out: “astrophysics”.\nWe did not understand that" in told
    assert "2 places within 10 minutes" in told, "and what was not understood costs nothing"


def test_without_wishes_the_answer_is_what_is_near(areas):
    assert "2 places within 10 minutes" in near(areas).stdout
    assert read_wishes("", step_free=True) == NO_WISHES


def test_free_times_that_cannot_be_read_are_refused(areas):
    told = near(areas, "--free", "whenever")
    assert told.exit_code == 2
    assert '"whenever" cannot be read as free times. Write days and times like' in told.output


def test_free_times_are_read_as_people_write_them():
    wishes = read_wishes("", free="Tue 11:00-15:00; Thursday 9am-12", age=72, at_most=4.5, step_free=True)
    assert [(free.weekday, free.starts.hour, free.ends.hour) for free in wishes.free] == [
        (1, 11, 15),
        (3, 9, 12),
    ]
    assert (wishes.age, wishes.at_most_pence, wishes.step_free) == (72, 450, True)


def test_words_set_what_no_option_sets_and_it_is_said(areas):
    told = near(areas, "--enjoys", "rugby, uses a stick, aged 82").stdout
    assert "Read of the words: “uses a stick” → an older adult’s pace; “aged 82”." in told
    assert "within 10 minutes at an older adult’s pace." in told
    told = near(areas, "--enjoys", "rugby, uses a stick", "--pace", "steady").stdout
    assert "at a steady pace." in told
    assert "Read of the words" not in told, "an option wins"


def test_all_places_are_printed_only_when_asked_for(tmp_path):
    cafes = [
        {"asset_id": f"t/cafe-{at}", "name": f"Café {at}", "kind": "cafe", "at": (150 + at, 10)}
        for at in range(3)
    ]
    clubs = [
        {"asset_id": f"t/club-{at}", "name": f"Club {at}", "kind": "social_club", "at": (200 + at, 10)}
        for at in range(8)
    ]
    tiny_area(tmp_path, assets=[*cafes, *clubs])
    short = near(tmp_path).stdout
    assert "Clubs and groups:\n\n  Club 0" in short
    assert "… and 2 more; --all lists them all." in short
    assert "3 cafés, the nearest Café 0" in short
    assert "t/cafe-1" not in short
    whole = near(tmp_path, "--all").stdout
    assert all(f"t/{kind}" in whole for kind in ("cafe-0", "cafe-1", "cafe-2", "club-7"))
    assert "--all" not in whole
