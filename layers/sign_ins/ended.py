"""Which sign-ins are over before their time? Shared by all processes of an office, and forgotten in time."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import sqlalchemy as sa

from layers.register.importing.seeding import place_beside
from layers.sign_ins.store import MIGRATIONS, store_at

ENDED: Final = sa.Table(
    "ended_sign_ins",
    sa.MetaData(),
    sa.Column("digest", sa.Text, primary_key=True),  # SHA-256 of the sign-in's id: nobody can sign in with it
    sa.Column("until", sa.Text, nullable=False),  # when the sign-in would have ended by itself
)


class EndedSignIns:
    """The sign-ins that are over before their time. Each call is one transaction.

    ``place`` is the folder of the file, or the URL of the register's PostgreSQL database.
    """

    def __init__(self, place: Path | str) -> None:
        self.store = store_at(place)

    def end(self, digest: str, until: datetime, *, now: datetime | None = None) -> None:
        """Note that a sign-in is over; those that would be over by themselves by now are forgotten.

        Raises
        ------
        SignInsError, RegisterError
            It cannot be written.
        """
        with self.store.writing() as connection:
            MIGRATIONS.take_turn(connection)
            connection.execute(ENDED.delete().where(ENDED.c.until < _text(now or datetime.now(UTC))))
            connection.execute(ENDED.delete().where(ENDED.c.digest == digest))
            connection.execute(ENDED.insert().values(digest=digest, until=_text(until)))

    def all(self) -> frozenset[str]:
        """The hashes of all that are over.

        Raises
        ------
        SignInsError, RegisterError
            They cannot be read.
        """
        with self.store.reading() as connection:
            if connection is None or not sa.inspect(connection).has_table(ENDED.name):
                return frozenset()
            return frozenset(connection.execute(sa.select(ENDED.c.digest)).scalars())


def ended_beside(areas_folder: Path) -> EndedSignIns:
    """Those of the office with these areas: in the register's PostgreSQL database, or beside it."""
    return EndedSignIns(place_beside(areas_folder))


def _text(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")
