"""What was an asset like before, who changed it, and what has changed since?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from layers.register.engine.errors import BrokenRecordError, NoSuchAssetError
from layers.register.engine.schema import asset_versions, erased_contacts
from layers.register.model import Asset
from layers.register.office.tables import last_numbering
from layers.register.records import FieldChange, differences, to_asset, value_of
from layers.register.versions import (
    Stored,
    VersionCause,
    is_readable,
    standing,
    standing_keys,
    stored_version,
)


@dataclass(frozen=True)
class Entry:
    """An asset as it stands, with its version: hand the version back when you edit."""

    asset: Asset
    version: int
    changed_by: str
    changed_at: datetime  # UTC
    change: VersionCause
    source_says: Mapping[str, Any]  # fields in which its source last said otherwise, and what it said


@dataclass(frozen=True)
class BrokenRecord:
    """An asset whose record cannot be read: it is set aside, and the rest serves."""

    asset_id: str
    version: int
    by: str
    at: datetime  # UTC


@dataclass(frozen=True)
class Version:
    """One version of an asset, and what it changed."""

    asset_id: str
    version: int
    revision: int
    at: datetime  # UTC
    by: str
    change: VersionCause
    import_id: int | None
    asset: Asset | None  # None: taken out, because the import that brought it was undone
    changed: tuple[FieldChange, ...]  # against the version before


def entry(connection: Connection, asset_id: str) -> Entry:
    """One asset as it stands. Raises ``NoSuchAssetError`` if it does not."""
    return _entry(stored_version(connection, asset_id))


class Entries:
    """Every asset as it stands; what was read before is not read again. Threads may share it."""

    def __init__(self) -> None:
        self._kept: dict[tuple[Any, ...], Entry | BrokenRecord] = {}
        self._erased: object = None  # how much had been erased when they were read

    def read(self, connection: Connection) -> tuple[Entry, ...]:
        """Every entry, in the order of the ids.

        A version is changed by nothing but an erasure, and by a name that becomes a number.
        """
        erased = (last_erasure(connection), last_numbering(connection))
        if erased != self._erased:
            self._kept, self._erased = {}, erased
        versions_held, keys = self._kept, standing_keys(connection)
        missing = [key for key in keys if key not in versions_held]
        some = None if len(missing) == len(keys) else [asset_id for asset_id, *_ in missing]
        stored = standing(connection, some) if missing else {}
        self._kept = {key: versions_held.get(key) or _entry_unless_broken(stored[key[0]]) for key in keys}
        return tuple(entry for entry in self._kept.values() if isinstance(entry, Entry))

    def broken(self, connection: Connection) -> tuple["BrokenRecord", ...]:
        """The records that stand and cannot be read, in the order of the ids."""
        self.read(connection)
        return tuple(broken for broken in self._kept.values() if isinstance(broken, BrokenRecord))


def last_erasure(connection: Connection) -> tuple[int, str]:
    """How many contacts were erased, and when the last."""
    of = erased_contacts.c
    row = connection.execute(sa.select(sa.func.count(), sa.func.max(of.at))).one()
    return int(row[0]), str(row[1] or "")


def history(connection: Connection, asset_id: str) -> tuple[Version, ...]:
    """Every version of an asset, the oldest first. Raises ``NoSuchAssetError`` if there never was one."""
    question = sa.select(asset_versions).where(asset_versions.c.asset_id == asset_id)
    versions = [Stored(*row) for row in connection.execute(question.order_by(asset_versions.c.version))]
    if not versions:
        raise NoSuchAssetError(
            "The register never had an asset {asset_id}.", "Search for it by its name.", asset_id=asset_id
        )
    return tuple(_version(after, before) for before, after in zip([None, *versions], versions, strict=False))


def changes_since(connection: Connection, revision: int) -> tuple[Version, ...]:
    """Every version written after ``revision``, in the order in which they were written."""
    earlier = asset_versions.alias()
    question = (
        sa.select(asset_versions, earlier)
        .outerjoin(
            earlier,
            sa.and_(
                earlier.c.asset_id == asset_versions.c.asset_id,
                earlier.c.version == asset_versions.c.version - 1,
            ),
        )
        .where(asset_versions.c.revision > revision)
        .order_by(asset_versions.c.revision, asset_versions.c.asset_id, asset_versions.c.version)
    )
    width = len(asset_versions.c)
    return tuple(
        _version(Stored(*row[:width]), Stored(*row[width:]) if row[width] is not None else None)
        for row in connection.execute(question)
    )


def as_of(connection: Connection, when: datetime) -> tuple[Asset, ...]:
    """Every asset as it was at that moment (with a time zone; UTC is taken if it has none), by id."""
    moment = (when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone(UTC)
    # In the order in which they were written: a clock that once stood in 2099 hides nothing written before it
    # was put right.
    newest = sa.select(sa.func.max(asset_versions.c.revision)).where(
        asset_versions.c.at <= moment.isoformat(timespec="microseconds")
    )
    last = (
        sa.select(asset_versions.c.asset_id, sa.func.max(asset_versions.c.version).label("version"))
        .where(asset_versions.c.revision <= newest.scalar_subquery())
        .group_by(asset_versions.c.asset_id)
        .subquery()
    )
    question = sa.select(asset_versions).join(
        last,
        sa.and_(last.c.asset_id == asset_versions.c.asset_id, last.c.version == asset_versions.c.version),
    )
    return _assets(Stored(*row) for row in connection.execute(question))


def _assets(stored: Iterable[Stored]) -> tuple[Asset, ...]:
    there = sorted(
        (version for version in stored if version.record is not None), key=lambda version: version.asset_id
    )
    return tuple(asset for asset in map(_asset_unless_broken, there) if asset is not None)


def _asset_unless_broken(stored: Stored) -> Asset | None:
    try:
        return to_asset(stored.as_record())
    except BrokenRecordError:
        return None


def _entry_unless_broken(stored: Stored) -> Entry | BrokenRecord:
    try:
        return _entry(stored)
    except BrokenRecordError:
        return BrokenRecord(stored.asset_id, stored.version, stored.by, datetime.fromisoformat(stored.at))


def _entry(stored: Stored) -> Entry:
    says = {name: value_of(name, value) for name, value in stored.as_source_says().items()}
    return Entry(
        asset=to_asset(stored.as_record()),
        version=stored.version,
        changed_by=stored.by,
        changed_at=datetime.fromisoformat(stored.at),
        change=VersionCause(stored.change),
        source_says=says,
    )


def _version(stored: Stored, before: Stored | None) -> Version:
    """One version; of a record that cannot be read it is known that it was there, and no more."""
    record = stored.as_record() if is_readable(stored) else {"asset_id": stored.asset_id}
    earlier = before.as_record() if before and is_readable(before) else {}
    return Version(
        asset_id=stored.asset_id,
        version=stored.version,
        revision=stored.revision,
        at=datetime.fromisoformat(stored.at),
        by=stored.by,
        change=VersionCause(stored.change),
        import_id=stored.import_id,
        asset=to_asset(record) if stored.record is not None else None,
        changed=differences(earlier, record),
    )
