"""`cli.py publish`: what do other programs read?"""

from typing import Annotated

import typer

from actions.publishing.publish import publish as publish_register
from layers.area import AREAS_FOLDER
from layers.publishing.readers import READER
from presentation.words.near.lines import printable
from presentation.words.office import publishing as words
from terminal.plain_words import AreasOption, in_plain_words, print_lines

app = typer.Typer()


@app.command(help=words.HELP)
def publish(
    reader: Annotated[str, typer.Option("--reader", help=words.READER_HELP)] = READER,
    areas: AreasOption = AREAS_FOLDER,
) -> None:
    """Bring the views up to date and fill the figures."""
    with in_plain_words():
        print_lines(map(printable, words.published_lines(publish_register(areas, reader=reader))))
