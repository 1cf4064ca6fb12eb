"""The terminal's front door: prepare areas, list them, and ask the same questions as the pages."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from geo.errors import WithinReachError
from layers.area import AREAS_FOLDER, list_areas
from layers.drivers import check_drivers
from layers.prepare import prepare as prepare_area
from terminal.prepare import area_lines, preparation_lines

app = typer.Typer(
    help="Within Reach: what can this person get to on foot from home, that they would enjoy?",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,  # its tracebacks print local variables, and these may hold an address
)
AreasOption = Annotated[Path, typer.Option("--areas", help="Folder of the prepared areas.")]


@contextmanager
def in_plain_words() -> Iterator[None]:
    """Print what the user can put right as its two sentences, without a traceback, and end with code 2."""
    try:
        yield
    except WithinReachError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from None
    except OSError as error:
        typer.echo(f"A file cannot be read or written: {error.strerror or error}.", err=True)
        typer.echo("Check that the disk has room and that you may write there, then try again.", err=True)
        raise typer.Exit(2) from None


@app.callback()
def main() -> None:
    with in_plain_words():
        check_drivers()


@app.command()
def prepare(
    recipe: Annotated[Path, typer.Argument(help="The recipe, like recipes/newport.toml.")],
    data: Annotated[Path, typer.Option("--data", help="Folder with the files that the recipe names.")],
    areas: AreasOption = AREAS_FOLDER,
    again: Annotated[bool, typer.Option("--again", help="Prepare even if nothing has changed.")] = False,
    accept_fewer: Annotated[
        bool, typer.Option("--accept-fewer", help="Accept far fewer streets or assets than before.")
    ] = False,
) -> None:
    """Prepare an area from a recipe and the files it names, then report on every source."""
    bar = Progress(
        TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn(), console=Console(stderr=True)
    )
    with in_plain_words():
        with bar:
            task = bar.add_task("Reading the recipe", total=None)
            prepared = prepare_area(
                recipe,
                data,
                areas_folder=areas,
                progress=lambda step, done, steps: bar.update(
                    task, description=step, completed=done, total=steps
                ),
                again=again,
                accept_fewer=accept_fewer,
            )
            bar.update(task, description="Done", completed=1, total=1)
        for line in preparation_lines(prepared):
            typer.echo(line)


@app.command()
def areas(areas: AreasOption = AREAS_FOLDER) -> None:
    """List the prepared areas: how old they are and what they hold."""
    with in_plain_words():
        for line in area_lines(list_areas(areas)):
            typer.echo(line)


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")  # a Windows terminal may not know "°"
    app()
