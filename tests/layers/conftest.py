"""Real lists, read where they lie, and a PostgreSQL server for whatever keeps its tables there."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.layers.register.postgres import make_empty, new_database, postgres_server

SHARED = Path(__file__).parents[2] / ".." / "shared" / "data"


@pytest.fixture(scope="session")
def shared() -> Path:
    if not SHARED.is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail(f"CI needs the real lists at {SHARED}.")
        pytest.skip("The real lists are not on this machine (../shared/data).")
    return SHARED


@pytest.fixture(scope="session")
def postgres_databases() -> Iterator[tuple[str, list[str]]]:
    """A server, and its databases that no test uses just now."""
    with postgres_server() as server:
        yield server, []


@pytest.fixture
def postgres(postgres_databases: tuple[str, list[str]]) -> Iterator[Callable[[], str]]:
    """Call it for the URL of a database with an empty register, or none yet."""
    server, free = postgres_databases
    used: list[str] = []

    def empty() -> str:
        used.append(free.pop() if free else new_database(server))
        return used[-1]

    yield empty
    for url in used:
        make_empty(url)
    free += used
