"""`cli.py readers`: which programs may read published data, each with a token of its own?"""

from typing import Annotated

import typer

from actions.acting import Acting
from actions.readers import add_reader, list_readers, revoke_reader
from layers.area import AREAS_FOLDER
from layers.sign_ins.readers import readers_beside
from presentation.words.near.lines import printable
from presentation.words.office import readers as words
from terminal.plain_words import AreasOption, in_plain_words, print_lines

app = typer.Typer(help=words.HELP, no_args_is_help=True)
readers_app = typer.Typer(help=words.HELP, no_args_is_help=True)
app.add_typer(readers_app, name="readers")

NameArgument = Annotated[str, typer.Argument(help=words.NAME_HELP)]
ByOption = Annotated[str, typer.Option("--by", help=words.BY_HELP)]


@readers_app.command("add", help=words.ADD_HELP)
def add(name: NameArgument, by: ByOption = "terminal", areas: AreasOption = AREAS_FOLDER) -> None:
    """Let a program read, and show its token once."""
    with in_plain_words():
        token = add_reader(readers_beside(areas), name, acting=Acting(by))
        print_lines([*words.added_lines(printable(name), token)])


@readers_app.command("list", help=words.LIST_HELP)
def show(by: ByOption = "terminal", areas: AreasOption = AREAS_FOLDER) -> None:
    """List the programs that may read, or might once."""
    with in_plain_words():
        readers = list_readers(readers_beside(areas), acting=Acting(by))
        print_lines(map(printable, words.reader_lines(readers)))


@readers_app.command("revoke", help=words.REVOKE_HELP)
def revoke(name: NameArgument, by: ByOption = "terminal", areas: AreasOption = AREAS_FOLDER) -> None:
    """Let a program read no longer."""
    with in_plain_words():
        revoke_reader(readers_beside(areas), name, acting=Acting(by))
        typer.echo(printable(words.revoked(name)))


@readers_app.command("uses", help=words.USES_HELP)
def uses(name: NameArgument, areas: AreasOption = AREAS_FOLDER) -> None:
    """Show what a program has read."""
    with in_plain_words():
        print_lines(map(printable, words.use_lines(readers_beside(areas).uses(name))))
