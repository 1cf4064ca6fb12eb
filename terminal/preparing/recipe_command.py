"""`cli.py recipe`: what of a folder of downloads makes a council's area, written as a recipe."""

from pathlib import Path
from typing import Annotated

import typer

from layers.recognising.from_folder import folder_recipe, write_recipe
from layers.recognising.recognise import recognise
from presentation.words.recognising import recognised_lines, written_lines
from terminal.plain_words import in_plain_words, print_lines

app = typer.Typer(pretty_exceptions_enable=False)


@app.command()
def recipe(
    council: Annotated[str, typer.Argument(help='The council, by name or code, like "Wigan".')],
    folder: Annotated[Path, typer.Option("--from", help="Folder with the downloaded files, of any names.")],
    write: Annotated[Path | None, typer.Option("--write", help="Write the recipe into this file.")] = None,
) -> None:
    """Recognise the files of a folder by what is in them, and write the recipe of a council's area."""
    with in_plain_words():
        seen = recognise(council, folder)
        for line in recognised_lines(seen):
            typer.echo(line, err=True)
        result = folder_recipe(seen)
        if write is None:
            typer.echo(result.text, nl=False)
        else:
            print_lines(written_lines(write, write_recipe(result, write)))
