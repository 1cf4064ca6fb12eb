"""Killed at any moment, or with the disk full: the register is wholly as before or wholly as after."""

import os
import random
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from layers.register.store import open_register
from tests.layers.register import writers
from tests.layers.register.rows import clubs, info

CLUBS = 200


def edition_of(place: str, *, count: int = CLUBS) -> int:
    """The one edition that every club is of, read by a program that knows nothing of what happened."""
    with closing(sqlite3.connect(place)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
    with open_register(place) as register:
        costs = [entry.asset.cost for entry in register.entries()]
        assert len(costs) == count
        assert len(set(costs)) == 1, "half of one edition and half of another"
        assert int(costs[0]) == len(register.imports())
        assert register.revision == len(register.imports())
        return int(costs[0])


def test_killed_at_fifty_moments_of_an_import_the_register_is_old_or_new(tmp_path):
    place, draw = str(tmp_path / "register.sqlite"), random.Random(5)
    with open_register(place) as register:
        register.import_assets(clubs(CLUBS, cost="1"), info(1))
    standing, took, seen = 1, 0.2, {"old": 0, "new": 0}
    for number in range(50):
        process, report = writers.start(writers.import_edition, place, standing + 1, CLUBS)
        assert report.recv() == "begins"
        if number % 5:
            time.sleep(draw.uniform(0, took))
        else:  # after the commit
            began = time.monotonic()
            assert report.recv() == "done"
            took = time.monotonic() - began
        writers.kill(process)
        found = edition_of(place)
        assert found in (standing, standing + 1)
        seen["old" if found == standing else "new"] += 1
        standing = found
    assert min(seen.values()) >= 10, seen


def test_with_the_disk_full_at_any_write_there_is_a_sentence_and_the_old_data(tmp_path):
    place = str(tmp_path / "register.sqlite")
    with open_register(place) as register:
        register.import_assets(clubs(CLUBS, cost="1"), info(1))
    refused = 0
    for size in range(4_096, 240_000, 20_480):
        process, report = writers.start(
            writers.import_with_little_disk, place, edition_of(place) + 1, CLUBS, size
        )
        before, words = edition_of(place), report.recv()
        process.join()
        refused += bool(words)
        if words:
            assert words.startswith("RegisterFullError: register.sqlite: nothing was saved, because the disk")
            assert words.endswith("Free some space, then try again.")
        assert edition_of(place) == (before if words else before + 1)
    assert refused >= 5


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 2 MB; only root may make one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    made = (
        os.geteuid() == 0
        and not subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)], capture_output=True
        ).returncode
    )
    if not made:
        pytest.skip("Only root can make a small disk; the limit on file sizes has tried the same.")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_disk_that_really_is_full_leaves_the_old_data(small_disk):
    place = str(small_disk / "register.sqlite")
    with open_register(place) as register:
        register.import_assets(clubs(CLUBS, cost="1"), info(1))
    words = writers.words_of_import(place, 2, 80 * CLUBS)
    assert words.startswith("RegisterFullError: register.sqlite: nothing was saved, because the disk is full")
    assert edition_of(place) == 1
    with open_register(place) as register:
        assert register.import_assets(clubs(CLUBS, cost="2"), info(2)).changed == CLUBS
    assert edition_of(place) == 2
