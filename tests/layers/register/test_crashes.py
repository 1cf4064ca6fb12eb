"""Killed at any moment, or with the disk full: the register is wholly as before or wholly as after."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from layers.register.store import open_register
from tests.layers.register import writers
from tests.layers.register.editions import CLUBS, edition_of, first_edition, kill_imports
from tests.layers.register.rows import clubs, info


@pytest.mark.slow
def test_killed_at_any_moment_of_an_import_the_register_is_old_or_new(tmp_path, long_run):
    kill_imports(str(tmp_path / "register.sqlite"), 1_000 if long_run else 50, took=0.2)


@pytest.mark.slow
def test_with_the_disk_full_at_any_write_there_is_a_sentence_and_the_old_data(tmp_path):
    place = str(tmp_path / "register.sqlite")
    first_edition(place)
    refused = 0
    for size in range(4_096, 240_000, 20_480):
        before = edition_of(place)
        process, report = writers.start(writers.import_with_little_disk, place, before + 1, CLUBS, size)
        words = report.recv()
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


@pytest.mark.root
def test_a_disk_that_really_is_full_leaves_the_old_data(small_disk):
    place = str(small_disk / "register.sqlite")
    first_edition(place)
    words = writers.words_of_import(place, 2, 80 * CLUBS)
    assert words.startswith("RegisterFullError: register.sqlite: nothing was saved, because the disk is full")
    assert edition_of(place) == 1
    with open_register(place) as register:
        assert register.import_assets(clubs(CLUBS, cost="2"), info(2)).changed == CLUBS
    assert edition_of(place) == 2
