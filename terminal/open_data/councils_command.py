"""`cli.py councils`: which council is meant, and what is its code?"""

from typing import Annotated

import typer

from layers.councils.find import find_councils
from layers.councils.table import load_councils
from presentation.words.councils import council_line, edition_line, match_lines
from presentation.words.language import sentence
from terminal.plain_words import in_plain_words, print_lines

app = typer.Typer(pretty_exceptions_enable=False)


@app.command()
def councils(
    name: Annotated[
        str, typer.Argument(help=sentence("Part of a name, in English or Welsh, a county, or a code."))
    ] = "",
) -> None:
    """Find a council of the United Kingdom by its name or code; without one, list all of them."""
    with in_plain_words():
        table = load_councils()
        if not name.strip():
            print_lines(map(council_line, table.councils.values()))
            print_lines([edition_line()])
            return
        matches = find_councils(name, table)
        print_lines(match_lines(name.strip()[:60], matches))
    if not matches.councils:
        raise typer.Exit(2)
