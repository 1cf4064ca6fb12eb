"""A register that another program writes slowly, or on a slow machine, is not taken for a replaced one."""

import os
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
    assert len(used.entries()) == 51, "the last step changed the file's time and none of its bytes"


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

    monkeypatch.setattr(opened_file, "_SAME_S", 0.0)
    monkeypatch.setattr(opened_file.subprocess, "run", slow_run)
    assert len(used.entries()) == 51
    assert not late


def test_one_slow_look_at_the_bytes_it_had_is_not_enough(
    used: Register, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    brought_in_by_another(place)
    assert len(used.entries()) == 51
    os.utime(place)  # the file's time is another, its bytes are not
    real, looks = opened_file._settled, []

    def another_comes_in(path: Path) -> object:
        """While it is looked at for the second time, another program's commits come in."""
        looks.append(path)
        if len(looks) == 2:
            brought_in_by_another(place, 3)
        return real(path)

    monkeypatch.setattr(opened_file, "_SAME_S", 0.0)
    monkeypatch.setattr(opened_file, "_settled", another_comes_in)
    assert len(used.entries()) == 51
    assert len(looks) >= 2
