"""How does a command open the register that it changes? It says if a new one is made or a clock is wrong."""

import sys
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
        _ask_about_clock(register)
        try:
            yield register
        except WithinReachError:
            is_new = False  # what went wrong is to be read, and nothing is in it
            raise
        finally:
            if is_new and areas != AREAS_FOLDER:
                typer.echo(words.new_register(register.place, areas.name), err=True)


def _ask_about_clock(register: Register) -> None:
    """Ask whoever sits there whether the clock is right; a timer, whom nobody can ask, goes on.

    Raises ``WithinReachError`` where it is wrong: every change would be dated by it.
    """
    now = datetime.now(UTC)
    if register.doubtful_stamp(now) is None or not sys.stdin.isatty():
        return
    if not typer.confirm(clock.is_right(now), err=True):
        raise WithinReachError(clock.NOT_CHANGED, clock.PUT_IT_RIGHT_FIRST)


def doubts(register: Register) -> Iterator[str]:
    """What whoever uses the register has to hear: damaged records, and a stamp from the future."""
    yield from clock.doubts(register.broken_records(), register.doubtful_stamp(), now=datetime.now(UTC))
