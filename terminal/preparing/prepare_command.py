"""`cli.py prepare`: an area from a council's name alone, from its files, or from a recipe and its files."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from actions.add_place import PlaceWish
from actions.place_plan import PlaceFolders
from geo.errors import WithinReachError
from layers.area import AREAS_FOLDER
from layers.preparing.prepare import prepare as prepare_area
from layers.recognising.from_folder import RECIPE_FILE, folder_recipe, write_recipe
from layers.recognising.recognise import recognise
from layers.sources.cache import CACHE_FOLDER
from layers.sources.catalogue import OWN_FILE
from presentation.words.language import sentence
from presentation.words.recognising import recognised_lines, written_lines
from terminal.open_data.named_council import council_of_name
from terminal.open_data.options import DownloadsOption, OwnSourcesOption
from terminal.plain_words import AreasOption, in_plain_words, print_lines
from terminal.preparing.place import prepare_place, prepare_place_for_a_process, show_plan
from terminal.preparing.prepared_lines import brought_in_lines, preparation_lines


class PrepareCommandError(WithinReachError, ValueError):
    """What was typed does not say what to prepare from."""


app = typer.Typer(pretty_exceptions_enable=False)


@app.command()
def prepare(
    recipe: Annotated[
        str, typer.Argument(help='A council, like "Wigan", or a recipe, like recipes/newport.toml.')
    ],
    data: Annotated[
        Path | None, typer.Option("--data", help="Of a recipe: folder with the files that it names.")
    ] = None,
    folder: Annotated[
        Path | None,
        typer.Option("--from", help="Of a council: folder with downloaded files, in place of the internet."),
    ] = None,
    areas: AreasOption = AREAS_FOLDER,
    again: Annotated[
        bool,
        typer.Option(
            "--again", help="Prepare even if nothing has changed; of a council, ask for newer editions too."
        ),
    ] = False,
    accept_fewer: Annotated[
        bool, typer.Option("--accept-fewer", help="Accept far fewer streets or assets than before.")
    ] = False,
    plan: Annotated[
        bool, typer.Option("--plan", help=sentence("Of a council: only say what would be fetched."))
    ] = False,
    json_progress: Annotated[
        bool, typer.Option("--json-progress", help=sentence("Of a council: a line of JSON for each step."))
    ] = False,
    downloads: DownloadsOption = CACHE_FOLDER,
    own_sources: OwnSourcesOption = OWN_FILE,
) -> None:
    """Prepare an area: a council's from open data, or one of a recipe; report on every source."""
    if data is None and folder is None and not _is_recipe(recipe):
        folders = PlaceFolders(downloads, areas, own_sources)
        if json_progress:
            prepare_place_for_a_process(recipe, folders, again=again, accept_fewer=accept_fewer)
            return
        with in_plain_words():
            council = council_of_name(recipe)
            if plan:
                show_plan(council, folders, again=again)
            else:
                prepare_place(PlaceWish(council, folders, again, accept_fewer))
        return
    with in_plain_words():
        _refuse_folders_that_differ(recipe, data, folder)
        if folder is None:
            path, files = Path(recipe), _data_folder(data)
        else:
            path, files = _recognised(recipe, folder, areas), folder
        _prepare(path, files, areas, again=again, accept_fewer=accept_fewer)


def _prepare(path: Path, files: Path, areas: Path, *, again: bool, accept_fewer: bool) -> None:
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


def _is_recipe(text: str) -> bool:
    return text.lower().endswith(".toml") or Path(text).is_file()


def _refuse_folders_that_differ(recipe: str, data: Path | None, folder: Path | None) -> None:
    """Raise ``PrepareCommandError`` for a council with a recipe's folder, or for both sorts of folder."""
    if data is not None and folder is not None:
        raise PrepareCommandError(
            "--data is for a recipe and --from for a council, and both are given.", "Leave one of them out."
        )
    if data is not None and not _is_recipe(recipe):
        raise PrepareCommandError(
            '"{recipe}" is no recipe, and --data is the folder of a recipe\'s files.',
            "To have a council's files fetched, leave --data out; if they are in {data} already, write "
            "--from in place of --data. A recipe's name ends in .toml.",
            recipe=recipe,
            data=data,
        )


def _data_folder(data: Path | None) -> Path:
    if data is not None:
        return data
    raise PrepareCommandError("Where the recipe's files lie is not said.", "Add --data FOLDER.")


def _recognised(council: str, folder: Path, areas: Path) -> Path:
    """Recognise a council's files and write the recipe beside the area's data; its path."""
    seen = recognise(council, folder)
    print_lines(recognised_lines(seen))
    result = folder_recipe(seen)
    path = areas / result.area / RECIPE_FILE
    print_lines(written_lines(path, write_recipe(result, path)))
    return path
