"""Backups made, put back and let go in processes of their own, to be killed on the way or starved of disk."""

import resource
import signal
from datetime import UTC, datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any
from unittest import mock

from actions.acting import Acting
from actions.backing_up.backups_here import back_up_here
from actions.backing_up.put_back import put_back
from actions.keep_no_longer import let_go
from geo.errors import WithinReachError
from layers.register.importing.seeding import register_beside
from layers.register.store import open_register

AB = Acting("AB")
LATER = datetime.now(UTC) + timedelta(days=3_650)


def back_up(areas: Path, _copy: Path) -> None:
    with open_register(register_beside(areas)) as register:
        back_up_here(register, areas, acting=AB)


def restore(areas: Path, copy: Path) -> None:
    put_back(copy, areas, acting=AB)


def retain(areas: Path, _copy: Path) -> None:
    with open_register(register_beside(areas)) as register:
        let_go(register, areas, now=LATER, acting=Acting("office"))


WORK = {"back_up": back_up, "restore": restore, "retain": retain}


def stopping_at(report: Connection, work: str, areas: Path, copy: Path, where: str, time: int) -> None:
    """Do the work until the ``time``-th call of the function ``where``, and wait there to be killed."""
    module, _, name = where.rpartition(".")
    real = getattr(__import__(module, fromlist=[name]), name)
    calls = []

    def wait(*words: Any, **named: Any) -> Any:
        calls.append(name)
        if len(calls) == time:
            report.send("there")
            report.recv()
        return real(*words, **named)

    with mock.patch(where, wait):
        WORK[work](areas, copy)
    report.send("done")


def with_little_disk(report: Connection, work: str, areas: Path, copy: Path, size: int) -> None:
    """Do the work while no file may grow beyond ``size`` bytes; sends the words of the error, or ""."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
    try:
        WORK[work](areas, copy)
    except (WithinReachError, OSError) as error:
        report.send(f"{type(error).__name__}: {error}")
    else:
        report.send("")
