"""Which sheet and which row of headings hold a list is said in the terminal, as on the page."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from cli import app
from tests.layers.register.importing.real_lists.made import text, workbook
from tests.tiny_area import tiny_area

YEARS = {
    "Cover": [["Clubs"], ["By the council"]],
    "2026": [["Name", "Type", "Postcode"], ["Tea", "Lunch club", "ZZ1 1AA"]],
    "2025": [
        ["Name", "Type", "Postcode"],
        ["Old Tea", "Lunch club", "ZZ1 1AA"],
        ["More", "Choir", "ZZ1 1AA"],
    ],
}


@pytest.fixture
def areas(tmp_path: Path) -> Path:
    folder = tmp_path / "areas"
    tiny_area(folder)
    return folder


def bring_in(areas: Path, file: Path, *more: str) -> Result:
    words = ["import", str(file), "--source", "Clubs", "--area", "tiny", "--areas", str(areas), "--dry-run"]
    return CliRunner().invoke(app, [*words, *more])


def test_the_sheet_most_like_a_list_is_read_and_another_can_be_chosen(areas: Path, tmp_path: Path) -> None:
    file = tmp_path / "clubs.xlsx"
    file.write_bytes(workbook(YEARS))
    assert "1 of 1 row can come in." in bring_in(areas, file).output
    assert "2 of 2 rows can come in." in bring_in(areas, file, "--sheet", "2025").output
    refused = bring_in(areas, file, "--sheet", "2024")
    assert refused.exit_code == 2
    assert 'clubs.xlsx has no sheet "2024"; it has Cover, 2026, 2025.' in " ".join(refused.output.split())


def test_a_list_without_headings_loses_no_row(areas: Path, tmp_path: Path) -> None:
    file = tmp_path / "lunch clubs.csv"
    file.write_bytes(text("Tea,Hall,ZZ1 1AA", "Soup,Barn,ZZ1 1AA"))
    answer = bring_in(areas, file)
    assert "2 of 2 rows can come in." in answer.output
    assert "There is no row of headings" in " ".join(answer.output.split())


def test_the_row_of_headings_can_be_chosen(areas: Path, tmp_path: Path) -> None:
    file = tmp_path / "lunch clubs.csv"
    file.write_bytes(text("Foo,Bar,Baz", "Name,Address,Postcode", "Tea,Hall,ZZ1 1AA"))
    assert "1 of 1 row can come in." in bring_in(areas, file, "--heading-row", "2").output


def test_the_encoding_is_asked_for_and_chosen(areas: Path, tmp_path: Path) -> None:
    file = tmp_path / "lunch clubs.csv"
    file.write_bytes("Name,Postcode\nCafé,ZZ1 1AA\n".encode("mac_roman"))
    refused = bring_in(areas, file)
    assert refused.exit_code == 2
    words = " ".join(refused.output.split())
    assert "“Café” in mac_roman" in words
    assert "--encoding cp1252" in words
    assert "1 of 1 row can come in." in bring_in(areas, file, "--encoding", "mac_roman").output


def test_titles_between_the_rows_are_the_kinds_of_those_below(areas: Path, tmp_path: Path) -> None:
    file = tmp_path / "where to go.csv"
    rows = ("Name,Address,Postcode", "Lunch clubs,,", "Tea,Hall,ZZ1 1AA", "Choirs,,", "Song,Barn,ZZ1 1AA")
    file.write_bytes(text(*rows))
    answer = bring_in(areas, file)
    words = " ".join(answer.output.split())
    assert "2 of 2 rows can come in." in words
    assert "2 rows hold only a title for those below them: “Lunch clubs” (2), “Choirs” (4)." in words
    assert answer.exit_code == 0
