"""A command's options come to it as one frozen value."""

import re
from dataclasses import dataclass, field
from typing import Annotated

import pytest
import typer
from typer.testing import CliRunner

import cli
from terminal.options import taking


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
