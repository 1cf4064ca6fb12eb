"""Named analyses in a terminal: kept with an answer, listed, opened again, renamed, removed, refused."""

from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

import cli
from tests.questions.wards.packed_town import pack_town


@pytest.fixture(scope="module")
def areas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pack_town(tmp_path_factory.mktemp("analyses"))


def run(areas: Path, command: str, *words: str) -> Result:
    return CliRunner().invoke(cli.app, [command, "--area", "tiny", "--areas", str(areas), *words])


def test_what_one_keeps_another_opens_renames_and_removes(areas: Path) -> None:
    assert "No analysis of this area is kept yet." in run(areas, "analyses").output
    asked = ("--kinds", "cafe", "--minutes", "10", "--keep", "Cafés <b>", "--by", "AB")
    kept = run(areas, "gaps", *asked)
    assert kept.exit_code == 0, kept.output
    assert "Kept as “Cafés <b>”" in kept.stderr
    assert "Cafés <b>" in run(areas, "analyses").output
    again = run(areas, "analyses", "--open", "CAFÉS <b>").output
    assert "This is the analysis “Cafés <b>”, kept by AB on" in again
    assert "Every figure is as it was kept, to the last digit." in again
    headline = kept.stdout.splitlines()[0]
    assert headline in again
    assert (
        "given this name by CD"
        in run(areas, "analyses", "--rename", "Cafés <b>", "--to", "Cafés", "--by", "CD").output
    )
    taken = run(areas, "gaps", "--kinds", "cafe", "--keep", "cafés", "--by", "EF")
    assert taken.exit_code == 2
    assert 'CD kept an analysis called "Cafés" on' in taken.stderr
    assert "“Cafés” is removed." in run(areas, "analyses", "--remove", "cafés").output
    assert "No analysis of this area is kept yet." in run(areas, "analyses").output


def test_many_at_once_are_kept_and_opened(areas: Path) -> None:
    many = ("--matrix", "cafe; Advice", "--group", "residents,aged_65_plus", "--keep", "Many", "--by", "AB")
    kept = run(areas, "gaps", *many)
    assert kept.exit_code == 0, kept.output
    again = run(areas, "analyses", "--open", "Many").output
    assert "Every figure is as it was kept, to the last digit." in again
    assert kept.stdout.splitlines()[0] in again
    run(areas, "analyses", "--remove", "Many")


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        (("--open", "Lunch"), 'No analysis called "Lunch" is kept of this area. Keep one on the page'),
        (("--remove", "Lunch"), 'No analysis called "Lunch"'),
    ],
)
def test_what_is_not_there_is_said(areas: Path, words: tuple[str, ...], refusal: str) -> None:
    answer = run(areas, "analyses", *words)
    assert answer.exit_code == 2
    assert refusal in answer.stderr


def test_nobody_named_keeps_nothing(areas: Path) -> None:
    answer = run(areas, "gaps", "--kinds", "cafe", "--keep", "Lunch")
    assert answer.exit_code == 2
    assert "Nobody is named. Say who keeps or changes it" in answer.stderr
    assert answer.stdout == ""
