"""How is the register's database opened, locked and made up to date?

SQLite: write-ahead log, so that readers never wait; ``BEGIN IMMEDIATE`` for every write, so that nobody
writes from what they read before somebody else's write. PostgreSQL: writers take turns at the row of
``meta``.
"""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

import psycopg
import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from sqlalchemy.engine import URL, Connection, Engine

from layers.register.errors import NewerRegisterError, RegisterError, RegisterUnreachableError
from layers.register.failures import BELOW, in_words
from layers.register.opened_file import OpenedFile, set_left_journal_aside
from layers.register.schema import HEAD, meta

WAIT_S: Final = 15  # for another writer; the largest import holds the register for less
_START: Final = "0001-01-01T00:00:00.000000+00:00"
_MIGRATION_LOCK: Final = 0x5749_5448  # any number, the same for all who migrate
_WRITES: Final = "register_writes"
_ONE_STATE: Final[dict[str, Any]] = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}


class Database:
    """An engine, and the only two ways to use it."""

    def __init__(self, place: str | Path, *, engine: Engine | None = None) -> None:
        self.url = database_url(place)
        self.shown = _shown(self.url)
        self._engine = _engine(self.url) if engine is None else engine
        self._watched = self.is_sqlite and engine is None
        self._file: OpenedFile | None = None  # of SQLite, once it is prepared

    @property
    def is_sqlite(self) -> bool:
        """Whether it is a file of our own."""
        return self._engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the register throughout, whoever writes meanwhile."""
        options = (
            {} if self.is_sqlite else {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        )
        self.check_place()
        with self._in_words(), self._engine.connect().execution_options(**options) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection that alone may write; all of it is kept at the end, or nothing."""
        if self._file is not None:
            self._file.learn()
        self.check_place()
        with (
            self._in_words(),
            self._engine.connect().execution_options(**{_WRITES: True}) as connection,
            connection.begin(),
        ):
            yield connection
            self.check_place()
        self.check_place()  # what went into a file that is gone was not kept, and must not be said to be

    def check_place(self) -> None:
        """Refuse to go on where the file that was opened is gone or another lies in its place.

        Raises
        ------
        RegisterGoneError, RegisterReplacedError
            Says which, and what to do.
        """
        if self._file is not None:
            self._file.check()

    def is_up_to_date(self) -> bool:
        """Whether its tables are those of this program."""
        with self.reading() as connection:
            return _schema(connection) == HEAD

    def prepare(self) -> None:
        """Make the tables, or bring them up to date; once at a time, all or nothing."""
        self._migrate()
        if self._watched:
            with self.reading() as connection:
                identity = connection.scalars(sa.select(meta.c.identity)).one()
                self._file = OpenedFile(Path(self.url.database or ""), identity=identity)

    def _migrate(self) -> None:
        if self.is_up_to_date():
            return
        with self.writing() as connection:
            if not self.is_sqlite:
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_MIGRATION_LOCK)))
            found = _schema(connection)
            if found == HEAD:
                return  # somebody else was first
            if found is not None and found > HEAD:
                raise NewerRegisterError(
                    "A newer version of Within Reach made this register ({shown}).",
                    "Use that version, or a register of your own.",
                    shown=self.shown,
                )
            migrate(connection)
            if connection.scalar(sa.select(meta.c.id)) is None:
                connection.execute(
                    meta.insert().values(id=1, identity=uuid4().hex, revision=0, changed_at=_START)
                )

    def close(self) -> None:
        """Let go of every connection; what was written over the file meanwhile stays as it was put there."""
        with suppress(RegisterError):
            self.check_place()
        self._engine.dispose()

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        try:
            yield
        except BELOW as error:
            raise in_words(error, self.shown) from error


def migrate(connection: Connection) -> None:
    """Bring the tables of an open, locked connection up to date."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def database_url(place: str | Path) -> URL:
    """The URL of a path or URL.

    Raises
    ------
    RegisterUnreachableError
        It is the URL of a database that the register does not run on.
    """
    text = str(place)
    if "://" not in text:
        return URL.create("sqlite", database=str(Path(text)))
    try:
        url = sa.make_url(text)
    except sa.exc.ArgumentError:
        url = URL.create("unreadable")
    if url.get_backend_name() in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() == "sqlite" and url.database:
        return URL.create("sqlite", database=url.database)
    raise RegisterUnreachableError(
        "The register's place in the settings is neither a file nor a PostgreSQL database.",
        "Write it as a path, or as postgresql://user:password@host:5432/name.",
    )


def _shown(url: URL) -> str:
    """The place as a person may see it: a file's name, or a server without its password."""
    if url.get_backend_name() == "sqlite":
        return Path(url.database or "").name
    return f"{url.database} on {url.host}"


def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        engine = sa.create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": WAIT_S})
        sa.event.listen(engine, "connect", _set_up_postgresql)
        return engine
    try:
        Path(url.database or "").parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RegisterUnreachableError(
            "The folder of the register {shown} cannot be made.",
            "Check that you may write there.",
            shown=_shown(url),
        ) from error
    set_left_journal_aside(Path(url.database or ""))
    engine = sa.create_engine(url, connect_args={"timeout": WAIT_S, "isolation_level": None})
    sa.event.listen(engine, "connect", _set_up_sqlite)
    sa.event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    connection.execute(f"PRAGMA busy_timeout = {WAIT_S * 1000}")
    _use_wal(connection)
    for pragma in (
        "synchronous = FULL",  # what was saved is on the disk, whatever happens to the power
        "foreign_keys = ON",
        "journal_size_limit = 67108864",
        "trusted_schema = OFF",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _use_wal(connection: sqlite3.Connection) -> None:
    """Turn the journal to WAL; while another opens the same new file, SQLite refuses that without waiting."""
    until = time.monotonic() + WAIT_S
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            busy = error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
            if not busy or time.monotonic() > until:
                raise  # a full disk or a file that is no register gets no better by waiting
            time.sleep(0.01)
        else:
            return


def _set_up_postgresql(connection: psycopg.Connection[Any], _record: Any) -> None:
    connection.execute("SELECT set_config('lock_timeout', %s, false)", (f"{WAIT_S}s",))
    connection.commit()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _schema(connection: Connection) -> str | None:
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    return connection.scalar(sa.select(sa.column("version_num")).select_from(sa.table("alembic_version")))
