"""How is an import taken back whole? Everything as it was before, but for what somebody has changed since."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from layers.register.engine.database import Database
from layers.register.engine.errors import RegisterError
from layers.register.engine.schema import asset_versions, imports
from layers.register.kept_rows import take_back
from layers.register.sources import ImportRecord, one_import
from layers.register.versions import NewVersion, Stored, VersionCause, standing, writing


@dataclass(frozen=True)
class ChangedSince:
    """An asset of an import that was left alone, because it was changed after the import."""

    asset_id: str
    name: str
    by: str
    at: datetime  # UTC


@dataclass(frozen=True)
class UndoResult:
    """What taking back an import did; asset ids."""

    removed: tuple[str, ...]  # the import had added them
    put_back: tuple[str, ...]  # as they were before it
    kept: tuple[ChangedSince, ...]


def undo_import(database: Database, import_id: int, *, by: str) -> UndoResult:
    """Take back an import, in one transaction.

    Raises
    ------
    NoSuchAssetError
        There is no such import.
    RegisterError
        It was taken back already.
    """
    with writing(database, by=by) as work:
        _refuse_twice(one_import(work.connection, import_id))
        brought, before = _brought(work.connection, import_id), _before(work.connection, import_id)
        now = standing(work.connection, list(brought))
        back = [
            _back(stored, before.get(asset_id))
            for asset_id, stored in now.items()
            if _says_the_same(stored, brought[asset_id])
        ]
        work.write(back, import_id=import_id)
        take_back(work, import_id)
        work.wrote = True
        work.connection.execute(
            imports.update()
            .where(imports.c.import_id == import_id)
            .values(undone_at=work.at, undone_by=work.by)
        )
        changed_since = [
            stored for stored in now.values() if not _says_the_same(stored, brought[stored.asset_id])
        ]
        return UndoResult(
            removed=tuple(sorted(new.asset_id for new in back if new.record is None)),
            put_back=tuple(sorted(new.asset_id for new in back if new.record is not None)),
            kept=tuple(
                _changed_since(stored) for stored in sorted(changed_since, key=lambda stored: stored.asset_id)
            ),
        )


def _refuse_twice(record: ImportRecord) -> None:
    if record.undone_at is not None:
        raise RegisterError(
            "{undone_by} took this import back already, on {undone_at:%d %B %Y}.",
            "There is nothing more to take back.",
            undone_by=record.undone_by,
            undone_at=record.undone_at,
        )


def _brought(connection: Connection, import_id: int) -> dict[str, Stored]:
    question = sa.select(asset_versions).where(
        asset_versions.c.import_id == import_id, asset_versions.c.change != VersionCause.UNDO.value
    )
    return {row.asset_id: Stored(*row) for row in connection.execute(question)}


def _before(connection: Connection, import_id: int) -> dict[str, Stored]:
    brought, earlier = asset_versions.alias(), asset_versions.alias()
    question = sa.select(earlier).join(
        brought,
        sa.and_(earlier.c.asset_id == brought.c.asset_id, earlier.c.version == brought.c.version - 1),
    )
    rows = connection.execute(question.where(brought.c.import_id == import_id))
    return {row.asset_id: Stored(*row) for row in rows}


def _says_the_same(stored: Stored, brought: Stored) -> bool:
    """Whether it is as the import left it, perhaps because a later import was taken back first."""
    return (stored.record, stored.source_says) == (brought.record, brought.source_says)


def _back(now: Stored, before: Stored | None) -> NewVersion:
    return NewVersion(
        asset_id=now.asset_id,
        version=now.version + 1,
        change=VersionCause.UNDO,
        record=before.record if before else None,
        source_says=before.source_says if before else None,
        source=before.source if before else "",
        was_there=True,
    )


def _changed_since(stored: Stored) -> ChangedSince:
    name = str(stored.as_record().get("name", ""))
    return ChangedSince(stored.asset_id, name, stored.by, datetime.fromisoformat(stored.at))
