"""Which baskets does an office keep? In a file beside its register, or in the database that offices share."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from layers.assets.kinds import Kinds, plain_word
from layers.baskets.model import Basket, BasketChangedError, BasketError, check_basket
from layers.baskets.ready_made import load_ready_made
from layers.register.engine.engines import FileSettings
from layers.register.engine.migrating import Migrations
from layers.register.engine.small_store import SmallStore
from layers.register.importing.seeding import place_beside

FILE: Final = "baskets.sqlite"
HEAD: Final = "0001"
MIGRATIONS: Final = Migrations(Path(__file__).with_name("migrations"), HEAD, version_table="baskets_version")
_SETTINGS: Final = FileSettings(write_ahead=False, pragmas=())
TABLE: Final = sa.Table(
    "baskets",
    sa.MetaData(),
    sa.Column("plain_name", sa.Text, primary_key=True),  # two names that read alike are one
    *(sa.Column(name, sa.Text, nullable=False) for name in ("name", "kinds", "at", "by")),
    sa.Column("version", sa.Integer, nullable=False),
)


class KeptBaskets:
    """The baskets of an office. Each call is one transaction; of two who change one, the second is told.

    ``place`` is the folder of the file, or the URL of the register's PostgreSQL database.
    """

    def __init__(self, place: Path | str) -> None:
        self.store = SmallStore(place, FILE, MIGRATIONS, _SETTINGS, _unreadable, _made_by_newer)

    def all(self) -> tuple[Basket, ...]:
        """Every basket, by name.

        Raises
        ------
        BasketError, RegisterError
            The file or the database cannot be read.
        """
        with self.store.reading() as connection:
            if connection is None or not sa.inspect(connection).has_table(TABLE.name):
                return ()
            rows = connection.execute(sa.select(TABLE).order_by(TABLE.c.plain_name)).mappings()
            return tuple(_basket(dict(row)) for row in rows)

    def keep(
        self, name: str, kinds: tuple[str, ...], *, by: str, table: Kinds, expected_version: int = 0
    ) -> Basket:
        """Keep a new basket, or put it in the place of the version that the person saw.

        Raises
        ------
        BasketChangedError
            It is no longer at that version, or there is one of that name already.
        BasketError
            Its name or kinds will not do, or it cannot be written.
        """
        basket = check_basket(name, kinds, table=table)
        plain = plain_word(basket.name)
        if plain in {plain_word(ready.name) for ready in load_ready_made()}:
            raise BasketError(
                'There is a basket "{name}" for everybody already.', "Choose another name.", name=basket.name
            )
        with self.store.writing() as connection:
            self._check_version(connection, basket.name, expected_version)
            connection.execute(TABLE.delete().where(TABLE.c.plain_name == plain))
            row = {
                "plain_name": plain,
                "name": basket.name,
                "kinds": json.dumps(basket.kinds),
                "at": datetime.now(UTC).isoformat(timespec="seconds"),
                "by": by.strip(),
                "version": expected_version + 1,
            }
            connection.execute(TABLE.insert().values(**row))
            return _basket(row)

    def remove(self, name: str, *, expected_version: int) -> None:
        """Forget a basket. Raises ``BasketChangedError`` if it is no longer at the version that was seen."""
        with self.store.writing() as connection:
            self._check_version(connection, name, expected_version)
            connection.execute(TABLE.delete().where(TABLE.c.plain_name == plain_word(name)))

    def _check_version(self, connection: Connection, name: str, expected_version: int) -> None:
        """Refuse to write over what this person has not seen; nobody else writes meanwhile."""
        MIGRATIONS.take_turn(connection)
        question = sa.select(TABLE).where(TABLE.c.plain_name == plain_word(name))
        row = connection.execute(question).mappings().one_or_none()
        if row is None:
            if expected_version:
                raise BasketChangedError(
                    'Somebody else has removed the basket "{name}".',
                    "Keep it under a new name, if it is still needed.",
                    name=name,
                )
            return
        if row["version"] != expected_version:
            raise BasketChangedError(
                '{by} kept a basket "{name}" on {at:%d %B %Y at %H:%M} UTC, with {count} kinds.',
                "Open that one, or give yours another name.",
                by=row["by"] or "Somebody else",
                name=row["name"],
                at=datetime.fromisoformat(row["at"]),
                count=len(json.loads(row["kinds"])),
            )


def baskets_beside(areas_folder: Path) -> KeptBaskets:
    """The baskets of a folder of areas: in the register's PostgreSQL database, else in a file beside it."""
    return KeptBaskets(place_beside(areas_folder))


def _basket(row: Mapping[str, Any]) -> Basket:
    return Basket(
        row["name"],
        tuple(json.loads(row["kinds"])),
        row["version"],
        row["by"],
        datetime.fromisoformat(row["at"]),
    )


def _unreadable(file_name: str) -> BasketError:
    return BasketError(
        "The baskets in {file_name} cannot be read or written.",
        "See that its folder can be written to; a damaged file may be moved away.",
        file_name=file_name,
    )


def _made_by_newer(place: str) -> BasketError:
    return BasketError(
        "A newer version of Within Reach made the baskets ({place}).", "Use that version.", place=place
    )
