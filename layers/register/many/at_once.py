"""How are many assets changed at once, and put back as they were?

One transaction and one revision for all of them. What cannot be done to one of them holds no other up: it is
left as it stands, and the reason is given.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from layers.register.changes import check_unmoved, next_version
from layers.register.engine.database import Database
from layers.register.engine.errors import (
    AssetRefusedError,
    BrokenRecordError,
    NoSuchAssetError,
    RegisterError,
    SomeoneElseChangedError,
)
from layers.register.engine.schema import asset_versions
from layers.register.erasing.erased_list import ErasedList, read_erased
from layers.register.model import Asset
from layers.register.records import to_record, to_text
from layers.register.sources import newest_import
from layers.register.versions import (
    NewVersion,
    Stored,
    VersionCause,
    Writing,
    standing,
    writing,
)

# A merge is taken apart, and an import undone, where they were made.
_CAUSES: Final = (VersionCause.EDIT, VersionCause.VERIFY, VersionCause.CLOSE, VersionCause.RESTORE)
_BY_A_PERSON: Final = (
    asset_versions.c.import_id.is_(None),
    asset_versions.c.change.in_([cause.value for cause in _CAUSES]),
)
_OF_ONE_ASSET: Final = (AssetRefusedError, NoSuchAssetError, SomeoneElseChangedError, BrokenRecordError)


@dataclass(frozen=True)
class LeftAsItIs:
    """An asset to which it could not be done, and why."""

    asset_id: str
    why: RegisterError


@dataclass(frozen=True)
class AtOnceResult:
    """What became of many."""

    revision: int | None  # by which it is put back; None where nothing was changed
    changed: tuple[str, ...]  # ids
    alike: tuple[str, ...]  # stood so already
    left: tuple[LeftAsItIs, ...]


@dataclass(frozen=True)
class ChangeAtOnce:
    """A change that was made to several assets at once."""

    revision: int
    at: datetime  # UTC
    by: str
    cause: VersionCause
    asset_ids: tuple[str, ...] = field(repr=False)
    still: int  # how many of them stand as it left them


def change_at_once(
    database: Database, changed: Sequence[tuple[Asset, int]], *, by: str, cause: VersionCause
) -> AtOnceResult:
    """Put each asset in the place of the version that the person saw, in one transaction.

    Raises
    ------
    RegisterError
        The register cannot be written; then nothing was.
    """
    with writing(database, by=by) as work:
        now = standing(work.connection, [asset.asset_id for asset, _ in changed])
        makes = _Making(work, now, cause, read_erased(work.connection), _Vanished(work.connection))
        news: list[NewVersion] = []
        alike, left = [], []
        for asset, expected_version in changed:
            try:
                new = makes.next_of(asset, expected_version)
            except _OF_ONE_ASSET as error:
                left.append(LeftAsItIs(asset.asset_id, error))
                continue
            if new is None:
                alike.append(asset.asset_id)
            else:
                news.append(new)
        return _written(work, news, alike, left)


def put_back_at_once(database: Database, revision: int, *, by: str) -> AtOnceResult:
    """Put the assets of a change at once back as they were before it, but for those changed since.

    Raises
    ------
    NoSuchAssetError
        No such change was made to several at once.
    RegisterError
        The register cannot be written; then nothing was.
    """
    with writing(database, by=by) as work:
        written = _versions_of(work.connection, revision)
        if not written:
            raise NoSuchAssetError(
                "There is no change {revision} that was made to several at once.",
                "Choose another one.",
                revision=revision,
            )
        before, now = _before(work.connection, revision), standing(work.connection, list(written))
        news, left = [], []
        for asset_id, stored in written.items():
            try:
                news.append(_back(work, now, stored, before[asset_id]))
            except _OF_ONE_ASSET as error:
                left.append(LeftAsItIs(asset_id, error))
        return _written(work, news, [], left)


def changes_at_once(connection: Connection, *, most: int = 10) -> tuple[ChangeAtOnce, ...]:
    """The last changes that were made to several assets at once, the newest first."""
    of = asset_versions.c
    revisions = connection.scalars(
        sa.select(of.revision)
        .where(*_BY_A_PERSON)
        .group_by(of.revision)
        .having(sa.func.count() > 1)
        .order_by(of.revision.desc())
        .limit(most)
    ).all()
    changes = []
    for revision in revisions:
        written = _versions_of(connection, revision)
        now = standing(connection, list(written))
        still = sum(now.get(asset_id) == stored for asset_id, stored in written.items())
        first = next(iter(written.values()))
        cause, at = VersionCause(first.change), datetime.fromisoformat(first.at)
        changes.append(ChangeAtOnce(revision, at, first.by, cause, tuple(written), still))
    return tuple(changes)


class _Vanished:
    """Whether the newest list of an asset's source no longer has it; of each source it is asked once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._by_source: dict[str, frozenset[str]] = {}

    def __call__(self, stored: Stored) -> bool:
        if stored.source_says is None or not stored.source:
            return False
        if stored.source not in self._by_source:
            newest = newest_import(self._connection, stored.source)
            self._by_source[stored.source] = frozenset(newest.vanished if newest else ())
        return stored.asset_id in self._by_source[stored.source]


@dataclass(frozen=True)
class _Making:
    """Makes the next version of each asset, within one transaction."""

    work: Writing
    now: Mapping[str, Stored]
    cause: VersionCause
    erased: ErasedList
    vanished: _Vanished

    def next_of(self, asset: Asset, expected_version: int) -> NewVersion | None:
        """The version to be written; None where nothing differs. Raises what concerns this asset alone."""
        stored = _standing(self.now, asset.asset_id)
        check_unmoved(self.work, stored, expected_version)
        record = to_record(asset)
        to_text(record)
        if self.erased:
            self.erased.refuse(record)
        return next_version(stored, record, self.cause, vanished=self.vanished(stored))


def _standing(now: Mapping[str, Stored], asset_id: str) -> Stored:
    if asset_id not in now:
        raise NoSuchAssetError(
            "The register has no {which}.", "Search for it by its name.", which=f"asset {asset_id}"
        )
    return now[asset_id]


def _written(
    work: Writing, news: Sequence[NewVersion], alike: Sequence[str], left: Sequence[LeftAsItIs]
) -> AtOnceResult:
    work.write(news)
    revision = work.revision if news else None
    return AtOnceResult(revision, tuple(new.asset_id for new in news), tuple(alike), tuple(left))


def _versions_of(connection: Connection, revision: int) -> dict[str, Stored]:
    """What a change at once wrote; nothing where it was none."""
    of = asset_versions.c
    question = sa.select(asset_versions).where(of.revision == revision, *_BY_A_PERSON)
    written = {row.asset_id: Stored(*row) for row in connection.execute(question.order_by(of.asset_id))}
    return written if len(written) > 1 else {}


def _before(connection: Connection, revision: int) -> dict[str, Stored]:
    """The versions that stood before it."""
    earlier = asset_versions.alias()
    question = sa.select(earlier).join(
        asset_versions,
        sa.and_(
            earlier.c.asset_id == asset_versions.c.asset_id,
            earlier.c.version == asset_versions.c.version - 1,
        ),
    )
    rows = connection.execute(question.where(asset_versions.c.revision == revision))
    return {row.asset_id: Stored(*row) for row in rows}


def _back(work: Writing, now: Mapping[str, Stored], written: Stored, before: Stored) -> NewVersion:
    stored = _standing(now, written.asset_id)
    check_unmoved(work, stored, written.version)
    return NewVersion(
        asset_id=stored.asset_id,
        version=stored.version + 1,
        change=VersionCause.RESTORE,
        record=before.record,
        source_says=before.source_says,
        source=before.source,
        was_there=True,
    )
