"""What is said where somebody stops a fetch?"""

from collections.abc import Iterator
from contextlib import contextmanager

import typer

from presentation.words.fetching import STOPPED

STOPPED_CODE = 130


@contextmanager
def stopped_in_words() -> Iterator[None]:
    """Say that what has come is kept, where somebody presses Ctrl+C."""
    try:
        yield
    except KeyboardInterrupt:
        typer.echo(STOPPED, err=True)
        raise typer.Exit(STOPPED_CODE) from None
