"""Which programs may read published data? Each by a token of its own, of which only a hash is kept."""

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from layers.register.importing.seeding import place_beside
from layers.sign_ins.store import MIGRATIONS, SignInsError, store_at

PREFIX: Final = "wr_"  # so that a token that lies about is seen to be one
LONGEST_NAME: Final = 80
_BYTES: Final = 32
READERS: Final = sa.Table(
    "readers",
    sa.MetaData(),
    sa.Column("digest", sa.Text, primary_key=True),
    *(sa.Column(name, sa.Text, nullable=False) for name in ("name", "at", "by", "revoked_at", "revoked_by")),
)
USES: Final = sa.Table(
    "reader_uses",
    sa.MetaData(),
    sa.Column("number", sa.Integer, primary_key=True),
    *(sa.Column(name, sa.Text, nullable=False) for name in ("reader", "path", "at")),
)


@dataclass(frozen=True)
class KeptReader:
    """A program that may read published data, or might once."""

    name: str
    at: datetime  # when it got its token, UTC
    by: str
    revoked_at: datetime | None
    revoked_by: str
    uses: int
    last_use: datetime | None


@dataclass(frozen=True)
class ReaderUse:
    """One request of a reader: what was asked, without the values behind it."""

    reader: str
    path: str
    at: datetime


class KeptReaders:
    """The readers of an office. Each call is one transaction.

    ``place`` is the folder of the file, or the URL of the register's PostgreSQL database.
    """

    def __init__(self, place: Path | str) -> None:
        self.store = store_at(place)

    def add(self, name: str, *, by: str) -> str:
        """Let a program read; gives its token, which is kept nowhere.

        Raises
        ------
        SignInsError
            It has no name or too long a one, a reader of that name may read already, or it cannot be written.
        """
        named = " ".join(name.split())
        if not named or len(named) > LONGEST_NAME or not named.isprintable():
            raise SignInsError(
                "A reader needs a name of 1 to {most} signs.", "Say which program it is.", most=LONGEST_NAME
            )
        token = PREFIX + secrets.token_urlsafe(_BYTES)
        with self.store.writing() as connection:
            MIGRATIONS.take_turn(connection)
            if self._open_rows(connection, named):
                raise SignInsError(
                    'There is a reader "{name}" already.',
                    "Revoke that first, or give this one another name.",
                    name=named,
                )
            row = {"digest": _digest(token), "name": named, "at": _now(), "by": by.strip()}
            connection.execute(READERS.insert().values(**row, revoked_at="", revoked_by=""))
        return token

    def revoke(self, name: str, *, by: str) -> None:
        """Let a program read no longer, from its next request on. Raises ``SignInsError``."""
        with self.store.writing() as connection:
            rows = self._open_rows(connection, " ".join(name.split()))
            if not rows:
                raise SignInsError(
                    'No reader "{name}" has a token.',
                    "cli.py readers list shows them all.",
                    name=name.strip(),
                )
            for row in rows:
                changed = READERS.update().where(READERS.c.digest == row["digest"])
                connection.execute(changed.values(revoked_at=_now(), revoked_by=by.strip()))

    def reader_of(self, token: str) -> str | None:
        """The name of the reader with this token; None where there is none, or it was revoked."""
        if not token.startswith(PREFIX):
            return None
        with self.store.reading() as connection:
            if connection is None or not sa.inspect(connection).has_table(READERS.name):
                return None
            question = sa.select(READERS.c.name, READERS.c.revoked_at)
            row = connection.execute(question.where(READERS.c.digest == _digest(token))).one_or_none()
            return row.name if row is not None and not row.revoked_at else None

    def note_use(self, name: str, path: str) -> None:
        """Note that a reader asked; ``path`` holds no values. Raises ``SignInsError``."""
        with self.store.writing() as connection:
            connection.execute(USES.insert().values(reader=name, path=path, at=_now()))

    def all(self) -> tuple[KeptReader, ...]:
        """Every reader, revoked ones too, the oldest first. Raises ``SignInsError``."""
        with self.store.reading() as connection:
            if connection is None or not sa.inspect(connection).has_table(READERS.name):
                return ()
            rows = connection.execute(sa.select(READERS).order_by(READERS.c.at, READERS.c.name)).mappings()
            return tuple(_reader(dict(row), connection) for row in rows.all())

    def uses(self, name: str) -> tuple[ReaderUse, ...]:
        """What a reader asked, the newest first. Raises ``SignInsError``."""
        with self.store.reading() as connection:
            if connection is None or not sa.inspect(connection).has_table(USES.name):
                return ()
            question = sa.select(USES).where(USES.c.reader == name).order_by(USES.c.number.desc())
            return tuple(
                ReaderUse(row["reader"], row["path"], datetime.fromisoformat(row["at"]))
                for row in connection.execute(question).mappings()
            )

    def _open_rows(self, connection: Connection, name: str) -> list[Mapping[str, Any]]:
        question = sa.select(READERS).where(READERS.c.name == name, READERS.c.revoked_at == "")
        return [dict(row) for row in connection.execute(question).mappings()]


def readers_beside(areas_folder: Path) -> KeptReaders:
    """Those of the office with these areas: in the register's PostgreSQL database, or beside it."""
    return KeptReaders(place_beside(areas_folder))


def _reader(row: Mapping[str, Any], connection: Connection) -> KeptReader:
    counted = sa.select(sa.func.count(), sa.func.max(USES.c.at)).where(USES.c.reader == row["name"])
    count, last = connection.execute(counted).one()
    return KeptReader(
        row["name"],
        datetime.fromisoformat(row["at"]),
        row["by"],
        datetime.fromisoformat(row["revoked_at"]) if row["revoked_at"] else None,
        row["revoked_by"],
        int(count),
        datetime.fromisoformat(last) if last else None,
    )


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
