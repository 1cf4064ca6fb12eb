"""What the tests run in processes of their own, to be killed, starved of disk or set against each other."""

import multiprocessing
import os
import resource
import signal
import time
from collections.abc import Callable
from dataclasses import replace
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from layers.register.engine import unfinished
from layers.register.engine.errors import RegisterError, SomeoneElseChangedError
from layers.register.store import open_register
from tests.layers.register.rows import clubs, info
from tests.memory import count_anew, peak_bytes

_context = multiprocessing.get_context("forkserver")
_context.set_forkserver_preload(["layers.register.store", "tests.layers.register.rows"])


def start(work: Callable[..., None], *words: Any) -> tuple[BaseProcess, Connection]:
    """Run ``work(connection, *words)`` in a process of its own; what it sends comes out of the connection."""
    ours, theirs = _context.Pipe()
    process = _context.Process(target=work, args=(theirs, *words), daemon=True)
    process.start()
    theirs.close()
    return process, ours


def import_edition(report: Connection, place: str, edition: int, count: int) -> None:
    """Import an edition of the clubs; says when it begins and when it is done."""
    with open_register(place) as register:
        rows, about = clubs(count, cost=str(edition)), info(edition)
        report.send("begins")
        register.import_assets(rows, about)
        report.send("done")
        report.recv()  # until it is killed


def import_with_little_disk(report: Connection, place: str, edition: int, count: int, size: int) -> None:
    """Import an edition while no file may grow beyond ``size`` bytes; sends the words of the error, or ""."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
    report.send(words_of_import(place, edition, count))


def words_of_import(place: str, edition: int, count: int) -> str:
    """Import an edition: the kind and words of the error, or ""."""
    try:
        with open_register(place) as register:
            register.import_assets(clubs(count, cost=str(edition)), info(edition))
    except RegisterError as error:
        return f"{type(error).__name__}: {error}"
    return ""


def edit_often(report: Connection, place: str, name: str, asset_ids: list[str], times: int) -> None:
    """Add an interest of our own ``times`` times, each time until it is saved; sends the refusals' words."""
    refused = []
    with open_register(place) as register:
        report.send("ready")
        report.recv()
        for number in range(times):
            asset_id = asset_ids[number % len(asset_ids)]
            while True:
                seen = register.entry(asset_id)
                mine = (*seen.asset.interests, f"{name}-{number}")
                try:
                    register.edit(replace(seen.asset, interests=mine), seen.version, by=name)
                    break
                except SomeoneElseChangedError as told:
                    refused.append(told.by)
    report.send(refused)


def open_and_count(report: Connection, place: str) -> None:
    """Open a register that may not be there yet."""
    report.send("ready")
    report.recv()
    with open_register(place) as register:
        report.send(len(register.entries()))


def import_many(report: Connection, place: str, count: int) -> None:
    """Import ``count`` clubs as full as real ones; sends seconds and the most memory used, in megabytes."""
    rows = clubs(
        count,
        description="What it is and what it is like. " * 8,
        longitude=-3.0,
        latitude=51.5,
        when="Tue 12-14",
    )
    count_anew()
    began = time.monotonic()
    with open_register(place) as register:
        register.import_assets(rows, info())
    report.send((time.monotonic() - began, peak_bytes() / 2**20))


def kill(process: BaseProcess) -> None:
    """End it at once, whatever it is doing."""
    os.kill(process.pid or 0, signal.SIGKILL)
    process.join()


def back_up_slowly(report: Connection, place: str, copy: Path) -> None:
    """Write a backup that is whole but not yet in its place when this is killed."""

    def wait(_path: Path) -> None:
        report.send("written")
        report.recv()

    unfinished._sync = wait
    with open_register(place) as register:
        register.backup(copy)
