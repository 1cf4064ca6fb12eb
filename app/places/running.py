"""How is a place prepared beside the app? As a process of its own, of which a thread here keeps the record.

The page only reads that record, so that closing a tab changes nothing. Whoever ends the app ends the process
too, and what has been fetched stays: the next start goes on from there. One place is prepared at a time,
since all share one cache.
"""

import os
import time
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from actions.add_place import PlaceReport
from actions.place_messages import PlaceFailure, PlaceStopped, message_of
from actions.place_progress import PlaceProgress
from app.places import work_record
from app.places.work_record import WorkRecord, all_records, now, work_folder, write_record
from app.work.background import BesideThePages
from app.work.process import watched
from app.work.taken import taken
from geo.errors import WithinReachError
from geo.wording import worded

OUTPUT: Final = "output.txt"  # what the process wrote besides its report, for whoever looks into a fault
_WRITE_S: Final = 0.5  # how often the record is written while only bytes come


class WorkBusyError(WithinReachError, RuntimeError):
    """This place, or another one, is being prepared just now."""


@dataclass(frozen=True)
class WorkOrder:
    """Which council is prepared, under which name, and by which command (without the interpreter)."""

    code: str
    name: str
    area: str
    command: tuple[str, ...]
    again: bool = False  # whether it asks for newer editions
    run: str = field(default_factory=lambda: os.urandom(8).hex())


def begin(areas: Path, order: WorkOrder) -> WorkRecord:
    """Begin to prepare a council beside the pages.

    Raises
    ------
    WorkBusyError
        It, or another one, is being prepared already; or the folder of areas cannot be written.
    """
    folder = work_folder(areas, order.code)
    record = WorkRecord(order.code, order.name, order.area, order.run, now(), order.again)
    with ExitStack() as stack:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            busy = _busy(areas, order)  # before a folder is taken: who holds one looks as if at work
            for each in (folder, folder.parent):
                stack.enter_context(taken(each, busy))
            work_record.forget_stop(areas, order.code)
            write_record(areas, record)
        except OSError:
            raise WorkBusyError(
                "The folder {folder} cannot be written.",
                "Ask whoever looks after this computer to let the program write there.",
                folder=areas,
            ) from None
        work = _Work(areas, order, record, stack.pop_all())
    BesideThePages().submit(work.do)
    return record


def _busy(areas: Path, order: WorkOrder) -> WorkBusyError:
    running = next((each for each in all_records(areas) if not each.is_over), None)
    if running is None or running.code == order.code:
        return WorkBusyError(
            "{name} is being prepared already, since somebody began it before you.",
            "There is nothing to do: below is how far it is.",
            name=order.name,
        )
    return WorkBusyError(
        "{other} is being prepared just now, and one place is prepared at a time.",
        "Begin {name} when {other} has finished, or stop that first.",
        other=running.name,
        name=order.name,
    )


class _Work:
    """One process and the record of it, from its start to its end."""

    def __init__(self, areas: Path, order: WorkOrder, record: WorkRecord, holding: ExitStack) -> None:
        self._areas, self._order, self._record, self._holding = areas, order, record, holding
        self._began = self._written = time.monotonic()

    def do(self) -> None:
        """Run the process, and write down how far it is and how it ends."""
        with self._holding:
            try:
                with (work_folder(self._areas, self._order.code) / OUTPUT).open("wb") as output:
                    ended = self._watched(output)
            except OSError as error:
                failure = PlaceFailure(
                    worded("The work could not be started ({trouble}).", trouble=error.strerror or ""),
                    worded("Ask whoever looks after this computer."),
                )
                ended = replace(self._record, state="failed", message=failure)
            seconds = time.monotonic() - self._began
            write_record(self._areas, replace(ended, ended_at=now(), seconds=seconds))

    def _watched(self, output: Any) -> WorkRecord:
        code = watched(
            self._order.command,
            output,
            hear=self._take,
            is_to_stop=lambda: work_record.is_asked_to_stop(self._areas, self._order.code),
        )
        return replace(self._record, state="stopped") if code is None else _at_the_end(self._record, code)

    def _take(self, line: str) -> None:
        """Hear a line; of progress it is written down what is new, and now and then how many bytes came."""
        message = message_of(line)
        if message is None:
            return
        before = self._record.progress
        self._record = replace(self._record, message=message)
        if isinstance(message, PlaceProgress) and (
            before is None
            or (before.step, before.done, before.what) != (message.step, message.done, message.what)
            or time.monotonic() - self._written > _WRITE_S
        ):
            write_record(self._areas, self._record)
            self._written = time.monotonic()


def _at_the_end(record: WorkRecord, code: int) -> WorkRecord:
    """How it ended, by what it said last and by its code."""
    if isinstance(record.message, PlaceReport) and code == 0:
        return replace(record, state="done")
    if isinstance(record.message, PlaceFailure):
        return replace(record, state="failed")
    if isinstance(record.message, PlaceStopped):
        return replace(record, state="stopped")
    if code < 0:
        what = worded("The work was ended from outside, as a computer does that runs out of memory.")
    else:
        what = worded("The work broke off (code {code}).", code=code)
    fix = worded(
        "Close what else is running and go on: nothing that has come is lost. If it happens again, show "
        "{file} to whoever looks after Within Reach.",
        file=OUTPUT,
    )
    return replace(record, state="failed", message=PlaceFailure(what, fix))
