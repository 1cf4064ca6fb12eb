"""Databases with and without PostGIS, and offices that keep their register there or in a file."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from layers.area import Area
from tests.actions.publishing.office import new_office
from tests.layers.register.postgres import new_database, postgis_programs, postgres_server


@pytest.fixture(scope="session")
def postgis_server() -> Iterator[str]:
    """Debian's PostgreSQL with PostGIS. Where it is missing a test is skipped, but never in CI."""
    programs = postgis_programs()
    if programs is None:
        if os.environ.get("CI") == "true":
            pytest.fail("CI needs PostGIS: apt-get install postgresql-15-postgis-3.")
        pytest.skip("PostGIS is not on this machine (postgresql-15-postgis-3).")
    with postgres_server(programs) as server:
        yield server


@pytest.fixture(params=["plain", "postgis"])
def database_server(request: pytest.FixtureRequest) -> str:
    """A server without PostGIS, or one with it."""
    if request.param == "postgis":
        return str(request.getfixturevalue("postgis_server"))
    return str(request.getfixturevalue("postgres_databases")[0])


@dataclass(frozen=True)
class PublishingOffice:
    """An office with its database; ``reader`` is a log-in that may read the views."""

    areas: Path
    url: str
    with_postgis: bool

    def as_reader(self, role: str = "within_reach_reader") -> str:
        """The URL by which a member of the role reads."""
        login = f"login_{role}"
        with psycopg.connect(self.url, autocommit=True) as connection:
            there = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (login,)).fetchone()
            if there is None:
                connection.execute(f"CREATE ROLE {login} LOGIN IN ROLE {role}")
        return self.url.replace("//register@", f"//{login}@")


@pytest.fixture
def office(
    database_server: str, tmp_path: Path, tiny: Area, request: pytest.FixtureRequest
) -> PublishingOffice:
    """A filled office on a new database."""
    with_postgis = request.node.callspec.params["database_server"] == "postgis"
    url = new_database(database_server)
    if with_postgis:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("CREATE EXTENSION postgis")
    return PublishingOffice(new_office(tmp_path / "office", tiny, url), url, with_postgis)


@pytest.fixture
def database_of(database_server: str) -> Callable[[], str]:
    """Call it for the URL of a new database."""
    return lambda: new_database(database_server)
