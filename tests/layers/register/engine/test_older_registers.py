"""A register of an older program comes up to date with all that it holds, on SQLite and on PostgreSQL."""

from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from layers.register.engine import migrations
from layers.register.engine.database import Database
from layers.register.engine.engines import database_url
from layers.register.engine.migrating import Migrations
from layers.register.engine.schema import HEAD, metadata
from layers.register.feed_model import FeedForm, ListFeed
from layers.register.store import open_register
from tests.layers.register.conftest import place
from tests.layers.register.rows import club, info

__all__ = ["place"]
STEPS = Path(migrations.__file__).parent / "versions"
OLDER = [f"{number:04}" for number in range(1, int(HEAD))]
KEPT = ("meta", "imports", "asset_versions", "assets", "mappings", "duplicate_decisions")  # of the first step


def older_register(place: str, step: str, rows_of: Path) -> None:
    """Make the tables of an older program, and put into them what a register of today holds."""
    engine, filled = (sa.create_engine(database_url(each)) for each in (place, rows_of))
    with engine.begin() as connection, filled.connect() as source:
        used_before = sa.MetaData()
        used_before.reflect(connection)  # a database of the tests is used by several, one after the other
        used_before.drop_all(connection)
        Migrations(STEPS, step, version_table="alembic_version").bring_up_to_date(connection)
        there = sa.MetaData()
        there.reflect(connection)
        for name in KEPT:
            rows = [dict(row) for row in source.execute(metadata.tables[name].select()).mappings()]
            if rows:
                connection.execute(there.tables[name].insert(), rows)
    engine.dispose()
    filled.dispose()


@pytest.mark.parametrize("step", OLDER)
def test_nothing_is_lost_and_everything_new_can_be_kept(place: str, step: str, tmp_path: Path) -> None:
    today = tmp_path / "today.sqlite"
    with open_register(today) as register:
        register.import_assets([club(1), club(2)], info())
        register.edit(club(1, phone="01632 960001"), 1, by="AB")
        entries, revision = register.entries(), register.revision
    older_register(place, step, today)
    with open_register(place) as register:
        assert (register.entries(), register.revision) == (entries, revision)
        register.feeds.add(ListFeed("Warm", FeedForm.LIST, ("demo:warm-spaces",), "demo"), by="AB")
        assert register.feeds.one("Warm").feed.name == "Warm"
        assert register.waiting_rows() == ()
        register.edit(club(2, phone="01632 960002"), 1, by="CD")


@pytest.mark.parametrize("step", OLDER)
def test_the_tables_are_those_of_a_new_register(place: str, step: str, tmp_path: Path) -> None:
    today = tmp_path / "today.sqlite"
    open_register(today).close_register()
    older_register(place, step, today)
    open_register(place).close_register()
    engine = sa.create_engine(database_url(place))
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
    engine.dispose()
    assert [each for each in differences if "alembic_version" not in str(each)] == []
    database = Database(place)
    assert database.is_up_to_date()
    database.close()
