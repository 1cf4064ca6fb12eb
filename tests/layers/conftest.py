"""A PostgreSQL server for the tests of whatever keeps its tables there."""

from collections.abc import Callable, Iterator

import pytest

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
