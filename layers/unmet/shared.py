"""Where do offices that share a register count together? In one table of its PostgreSQL database."""

from contextlib import closing
from typing import Final

import pandas as pd
import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.engine import Connection

from layers.register.database import Database
from layers.unmet.counts import COLUMNS, Reason

_LOCK: Final = 0x5749_554E  # any number, the same for all who make the table
_KEYS: Final = ("area", "ward_code", "kind", "month", "reason")
_TABLE: Final = sa.Table(
    "unmet",
    sa.MetaData(),
    *(sa.Column(name, sa.Text(collation="C"), primary_key=True) for name in _KEYS),
    sa.Column("count", sa.Integer, sa.CheckConstraint("count > 0"), nullable=False),
)


class SharedUnmetCounts:
    """The counts of all offices that use one register, beside its tables."""

    def __init__(self, url: str) -> None:
        self._url = url

    def add(self, area: str, *, ward_code: str, kind: str, month: str, reason: Reason) -> None:
        """Count one more conversation; as ``UnmetCounts.add``.

        Raises
        ------
        RegisterError
            The database cannot be reached or written.
        """
        row = {"area": area, "ward_code": ward_code, "kind": kind, "month": month, "reason": str(reason)}
        one_more = {"count": _TABLE.c.count + 1}
        added = insert(_TABLE).values(**row, count=1)
        with closing(Database(self._url)) as database, database.writing() as connection:
            _make_table(connection)
            connection.execute(added.on_conflict_do_update(index_elements=_KEYS, set_=one_more))

    def take_back(self, area: str, *, ward_code: str, kind: str, month: str, reason: Reason) -> None:
        """Count one conversation fewer, where one was counted by mistake; as ``UnmetCounts.take_back``."""
        key = {"area": area, "ward_code": ward_code, "kind": kind, "month": month, "reason": str(reason)}
        this = sa.and_(*(_TABLE.c[name] == value for name, value in key.items()))
        with closing(Database(self._url)) as database, database.writing() as connection:
            _make_table(connection)
            connection.execute(_TABLE.delete().where(this, _TABLE.c.count == 1))
            connection.execute(_TABLE.update().where(this).values(count=_TABLE.c.count - 1))

    def table(self, area: str, *, first_month: str, last_month: str) -> pd.DataFrame:
        """The bare counts of an area between two months, both included: never to be shown as they are.

        Raises
        ------
        RegisterError
            The database cannot be reached or read.
        """
        of = _TABLE.c
        question = (
            sa.select(*(of[name] for name in COLUMNS))
            .where(of.area == area, of.month >= first_month, of.month <= last_month)
            .order_by(*(of[name] for name in COLUMNS[:-1]))
        )
        with closing(Database(self._url)) as database, database.reading() as connection:
            there = sa.inspect(connection).has_table(_TABLE.name)
            rows = [tuple(row) for row in connection.execute(question)] if there else []
        return pd.DataFrame(rows, columns=list(COLUMNS))


def _make_table(connection: Connection) -> None:
    if sa.inspect(connection).has_table(_TABLE.name):
        return
    connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))
    connection.execute(sa.schema.CreateTable(_TABLE, if_not_exists=True))
