"""The whole stand-in for the internet, served once, and healed before each test that asks it."""

from collections.abc import Iterator

import pytest

from tests.stand_in.country import stand_in_country
from tests.stand_in.web import StandInWeb, serving


@pytest.fixture(scope="session")
def whole_web() -> Iterator[StandInWeb]:
    with serving(stand_in_country()) as web:
        yield web


@pytest.fixture
def web(whole_web: StandInWeb, monkeypatch: pytest.MonkeyPatch) -> StandInWeb:
    """Whole, asked for nothing yet, and named to the program."""
    whole_web.heal()
    whole_web.requests.clear()
    monkeypatch.setenv("WITHIN_REACH_WEB", whole_web.address)
    return whole_web
