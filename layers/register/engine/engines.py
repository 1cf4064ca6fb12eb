"""How does the program speak to a database? One way for all it keeps: SQLAlchemy, on SQLite or PostgreSQL.

``BEGIN IMMEDIATE`` for every write to SQLite, so that nobody writes from what they read before somebody
else's write.
"""

import sqlite3
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import URL, Connection, Engine

from layers.register.engine.errors import RegisterUnreachableError
from layers.register.engine.opened_file import set_left_journal_aside

if TYPE_CHECKING:  # SQLAlchemy loads it where the register is in PostgreSQL
    import psycopg

WAIT_S: Final = 15  # for another writer; the largest import holds the register for less
ONE_STATE: Final[dict[str, Any]] = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
TO_WRITE: Final[dict[str, Any]] = {"register_writes": True}  # an option of a connection


@dataclass(frozen=True)
class FileSettings:
    """How a file of SQLite is kept."""

    write_ahead: bool  # a log beside it, so that readers never wait
    pragmas: tuple[str, ...]


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


def place_shown(url: URL) -> str:
    """The place as a person may see it: a file's name, or a server without its password."""
    if url.get_backend_name() == "sqlite":
        return Path(url.database or "").name
    return f"{url.database} on {url.host}"


def engine_of(url: URL, settings: FileSettings) -> Engine:
    """An engine for a file, made with its folder when it is first written to, or for a server.

    Raises
    ------
    RegisterUnreachableError
        The file's folder cannot be made.
    """
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
            shown=place_shown(url),
        ) from error
    if settings.write_ahead:
        set_left_journal_aside(Path(url.database or ""))
    engine = sa.create_engine(url, connect_args={"timeout": WAIT_S, "isolation_level": None})
    sa.event.listen(engine, "connect", partial(_set_up_sqlite, settings))
    sa.event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(settings: FileSettings, connection: sqlite3.Connection, _record: Any) -> None:
    connection.execute(f"PRAGMA busy_timeout = {WAIT_S * 1000}")
    if settings.write_ahead:
        _use_wal(connection)
    for pragma in (*settings.pragmas, "trusted_schema = OFF"):
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


def _set_up_postgresql(connection: "psycopg.Connection[Any]", _record: Any) -> None:
    connection.execute("SELECT set_config('lock_timeout', %s, false)", (f"{WAIT_S}s",))
    connection.commit()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().keys() >= TO_WRITE.keys()
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
