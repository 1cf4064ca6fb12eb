"""The drill: a backup is put back on an empty machine, and every answer is the same to the last figure."""

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

import cli

OFFICE = Path(__file__).parents[2] / "fixtures" / "office_2026_11"
QUESTIONS = (
    ("near", "ZZ1 1AA", "--area", "tinyplace", "--pace", "older", "--minutes", "15", "--json"),
    ("gaps", "--area", "tinyplace", "--kinds", "lunch_club", "--csv"),
    ("unmet", "--area", "tinyplace"),
    ("imports",),
    ("drafts", "list"),
    ("inbox", "list", "--answered"),
)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An office that was used for a year, and no settings but its own."""
    for name in ("REGISTER", "STALE_AFTER_DAYS", "PRIVATE_FEEDS", "UNMET_SHOWN_FROM"):
        monkeypatch.delenv(f"WITHIN_REACH_{name}", raising=False)
    return Path(shutil.copytree(OFFICE, tmp_path / "office"))


def run(folder: Path, *words: object, code: int = 0) -> str:
    """What a command prints on the areas of a folder."""
    done = CliRunner().invoke(cli.app, [*map(str, words), "--areas", str(folder / "areas")])
    assert done.exit_code == code, done.output
    return done.output


def answers(folder: Path) -> list[str]:
    made = [run(folder, *question) for question in QUESTIONS]
    return [answer.replace(str(folder), "FOLDER") for answer in made]


def test_on_an_empty_machine_every_answer_is_the_same(office, tmp_path):
    copy, other = tmp_path / "a.backup", tmp_path / "other"
    printed = run(office, "backup", copy)
    assert f"Written: {copy}." in printed
    assert "It holds 11 places of the register, at change 17." in printed
    assert "Their key is counts.key beside the register: keep a copy of it apart" in printed
    shutil.copytree(office / "areas", other / "areas")
    key = office / "register" / "counts.key"
    printed = run(other, "restore", copy, "--key", key, "--yes")
    assert "The settings were written too, but for where the register lies." in printed
    assert "What was here before" not in printed
    assert answers(other) == answers(office)


def test_an_area_that_is_missing_or_newer_is_named(office, tmp_path):
    copy, other = tmp_path / "a.backup", tmp_path / "other"
    run(office, "backup", copy)
    (other / "areas").mkdir(parents=True)
    printed = run(other, "restore", copy, "--without-sealed", "--yes")
    assert "Not prepared here: tinyplace. Prepare them to get the same answers." in printed
    assert "What is sealed was left out" in printed


def test_a_question_that_nobody_answers_is_a_no(office, tmp_path):
    copy = tmp_path / "a.backup"
    run(office, "backup", copy)
    printed = run(office, "restore", copy, code=1)
    assert printed.splitlines()[-1] == "Nothing was put back."
    assert run(office, "restore", copy, "--check").startswith("The backup is whole, of ")


def test_a_file_that_is_none_is_refused_by_its_name(office, tmp_path):
    empty = tmp_path / "empty.backup"
    empty.touch()
    printed = run(office, "restore", empty, "--yes", code=2)
    assert "The backup empty.backup is empty: it holds 0 bytes. Use an earlier one." in printed
