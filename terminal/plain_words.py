"""How does every command speak: plain words in place of a traceback, one line after the other?"""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from geo.errors import WithinReachError
from presentation.words.errors import both_of
from presentation.words.language import sentence

AreasOption = Annotated[Path, typer.Option("--areas", help=sentence("Folder of the prepared areas."))]


@contextmanager
def in_plain_words() -> Iterator[None]:
    """Print what the user can put right as its two sentences, without a traceback, and end with code 2."""
    try:
        yield
    except WithinReachError as error:
        typer.echo(both_of(error), err=True)
        raise typer.Exit(2) from None
    except BrokenPipeError:  # whoever read the output has stopped, like `head`
        sys.stdout = None
        raise typer.Exit(0) from None
    except OSError as error:
        typer.echo(_which_file(error), err=True)
        typer.echo(
            sentence("Check that the disk has room and that you may write there, then try again."), err=True
        )
        raise typer.Exit(2) from None


def _which_file(error: OSError) -> str:
    """What cannot be read or written, by its name where that is known, and why."""
    trouble = error.strerror or error
    name = error.filename2 or error.filename
    if isinstance(name, bytes):
        name = os.fsdecode(name)
    if not isinstance(name, str) or not name:
        return sentence("A file cannot be read or written: {trouble}.", trouble=trouble)
    on_one_line = "".join(sign if sign.isprintable() else " " for sign in name)
    return sentence("{file} cannot be read or written: {trouble}.", file=on_one_line, trouble=trouble)


def print_lines(lines: Iterable[str]) -> None:
    """Print each line."""
    for line in lines:
        typer.echo(line)
