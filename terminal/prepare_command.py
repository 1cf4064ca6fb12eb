"""`cli.py prepare`: an area from a recipe and the files it names, or from a council's name and a folder."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from geo.errors import WithinReachError
from layers.area import AREAS_FOLDER
from layers.preparing.prepare import prepare as prepare_area
from layers.recognising.from_folder import RECIPE_FILE, folder_recipe, write_recipe
from layers.recognising.recognise import recognise
from presentation.words.recognising import recognised_lines, written_lines
from terminal.plain_words import AreasOption, in_plain_words, print_lines
from terminal.prepare import brought_in_lines, preparation_lines


class PrepareCommandError(WithinReachError, ValueError):
    """What was typed does not say what to prepare from."""


app = typer.Typer(pretty_exceptions_enable=False)


@app.command()
def prepare(
    recipe: Annotated[
        str, typer.Argument(help='A recipe, like recipes/newport.toml, or a council, like "Wigan".')
    ],
    data: Annotated[
        Path | None, typer.Option("--data", help="Folder with the files that the recipe names.")
    ] = None,
    folder: Annotated[
        Path | None, typer.Option("--from", help="For a council: folder with downloaded files, of any names.")
    ] = None,
    areas: AreasOption = AREAS_FOLDER,
    again: Annotated[bool, typer.Option("--again", help="Prepare even if nothing has changed.")] = False,
    accept_fewer: Annotated[
        bool, typer.Option("--accept-fewer", help="Accept far fewer streets or assets than before.")
    ] = False,
) -> None:
    """Prepare an area from a recipe and its files, or from a folder of downloads; report on every source."""
    with in_plain_words():
        if folder is None:
            path, files = Path(recipe), _data_folder(recipe, data)
        else:
            path, files = _recognised(recipe, folder, areas), folder
        bar = Progress(
            TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn(), console=Console(stderr=True)
        )
        with bar:
            task = bar.add_task("Reading the recipe", total=None)
            prepared = prepare_area(
                path,
                files,
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


def _data_folder(recipe: str, data: Path | None) -> Path:
    if data is not None:
        return data
    if recipe.lower().endswith(".toml") or Path(recipe).is_file():
        raise PrepareCommandError("Where the recipe's files lie is not said.", "Add --data FOLDER.")
    raise PrepareCommandError(
        'Where the files of "{council}" lie is not said.',
        "Add --from FOLDER, or name a recipe and --data FOLDER.",
        council=recipe,
    )


def _recognised(council: str, folder: Path, areas: Path) -> Path:
    """Recognise a council's files and write the recipe beside the area's data; its path."""
    seen = recognise(council, folder)
    print_lines(recognised_lines(seen))
    result = folder_recipe(seen)
    path = areas / result.area / RECIPE_FILE
    print_lines(written_lines(path, write_recipe(result, path)))
    return path
