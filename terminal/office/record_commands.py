"""`cli.py exports` and `cli.py retention`: what left the register, and what has been kept long enough."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from actions.acting import Acting
from actions.give_away import exports_noted
from actions.keep_no_longer import let_go, what_is_over
from layers.area import AREAS_FOLDER
from layers.register.importing.seeding import register_beside
from layers.register.read_only import open_to_read
from presentation.words.near.lines import printable
from presentation.words.office import record as words
from terminal.plain_words import AreasOption, in_plain_words, print_lines
from terminal.register.to_write import register_to_write

app = typer.Typer()


@app.command(help=words.EXPORTS_HELP)
def exports(
    most: Annotated[int, typer.Option("--most", min=1, help=words.MOST_HELP)] = 100,
    areas: AreasOption = AREAS_FOLDER,
) -> None:
    """List what left the register."""
    with in_plain_words(), open_to_read(register_beside(areas)) as register:
        lines = [*words.export_lines(exports_noted(register, most=most))]
        print_lines(map(printable, lines or [words.NO_EXPORTS]))


@app.command(help=words.RETENTION_HELP)
def retention(
    apply: Annotated[bool, typer.Option("--apply", help=words.APPLY_HELP)] = False,
    by: Annotated[str, typer.Option("--by", help="Your role or initials.")] = "terminal",
    areas: AreasOption = AREAS_FOLDER,
) -> None:
    """Say what is over, or let it go."""
    now = datetime.now(UTC)
    with in_plain_words():
        if apply:
            with register_to_write(areas) as register:
                print_lines(words.gone_lines(let_go(register, areas, now=now, acting=Acting(by))))
            return
        with open_to_read(register_beside(areas)) as register:
            print_lines(words.over_lines(what_is_over(register, areas, now=now)))
