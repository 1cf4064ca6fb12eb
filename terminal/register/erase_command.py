"""`cli.py erase`: the contact of a person leaves the register for good."""

import sys
from typing import Annotated

import typer

from actions.acting import Acting
from actions.erase_contact import allow_contact, erase_contact
from layers.area import AREAS_FOLDER
from layers.register.importing.seeding import register_beside
from layers.register.read_only import open_to_read
from presentation.words.near.lines import printable
from presentation.words.register import erasing as words
from terminal.plain_words import AreasOption, in_plain_words, print_lines
from terminal.register.to_write import register_to_write

app = typer.Typer()


@app.command(help=words.HELP)
def erase(
    contact: Annotated[str, typer.Argument(help=words.CONTACT_HELP)] = "",
    by: Annotated[str, typer.Option("--by", help="Your role or initials.")] = "terminal",
    yes: Annotated[bool, typer.Option("--yes", help=words.YES_HELP)] = False,
    allow: Annotated[bool, typer.Option("--allow", help=words.ALLOW_HELP)] = False,
    list_only: Annotated[bool, typer.Option("--list", help=words.LIST_HELP)] = False,
    areas: AreasOption = AREAS_FOLDER,
) -> None:
    """Erase the contact of a person who asks for it, from everything the register holds."""
    with in_plain_words():
        if list_only:
            with open_to_read(register_beside(areas)) as register:
                print_lines(printable(line) for line in words.list_lines(register.erased().contacts))
            return
        typed = contact or _asked()
        if not (yes or allow) and sys.stdin.isatty() and not typer.confirm(words.ASK_SURE):
            typer.echo(words.NOT_SURE)
            return
        with register_to_write(areas) as register:
            if allow:
                allow_contact(register, typed, acting=Acting(by))
                typer.echo(words.ALLOWED)
            else:
                typer.echo(words.erased(erase_contact(register, typed, acting=Acting(by))))


def _asked() -> str:
    """The contact as it is typed when it is asked for."""
    return input(f"{words.WHAT}: ") if sys.stdin.isatty() else sys.stdin.readline()
