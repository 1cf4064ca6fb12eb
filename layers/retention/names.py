"""Whose names stand in what an office keeps, and how does a leaver's name become a number?

A name is what stands where somebody made a change: initials, a role, or who was signed in. Who has made none
for long enough has left. Their name becomes "staff 7" wherever it stands: one number for one name, so that a
history can still be read; which name it was is kept nowhere.
"""

import json
import re
import secrets
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from layers.analyses import kept_analyses
from layers.baskets import kept_baskets
from layers.panel import kept_sessions
from layers.register.engine import schema
from layers.register.engine.small_store import SmallStore
from layers.register.importing.seeding import BY
from layers.register.office.tables import EXPORTS, RUNS
from layers.register.records import to_text
from layers.register.store import Register
from layers.sign_ins import readers
from layers.zones import kept_zones

NUMBERED: Final = re.compile(r"staff (\d{1,9})")
OF_THE_PROGRAM: Final = frozenset({"", BY, "restore", "terminal", "office"})  # nobody's name
_AT_ONCE: Final = 2_000

_SIGNATURES: Final = (
    ("by", "at"),
    ("ended_by", "ended_at"),
    ("undone_by", "undone_at"),
    ("revoked_by", "revoked_at"),
)
# Where a name stands, and when that was written.
_SIGNED: Final = tuple(
    (table, by, at)
    for table in (
        *schema.metadata.tables.values(),
        kept_sessions.SESSIONS,
        kept_sessions.CHANGES,
        EXPORTS,
        RUNS,
    )
    for by, at in _SIGNATURES
    if by in table.c
)
# Where a name stands within JSON. A panel's minute, with who was there, stays as it was decided.
_RECORDS: Final = (schema.asset_versions.c.record, schema.asset_versions.c.source_says)
_CHECKED_BY, _CHECKED_ON = "checked_by", "checked_on"


def stores_beside(areas_folder: Path) -> Iterator[tuple[SmallStore, sa.Table]]:
    """What is kept beside the register with a name and a moment."""
    yield kept_baskets.baskets_beside(areas_folder).store, kept_baskets.TABLE
    yield kept_analyses.analyses_beside(areas_folder).store, kept_analyses.TABLE
    yield kept_zones.zones_beside(areas_folder).store, kept_zones.TABLE
    yield readers.readers_beside(areas_folder).store, readers.READERS


def names_last_seen(register: Register, areas_folder: Path) -> dict[str, str]:
    """Every name, and when it last made a change (ISO, UTC); neither numbers nor the program's own."""
    last: dict[str, str] = {}
    with register.database.reading() as connection:
        for name, at in _signed(connection):
            last[name] = max(at, last.get(name, ""))
    for store, table in stores_beside(areas_folder):
        with store.reading() as beside:
            if beside is not None and sa.inspect(beside).has_table(table.name):
                for name, at in _signed_in(beside, table):
                    last[name] = max(at, last.get(name, ""))
    return {name: at for name, at in last.items() if _is_a_name(name)}


def first_free_number(register: Register, areas_folder: Path) -> int:
    """The next number that no name has been given yet."""
    names: set[str] = set()
    with register.database.reading() as connection:
        names.update(name for name, _ in _signed(connection))
    for store, table in stores_beside(areas_folder):
        with store.reading() as beside:
            if beside is not None and sa.inspect(beside).has_table(table.name):
                names.update(name for name, _ in _signed_in(beside, table))
    taken = [int(match[1]) for name in names if (match := NUMBERED.fullmatch(name))]
    return max(taken, default=0) + 1


def number_in_register(connection: Connection, numbers: Mapping[str, str]) -> int:
    """Put numbers in the place of names wherever these stand in the register's database; how many rows."""
    there = set(sa.inspect(connection).get_table_names())
    rows = 0
    for table, by, _ in _SIGNED:
        if table.name in there:
            for name, number in numbers.items():
                changed = connection.execute(table.update().where(table.c[by] == name).values({by: number}))
                rows += changed.rowcount
    for column in _RECORDS:
        rows += _number_json(connection, column, numbers)
    return rows


def number_beside(connection: Connection, table: sa.Table, numbers: Mapping[str, str]) -> None:
    """Put numbers in the place of names in a table beside the register."""
    for by, _ in _signatures(table):
        for name, number in numbers.items():
            connection.execute(table.update().where(table.c[by] == name).values({by: number}))


def _signatures(table: sa.Table) -> Iterator[tuple[str, str]]:
    """The columns of a table that hold a name, each with that of its moment."""
    return ((by, at) for by, at in _SIGNATURES if by in table.c)


def _signed_in(connection: Connection, table: sa.Table) -> Iterator[tuple[str, str]]:
    """Every name in a table, with its newest moment."""
    for by, at in _signatures(table):
        named = sa.select(table.c[by], sa.func.max(table.c[at])).where(table.c[by].is_not(None))
        for name, moment in connection.execute(named.group_by(table.c[by])):
            yield str(name), str(moment or "")


def _signed(connection: Connection) -> Iterator[tuple[str, str]]:
    """Every name with a moment; of a check, the day it was made."""
    there = set(sa.inspect(connection).get_table_names())
    for table in dict.fromkeys(table for table, _, _ in _SIGNED):
        if table.name in there:
            yield from _signed_in(connection, table)
    records = sa.select(schema.asset_versions.c.record).where(schema.asset_versions.c.record.is_not(None))
    for text in connection.scalars(records.execution_options(yield_per=_AT_ONCE)):
        record = _loaded(text)
        if isinstance(record, dict) and record.get(_CHECKED_BY):
            yield str(record[_CHECKED_BY]), str(record.get(_CHECKED_ON) or "")


def _number_json(connection: Connection, column: sa.Column[Any], numbers: Mapping[str, str]) -> int:
    """Put numbers in the place of who checked an entry, in its records."""
    keys = list(column.table.primary_key.columns)
    written = tuple(json.dumps(name, ensure_ascii=False) for name in numbers)
    question = sa.select(*keys, column).where(column.is_not(None)).execution_options(yield_per=_AT_ONCE)
    changed = []
    for row in connection.execute(question):
        record = _loaded(row[-1]) if any(name in row[-1] for name in written) else None
        if isinstance(record, dict) and record.get(_CHECKED_BY) in numbers:
            number = numbers[record[_CHECKED_BY]]
            changed.append((tuple(row[:-1]), to_text(record | {_CHECKED_BY: number})))
    for key, text in changed:
        same = sa.and_(*(part == value for part, value in zip(keys, key, strict=True)))
        connection.execute(column.table.update().where(same).values({column.name: text}))
    return len(changed)


def _loaded(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _is_a_name(name: str) -> bool:
    return name not in OF_THE_PROGRAM and not NUMBERED.fullmatch(name)


def numbers_for(names: Iterable[str], first: int) -> dict[str, str]:
    """A number for each name, in an order drawn by lot, so that none can be told from its place."""
    drawn = list(names)
    secrets.SystemRandom().shuffle(drawn)
    return {name: f"staff {first + at}" for at, name in enumerate(drawn)}
