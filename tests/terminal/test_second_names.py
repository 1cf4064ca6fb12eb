"""From the files of an area to what is printed and written: Welsh names come in, are found and go out."""

import csv
import io
import json
import os
import re
import subprocess
import sys

import pytest
from typer.testing import CliRunner

import cli
from layers.area import open_area
from tests.layers.tiny_place import box, write_place, write_polygons
from tests.made_once import ROOT

WARDS = [
    ({"WD24CD": "W05999901", "WD24NM": "Nash", "WD24NMW": "Trefonnen"}, box(0, 0, 500, 1000)),
    ({"WD24CD": "W05999902", "WD24NM": "Gaer", "WD24NMW": ""}, box(500, 0, 1000, 1000)),
]
WELSH = {"Library": "Llyfrgell", "Middleton": "Trefganol", "Street 300": "Stryd 300"}


@pytest.fixture(scope="module")
def areas(tmp_path_factory):
    """A tiny place whose library, suburb, one street and one ward have Welsh names."""
    folder = tmp_path_factory.mktemp("welsh")
    recipe = write_place(folder / "data")
    write_polygons(folder / "data" / "wards.geojson", WARDS)
    text = recipe.read_text(encoding="utf-8")
    recipe.write_text(
        text.replace('code = "code"\nname = "name"', 'code = "WD24CD"\nname = "WD24NM"', 1), encoding="utf-8"
    )
    osm = folder / "data" / "tiny.osm"
    streets = osm.read_text(encoding="utf-8")
    for name, welsh in WELSH.items():
        tag = f'<tag k="name" v="{name}"/>'
        assert tag in streets
        streets = streets.replace(tag, f'{tag}<tag k="name:cy" v="{welsh}"/>')
    osm.write_text(streets, encoding="utf-8")
    run(folder / "areas", "prepare", str(recipe), "--data", str(folder / "data"))
    return folder / "areas"


def run(areas, *words):
    done = CliRunner().invoke(cli.app, [*words, "--areas", str(areas)])
    assert done.exit_code == 0, done.output
    return done.stdout


def rows(printed):
    return list(csv.DictReader(io.StringIO(printed.removeprefix("\ufeff"))))


def test_every_layer_has_the_column_beside_the_name(areas):
    area = open_area("tinyplace", areas_folder=areas)
    beside = {
        "wards": ("ward_name", {"Nash": "Trefonnen", "Gaer": ""}),
        "localities": ("name", {"Middleton": "Trefganol"}),
        "assets": ("name", {"Library": "Llyfrgell", "Little Park": "", "Sunny Lunch Club": ""}),
    }
    for layer, (column, names) in beside.items():
        table = getattr(area, layer)
        assert dict(zip(table[column], table[f"{column}_cy"], strict=True)) == names
    streets = dict(zip(area.street_names["street"], area.street_names["street_cy"], strict=True))
    assert {name for name, welsh in streets.items() if welsh} == {"Street 300"}


NEAR = ("near", "4 Stryd 300", "--area", "tinyplace", "--minutes", "20", "--kinds", "library")


def test_a_start_is_found_by_the_welsh_name_of_its_street(areas):
    assert run(areas, *NEAR) == run(areas, "near", "4 Street 300", *NEAR[2:])


def test_a_slip_in_a_welsh_name_is_offered_with_both_names(areas):
    done = CliRunner().invoke(cli.app, ["near", "Trefganoll", *NEAR[2:], "--areas", str(areas)])
    assert done.exit_code != 0
    assert "Middleton (Trefganol), suburb" in " ".join(done.output.split())


def test_files_of_what_is_near_have_the_column(areas):
    [library] = rows(run(areas, *NEAR, "--csv"))
    assert (library["name"], library["name_cy"]) == ("Library", "Llyfrgell")
    [record] = json.loads(run(areas, *NEAR, "--json"))["in_reach"]
    assert (record["title"], record["name_cy"]) == ("Library", "Llyfrgell")


GAPS = ("gaps", "--area", "tinyplace", "--kinds", "library", "--minutes", "20")


def test_a_ward_is_opened_by_either_name_and_headed_by_both(areas):
    by_welsh, by_english = (run(areas, *GAPS, "--ward", name) for name in ("trefonnen", "Nash"))
    assert by_welsh == by_english
    assert "\nNash (Trefonnen)\n" in by_welsh


def test_a_ward_that_there_is_not_names_those_there_are_with_both_names(areas):
    done = CliRunner().invoke(cli.app, [*GAPS, "--ward", "Alway", "--areas", str(areas)])
    assert done.exit_code != 0
    assert 'There is no ward "Alway". Choose one of: Nash (Trefonnen), Gaer.' in " ".join(done.output.split())


def test_files_of_ward_gaps_have_the_column(areas, tmp_path):
    printed = rows(run(areas, *GAPS, "--csv"))
    assert [row["ward_name_cy"] for row in printed] == ["Trefonnen", ""]
    assert list(printed[0])[1:4] == ["ward_code", "ward_name", "ward_name_cy"]
    told = json.loads(run(areas, *GAPS, "--json"))
    assert told["wards"][0]["ward_name_cy"] == "Trefonnen"


def test_where_welsh_is_spoken_the_welsh_name_comes_first(areas):
    done = subprocess.run(
        [sys.executable, "cli.py", *GAPS, "--ward", "Nash", "--areas", str(areas)],
        cwd=ROOT,
        env={**os.environ, "WITHIN_REACH_LANGUAGE": "cy", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "\nTrefonnen (Nash)\n" in done.stdout
    assert re.search(r"^Trefonnen +100 ", done.stdout, flags=re.MULTILINE)  # in a table, the name alone
    assert "Llyfrgell" in done.stdout


def test_wards_without_a_second_name_are_headed_by_the_one_they_have(areas):
    assert "\nGaer\n" in run(areas, *GAPS, "--ward", "W05999902")
