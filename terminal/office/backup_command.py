"""`cli.py backup` and `cli.py restore`: all that the office keeps, in one file."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from actions.acting import Acting
from actions.backing_up.back_up import back_up, note_backup
from actions.backing_up.put_back import look_through, put_back
from layers.area import AREAS_FOLDER
from layers.register.importing.seeding import register_beside
from layers.register.office.office_record import ExportDoor
from layers.register.read_only import is_current, open_to_read
from layers.register.store import open_register
from presentation.words.near.lines import printable
from presentation.words.office import backups as words
from terminal.plain_words import AreasOption, in_plain_words, print_lines

app = typer.Typer()


@app.command(help=words.HELP)
def backup(
    to: Annotated[Path, typer.Argument(help=words.TO_HELP)],
    keep: Annotated[int | None, typer.Option("--keep", min=1, help=words.KEEP_HELP)] = None,
    by: Annotated[str, typer.Option("--by", help="Your role or initials.")] = "terminal",
    areas: AreasOption = AREAS_FOLDER,
) -> None:
    """Copy all that the office keeps into one file."""
    place = register_beside(areas)
    with in_plain_words():
        with open_to_read(place) as register:
            done = back_up(register, areas, to, keep=keep)
        if is_current(place):  # a register of an older program is left to it, as before a change of version
            with open_register(place) as register:
                note_backup(register, done.manifest, door=ExportDoor.TERMINAL, acting=Acting(by))
        print_lines(map(printable, words.written_lines(done)))


@app.command(help=words.RESTORE_HELP)
def restore(
    file: Annotated[Path, typer.Argument(help=words.FILE_HELP)],
    key: Annotated[Path | None, typer.Option("--key", help=words.KEY_HELP)] = None,
    without_sealed: Annotated[bool, typer.Option("--without-sealed", help=words.WITHOUT_SEALED_HELP)] = False,
    check: Annotated[bool, typer.Option("--check", help=words.CHECK_HELP)] = False,
    yes: Annotated[bool, typer.Option("--yes", help=words.YES_HELP)] = False,
    by: Annotated[str, typer.Option("--by", help="Your role or initials.")] = "terminal",
    areas: AreasOption = AREAS_FOLDER,
) -> None:
    """Put a backup in the place of all that the office keeps."""
    with in_plain_words():
        manifest = look_through(file, areas)
        if check or not yes:
            print_lines(map(printable, words.whole_lines(manifest)))
        if check:
            return
        if not yes and (not sys.stdin.isatty() or not typer.confirm(words.ASK_SURE)):
            typer.echo(words.NOT_SURE)
            raise typer.Exit(1)
        done = put_back(file, areas, acting=Acting(by), key_file=key, sealed=not without_sealed)
        print_lines(map(printable, words.put_back_lines(done)))
