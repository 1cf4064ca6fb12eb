"""The commands of the register: import, export, imports, undo."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from actions.acting import Acting
from actions.give_away import note_export
from actions.take_back import take_back
from layers.area import AREAS_FOLDER, open_area
from layers.assets.kinds import load_kinds
from layers.register.exporting.give_back import write_content
from layers.register.importing.seeding import register_beside
from layers.register.office.office_record import ExportDoor, NewExport
from layers.register.read_only import is_there, open_to_read
from layers.register.store import open_register
from questions.places.of_area import imports_of_area
from terminal.plain_words import AreasOption, in_plain_words, print_lines
from terminal.register import lines as register_words
from terminal.register.to_write import register_to_write

app = typer.Typer()


@app.command()
def export(
    file: Annotated[Path, typer.Argument(help="The file to write.")],
    form: Annotated[str, typer.Option("--format", help=f"One of: {', '.join(register_words.FORMATS)}.")],
    area: Annotated[
        str, typer.Option("--area", help="Only what lies in this prepared area; left out: everything.")
    ] = "",
    by: Annotated[str, typer.Option("--by", help="Your role or initials.")] = "terminal",
    areas: AreasOption = AREAS_FOLDER,
) -> None:
    """Give the register back as a file, with licences, attributions and dates; never a hidden address.

    It is noted in the register who took it out, when, in which form and how many entries.
    """
    place = register_beside(areas)
    with in_plain_words():
        with open_to_read(place) as register:
            ready = register_words.export_register(
                register,
                form,
                kinds=load_kinds(),
                today=datetime.now(UTC).date(),
                area=open_area(area, areas_folder=areas) if area else None,
            )
        if is_there(place):  # else all of it is from prepared areas, and no register holds anything
            with open_register(place) as register:
                new = NewExport(ExportDoor.TERMINAL, ready.form.value, area, ready.written)
                note_export(register, new, acting=Acting(by))
        write_content(file, ready.content)
        print_lines(register_words.export_lines(ready, file))


@app.command()
def imports(
    area: Annotated[
        str,
        typer.Option("--area", help="Only lists that have something in this prepared area; left out: all."),
    ] = "",
    areas: AreasOption = AREAS_FOLDER,
) -> None:
    """List what has come into the register, the newest first."""
    with in_plain_words(), open_to_read(register_beside(areas)) as register:
        records = register.imports()
        if area:
            records = imports_of_area(records, register, open_area(area, areas_folder=areas))
        print_lines(register_words.imports_lines(records))


@app.command()
def undo(
    number: Annotated[int, typer.Argument(help="The import's number, as `imports` lists it.")],
    by: Annotated[str, typer.Option("--by", help="Your role or initials.")] = "terminal",
    areas: AreasOption = AREAS_FOLDER,
) -> None:
    """Take an import back whole; what somebody has changed since is kept and named."""
    with in_plain_words(), register_to_write(areas) as register:
        print_lines(register_words.undo_lines(take_back(register, number, acting=Acting(by))))
