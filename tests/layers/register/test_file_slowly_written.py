"""A register that another program writes slowly, or on a slow machine, is not taken for a replaced one."""

import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from layers.register.engine import opened_file
from layers.register.store import Register, open_register
from tests.layers.register.rows import club, clubs, info

# Holds SQLite's lock of who brings a journal in; at a word it does the last step of that, and lets go.
HOLD = """
import fcntl, os, sys
place = sys.argv[1]
with open(place + "-shm", "r+b") as shared:
    fcntl.lockf(shared, fcntl.LOCK_EX, 1, 121)
    print("held", flush=True)
    sys.stdin.readline()
    os.utime(place)
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "register.sqlite"


@pytest.fixture
def used(place: Path) -> Iterator[Register]:
    """A register in use, whose file has been read."""
    with open_register(place) as register:
        register.import_assets(clubs(3), info())
        register.add(club(77), by="AB")
        yield register


def brought_in_by_another(place: Path, edition: int = 2) -> None:
    """Another program writes, and brings its journal into the file."""
    with open_register(place) as other:
        other.import_assets(clubs(50, cost=str(edition)), info(edition))
        with closing(sqlite3.connect(place)) as raw:
            raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the lock is not looked at")
def test_a_file_is_read_once_nobody_brings_a_journal_into_it(used: Register, place: Path) -> None:
    brought_in_by_another(place)
    seen: list[int] = []
    command = [sys.executable, "-c", HOLD, str(place)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        reader = threading.Thread(target=lambda: seen.append(len(used.entries())))
        reader.start()
        reader.join(1.5)
        assert reader.is_alive(), "it must wait until the other has done"
        other.communicate("go\n")
        reader.join(30)
    assert seen == [51]
    assert len(used.entries()) == 51


def test_a_machine_too_slow_to_look_is_no_replacement(
    used: Register, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    brought_in_by_another(place)
    run, late = subprocess.run, [True, True, True]

    def slow_run(*words: object, **options: object) -> object:
        """The first looks take too long."""
        if late:
            late.pop()
            raise subprocess.TimeoutExpired("look", 20)
        return run(*words, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(opened_file, "_ANOTHER_S", 0.0)
    monkeypatch.setattr(opened_file.subprocess, "run", slow_run)
    assert len(used.entries()) == 51
    assert not late


def test_a_file_whose_time_alone_is_another_is_in_order_at_once(used: Register, place: Path) -> None:
    brought_in_by_another(place)
    assert len(used.entries()) == 51
    for _ in range(3):
        os.utime(place)  # as the last step of bringing a journal in does
        assert len(used.entries()) == 51
    shutil.copyfile(shutil.copyfile(place, place.with_name("same.sqlite")), place)
    assert len(used.entries()) == 51, "nor do the bytes it had make it another, and no edit is lost by it"


def test_one_look_between_two_writings_is_not_enough_for_another_file(
    used: Register, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    brought_in_by_another(place)
    looks = [None, opened_file.HALF, None, "copy", opened_file.HALF, None]  # as a crowded machine may see it
    real = opened_file._settled

    def crowded(path: Path) -> object:
        return (opened_file._look(path), looks.pop(0)) if looks else real(path)

    monkeypatch.setattr(opened_file, "_ANOTHER_S", 0.0)
    monkeypatch.setattr(opened_file, "_settled", crowded)
    assert len(used.entries()) == 51
    assert not looks
