"""How is the whole register copied away, and put back?

A backup is one SQLite file with the whole history, whatever the register runs on; so it also carries a
register from SQLite to PostgreSQL. It appears whole or not at all.
"""

import os
import sqlite3
from pathlib import Path
from uuid import uuid4

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from layers.register.database import Database
from layers.register.errors import RegisterDamagedError, RegisterFullError, RegisterUnreachableError
from layers.register.schema import (
    asset_versions,
    assets,
    duplicate_decisions,
    imports,
    mappings,
    meta,
)
from layers.register.versions import Writing, writing

_ROWS: tuple[sa.Table, ...] = (imports, asset_versions, assets, mappings, duplicate_decisions)
_AT_ONCE = 5_000


def backup(database: Database, path: Path) -> Path:
    """Write the whole register to ``path``, in place of what is there, in one step.

    Raises
    ------
    RegisterFullError
        It could not be written; what was at ``path`` is still there.
    """
    beside = path.with_name(f".{path.name}.{uuid4().hex}")
    try:
        path.parent.resolve(strict=True)
        if database.is_sqlite:
            _copy_file(database, beside)
        else:
            _copy_rows(database, beside)
        _sync(beside)
        beside.replace(path)
        if os.name != "nt":
            _sync(path.parent)
    except (OSError, sqlite3.Error) as error:
        raise RegisterFullError(
            "The backup {path_name} could not be written. An earlier one of that name is still there.",
            "Check that the folder is there, that you may write there and that the disk has space.",
            path_name=path.name,
        ) from error
    finally:
        for leftover in path.parent.glob(f"{beside.name}*"):
            leftover.unlink(missing_ok=True)
    return path


def restore_backup(database: Database, path: Path, *, by: str) -> None:
    """Put a backup in the place of everything in the register, in one transaction.

    The revision goes on counting up, so that nothing made from what was there is taken for what is there now.
    """
    if not path.is_file():
        raise RegisterUnreachableError(
            "There is no backup {path_name}.", "Choose another file.", path_name=path.name
        )
    source = Database(path)
    try:
        source.prepare()
        _check_whole(source)
        with source.reading() as old, writing(database, by=by) as work:
            _replace_rows(work, old)
    finally:
        source.close()


def _check_whole(source: Database) -> None:
    with source.reading() as connection:
        faults = connection.execute(sa.text("PRAGMA integrity_check")).scalars().all()
    if faults != ["ok"]:
        raise RegisterDamagedError(
            "The backup {shown} is damaged.", "Use an earlier one.", shown=source.shown
        )


def _replace_rows(work: Writing, old: Connection) -> None:
    for table in reversed(_ROWS):
        work.connection.execute(table.delete())
    for table in _ROWS:
        _copy_table(table, old, work.connection)
    row = old.execute(sa.select(meta.c.revision, meta.c.changed_at)).one()
    work.revision = max(work.revision, row.revision + 1)
    work.at = max(work.at, row.changed_at)
    work.wrote = True


def _copy_table(table: sa.Table, source: Connection, target: Connection) -> None:
    rows = source.execution_options(yield_per=_AT_ONCE).execute(sa.select(table)).mappings()
    for part in rows.partitions(_AT_ONCE):
        target.execute(table.insert(), [dict(row) for row in part])


def _copy_file(database: Database, beside: Path) -> None:
    source, target = sqlite3.connect(database.url.database or ""), sqlite3.connect(beside)
    try:
        source.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")  # one file, nothing beside it
    finally:
        source.close()
        target.close()


def _copy_rows(database: Database, beside: Path) -> None:
    copy = Database(beside)
    try:
        copy.prepare()
        with database.reading() as old, copy.writing() as new:
            new.execute(meta.delete())
            for table in (meta, *_ROWS):
                _copy_table(table, old, new)
    finally:
        copy.close()


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDWR if path.is_file() else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
