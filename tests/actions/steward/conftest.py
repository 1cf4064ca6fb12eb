"""What a steward does is tried on SQLite and on PostgreSQL, as the register itself is."""

from collections.abc import Iterator

import pytest

from layers.register.store import Register, open_register
from tests.layers.register.conftest import place
from tests.layers.register.rows import clubs, info

__all__ = ["place"]


@pytest.fixture
def register(place: str) -> Iterator[Register]:
    """A register that has four clubs of one list."""
    with open_register(place) as opened:
        opened.import_assets(clubs(4), info())
        yield opened
