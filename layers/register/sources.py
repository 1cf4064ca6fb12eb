"""Which lists have come in, how are their columns read, and what has since vanished from them?"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, RowMapping

from layers.register.engine.errors import NoSuchAssetError
from layers.register.engine.schema import imports, mappings
from layers.register.model import Asset, Status
from layers.register.records import to_asset
from layers.register.refused_rows import RefusedRow
from layers.register.versions import Stored, Writing, is_readable, standing


@dataclass(frozen=True)
class ImportInfo:
    """Where the rows of an import come from, and who brings them in."""

    source: str  # title, the same each time: what was imported under it before is compared
    by: str  # role or initials
    file_name: str = ""
    sha256: str = ""
    rows_read: int | None = None  # None: as many as are accepted
    rows_rejected: int = 0
    rejected: tuple[Asset, ...] = field(default=(), repr=False)  # in rows rejected for a slip: not vanished
    refused: tuple[RefusedRow, ...] = field(default=(), repr=False)  # for somebody to go on with
    mapping: Mapping[str, str] | None = None  # their column to our field, remembered for the next time
    licence: str = ""
    attribution: str = ""
    source_date: str = ""  # ISO date


@dataclass(frozen=True)
class Conflict:
    """A field that a person changed and that the source now gives otherwise; ours was kept.

    Values are as in ``Asset``; in the list of past imports they are text.
    """

    asset_id: str
    field: str
    ours: Any
    theirs: Any


@dataclass(frozen=True)
class ImportRecord:
    """One import as it was made."""

    import_id: int
    info: ImportInfo
    rows_accepted: int
    added: int
    changed: int
    unchanged: int
    vanished: tuple[str, ...]  # asset ids
    conflicts: tuple[Conflict, ...]
    at: datetime  # UTC
    revision: int
    undone_at: datetime | None
    undone_by: str


def all_imports(connection: Connection) -> tuple[ImportRecord, ...]:
    """Every import, the newest first."""
    rows = connection.execute(sa.select(imports).order_by(imports.c.import_id.desc())).mappings()
    return tuple(_import_record(row) for row in rows)


def one_import(connection: Connection, import_id: int) -> ImportRecord:
    """One import. Raises ``NoSuchAssetError`` if there is none of that number."""
    row = (
        connection.execute(sa.select(imports).where(imports.c.import_id == import_id))
        .mappings()
        .one_or_none()
    )
    if row is None:
        raise NoSuchAssetError(
            "There is no import {import_id}.", "Choose one from the list of imports.", import_id=import_id
        )
    return _import_record(row)


def remembered_mapping(connection: Connection, source: str) -> dict[str, str] | None:
    """How the columns of a source were read the last time; None if never."""
    text = connection.scalar(sa.select(mappings.c.mapping).where(mappings.c.source == source))
    return dict(json.loads(text)) if text is not None else None


def remember_mapping(work: Writing, source: str, mapping: Mapping[str, str]) -> None:
    """Keep how the columns of a source are read."""
    text = json.dumps(dict(mapping), sort_keys=True)
    if remembered_mapping(work.connection, source) == dict(mapping):
        return
    work.wrote = True
    work.connection.execute(mappings.delete().where(mappings.c.source == source))
    work.connection.execute(mappings.insert().values(source=source, mapping=text, at=work.at, by=work.by))


def proposed_closures(connection: Connection) -> tuple[Asset, ...]:
    """Assets that the newest list of their source no longer has, until somebody closes or confirms them."""
    vanished = {
        asset_id: row.source
        for row in connection.execute(sa.select(imports).where(imports.c.import_id.in_(_newest())))
        for asset_id in json.loads(row.vanished)
    }
    versions = standing(connection, sorted(vanished))
    return tuple(
        to_asset(stored.as_record())
        for asset_id, stored in sorted(versions.items())
        if stored.source == vanished[asset_id] and is_readable(stored) and is_open(stored)
    )


def newest_import(connection: Connection, source: str) -> ImportRecord | None:
    """The last import of a source that was not undone."""
    question = sa.select(imports).where(imports.c.source == source, imports.c.import_id.in_(_newest()))
    row = connection.execute(question).mappings().one_or_none()
    return _import_record(row) if row is not None else None


def has_vanished(connection: Connection, stored: Stored) -> bool:
    """Whether the newest list of the asset's source no longer has it."""
    newest = newest_import(connection, stored.source) if stored.source else None
    return newest is not None and stored.asset_id in newest.vanished


def _newest() -> Any:
    return (
        sa.select(sa.func.max(imports.c.import_id))
        .where(imports.c.undone_at.is_(None))
        .group_by(imports.c.source)
    )


def is_open(stored: Stored) -> bool:
    """Whether an asset is not closed."""
    return bool(stored.as_record().get("status") != Status.CLOSED.value)


def _import_record(row: RowMapping) -> ImportRecord:
    undone = row["undone_at"]
    return ImportRecord(
        import_id=row["import_id"],
        info=ImportInfo(
            mapping=json.loads(row["mapping"]),
            **{
                name: row[name]
                for name in (
                    *("source", "by", "file_name", "sha256", "rows_read", "rows_rejected"),
                    *("licence", "attribution", "source_date"),
                )
            },
        ),
        rows_accepted=row["rows_accepted"],
        added=row["added"],
        changed=row["changed"],
        unchanged=row["unchanged"],
        vanished=tuple(json.loads(row["vanished"])),
        conflicts=tuple(Conflict(*conflict) for conflict in json.loads(row["conflicts"])),
        at=datetime.fromisoformat(row["at"]),
        revision=row["revision"],
        undone_at=datetime.fromisoformat(undone) if undone else None,
        undone_by=row["undone_by"] or "",
    )
