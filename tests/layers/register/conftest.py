"""A register of each kind: every test that asks for ``register`` runs on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from layers.register.store import Register, open_register


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
