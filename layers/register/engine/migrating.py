"""How are tables made, and brought up to date? By migrations in order, once at a time, all or nothing."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

_ENVIRONMENT: Final = Path(__file__).with_name("migrations")
_LOCK: Final = 0x5749_5448  # any number, the same for all who migrate


@dataclass(frozen=True)
class Migrations:
    """The tables of one kind of things kept, step by step."""

    folder: Path  # of the steps, one file each
    head: str  # the newest step
    version_table: str  # in which a database keeps how far it is

    def version(self, connection: Connection) -> str | None:
        """The newest step that was made there; None before the first."""
        if not sa.inspect(connection).has_table(self.version_table):
            return None
        table = sa.table(self.version_table)
        return connection.scalar(sa.select(sa.column("version_num")).select_from(table))

    def take_turn(self, connection: Connection) -> None:
        """Wait until nobody else brings tables of this database up to date, and be the one who does."""
        if connection.dialect.name != "sqlite":  # there who may write is alone already
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))

    def see_to(self, connection: Connection, *, newer: Exception) -> None:
        """Bring the tables up to date where they are not; ``newer`` is raised where a newer step was made."""
        if self.version(connection) == self.head:
            return
        self.take_turn(connection)
        version = self.version(connection)
        if version is not None and version > self.head:
            raise newer
        if version != self.head:  # else somebody else was first
            self.bring_up_to_date(connection)

    def bring_up_to_date(self, connection: Connection) -> None:
        """Make every step that is missing, on an open connection whose turn it is."""
        from alembic import command  # a tenth of a second, for what happens once to a database
        from alembic.config import Config

        config = Config()
        for option, path in (("script_location", _ENVIRONMENT), ("version_locations", self.folder)):
            config.set_main_option(option, str(path).replace("%", "%%"))
        config.set_main_option("path_separator", "newline")
        config.attributes["connection"] = connection
        config.attributes["version_table"] = self.version_table
        command.upgrade(config, self.head)
