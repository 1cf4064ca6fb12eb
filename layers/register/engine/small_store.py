"""How is a small thing kept beside a register? In a file of its own, or in the database offices share."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy.engine import URL, Connection, Engine

from geo.errors import WithinReachError
from layers.register.engine.engines import (
    ONE_STATE,
    TO_WRITE,
    FileSettings,
    database_url,
    engine_of,
    place_shown,
)
from layers.register.engine.errors import RegisterUnreachableError
from layers.register.engine.failures import below, in_words
from layers.register.engine.migrating import Migrations


@dataclass(frozen=True)
class SmallStore:
    """Where something lies, how its tables are made, and what is said when they cannot be used.

    Nothing is held open between two pieces of work, so that the file may be moved or deleted at any time.
    """

    place: Path | str  # the folder of the file, or the URL of the register's PostgreSQL database
    file_name: str
    migrations: Migrations
    settings: FileSettings
    unreadable: Callable[[str], WithinReachError]  # by the file's name
    made_by_newer: Callable[[str], WithinReachError]  # by the place as a person may see it

    @property
    def file(self) -> Path | None:
        """The file, if it is one."""
        return self.place / self.file_name if isinstance(self.place, Path) else None

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection to write, all of it or nothing, to tables that are up to date."""
        with self._connected(TO_WRITE) as connection:
            self.migrations.see_to(connection, newer=self.made_by_newer(place_shown(self._url)))
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection | None]:
        """A connection to read; None where there is nothing yet, for to look is not to make anything."""
        if self.file is not None and not self.file.exists():
            yield None
            return
        with self._connected({} if self.file else ONE_STATE) as connection:
            yield connection

    def forget_bytes(self) -> None:
        """Write the file anew, so that nothing of what was removed is left in it; a server is left alone."""
        if self.file is None or not self.file.exists():
            return
        with self._engine() as engine, engine.connect() as connection:
            raw = connection.connection.driver_connection
            if raw is not None:
                raw.execute("VACUUM")  # in no transaction

    @property
    def _url(self) -> URL:
        return database_url(self.file or self.place)

    @contextmanager
    def _connected(self, options: dict[str, Any]) -> Iterator[Connection]:
        with (
            self._engine() as engine,
            engine.connect().execution_options(**options) as connection,
            connection.begin(),
        ):
            yield connection

    @contextmanager
    def _engine(self) -> Iterator[Engine]:
        """An engine for one piece of work; what goes wrong in it is said in words."""
        try:
            engine = engine_of(self._url, self.settings)
            try:
                yield engine
            finally:
                engine.dispose()
        except below(RegisterUnreachableError) as error:
            if self.file is None:
                raise in_words(error, place_shown(self._url)) from error
            raise self.unreadable(self.file.name) from error
