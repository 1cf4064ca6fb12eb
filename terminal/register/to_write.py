"""How does a command open the register that it changes? It says if a new one is made or a clock is wrong."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import typer

from geo.errors import WithinReachError
from layers.area import AREAS_FOLDER
from layers.register.importing.seeding import register_beside
from layers.register.read_only import is_there
from layers.register.store import Register, open_register
from presentation.words.register import clock, list_lines as words


@contextmanager
def register_to_write(areas: Path) -> Iterator[Register]:
    """The register that goes with a folder of areas, open to be changed.

    Said on the error output, so that what a command prints stays as it is: that a new one is made though
    other areas than the office's were named, that records in it cannot be read, that its last change lies in
    the future.
    """
    place = register_beside(areas)
    is_new = not is_there(place)
    with open_register(place) as register:
        for sentence in doubts(register):
            typer.echo(sentence, err=True)
        try:
            yield register
        except WithinReachError:
            is_new = False  # what went wrong is to be read, and nothing is in it
            raise
        finally:
            if is_new and areas != AREAS_FOLDER:
                typer.echo(words.new_register(register.place, areas.name), err=True)


def doubts(register: Register) -> Iterator[str]:
    """What whoever uses the register has to hear: damaged records, and a stamp from the future."""
    yield from clock.doubts(register.broken_records(), register.stamped_ahead(), now=datetime.now(UTC))
