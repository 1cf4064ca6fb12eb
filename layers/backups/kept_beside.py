"""What is kept beside the register, and how does each of these come as rows, whatever the database?"""

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from layers.analyses import kept_analyses
from layers.backups.model import BackupError, damaged
from layers.baskets import kept_baskets
from layers.panel import kept_sessions
from layers.register.engine import schema
from layers.register.office import tables as office_tables
from layers.register.office.office_record import KeptOfficeRecord
from layers.register.store import Register
from layers.sign_ins import readers, store as sign_ins
from layers.sign_ins.ended import ENDED
from layers.unmet import counts
from layers.unmet.place import counts_beside
from layers.zones import kept_zones

_AT_ONCE: Final = 1_000

PartRows = Mapping[str, Sequence[Mapping[str, Any]]]  # by table


class RowStore(Protocol):
    """Where rows lie."""

    def reading(self) -> AbstractContextManager[Connection | None]:
        """A connection to read; None where there is nothing yet."""

    def writing(self) -> AbstractContextManager[Connection]:
        """A connection to write, all of it or nothing, to tables that are up to date."""


@dataclass(frozen=True)
class KeptBeside:
    """One thing that an office keeps beside its register."""

    part: str  # its name in a backup
    store: Callable[[Register, Path], RowStore]  # of a register and its folder of areas
    tables: tuple[sa.Table, ...]  # what others point to comes first
    step: str  # the newest step of its tables that this program knows
    sealed: bool = False
    adds: bool = False  # whether what comes back is added to what is here, and takes nothing away


ALL_BESIDE: Final = (
    # Before all others: what was erased on request is erased again from what comes back.
    KeptBeside(
        "erased_contacts.sealed",
        lambda register, _areas: register.database,
        (schema.erased_contacts,),
        schema.HEAD,
        sealed=True,
        adds=True,
    ),
    KeptBeside(
        "panel_sessions.json",
        lambda register, _areas: kept_sessions.sessions_of(register),
        (kept_sessions.SESSIONS, kept_sessions.CHANGES),
        kept_sessions.HEAD,
    ),
    # What left the register is noted for good: what comes back takes nothing of it away.
    KeptBeside(
        "office_record.json",
        lambda register, _areas: KeptOfficeRecord(register.database),
        (office_tables.EXPORTS, office_tables.RUNS),
        office_tables.HEAD,
        adds=True,
    ),
    # Hashes of tokens alone. A token that was revoked here stays so; who signed out stays out.
    KeptBeside(
        "readers.json",
        lambda _register, areas: readers.readers_beside(areas).store,
        (readers.READERS, readers.USES, ENDED),
        sign_ins.HEAD,
        adds=True,
    ),
    KeptBeside(
        "baskets.json",
        lambda _register, areas: kept_baskets.baskets_beside(areas).store,
        (kept_baskets.TABLE,),
        kept_baskets.HEAD,
    ),
    # A list of postcodes could be a list of clients.
    KeptBeside(
        "zone_sets.sealed",
        lambda _register, areas: kept_zones.zones_beside(areas).store,
        (kept_zones.TABLE,),
        kept_zones.HEAD,
        sealed=True,
    ),
    KeptBeside(
        "analyses.json",
        lambda _register, areas: kept_analyses.analyses_beside(areas).store,
        (kept_analyses.TABLE,),
        kept_analyses.HEAD,
    ),
    KeptBeside(
        "counts.sealed",
        lambda _register, areas: counts_beside(areas).store,
        (counts.TABLE, counts.TALKS),
        counts.HEAD,
        sealed=True,
    ),
)


def rows_as_json(beside: KeptBeside, store: RowStore) -> bytes:
    """Every row that is kept, of one moment, as JSON."""
    tables: dict[str, list[dict[str, Any]]] = {table.name: [] for table in beside.tables}
    with store.reading() as connection:
        if connection is not None:
            there = set(sa.inspect(connection).get_table_names())
            for table in beside.tables:
                if table.name in there:
                    rows = connection.execute(sa.select(table).order_by(*table.primary_key.columns))
                    tables[table.name] = [dict(row) for row in rows.mappings()]
    return json.dumps({"step": beside.step, "tables": tables}).encode()


def has_rows(beside: KeptBeside, store: RowStore) -> bool:
    """Whether anything is kept there."""
    with store.reading() as connection:
        if connection is None:
            return False
        there = set(sa.inspect(connection).get_table_names())
        return any(
            connection.execute(sa.select(table).limit(1)).first() is not None
            for table in beside.tables
            if table.name in there
        )


def rows_from_json(beside: KeptBeside, data: bytes, *, name: str) -> PartRows:
    """The rows in a part of the backup ``name``, as they can be kept here.

    Raises
    ------
    BackupError
        It is damaged, or a newer version of the program made it.
    """
    try:
        values = json.loads(data)
        if str(values["step"]) > beside.step:
            raise BackupError(
                "A newer version of Within Reach made {part} in the backup {name}.",
                "Use that version to put it back.",
                part=beside.part,
                name=name,
            )
        return {
            table.name: [
                {column.name: row[column.name] for column in table.columns if column.name in row}
                for row in _rows_of(values, table, beside)
            ]
            for table in beside.tables
        }
    except (ValueError, KeyError, TypeError) as error:
        raise damaged(name, beside.part) from error


def _rows_of(values: Any, table: sa.Table, beside: KeptBeside) -> Any:
    """The rows of a table; a backup from before there was this table has none."""
    is_older = str(values["step"]) < beside.step
    return values["tables"].get(table.name, []) if is_older else values["tables"][table.name]


def put_rows_back(beside: KeptBeside, store: RowStore, rows: PartRows) -> None:
    """Put these rows in the place of all that is kept, or add those that are not there; all or nothing."""
    with store.writing() as connection:
        for table in () if beside.adds else reversed(beside.tables):
            connection.execute(table.delete())
        for table in beside.tables:
            new = _not_there(connection, table, rows[table.name]) if beside.adds else list(rows[table.name])
            for start in range(0, len(new), _AT_ONCE):
                connection.execute(table.insert(), new[start : start + _AT_ONCE])


def _not_there(
    connection: Connection, table: sa.Table, rows: Sequence[Mapping[str, Any]]
) -> list[Mapping[str, Any]]:
    keys = [column.name for column in table.primary_key.columns]
    there = {tuple(row) for row in connection.execute(sa.select(*(table.c[key] for key in keys)))}
    return [row for row in rows if tuple(row[key] for key in keys) not in there]
