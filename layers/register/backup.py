"""How is the whole register copied away, and put back?

A backup is one SQLite file with the whole history, whatever the register runs on; so it also carries a
register from SQLite to PostgreSQL. It appears whole or not at all. The list of contacts that were erased on
request is not in it, and stays when one is put back: what it brings back of them is erased again.
"""

import sqlite3
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from layers.register.engine.backup_check import check_backup, read_only
from layers.register.engine.database import Database
from layers.register.engine.errors import RegisterDamagedError, RegisterFullError
from layers.register.engine.schema import (
    asset_versions,
    assets,
    duplicate_decisions,
    erased_contacts,
    feed_items,
    feeds,
    imports,
    inbox_acts,
    inbox_items,
    mappings,
    meta,
    waiting_rows,
)
from layers.register.engine.unfinished import make_private, put_in_place, unfinished_copy
from layers.register.erase import erase_again
from layers.register.versions import Writing, stamp, writing

_ROWS: tuple[sa.Table, ...] = (
    imports,
    asset_versions,
    assets,
    mappings,
    duplicate_decisions,
    waiting_rows,
    feeds,
    feed_items,
    inbox_items,
    inbox_acts,
)
_AT_ONCE = 5_000


def backup(database: Database, path: Path) -> Path:
    """Write the whole register to ``path``, in place of what is there, in one step.

    Only its owner may read it. What backups that were killed have left in that folder is cleared away.

    Raises
    ------
    RegisterFullError
        It could not be written; what was at ``path`` is still there.
    """
    try:
        with unfinished_copy(path.parent) as beside:
            make_private(beside)
            if database.is_sqlite:
                database.check_place()
                _copy_file(database, beside)
            else:
                _copy_rows(database, beside)
            put_in_place(beside, path)
    except (OSError, sqlite3.Error) as error:
        raise RegisterFullError(
            "The backup {path_name} could not be written. An earlier one of that name is still there.",
            "Check that the folder is there, that you may write there and that the disk has space.",
            path_name=path.name,
        ) from error
    return path


def restore_backup(database: Database, path: Path, *, by: str) -> None:
    """Put a backup in the place of everything in the register, in one transaction.

    The backup is checked first, and what was put in is counted before it is kept; if either fails, the
    register is as it was. The revision goes on counting up, so that nothing made from what was there is taken
    for what is there now. The file itself is only read.

    Raises
    ------
    RegisterUnreachableError, RegisterDamagedError, NewerRegisterError
        The file is not there, or is no whole backup that this version can read; nothing has changed.
    """
    check_backup(path)
    source = sa.create_engine("sqlite://", creator=lambda: _reader(path), poolclass=sa.pool.NullPool)
    try:
        with source.connect() as old, writing(database, by=by) as work:
            _replace_rows(work, old)
            _check_counts(work.connection, old, path.name)
            erased = erase_again(work)
        if erased:
            database.forget_bytes()
    except sa.exc.DatabaseError as error:
        raise RegisterDamagedError(
            "The backup {name} is damaged.", "Use an earlier one.", name=path.name
        ) from error
    finally:
        source.dispose()


def _reader(path: Path) -> sqlite3.Connection:
    raw = read_only(path)
    raw.execute("BEGIN")
    return raw


def _check_counts(new: Connection, old: Connection, name: str) -> None:
    for table in _rows_of(old):
        count = sa.select(sa.func.count()).select_from(table)
        if new.scalar(count) != old.scalar(count):
            raise RegisterDamagedError(
                "The backup {name} could not be read whole.", "Use an earlier one.", name=name
            )


def _replace_rows(work: Writing, old: Connection) -> None:
    for table in reversed(_ROWS):
        work.connection.execute(table.delete())
    for table in _rows_of(old):
        _copy_table(table, old, work.connection)
    row = old.execute(sa.select(meta.c.revision, meta.c.changed_at)).one()
    work.revision = max(work.revision, row.revision + 1)
    work.at = stamp(datetime.fromisoformat(work.at), row.changed_at)
    work.wrote = True


def _rows_of(old: Connection) -> list[sa.Table]:
    """The tables of a backup that hold rows: one of an older program has not all of today's."""
    there = sa.inspect(old).get_table_names()
    return [table for table in _ROWS if table.name in there]


def _copy_table(table: sa.Table, source: Connection, target: Connection) -> None:
    rows = source.execution_options(yield_per=_AT_ONCE).execute(sa.select(table)).mappings()
    for part in rows.partitions(_AT_ONCE):
        target.execute(table.insert(), [dict(row) for row in part])


def _copy_file(database: Database, beside: Path) -> None:
    source, target = sqlite3.connect(database.url.database or ""), sqlite3.connect(beside)
    try:
        source.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")  # one file, nothing beside it
        if _has_erased(target) and target.execute(str(erased_contacts.delete())).rowcount:
            target.commit()
            target.execute("VACUUM")
    finally:
        source.close()
        target.close()


def _has_erased(copy: sqlite3.Connection) -> bool:
    """Whether it has such a list: the file of an older program, which only a reader has opened, has none."""
    question = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"
    return copy.execute(question, (erased_contacts.name,)).fetchone() is not None


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
