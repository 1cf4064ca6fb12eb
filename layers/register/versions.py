"""How is a version of an asset read and written? Nothing else writes ``assets`` and ``asset_versions``."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from itertools import islice
from typing import Any, Final, TypeVar

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from layers.register.clock import stamped_ahead
from layers.register.engine.database import Database
from layers.register.engine.errors import BrokenRecordError, NoSuchAssetError
from layers.register.engine.schema import asset_versions, assets, meta
from layers.register.erasing.erased_list import read_erased
from layers.register.records import Record, check_text, from_text, to_asset

_AT_ONCE: Final = 5_000  # ids in one question: SQLite takes at most 32,766


Item = TypeVar("Item")


def in_parts(items: Iterable[Item]) -> Iterator[list[Item]]:
    """The items in lists short enough for one question to the database."""
    rest = iter(items)
    while part := list(islice(rest, _AT_ONCE)):
        yield part


class VersionCause(StrEnum):
    """Why there is a new version."""

    ADD = "add"
    EDIT = "edit"
    VERIFY = "verify"
    CLOSE = "close"
    RESTORE = "restore"
    MERGE = "merge"
    IMPORT = "import"
    UNDO = "undo"


_BY_HAND: Final = (VersionCause.ADD, VersionCause.EDIT, VersionCause.MERGE)


@dataclass(frozen=True, slots=True)
class Stored:
    """One version as it lies in the database."""

    asset_id: str
    version: int
    revision: int
    at: str
    by: str
    change: str
    import_id: int | None
    record: str | None  # None: taken out
    source_says: str | None
    source: str

    def as_record(self) -> Record:
        """The record; an asset that was taken out has an empty one."""
        return from_text(self.record) if self.record is not None else {}

    def as_source_says(self) -> Record:
        """What the source says otherwise."""
        return from_text(self.source_says) if self.source_says else {}


def is_readable(stored: Stored) -> bool:
    """Whether a version's record is whole, and what its source says too; one that was taken out is."""
    try:
        stored.as_source_says()
        if stored.record is not None:
            to_asset(stored.as_record())
    except BrokenRecordError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class NewVersion:
    """One version to be written."""

    asset_id: str
    version: int
    change: VersionCause
    record: str | None
    source_says: str | None
    source: str
    was_there: bool  # whether the asset stands in the register now


class Writing:
    """One transaction of one person; its revision counts only if something is written."""

    def __init__(
        self, connection: Connection, by: str, revision: int, last_at: str, *, now: datetime | None = None
    ) -> None:
        self.connection, self.by, self.revision = connection, by, revision + 1
        self.at = stamp(now or datetime.now(UTC), last_at)
        self.wrote = False

    def write(self, versions: Iterable[NewVersion], *, import_id: int | None = None) -> None:
        """Write versions and let them stand; an asset is named at most once."""
        for some in in_parts(versions):
            self.wrote = True
            self._refuse_erased(some)
            self.connection.execute(asset_versions.insert(), [self._row(new, import_id) for new in some])
            stands = [
                {"asset_id": new.asset_id, "version": new.version} for new in some if new.record is not None
            ]
            gone = [{"of": new.asset_id} for new in some if new.was_there]
            if gone:
                self.connection.execute(assets.delete().where(assets.c.asset_id == sa.bindparam("of")), gone)
            if stands:
                self.connection.execute(assets.insert(), stands)

    def _refuse_erased(self, versions: Iterable[NewVersion]) -> None:
        """Nobody writes down by hand what somebody asked to have erased; lists have lost it before this."""
        by_hand = [new.record for new in versions if new.change in _BY_HAND and new.record is not None]
        erased = read_erased(self.connection) if by_hand else None
        if erased:
            for record in by_hand:
                erased.refuse(from_text(record))

    def _row(self, new: NewVersion, import_id: int | None) -> dict[str, Any]:
        return {
            "asset_id": new.asset_id,
            "version": new.version,
            "revision": self.revision,
            "at": self.at,
            "by": self.by,
            "change": new.change.value,
            "import_id": import_id,
            "record": new.record,
            "source_says": new.source_says,
            "source": new.source,
        }


def stamp(now: datetime, last_at: str) -> str:
    """When a change is made, as it is kept: never before the last one, for clocks go back a little at times.

    A last stamp more than a day ahead came from a clock that stood wrong: it is no floor.
    """
    this = now.isoformat(timespec="microseconds")
    return this if stamped_ahead(now, last_at) else max(this, last_at)


@contextmanager
def writing(database: Database, *, by: str) -> Iterator[Writing]:
    """A transaction in which ``by`` (a role or initials) changes the register; all of it, or nothing."""
    check_text(by, what="The name or initials of who makes this change")
    with database.writing() as connection:
        row = connection.execute(sa.select(meta.c.revision, meta.c.changed_at).with_for_update()).one()
        work = Writing(connection, by, row.revision, row.changed_at)
        yield work
        if work.wrote:
            connection.execute(meta.update().values(revision=work.revision, changed_at=work.at))


def revision_of(connection: Connection) -> int:
    """How many commits there have been."""
    return int(connection.execute(sa.select(meta.c.revision)).scalar_one())


def standing(
    connection: Connection, ids: Sequence[str] | None = None, *, source: str | None = None
) -> dict[str, Stored]:
    """The version of each asset that stands now; only of those ids, or of one source, if given."""
    question = sa.select(asset_versions).join(
        assets,
        sa.and_(assets.c.asset_id == asset_versions.c.asset_id, assets.c.version == asset_versions.c.version),
    )
    if source is not None:
        question = question.where(asset_versions.c.source == source)
    if ids is None:
        return {row.asset_id: Stored(*row) for row in connection.execute(question)}
    return {
        row.asset_id: Stored(*row)
        for some in in_parts(ids)
        for row in connection.execute(question.where(assets.c.asset_id.in_(some)))
    }


def standing_keys(connection: Connection) -> list[tuple[Any, ...]]:
    """What tells the version of each asset that stands now from every other, the id first, in their order."""
    of = asset_versions.c
    question = sa.select(of.asset_id, of.version, of.revision, of.at).join(
        assets, sa.and_(assets.c.asset_id == of.asset_id, assets.c.version == of.version)
    )
    return sorted(tuple(row) for row in connection.execute(question))


def ids_of_sources(connection: Connection, sources: Sequence[str]) -> frozenset[str]:
    """The assets that stand now for which one of the sources answers."""
    question = sa.select(assets.c.asset_id).join(
        asset_versions,
        sa.and_(assets.c.asset_id == asset_versions.c.asset_id, assets.c.version == asset_versions.c.version),
    )
    return frozenset(
        asset_id
        for some in in_parts(sources)
        for asset_id in connection.scalars(question.where(asset_versions.c.source.in_(some)))
    )


def last_versions(connection: Connection, ids: Iterable[str]) -> dict[str, int]:
    """The number of the last version of those of the ids that were ever there, taken out or not."""
    version = sa.func.max(asset_versions.c.version)
    question = sa.select(asset_versions.c.asset_id, version).group_by(asset_versions.c.asset_id)
    return {
        asset_id: last
        for some in in_parts(ids)
        for asset_id, last in connection.execute(question.where(asset_versions.c.asset_id.in_(some)))
    }


def stored_version(connection: Connection, asset_id: str, version: int | None = None) -> Stored:
    """One version of an asset; the one that stands now if no number is given.

    Raises
    ------
    NoSuchAssetError
        There is none.
    """
    if version is None:
        stored = standing(connection, [asset_id]).get(asset_id)
    else:
        question = sa.select(asset_versions).where(
            asset_versions.c.asset_id == asset_id, asset_versions.c.version == version
        )
        row = connection.execute(question).one_or_none()
        stored = Stored(*row) if row is not None else None
    if stored is None:
        which = f"version {version} of the asset {asset_id}" if version else f"asset {asset_id}"
        raise NoSuchAssetError("The register has no {which}.", "Search for it by its name.", which=which)
    return stored
