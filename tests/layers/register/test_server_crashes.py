"""On a PostgreSQL server too: whoever is killed, whatever fills up, the register is the old or the new."""

import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql

from layers.register.store import open_register
from tests.layers.register import writers
from tests.layers.register.editions import CLUBS, edition_of, first_edition, kill_imports
from tests.layers.register.rows import clubs, info

SMALL_DISK_MB = 24


@pytest.mark.timeout(180)
def test_killed_at_any_moment_of_an_import_the_register_is_old_or_new(postgres, long_run):
    url = postgres()
    kill_imports(url, 500 if long_run else 50, took=0.3, once_killed=lambda: _wait_until_alone(url))


def _wait_until_alone(url: str) -> None:
    """Until the server has noticed that whom we killed is gone, and finished or undone what they did."""
    others = (
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    with psycopg.connect(url, autocommit=True) as connection:
        deadline = time.monotonic() + 20
        while connection.execute(others).fetchone() != (0,):
            assert time.monotonic() < deadline, "the server still serves whom we killed"
            time.sleep(0.02)


@pytest.fixture
def small_database(postgres_databases: tuple[str, list[str]]) -> Iterator[tuple[str, Path]]:
    """A database of the server that lies on a disk of a few megabytes; only root may make one."""
    server, _ = postgres_databases
    folder = Path("/tmp") / f"register-small-{uuid4().hex}"
    folder.mkdir()
    mounting = [
        "mount",
        "-t",
        "tmpfs",
        "-o",
        f"size={SMALL_DISK_MB}m,uid=65534,mode=700",
        "tmpfs",
        str(folder),
    ]
    if os.geteuid() or subprocess.run(mounting, capture_output=True).returncode:
        folder.rmdir()
        pytest.skip("Only root can make a small disk.")
    name = sql.Identifier(f"small_{uuid4().hex}")
    try:
        with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
            connection.execute(sql.SQL("CREATE TABLESPACE {} LOCATION {}").format(name, str(folder)))
            connection.execute(sql.SQL("CREATE DATABASE {0} TABLESPACE {0}").format(name))
        yield f"{server}/{name.as_string().strip(chr(34))}", folder
        with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(name))
            connection.execute(sql.SQL("DROP TABLESPACE {}").format(name))
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)
        folder.rmdir()


@pytest.mark.root
def test_a_server_whose_disk_is_full_says_so_and_keeps_the_old_data(small_database):
    url, disk = small_database
    first_edition(url)
    words = writers.words_of_import(url, 2, 400 * CLUBS)
    assert words.startswith("RegisterFullError: "), words
    assert "nothing was saved, because the disk is full or cannot be written." in words
    # Room is made first: a server whose disk is full to the last byte may let nobody in.
    subprocess.run(["mount", "-o", f"remount,size={4 * SMALL_DISK_MB}m", str(disk)], check=True)
    assert edition_of(url) == 1
    with open_register(url) as register:
        assert register.import_assets(clubs(CLUBS, cost="2"), info(2)).changed == CLUBS
    assert edition_of(url) == 2
