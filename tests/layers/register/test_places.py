"""The register is found where the settings say, and brought up to date; what stands in the way is said."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from layers.register.engine import database, engines
from layers.register.engine.errors import (
    NewerRegisterError,
    RegisterDamagedError,
    RegisterError,
    RegisterUnreachableError,
)
from layers.register.engine.schema import HEAD, metadata
from layers.register.settings import register_place
from layers.register.store import open_register
from tests.layers.register.rows import club

MIGRATIONS = Path(database.__file__).with_name("migrations")


def test_without_settings_it_is_a_file_of_its_own(tmp_path):
    assert register_place({}, tmp_path) == str(tmp_path / "register.sqlite")


def test_the_settings_file_names_another_place_and_the_environment_goes_before_it(tmp_path):
    (tmp_path / "settings.toml").write_text('register = "postgresql://office/register"\n')
    assert register_place({}, tmp_path) == "postgresql://office/register"
    assert register_place({"WITHIN_REACH_REGISTER": "/else/where.sqlite"}, tmp_path) == "/else/where.sqlite"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("register = postgresql", r"settings\.toml of the register cannot be read"),
        ("register = 5", "is not a text"),
    ],
)
def test_settings_that_cannot_be_read_are_said(tmp_path, text, words):
    (tmp_path / "settings.toml").write_text(text)
    with pytest.raises(RegisterError, match=words):
        register_place({}, tmp_path)


def test_the_register_opens_where_the_environment_says(tmp_path, monkeypatch):
    monkeypatch.setenv("WITHIN_REACH_REGISTER", str(tmp_path / "here.sqlite"))
    with open_register() as register:
        assert register.place == "here.sqlite"
    assert (tmp_path / "here.sqlite").is_file()


def test_what_was_kept_is_there_when_it_is_opened_again(place):
    with open_register(place) as register:
        register.add(club(1), by="AB")
        key = register.cache_key
    with open_register(place) as register:
        assert (register.entry("clubs/1").asset, register.cache_key) == (club(1), key)


def test_sqlite_keeps_what_it_said_it_kept(tmp_path):
    open_database = database.Database(tmp_path / "register.sqlite")
    open_database.prepare()
    with open_database.reading() as connection:
        found = [
            connection.execute(sa.text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        ]
    assert found == ["wal", 2, 1, engines.WAIT_S * 1000]
    open_database.close()


def test_the_migrations_make_the_tables_that_the_program_expects(place):
    open_database = database.Database(place)
    open_database.prepare()
    with open_database.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
    open_database.close()


def test_the_newest_migration_is_the_one_the_program_expects():
    assert ScriptDirectory(str(MIGRATIONS)).get_current_head() == HEAD


def test_a_register_of_a_newer_program_is_left_alone(tmp_path):
    open_register(tmp_path / "register.sqlite").close_register()
    with closing(sqlite3.connect(tmp_path / "register.sqlite", isolation_level=None)) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(NewerRegisterError, match=r"A newer version of Within Reach made this register"):
        open_register(tmp_path / "register.sqlite")


def test_a_file_that_is_no_register_is_said_and_left_alone(tmp_path):
    letter = tmp_path / "letter.sqlite"
    letter.write_text("Dear council, " * 100)
    with pytest.raises(RegisterDamagedError, match=r"letter\.sqlite is damaged, or is not a register"):
        open_register(letter)
    assert letter.read_text() == "Dear council, " * 100


def test_a_folder_is_no_register(tmp_path):
    with pytest.raises(RegisterUnreachableError, match="cannot be opened"):
        open_register(tmp_path)
    (tmp_path / "file").write_text("")
    with pytest.raises(RegisterUnreachableError, match="The folder of the register"):
        open_register(tmp_path / "file" / "register.sqlite")


@pytest.mark.parametrize("place", ["mysql://host/name", "https://example.org/register", "sqlite://", "://"])
def test_other_databases_are_refused(place):
    with pytest.raises(RegisterUnreachableError, match="neither a file nor a PostgreSQL database"):
        open_register(place)


def test_a_server_that_does_not_answer_is_named_without_its_password():
    with pytest.raises(RegisterUnreachableError) as told:
        open_register("postgresql://register:s3cret@127.0.0.1:1/register")
    assert str(told.value).startswith(
        "The register cannot be opened (register on 127.0.0.1). Check that it is"
    )
    assert "s3cret" not in str(told.value)


def test_a_database_that_the_server_does_not_have_is_said(postgres):
    with pytest.raises(RegisterUnreachableError, match="cannot be opened"):
        open_register(postgres() + "_not")
