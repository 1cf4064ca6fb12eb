"""`cli.py prepare`: an area from a recipe and the files it names."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from layers.area import AREAS_FOLDER
from layers.preparing.prepare import prepare as prepare_area
from terminal.plain_words import AreasOption, in_plain_words, print_lines
from terminal.prepare import brought_in_lines, preparation_lines

app = typer.Typer(pretty_exceptions_enable=False)


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
        print_lines(preparation_lines(prepared))
        print_lines(brought_in_lines(prepared.area, areas_folder=areas))
