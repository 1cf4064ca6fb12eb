"""How is a register opened by somebody who only asks? Nothing is made, moved or brought up to date.

Where there is no register yet, or one of an older program, the answer comes from one in memory.
"""

import sqlite3
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy.engine import URL, Engine

from layers.register.engine.database import Database
from layers.register.engine.engines import WAIT_S, database_url
from layers.register.engine.failures import below, in_words
from layers.register.engine.opened_file import set_left_journal_aside
from layers.register.store import Register, open_register


def open_to_read(place: str | Path) -> Register:
    """Open the register to ask it; an attempt to write is refused.

    A file that is not there stays away: its register is empty. One of an older program is brought up to date
    in memory only. The tables of a server are made or brought up to date as ``open_register`` does, for there
    they are one with those of all who use it; none of its assets is touched.

    Parameters
    ----------
    place
        A file's path or the URL of a PostgreSQL database.

    Raises
    ------
    RegisterUnreachableError, RegisterDamagedError, NewerRegisterError, RegisterBusyError
        It cannot be opened; the sentences say why and what to do.
    """
    url = database_url(place)
    if url.get_backend_name() != "sqlite":
        return open_register(place)
    path = Path(url.database or "")
    if not path.exists():
        return _in_memory(None, path)
    with ExitStack() as unless_ready:
        database = Database(place, engine=_reading_engine(path))
        unless_ready.callback(database.close)
        if database.is_up_to_date():
            unless_ready.pop_all()
            return Register(database)
    return _in_memory(path, path)


def is_there(place: str | Path) -> bool:
    """Whether there is a register yet; of a server that is not asked."""
    url = database_url(place)
    return url.get_backend_name() != "sqlite" or Path(url.database or "").exists()


def is_current(place: str | Path) -> bool:
    """Whether there is a register whose tables are those of this program; a server's are, once it was opened.

    Raises as ``open_to_read``.
    """
    url = database_url(place)
    if url.get_backend_name() != "sqlite":
        return True
    path = Path(url.database or "")
    if not path.exists():
        return False
    database = Database(place, engine=_reading_engine(path))
    try:
        return database.is_up_to_date()
    finally:
        database.close()


def _reading_engine(path: Path) -> Engine:
    """Reads the file, and never makes it or turns it to another journal."""
    set_left_journal_aside(path)  # even a reader would write it into a backup that was put back
    there = URL.create("sqlite", database=_uri(path), query={"mode": "rw", "uri": "true"})
    engine = sa.create_engine(there, connect_args={"timeout": WAIT_S, "isolation_level": None})
    sa.event.listen(engine, "connect", _only_to_read)
    return engine


def _uri(path: Path) -> str:
    return f"file:{quote(str(path.absolute()))}"


def _only_to_read(connection: sqlite3.Connection, _record: Any) -> None:
    for pragma in (f"busy_timeout = {WAIT_S * 1000}", "query_only = ON", "trusted_schema = OFF"):
        connection.execute(f"PRAGMA {pragma}")


def _in_memory(copied: Path | None, place: Path) -> Register:
    """A register in memory: empty, or a copy of a file; up to date, and not to be written either."""
    memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    engine = sa.create_engine("sqlite://", creator=lambda: memory, poolclass=sa.pool.StaticPool)
    database = Database(place, engine=engine)
    with ExitStack() as unless_ready:
        unless_ready.callback(database.close)
        if copied is not None:
            try:
                with closing(sqlite3.connect(f"{_uri(copied)}?mode=rw", uri=True)) as file:
                    file.backup(memory)
            except below() as error:
                raise in_words(error, database.shown) from error
        database.prepare()
        memory.execute("PRAGMA query_only = ON")
        unless_ready.pop_all()
    return Register(database)
