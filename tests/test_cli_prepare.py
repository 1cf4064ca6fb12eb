"""The commands prepare and areas: what they print, and how they refuse."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli import app
from tests.layers.tiny_place import edit, write_csv, write_place


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return write_place(tmp_path / "data")


def run(*arguments: object):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def prepare(place: Path, *more: str):
    return run("prepare", place, "--data", place.parent, "--areas", place.parents[1] / "areas", *more)


def test_prepare_reports_on_every_source(place):
    done = prepare(place)
    assert done.exit_code == 0
    assert "Tiny Place is prepared, in" in done.stdout
    assert "Streets (tiny.osm, 2026-01-02)\n  12 of 12 stretches of street kept" in done.stdout
    assert "Own list (assets.csv)\n  1 of 2 assets kept" in done.stdout
    assert "  ! row 3, column Postcode: " in done.stdout
    assert "50 of 150 residents (33%) have no street within 100 m" in done.stdout


def test_prepared_twice_nothing_is_done(place):
    prepare(place)
    assert "Tiny Place is already up to date." in prepare(place).stdout
    assert "Tiny Place is prepared, in" in prepare(place, "--again").stdout


def test_at_most_twenty_faults_are_shown_and_the_rest_pointed_to(place):
    rows = [(number, "Lost Club", "Lunch club", "ZZ9 9ZZ") for number in range(25)]
    write_csv(place.parent / "assets.csv", ("Ref", "Name", "Type", "Postcode"), rows)
    done = prepare(place)
    assert done.stdout.count("  ! row ") == 20
    assert "  ! and 5 more, all in " in done.stdout
    faults = Path(done.stdout.split("more, all in ")[1].splitlines()[0])
    assert len(faults.read_text(encoding="utf-8-sig").splitlines()) == 26


def test_what_can_be_put_right_is_said_without_a_traceback(place):
    (place.parent / "tiny.osm").unlink()
    done = prepare(place)
    assert done.exit_code == 2
    assert "1 file is not in the data folder" in done.stderr
    assert "tiny.osm (from https://streets.example/). Put it there, or correct" in done.stderr
    assert "Traceback" not in done.stderr + done.stdout


def test_every_mistake_of_a_recipe_is_printed(place):
    edit(place, 'title = "Tiny Place"', 'titel = "Tiny Place"')
    done = prepare(place)
    assert done.exit_code == 2
    assert "2 things are wrong in tinyplace.toml:\n- " in done.stderr


def test_a_full_disk_is_said_in_words(place, monkeypatch):
    def full(*_args, **_more):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("layers.packs.write.np.save", full)
    done = prepare(place)
    assert done.exit_code == 2
    assert "A file cannot be read or written: No space left on device." in done.stderr


def test_areas_are_listed_with_age_counts_and_dates(place):
    prepare(place)
    done = run("areas", "--areas", place.parents[1] / "areas")
    assert "tinyplace: Tiny Place, a made-up town, prepared today" in done.stdout
    assert "3 resident points, 3 postcodes, 3 assets" in done.stdout
    assert "2025-05-01: Wards" in done.stdout


def test_where_no_area_is_prepared_the_next_step_is_told(tmp_path):
    done = run("areas", "--areas", tmp_path)
    assert done.stdout.startswith(
        'No area has been prepared yet.\nPrepare one: .venv/bin/python cli.py prepare "Wigan" (a council'
    )


def test_a_damaged_area_is_listed_with_what_to_do(place):
    prepare(place)
    areas = place.parents[1] / "areas"
    next(areas.rglob("wards.parquet")).unlink()
    done = run("areas", "--areas", areas)
    assert "tinyplace: The prepared area tinyplace is damaged: wards.parquet is missing" in done.stdout
