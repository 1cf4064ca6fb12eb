"""How are feeds read beside the pages? As a process of its own, of which a thread here keeps the record.

The page only reads that record, so that closing a tab changes nothing. Whoever ends the app ends the process
too; what an OpenActive feed has told by then is kept, and the next reading goes on from there.
"""

import os
import time
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from actions.feeds.feed_messages import FeedProgress, ReadingFailure, message_of
from actions.feeds.refresh import Refreshed
from app.register.feeds.reading_record import (
    FeedReading,
    forget_stop,
    is_asked_to_stop,
    now,
    reading_folder,
    write_reading,
)
from app.work.background import BesideThePages
from app.work.process import watched
from app.work.taken import taken
from geo.errors import WithinReachError
from geo.wording import worded

OUTPUT: Final = "output.txt"  # what the process wrote besides its report, for whoever looks into a fault
_WRITE_S: Final = 0.5  # how often the record is written while only items come


class ReadingBusyError(WithinReachError, RuntimeError):
    """Feeds are being read just now."""


@dataclass(frozen=True)
class ReadingOrder:
    """Which feeds are read, in whose name, and for which folders."""

    names: tuple[str, ...]  # (): all of them
    by: str
    areas: Path
    register: Path  # the folder of the register
    accept: bool = False  # a person says that they may lose as many entries as they do

    @property
    def command(self) -> tuple[str, ...]:
        """The terminal's own command, without the interpreter; no name of a feed is taken for an option."""
        accepted = [f"--accept={name}" for name in self.names if self.accept]
        where = ("--areas", str(self.areas), f"--by={self.by}", "--json-progress")
        return ("cli", "feeds", "refresh", *where, *accepted, "--", *self.names)


def begin(order: ReadingOrder) -> FeedReading:
    """Begin to read feeds beside the pages.

    Raises
    ------
    ReadingBusyError
        Feeds are being read already, or the register's folder cannot be written.
    """
    folder = reading_folder(order.register)
    reading = FeedReading(order.names, os.urandom(8).hex(), now())
    with ExitStack() as stack:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            busy = ReadingBusyError(
                "Feeds are being read just now.", "Above is how far that is; begin this when it has ended."
            )
            stack.enter_context(taken(folder, busy))
            forget_stop(folder)
            write_reading(folder, reading)
        except OSError:
            raise ReadingBusyError(
                "The folder {folder} cannot be written.",
                "Ask whoever looks after this computer to let the program write there.",
                folder=folder,
            ) from None
        work = _Reading(order, folder, reading, stack.pop_all())
    BesideThePages().submit(work.do)
    return reading


class _Reading:
    """One process and the record of it, from its start to its end."""

    def __init__(self, order: ReadingOrder, folder: Path, reading: FeedReading, holding: ExitStack) -> None:
        self._order, self._folder, self._reading, self._holding = order, folder, reading, holding
        self._written = time.monotonic()

    def do(self) -> None:
        """Run the process, and write down how far it is and how it ends."""
        with self._holding:
            try:
                with (self._folder / OUTPUT).open("wb") as output:
                    ended = self._ended(self._run(output))
            except OSError as error:
                failure = ReadingFailure(
                    worded("The reading could not be started ({trouble}).", trouble=error.strerror or ""),
                    worded("Ask whoever looks after this computer."),
                )
                ended = replace(self._reading, state="failed", failure=failure)
            write_reading(self._folder, replace(ended, progress=None))

    def _run(self, output: Any) -> int | None:
        return watched(
            self._order.command,
            output,
            hear=self._take,
            is_to_stop=lambda: is_asked_to_stop(self._folder),
        )

    def _take(self, line: str) -> None:
        """Hear a line; what came of a feed is written down at once, how many items now and then."""
        message = message_of(line)
        if isinstance(message, FeedProgress):
            is_next = self._reading.progress is None or self._reading.progress.name != message.name
            self._reading = replace(self._reading, progress=message)
            if not is_next and time.monotonic() - self._written < _WRITE_S:
                return
        elif isinstance(message, Refreshed):
            self._reading = replace(self._reading, came=(*self._reading.came, message))
        elif isinstance(message, ReadingFailure):
            self._reading = replace(self._reading, failure=message)
        else:
            return
        write_reading(self._folder, self._reading)
        self._written = time.monotonic()

    def _ended(self, code: int | None) -> FeedReading:
        """How it ended, by what it said and by its code: 0 or 1 where every feed had its turn."""
        if code is None:
            return replace(self._reading, state="stopped")
        if code in (0, 1) and self._reading.failure is None:
            return replace(self._reading, state="done")
        failure = self._reading.failure or ReadingFailure(
            worded("The reading broke off (code {code}).", code=code),
            worded(
                "Read it again: nothing that has come is lost. If it happens again, show {file} to whoever "
                "looks after Within Reach.",
                file=self._folder / OUTPUT,
            ),
        )
        return replace(self._reading, state="failed", failure=failure)
