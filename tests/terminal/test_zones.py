"""Areas of an office's own in a terminal: brought in, listed, asked by, exported, removed."""

import csv
import io
import json

import geopandas as gpd
import pytest
import shapely
from typer.testing import CliRunner

import cli
from tests.questions.wards.packed_town import pack_town
from tests.tiny_area import CRS, here


@pytest.fixture(scope="module")
def areas(tmp_path_factory):
    folder = pack_town(tmp_path_factory.mktemp("areas"))
    west, east = (here(x, 0).buffer(300) for x in (0, 900))
    frame = gpd.GeoDataFrame({"PARNM": ["West", "East\x1b[31m"]}, geometry=[west, east], crs=CRS)
    frame.to_crs("EPSG:4326").to_file(folder / "parishes.geojson")
    return folder


def run(areas, *words):
    return CliRunner().invoke(cli.app, [words[0], "--area", "tiny", "--areas", str(areas), *words[1:]])


def bring_in(areas, *words):
    return run(areas, "zones", "--bring-in", str(areas / "parishes.geojson"), *words)


def test_a_set_comes_in_is_asked_by_and_goes(areas):
    assert run(areas, "zones").stdout == "There is no set of areas beside the wards.\n"
    made = bring_in(areas, "--name", "Parishes", "--purpose", "the plans", "--source", "drawn", "--by", "AB")
    assert made.exit_code == 0, made.output
    assert made.stdout == "“Parishes” is kept: 2 areas.\n"
    listed = run(areas, "zones").stdout
    assert listed.startswith("“Parishes”: 2 areas from outlines, brought in on ")
    assert listed.endswith("Purpose: the plans. Source: drawn.\n")
    again = bring_in(areas, "--name", "parishes", "--purpose", "others")
    assert again.exit_code == 2
    assert 'AB brought in a set of areas "Parishes" on' in again.output
    words = run(areas, "gaps", "--kinds", "café", "--minutes", "10", "--set", "parishes").stdout
    assert "150 of 1,350" in words
    assert "“Parishes”: 2 areas from outlines" in words
    rows = [line.split("  ")[0] for line in words.splitlines()]
    assert {"West", "East[31m", "In none of these areas", "The whole area"} <= set(rows)
    gone = run(areas, "zones", "--remove", "PARISHES")
    assert gone.stdout == "“PARISHES” is removed, with all that was kept of it.\n"
    refused = run(areas, "gaps", "--set", "Parishes")
    assert refused.exit_code == 2
    assert 'There is no set of areas called "Parishes" for this place.' in refused.output


def test_every_file_says_by_which_areas_and_what_they_are_for(areas):
    bring_in(areas, "--name", "For files", "--purpose", "the plans", "--source", "drawn")
    asked = ("gaps", "--kinds", "café", "--minutes", "10", "--set", "for files")
    answer = json.loads(run(areas, *asked, "--json").stdout)
    about = {key: value for key, value in answer["asked"].items() if key.startswith("areas")}
    assert about.pop("areas_brought_in_on")
    assert about == {
        "areas": "For files",
        "areas_made_from": "outlines",
        "areas_source": "drawn",
        "areas_purpose": "the plans",
    }
    assert sum(row["residents"] for row in answer["areas"]) == answer["area"]["residents"]
    rows = list(csv.DictReader(io.StringIO(run(areas, *asked, "--csv").stdout)))
    assert [row["area_code"] for row in rows] == ["A001", "A002", "none-of-these"]
    matrix = ("gaps", "--matrix", "café", "--set", "for files", "--csv", "--table", "about")
    assert "For files" in run(areas, *matrix).stdout
    wards = json.loads(run(areas, "gaps", "--kinds", "café", "--json").stdout)
    assert wards["asked"]["areas"] == "Wards"
    assert [row["ward_code"] for row in wards["wards"]] == ["E1", "E2", "E3"]
    run(areas, "zones", "--remove", "For files")


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        (("--name", "Parishes"), "It is not said what the set of areas is for."),
        (("--purpose", "plans"), "The set of areas has no name."),
        (
            ("--name", "P", "--purpose", "p", "--names-column", "Parish"),
            'has no column "Parish"; it has PARNM',
        ),
    ],
)
def test_a_set_without_what_it_needs_is_refused(areas, words, refusal):
    refused = bring_in(areas, *words)
    assert refused.exit_code == 2
    assert refusal in " ".join(refused.output.split())


def test_a_short_list_is_refused_without_saying_any_of_it(areas, tmp_path):
    file = tmp_path / "clients.csv"
    file.write_text("Postcode,Area\nZZ1 1AA,Mine\nZZ1 1AB,Mine\n", encoding="utf-8")
    refused = run(areas, "zones", "--bring-in", str(file), "--name", "Mine", "--purpose", "a test")
    assert refused.exit_code == 2
    assert 'Nobody of Tinytown lives in any area of the set "Mine"' in refused.output
    assert "ZZ1" not in refused.output


def test_an_outline_over_the_whole_town_leaves_nobody_over(areas, tmp_path):
    frame = gpd.GeoDataFrame({"n": ["All"]}, geometry=[shapely.buffer(here(0, 0), 9000)], crs=CRS)
    frame.to_file(tmp_path / "all.gpkg")
    run(areas, "zones", "--bring-in", str(tmp_path / "all.gpkg"), "--name", "All", "--purpose", "a test")
    rows = list(csv.DictReader(io.StringIO(run(areas, "gaps", "--set", "all", "--csv").stdout)))
    assert [(row["area_name"], row["residents"]) for row in rows] == [("All", "1360")]
    run(areas, "zones", "--remove", "All")


def test_an_analysis_by_a_set_is_kept_opened_and_goes_with_it(areas):
    bring_in(areas, "--name", "Parishes", "--purpose", "the plans")
    asked = ("gaps", "--kinds", "café", "--minutes", "10", "--set", "parishes")
    kept = run(areas, *asked, "--keep", "Cafés", "--by", "AB")
    assert kept.exit_code == 0, kept.output
    many = run(areas, "gaps", "--matrix", "café", "--set", "parishes", "--keep", "Many", "--by", "AB")
    assert many.exit_code == 0, many.output
    for name, said in (("cafés", kept), ("Many", many)):
        again = run(areas, "analyses", "--open", name).stdout
        assert "Every figure is as it was kept, to the last digit." in again
        assert said.stdout in again
    refused = run(areas, "zones", "--remove", "Parishes")
    assert refused.exit_code == 2
    assert "Analyses that are kept were asked by these areas: " in refused.output
    gone = run(areas, "zones", "--remove", "Parishes", "--with-analyses")
    assert gone.exit_code == 0, gone.output
    assert "No analysis of this area is kept yet." in run(areas, "analyses").output
