"""How is the register's database opened, locked and made up to date?

SQLite: write-ahead log, so that readers never wait. PostgreSQL: writers take turns at the row of ``meta``.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final
from uuid import uuid4

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from layers.register.engine.engines import (
    ONE_STATE,
    TO_WRITE,
    FileSettings,
    database_url,
    engine_of,
    place_shown,
)
from layers.register.engine.errors import NewerRegisterError, RegisterError
from layers.register.engine.failures import below, in_words
from layers.register.engine.forgotten_bytes import write_anew
from layers.register.engine.migrating import Migrations
from layers.register.engine.opened_file import OpenedFile
from layers.register.engine.schema import HEAD, meta

_START: Final = "0001-01-01T00:00:00.000000+00:00"
_MIGRATIONS: Final = Migrations(
    Path(__file__).with_name("migrations") / "versions", HEAD, version_table="alembic_version"
)
_KEPT: Final = FileSettings(
    write_ahead=True,
    pragmas=(
        "synchronous = FULL",  # what was saved is on the disk, whatever happens to the power
        "foreign_keys = ON",
        "journal_size_limit = 67108864",
    ),
)


class Database:
    """An engine, and the only two ways to use it."""

    def __init__(self, place: str | Path, *, engine: Engine | None = None) -> None:
        self.url = database_url(place)
        self.shown = place_shown(self.url)
        self._engine = engine_of(self.url, _KEPT) if engine is None else engine
        self._watched = self.is_sqlite and engine is None
        self._file: OpenedFile | None = None  # of SQLite, once it is prepared

    @property
    def is_sqlite(self) -> bool:
        """Whether it is a file of our own."""
        return self._engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the register throughout, whoever writes meanwhile."""
        options = {} if self.is_sqlite else ONE_STATE
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
            self._engine.connect().execution_options(**TO_WRITE) as connection,
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

    def forget_bytes(self) -> bool:
        """Write the database anew, so that nothing of what was overwritten is left in its file or journal.

        The file keeps its length: other programs that have it open would take a shorter one for another.
        Returns False where the journal could not be emptied because somebody was reading for longer than we
        wait; what was written last empties it.
        """
        with self._in_words(), self._engine.connect() as connection:
            raw = connection.connection.driver_connection
            if raw is None:
                return False
            if not self.is_sqlite:
                connection.execution_options(isolation_level="AUTOCOMMIT").exec_driver_sql("VACUUM")
                return True
            return write_anew(raw)

    def is_up_to_date(self) -> bool:
        """Whether its tables are those of this program."""
        with self.reading() as connection:
            return _MIGRATIONS.version(connection) == HEAD

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
            _MIGRATIONS.take_turn(connection)
            version = _MIGRATIONS.version(connection)
            if version == HEAD:
                return  # somebody else was first
            if version is not None and version > HEAD:
                raise NewerRegisterError(
                    "A newer version of Within Reach made this register ({shown}).",
                    "Use that version, or a register of your own.",
                    shown=self.shown,
                )
            _MIGRATIONS.bring_up_to_date(connection)
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
        except below() as error:
            raise in_words(error, self.shown) from error
