"""A command's options come to it as one frozen value; what it refuses at once is said in plain words."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import pytest
import typer
from typer.testing import CliRunner

import cli
from actions.kind_named import kind_named
from layers.assets.kinds import load_kinds
from layers.tables.reading import read_table
from layers.tables.source_table import ImportRefusedError
from terminal.options import taking
from terminal.plain_words import in_plain_words


@dataclass(frozen=True)
class Options:
    place: Annotated[str, typer.Argument(help="Where.")]
    times: Annotated[int, typer.Option("--times", min=1)] = 1
    quiet: Annotated[bool, typer.Option("--quiet")] = field(default=False, repr=False)


app = typer.Typer()


@app.command()
@taking(Options)
def say(options: Options) -> None:
    """Says where."""
    typer.echo(repr(options))


def test_what_is_typed_and_what_is_left_out_reach_the_command_in_one_value() -> None:
    assert CliRunner().invoke(app, ["here"]).stdout == "Options(place='here', times=1)\n"
    assert "times=3" in CliRunner().invoke(app, ["here", "--times", "3", "--quiet"]).stdout


def test_the_bounds_the_help_and_what_must_be_given_are_those_of_the_fields() -> None:
    assert CliRunner().invoke(app, ["here", "--times", "0"]).exit_code == 2
    assert CliRunner().invoke(app, []).exit_code == 2
    help_text = CliRunner().invoke(app, ["--help"]).stdout
    assert "Says where." in help_text
    assert "Where." in help_text


@pytest.mark.parametrize("words", [[], ["import"], ["prepare"], ["drafts"], ["drafts", "finish"], ["areas"]])
def test_the_help_names_no_type_of_the_program(words: list[str]) -> None:
    shown = CliRunner().invoke(cli.app, [*words, "--help"]).stdout
    assert "--help" in shown
    assert not re.findall(r"<(?:str|bool|int|float|path)>|TEXT|BOOLEAN|INTEGER", shown)


FOLDER = "bids is a folder, not a file. Name the file in it that you mean."


def answer_of(*typed: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli.app, list(typed))
    return result.exit_code, " ".join(result.output.replace("│", " ").split())


@pytest.mark.parametrize(
    ("option", "words"),
    [
        (("near", "--age", "eighty"), "'--age': Write a whole number from 0 to 120, in figures."),
        (("near", "--age", "200"), "'--age': Write a whole number from 0 to 120, in figures."),
        (("near", "--minutes", "ten"), "'--minutes': Write a whole number from 1 to 120, in figures."),
        (("near", "--speed", "slow"), "'--speed': Write a number, in figures."),
        (("near", "--choose", "1.5"), "'--choose': Write a whole number, in figures."),
        (("fund", "--budget", "lots"), "'--budget': Write a number of at least 0, in figures."),
        (("fund", "--budget", "-5"), "'--budget': Write a number of at least 0, in figures."),
    ],
)
def test_a_number_that_is_none_is_said_in_plain_words(option: tuple[str, ...], words: str) -> None:
    code, text = answer_of(*option)
    assert code == 2
    assert words in text
    assert "Input should" not in text


def test_a_folder_is_said_to_be_one(tmp_path: Path) -> None:
    folder = tmp_path / "bids"
    folder.mkdir()
    with pytest.raises(ImportRefusedError) as refused:
        read_table(folder)
    assert str(refused.value) == FOLDER
    with pytest.raises(
        ImportRefusedError, match=r"There is no file none\.csv\. Check its name and its folder"
    ):
        read_table(folder / "none.csv")


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit), in_plain_words():
        (tmp_path / "none" / "a.txt").write_text("x", encoding="utf-8")
    lines = capsys.readouterr().err
    assert f"{tmp_path / 'none' / 'a.txt'} cannot be read or written: No such file or directory." in lines


def test_a_kind_with_a_slip_is_asked_about() -> None:
    with pytest.raises(ImportRefusedError) as refused:
        kind_named("Lunchclub", load_kinds())
    assert str(refused.value) == '"Lunchclub" is no kind of assets. Did you mean "Lunch club"?'


def test_a_text_is_no_list(tmp_path: Path) -> None:
    for name, words in (
        ("README.md", "README.md ends in .md, and no list is read from such files."),
        ("README", "README has no ending that says what it is."),
    ):
        path = tmp_path / name
        path.write_text("# Title\n\nSome words, and more\n", encoding="utf-8")
        with pytest.raises(ImportRefusedError) as refused:
            read_table(path)
        assert str(refused.value).startswith(words)
        assert "CSV, Excel (.xlsx), GeoJSON" in str(refused.value)
        assert "fetch it again" not in str(refused.value)
