"""A register of each kind: every test that asks for ``register`` runs on SQLite and on PostgreSQL."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from layers.register.store import Register, open_register
from tests.layers.register.postgres import make_empty, new_database, postgres_server


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


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new, empty register lies."""
    if request.param == "sqlite":
        return str(tmp_path / "register.sqlite")
    return str(request.getfixturevalue("postgres")())


@pytest.fixture
def register(place: str) -> Iterator[Register]:
    """A new, empty register."""
    with open_register(place) as opened:
        yield opened
