"""Several days of the register in a terminal: the same figures as asked one by one, and refusals."""

import csv
import io
import re
from datetime import UTC, date, datetime
from pathlib import Path

import geopandas as gpd
import pytest
import shapely
from typer.testing import CliRunner

import cli
from geo.paces import PACES
from layers.area import open_area
from layers.register.importing.seeding import register_beside
from layers.register.read_only import open_to_read
from questions.places.area_assets import area_assets
from questions.wards.ward_gaps import WardQuestion, ward_gaps
from tests.made_once import demo_areas_in, made_once

LUNCH = ("--kinds", "lunch_club")
DAYS = ("2025-06-01", "2025-12-01")


@pytest.fixture(scope="module")
def areas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_once("demo", tmp_path_factory, demo_areas_in) / "areas"


def trend(areas: Path, *words: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli.app, ["trend", "--areas", str(areas), *words])
    return result.exit_code, result.output


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_the_days_stand_beside_one_another_with_what_opened_and_closed(areas: Path):
    code, text = trend(areas, *LUNCH, "--on", ",".join(DAYS))
    assert code == 0, text
    assert "on 1 June 2025" in text
    assert "Orchard Soup and Natter" in text
    assert "opened, or new in a list the register had" in text
    assert "Residents and streets are those of today on every day" in text


def test_every_row_is_that_of_the_single_question_as_of_its_day(areas: Path):
    listed = rows(trend(areas, *LUNCH, "--on", DAYS[1], "--csv")[1])
    area = open_area("demo", areas_folder=areas)
    day = date.fromisoformat(DAYS[1])
    with open_to_read(register_beside(areas)) as register:
        then = area_assets(area, register, as_of=datetime(2025, 12, 2, tzinfo=UTC))
    single = ward_gaps(area, then, WardQuestion(("lunch_club",), PACES["steady"], 15, day))
    on_day = {row["ward_code"]: row for row in listed if row["day"] == DAYS[1]}
    assert len(on_day) == len(single.wards)
    for ward in single.wards.itertuples():
        assert int(on_day[ward.ward_code]["without"]) == ward.judged - ward.with_one
        assert float(on_day[ward.ward_code]["share_without"]) == pytest.approx(1 - ward.share_one, abs=1e-6)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--on", "2024-06-01"), "so what was there on 1 June 2024 is not known"),
        (("--on", "last May"), '"last May" is no day.'),
        (("--on", "2025-06-01", "--csv", "--table", "years"), 'There is no table called "years".'),
        (("--on", "2190-06-01"), "1 June 2190 has not come yet"),
        (("--on", " "), "A trend needs two days or more"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_words(areas: Path, words: tuple[str, ...], sentence: str):
    code, text = trend(areas, *LUNCH, *words)
    assert code == 2
    assert sentence in " ".join(text.split())


def test_the_days_are_told_by_the_areas_of_a_set(areas: Path, tmp_path: Path):
    area = open_area("demo", areas_folder=areas)
    west, south, east, north = shapely.bounds(area.boundary)
    halves = [
        shapely.box(west, south, (west + east) / 2, north),
        shapely.box((west + east) / 2, south, east, north),
    ]
    frame = gpd.GeoDataFrame({"name": ["West half", "East half"]}, geometry=halves, crs=area.crs)
    frame.to_file(tmp_path / "halves.gpkg")
    of_demo = ("--area", "demo", "--areas", str(areas))
    made = CliRunner().invoke(
        cli.app,
        [
            "zones",
            *of_demo,
            "--bring-in",
            str(tmp_path / "halves.gpkg"),
            "--name",
            "Halves",
            "--purpose",
            "a test",
        ],
    )
    assert made.exit_code == 0, made.output
    try:
        code, text = trend(areas, *LUNCH, "--on", DAYS[0], "--set", "halves")
        assert code == 0, text
        assert "“Halves”: 2 areas from outlines" in text
        assert {"West half", "East half"} <= {line.split("  ")[0] for line in text.splitlines()}
        assert not re.search(r"\bwards?\b", text, re.IGNORECASE)
        by_half = rows(trend(areas, *LUNCH, "--on", DAYS[0], "--set", "halves", "--csv")[1])
        by_ward = rows(trend(areas, *LUNCH, "--on", DAYS[0], "--csv")[1])
        for day in {row["day"] for row in by_ward}:
            totals = [
                sum(int(row["residents"]) for row in table if row["day"] == day)
                for table in (by_half, by_ward)
            ]
            assert totals[0] == totals[1] > 0
    finally:
        CliRunner().invoke(cli.app, ["zones", *of_demo, "--remove", "Halves"])
