"""The sheet from the terminal: a private file, and what is said of it."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli import app
from geo.errors import WithinReachError
from terminal.near_sheet import chosen_ids
from tests.app.small_town import POSTCODE, asset, write_town

RUN = CliRunner()


@pytest.fixture
def areas(tmp_path: Path) -> Path:
    write_town(tmp_path / "areas", [asset(0, name="Tea at three"), asset(1)])
    return tmp_path / "areas"


def near(areas: Path, *more: str):
    return RUN.invoke(app, ["near", POSTCODE, "--area", "small-town", "--areas", str(areas), *more])


def test_the_sheet_is_written_for_its_owner_alone(areas: Path, tmp_path: Path):
    file = tmp_path / "sheet.pdf"
    done = near(
        areas, "--sheet", str(file), "--places", "made-up/small-town/test/0, made-up/small-town/test/1"
    )
    assert done.exit_code == 0, done.output
    assert "The sheet is in sheet.pdf. It does not show where the person starts." in done.output
    assert file.read_bytes().startswith(b"%PDF-1.7")
    assert file.stat().st_mode & 0o077 == 0


def test_a_sheet_of_nothing_is_refused_in_words(areas: Path, tmp_path: Path):
    none = near(areas, "--sheet", str(tmp_path / "sheet.pdf"))
    assert none.exit_code == 2
    assert "No place was named for the sheet. Add --places" in none.output
    gone = near(areas, "--sheet", str(tmp_path / "sheet.pdf"), "--places", "nobody/1")
    assert "This place is no longer in the register. Search again." in gone.output
    assert not (tmp_path / "sheet.pdf").exists()


def test_ids_are_read_between_commas():
    assert chosen_ids("a/1, b/2,,a/1") == ["a/1", "b/2"]
    with pytest.raises(WithinReachError, match="No place was named"):
        chosen_ids(" , ")
