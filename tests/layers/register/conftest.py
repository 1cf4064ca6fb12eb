"""A register of each kind: every test that asks for ``register`` runs on SQLite and on PostgreSQL."""

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from layers.register.store import Register, open_register
from tests.layers.register.postgres import new_database, postgres_server

_numbers = itertools.count()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Callable[[], str]]:
    """Call it for the URL of a new, empty register's database."""
    with postgres_server() as server:
        template = new_database(server, "template_of_registers", like="template0")
        open_register(template).close_register()
        yield lambda: new_database(server, f"register_{next(_numbers)}", like="template_of_registers")


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
