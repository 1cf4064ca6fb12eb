"""Ward gaps in a terminal: words, a table, JSON and CSV, and refusals."""

import csv
import io
import json
import re
from datetime import time

import pytest
from typer.testing import CliRunner

import cli
from geo.errors import WithinReachError
from questions.wards.ward_gaps import WARD_COLUMNS, OpenThen
from terminal.wards.gaps import read_open
from tests.questions.wards.packed_town import pack_town


@pytest.mark.parametrize("typed", ["tue 12:00-14:00", " Tuesday 12:00 – 14:00", "TUE 12:00-14:00"])
def test_a_day_and_two_times_are_read(typed):
    assert read_open(typed) == OpenThen(1, time(12), time(14))


def test_nothing_typed_is_any_time():
    assert read_open(" ") is None


@pytest.mark.parametrize("typed", ["lunch", "tue", "tue 14:00-12:00", "tue 25:00-26:00", "xyz 12:00-14:00"])
def test_what_is_no_stretch_of_a_day_is_refused(typed):
    with pytest.raises(WithinReachError, match=r"is not a day and two times\. Write it like this"):
        read_open(typed)


@pytest.fixture(scope="module")
def areas(tmp_path_factory):
    return pack_town(tmp_path_factory.mktemp("areas"))


def gaps(areas, *words):
    return CliRunner().invoke(cli.app, ["gaps", "--area", "tiny", "--areas", str(areas), *words])


CAFES = ["--kinds", "café", "--minutes", "10"]


def test_the_answer_is_told_in_words_and_every_ward_listed(areas):
    told = gaps(areas, *CAFES, "--ward", "high")
    assert told.exit_code == 0, told.output
    assert (
        "11% of the residents of Tinytown whose streets are known have a café within 10 minutes"
        in told.stdout
    )
    assert "at a steady pace: 150 of 1,350." in told.stdout
    assert "10 of 1,360 residents cannot be judged: 7 have no known street within 100 m" in told.stdout
    assert "A footpath, a crossing or a ramp" in told.stdout
    assert re.search(r"Café +Café +150 +yes", told.stdout)
    assert "Concentration index" in told.stdout
    assert "Residents count in the ward in which their point lies." in told.stdout
    for ward in ("High", "Low", "Marsh"):
        assert any(line.startswith(ward) for line in told.stdout.splitlines())


def test_csv_has_every_ward_with_what_was_asked_and_leaves_the_unknown_empty(areas):
    rows = list(csv.DictReader(io.StringIO(gaps(areas, *CAFES, "--csv").stdout.removeprefix("\ufeff"))))
    assert [row["ward_name"] for row in rows] == ["High", "Low", "Marsh"]
    assert set(WARD_COLUMNS) < set(rows[0])
    assert [row["share_one"] for row in rows] == ["1.0", "0.0", ""]
    assert rows[1]["without_no_way"] == "1000"
    (whole,) = table_of(areas, "area")
    assert (whole["ward_name"], whole["share_one"]) == ("The whole area", "0.111111")
    about = {row["what"]: row["value"] for row in table_of(areas, "about")}
    assert (about["kinds"], about["minutes"], about["made_up_area"]) == ("cafe", "10", "yes")


def table_of(areas, name, *words):
    text = gaps(areas, *CAFES, "--csv", "--table", name, *words).stdout
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_many_at_once_say_the_worst_and_every_cell_as_the_single_questions(areas):
    many = ["--matrix", "café; Advice; mens_shed", "--group", "residents,aged_65_plus", "--minutes", "10"]
    text = " ".join(gaps(areas, *many).stdout.split())
    assert "3 kinds or baskets, 3 wards and 2 groups, within 10 minutes at a steady pace." in text
    assert "The register has none at all of: something of “Advice” and a men's shed." in text
    rows = list(csv.DictReader(io.StringIO(gaps(areas, *many, "--csv").stdout.removeprefix("\ufeff"))))
    assert len(rows) == 3 * 3 * 2
    cafes = [row["share_one"] for row in rows if row["kinds"] == "cafe" and row["group"] == "residents"]
    assert cafes == ["1.0", "0.0", ""]
    assert {row["without"] for row in rows if row["ward_code"] == "E3"} == {""}
    (first, *_) = csv.DictReader(
        io.StringIO(gaps(areas, *many, "--csv", "--table", "area").stdout.removeprefix("\ufeff"))
    )
    assert "ward_code" not in first
    assert first["share_one"] == "0.111111"


def test_a_basket_and_a_standard_are_asked_by_name(areas):
    told = gaps(areas, "--basket", "advice", "--standard", "80").stdout
    assert "have something of “Advice” within 15 minutes" in told
    assert "Standard, at least 80% have one: met by 0 of " in told


def test_json_holds_the_same_figures(areas):
    told = json.loads(gaps(areas, *CAFES, "--json").stdout)
    assert told["area"]["with_one"] == 150
    assert told["wards"][2]["share_one"] is None
    assert told["asked"]["kinds"] == "cafe"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["--group", "students"], 'no counts of a group called "students"'),
        (["--ward", "Nowhere"], 'There is no ward "Nowhere". Choose one of: High, Low, Marsh.'),
        (["--basket", "no such"], 'There is no basket called "no such".'),
        (["--csv", "--table", "no"], 'There is no table called "no". Ask for one of: wards, area, about.'),
        (["--group", "residents,aged_65_plus"], "One question is of one group."),
        (["--open", "noon"], '"noon" is not a day and two times.'),
    ],
)
def test_what_cannot_be_asked_is_refused_in_words(areas, asked, told):
    refused = gaps(areas, *CAFES, *asked)
    assert refused.exit_code == 2
    assert told in refused.output


def test_two_wards_of_one_name_are_told_apart_and_the_name_is_asked_back(tmp_path):
    areas = pack_town(tmp_path, ward_names=("Castle", "Castle", "Marsh"))
    answer = gaps(areas, *CAFES, "--ward", "castle")
    assert answer.exit_code == 2
    assert '"castle" is the name of 2 wards. Say which, by its code: Castle (E1), Castle (E2).' in " ".join(
        answer.output.split()
    )
    assert "\nCastle (E2)\n" in gaps(areas, *CAFES, "--ward", "E2").stdout
    rows = csv.DictReader(io.StringIO(gaps(areas, *CAFES, "--csv").stdout.removeprefix("\ufeff")))
    assert [row["ward_name"] for row in rows][:2] == ["Castle (E1)", "Castle (E2)"]
