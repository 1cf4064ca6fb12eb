"""`cli.py analyses`: which analyses of the wards are kept, and do they still come out as they were?"""

from pathlib import Path
from typing import Annotated

import typer

from actions.acting import Acting
from actions.keeping.analyses import remove_analysis, rename_analysis
from layers.analyses.kept_analyses import analyses_beside
from layers.area import AREAS_FOLDER, open_area
from layers.register.importing.seeding import register_beside
from layers.register.read_only import open_to_read
from presentation.words.near.lines import printable
from presentation.words.wards import analyses as words, terminal as gap_terminal
from terminal.plain_words import AreasOption, in_plain_words, print_lines
from terminal.wards.gaps import in_columns
from terminal.wards.kept_analyses import entry_called, place_of, reopened_lines

app = typer.Typer(pretty_exceptions_enable=False)


@app.command(help=words.COMMAND)
def analyses(
    area: Annotated[str, typer.Option("--area", help=gap_terminal.AREA_HELP)] = "demo",
    opened: Annotated[str, typer.Option("--open", help=words.OPEN_HELP)] = "",
    rename: Annotated[str, typer.Option("--rename", help=words.RENAME_HELP)] = "",
    to: Annotated[str, typer.Option("--to", help=words.TO_HELP)] = "",
    by: Annotated[str, typer.Option("--by", help=words.BY_HELP)] = "",
    remove: Annotated[str, typer.Option("--remove", help=words.REMOVE_HELP)] = "",
    areas: AreasOption = AREAS_FOLDER,
) -> None:
    """List them, or do one thing with one of them."""
    with in_plain_words():
        place, store = open_area(area, areas_folder=areas), analyses_beside(areas)
        entries = store.entries(place.name)
        if opened:
            entry = entry_called(entries, opened)
            _open_again(area, areas, entry.analysis_id)
        elif rename:
            entry = entry_called(entries, rename)
            entry = rename_analysis(
                store, entry.analysis_id, to, expected_version=entry.version, acting=Acting(by)
            )
            typer.echo(printable(words.version_line(entry)))
        elif remove:
            entry = entry_called(entries, remove)
            remove_analysis(store, entry.analysis_id, expected_version=entry.version, acting=Acting(by))
            typer.echo(printable(words.removed_line(entry.name)))
        elif entries:
            print_lines(in_columns(words.LIST_HEADS, [words.list_row(entry) for entry in entries]))
        else:
            typer.echo(words.NONE_KEPT)


def _open_again(area: str, areas: Path, analysis_id: str) -> None:
    where = register_beside(areas)
    with open_to_read(where) as register:
        place = place_of(open_area(area, areas_folder=areas), register, areas, place=where)
        print_lines(reopened_lines(place, analyses_beside(areas).get(analysis_id)))
