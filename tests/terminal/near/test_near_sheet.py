"""The sheet from the terminal: a private file, and what is said of it."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from typer.testing import CliRunner

from cli import app
from geo.errors import WithinReachError
from terminal.conversation.near_sheet import chosen_ids
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
    assert 'No place here has the id "nobody/1". Give the whole of an id' in gone.output
    assert not (tmp_path / "sheet.pdf").exists()


def test_what_cannot_be_written_is_said_before_the_answer(areas: Path, tmp_path: Path):
    short = near(areas, "--sheet", str(tmp_path / "sheet.pdf"), "--places", "0")
    assert short.exit_code == 2
    assert short.output.split() == [
        "No",
        "place",
        "here",
        "has",
        "the",
        "id",
        '"0".',
        "Did",
        "you",
        "mean",
        "made-up/small-town/test/0?",
        "Give",
        "the",
        "whole",
        "id.",
    ]
    for option in ("--sheet", "--map", "--calendar", "--share"):
        nowhere = near(areas, option, str(tmp_path / "none" / "a.html"), "--places", BOTH)
        assert nowhere.exit_code == 2
        assert f"There is no folder {tmp_path / 'none'} for a.html. Make it first" in nowhere.output
        assert len(nowhere.output.splitlines()) == 1
    folder = near(areas, "--sheet", str(tmp_path), "--places", BOTH)
    assert f"{tmp_path} is a folder, not a file. Give the file a name in it." in folder.output


def test_ids_are_read_between_commas():
    assert chosen_ids("a/1, b/2,,a/1") == ["a/1", "b/2"]
    with pytest.raises(WithinReachError, match="No place was named"):
        chosen_ids(" , ")


BOTH = "made-up/small-town/test/0,made-up/small-town/test/1"


def words_of(pdf: Path) -> str:
    """The text of a PDF."""
    pages = PdfReader(pdf).pages
    return " ".join(" ".join(page.extract_text() for page in pages).replace("\u200b", "").split())


@pytest.mark.parametrize(
    ("form", "more", "words"),
    [
        ("sides", ["--worker", "Siân Ŵyn, 01632 960 123"], "Ring Siân Ŵyn: 01632 960 123"),
        ("week", ["--money", "12.50"], "You have £12.50."),
        ("easy-read", [], "We do not know when it is on."),
        ("sides", ["--language", "en,cy"], "Cyfieithiad heb ei wirio"),
    ],
)
def test_every_form_of_hand_out_can_be_had(
    areas: Path, tmp_path: Path, form: str, more: list[str], words: str
):
    file = tmp_path / "out.pdf"
    done = near(areas, "--sheet", str(file), "--places", BOTH, "--form", form, *more)
    assert done.exit_code == 0, done.output
    assert "The hand-out is in out.pdf. It does not show where the person starts." in done.output
    assert words in words_of(file)
    assert file.stat().st_mode & 0o077 == 0


def test_the_whole_way_is_shown_only_if_it_is_asked_for(areas: Path, tmp_path: Path):
    file = tmp_path / "out.pdf"
    near(areas, "--sheet", str(file), "--places", BOTH, "--form", "sides")
    assert "Keep this sheet to yourself" not in words_of(file)
    done = near(areas, "--sheet", str(file), "--places", BOTH, "--form", "sides", "--whole-way")
    assert "It shows where the person starts: it is theirs alone." in done.output
    assert "Keep this sheet to yourself" in words_of(file)


def test_the_worker_is_asked_for_so_that_the_shell_does_not_keep_them(areas: Path, tmp_path: Path):
    file = tmp_path / "out.pdf"
    arguments = ["--area", "small-town", "--areas", str(areas), "--sheet", str(file), "--places", BOTH]
    done = RUN.invoke(
        app, ["near", POSTCODE, *arguments, "--form", "sides", "--worker", "-"], input="Siân, 01632 960 123\n"
    )
    assert done.exit_code == 0, done.output
    assert "Ring Siân: 01632 960 123" in words_of(file)
    assert "Siân" not in done.output


def test_calendar_and_what_is_passed_on_are_written_for_their_owner(areas: Path, tmp_path: Path):
    for name, words in (
        ("days.ics", b"BEGIN:VCALENDAR"),
        ("pass.html", b"<!doctype html>"),
        ("pass.txt", b"Tea at three"),
        ("pass.eml", b"X-Unsent: 1"),
    ):
        file = tmp_path / name
        done = near(areas, "--calendar" if name.endswith("ics") else "--share", str(file), "--places", BOTH)
        assert done.exit_code == 0, done.output
        assert f"in {name}." in done.output
        assert words in file.read_bytes()
        assert file.stat().st_mode & 0o077 == 0


def test_what_cannot_be_made_is_refused_in_words(areas: Path, tmp_path: Path):
    for options, words in (
        (["--sheet", "x.pdf", "--form", "poster"], "Choose one of: page, sides, week, easy-read."),
        (["--sheet", "x.pdf", "--form", "sides", "--language", "fr"], "no words in “fr” yet."),
        (["--share", "x.docx"], "ends in one of: .html, .txt, .eml."),
    ):
        done = near(areas, options[0], str(tmp_path / options[1]), "--places", BOTH, *options[2:])
        assert done.exit_code == 2
        assert words in " ".join(done.output.split())
    assert list(tmp_path.glob("x.*")) == []
