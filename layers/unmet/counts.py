"""How often was nothing suitable? One count for each ward, kind, month and reason, and nothing else.

There is no row for a conversation: a press adds one to a count. Neither the hour nor the order of presses is
kept. What planners see is rounded down to fives and begins at ten; see ``questions.wards.nothing_suitable``.
"""

from collections.abc import Sequence
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import pandas as pd
import sqlalchemy as sa

from geo.errors import WithinReachError
from layers.register.engine.engines import FileSettings
from layers.register.engine.migrating import Migrations
from layers.register.engine.small_store import SmallStore

FILE: Final = "unmet.sqlite"
COLUMNS: Final = ("ward_code", "kind", "month", "reason", "count")
TALK_COLUMNS: Final = ("ward_code", "month", "count")
HEAD: Final = "0002"
KEYS: Final = ("area", "ward_code", "kind", "month", "reason")
TALK_KEYS: Final = ("area", "ward_code", "month")
TABLE: Final = sa.Table(
    "unmet",
    sa.MetaData(),
    *(sa.Column(name, sa.Text, primary_key=True) for name in KEYS),
    sa.Column("count", sa.Integer, nullable=False),
)
TALKS: Final = sa.Table(
    "conversations",
    sa.MetaData(),
    *(sa.Column(name, sa.Text, primary_key=True) for name in TALK_KEYS),
    sa.Column("count", sa.Integer, nullable=False),
)
MIGRATIONS: Final = Migrations(Path(__file__).with_name("migrations"), HEAD, version_table="unmet_version")
# No log beside the file, in which earlier counts would lie; what is written over is wiped.
_KEPT: Final = FileSettings(write_ahead=False, pragmas=("secure_delete = ON",))


class Reason(StrEnum):
    """Why nothing was suitable."""

    NONE_HERE = "none-here"
    TOO_FAR = "too-far"
    WRONG_TIME = "wrong-time"
    FULL = "full"
    NOT_ELIGIBLE = "not-eligible"
    COST = "cost"
    NOT_ACCESSIBLE = "not-accessible"
    NOT_KNOWN = "not-known"


class UnmetError(WithinReachError, OSError):
    """The counts cannot be read or written."""


class UnmetCounts:
    """The counts of one office in a file that may be deleted at any time, or of all who share a register.

    ``place`` is the folder of the file, or the URL of the register's PostgreSQL database.
    """

    def __init__(self, place: Path | str) -> None:
        self.store = SmallStore(place, FILE, MIGRATIONS, _KEPT, _unreadable, _made_by_newer)

    def add(self, area: str, *, ward_code: str, kind: str, month: str, reason: Reason) -> None:
        """Count one more conversation.

        Parameters
        ----------
        area, ward_code, kind
            The area's name, a ward's code ("" outside every ward), the key of a kind ("" for no one kind).
        month
            "2026-11".
        reason
            Why nothing was suitable.

        Raises
        ------
        UnmetError
            The file cannot be written.
        RegisterError
            The database cannot be reached or written.
        """
        self._one_more(TABLE, _key(area, ward_code, kind, month, reason))

    def add_conversation(self, area: str, *, ward_code: str, month: str) -> None:
        """Count one more conversation, however it ends; raises as ``add`` does."""
        self._one_more(TALKS, {"area": area, "ward_code": ward_code, "month": month})

    def _one_more(self, table: sa.Table, key: dict[str, Any]) -> None:
        with self.store.writing() as connection:
            # By its name: the dialect of PostgreSQL takes long to load, and most have a file.
            dialect = import_module(f"sqlalchemy.dialects.{connection.dialect.name}")
            added = (
                dialect.insert(table)
                .values(key | {"count": 1})
                .on_conflict_do_update(index_elements=list(key), set_={"count": table.c.count + 1})
            )
            connection.execute(added)

    def take_back(self, area: str, *, ward_code: str, kind: str, month: str, reason: Reason) -> None:
        """Count one conversation fewer, where one was counted by mistake; raises as ``add`` does."""
        key = _key(area, ward_code, kind, month, reason)
        this = sa.and_(*(TABLE.c[name] == value for name, value in key.items()))
        with self.store.writing() as connection:
            connection.execute(TABLE.delete().where(this, TABLE.c.count == 1))
            connection.execute(TABLE.update().where(this).values(count=TABLE.c.count - 1))

    def table(self, area: str, *, first_month: str, last_month: str) -> pd.DataFrame:
        """The bare counts of an area between two months, both included: never to be shown as they are.

        Raises
        ------
        UnmetError
            The file cannot be read.
        RegisterError
            The database cannot be reached or read.
        """
        return self._between(TABLE, COLUMNS, area, (first_month, last_month))

    def conversations(self, area: str, *, first_month: str, last_month: str) -> pd.DataFrame:
        """The bare counts of all conversations, TALK_COLUMNS: never to be shown as they are."""
        return self._between(TALKS, TALK_COLUMNS, area, (first_month, last_month))

    def conversations_since(self, area: str) -> str:
        """The first month in which a conversation was counted in an area; "" where none was."""
        question = sa.select(sa.func.min(TALKS.c.month)).where(TALKS.c.area == area)
        with self.store.reading() as connection:
            if connection is None or not sa.inspect(connection).has_table(TALKS.name):
                return ""
            return str(connection.scalar(question) or "")

    def _between(
        self, table: sa.Table, columns: Sequence[str], area: str, months: tuple[str, str]
    ) -> pd.DataFrame:
        of = table.c
        question = (
            sa.select(*(of[name] for name in columns))
            .where(of.area == area, of.month >= months[0], of.month <= months[1])
            .order_by(*(of[name] for name in columns[:-1]))
        )
        rows: list[tuple[Any, ...]] = []
        with self.store.reading() as connection:
            if connection is not None and sa.inspect(connection).has_table(table.name):
                rows = [tuple(row) for row in connection.execute(question)]
        return pd.DataFrame(rows, columns=list(columns))


def _unreadable(file_name: str) -> UnmetError:
    return UnmetError(
        "The counts of conversations in {path_name} cannot be read or written.",
        "See that its folder can be written to; a damaged file may be moved away.",
        path_name=file_name,
    )


def _made_by_newer(place: str) -> UnmetError:
    return UnmetError(
        "A newer version of Within Reach made the counts of conversations ({place}).",
        "Use that version.",
        place=place,
    )


def _key(area: str, ward_code: str, kind: str, month: str, reason: Reason) -> dict[str, Any]:
    return {"area": area, "ward_code": ward_code, "kind": kind, "month": month, "reason": str(reason)}
