"""`cli.py export-network`: an area's walking network as GraphML, for OSMnx and networkx."""

from pathlib import Path
from typing import Annotated

import typer

from geo.errors import WithinReachError
from layers.area import AREAS_FOLDER, open_area
from layers.recipes.checks import is_graphml
from presentation.words.language import sentence
from presentation.words.network_files import written_network_lines
from terminal.plain_words import AreasOption, in_plain_words, print_lines

app = typer.Typer(pretty_exceptions_enable=False)


class NetworkFileError(WithinReachError, ValueError):
    """A network cannot be written to the file that was named."""


@app.command("export-network")
def export_network(
    file: Annotated[Path, typer.Argument(help=sentence("The file to write: newport.graphml."))],
    area: Annotated[str, typer.Option("--area", help=sentence("The prepared area."))] = "demo",
    areas: AreasOption = AREAS_FOLDER,
) -> None:
    """Write the walking network of an area as GraphML, which osmnx.load_graphml opens."""
    with in_plain_words():
        _check_target(file)
        opened = open_area(area, areas_folder=areas)
        from layers.graphml.write import write_network  # OSMnx takes seconds to load: not for a slip

        print_lines(written_network_lines(opened, write_network(opened, file), file))


def _check_target(file: Path) -> None:
    if not is_graphml(file.name):
        raise NetworkFileError(
            "{file} is not named as GraphML.", "Name it like newport.graphml.", file=file.name
        )
    if not file.absolute().parent.is_dir():
        raise NetworkFileError(
            "There is no folder {folder}.", "Make it first, or name another.", folder=file.parent
        )
