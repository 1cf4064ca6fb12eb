"""Where do the community's assets live? ``open_register()`` opens it; all that can be done with it is here.

Each change is one transaction, says who made it, and is kept for good. Times are UTC; ``by`` is a person's
role or initials, never more.
"""

from collections.abc import Sequence
from contextlib import ExitStack
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import sqlalchemy as sa

from layers.register import backup, changes, duplicates, erase, history, kept_rows, plans, sources, undo
from layers.register.clock import stamped_ahead, stamped_long_ago
from layers.register.engine.database import Database
from layers.register.engine.schema import meta
from layers.register.erasing.erased_list import ErasedList, read_erased
from layers.register.field_sources import FieldSource, field_sources
from layers.register.history import Entry, Version
from layers.register.kept_feeds import KeptFeeds
from layers.register.model import Asset
from layers.register.plans import ImportPlan, ImportResult, Vanished
from layers.register.refused_rows import WaitingRow
from layers.register.settings import register_place
from layers.register.sources import ImportInfo, ImportRecord
from layers.register.undo import UndoResult
from layers.register.versions import ids_of_sources, revision_of

_STATE: Final = sa.select(meta.c.identity, meta.c.revision, meta.c.changed_at)  # put together once


class Register:
    """The register of one office. Threads may share it; another process opens its own."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._entries = history.Entries()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close_register()

    def close_register(self) -> None:
        """Let go of the database."""
        self._database.close()

    @property
    def database(self) -> Database:
        """Where it is kept, for the rooms of the register that keep something beside its assets."""
        return self._database

    @property
    def place(self) -> str:
        """Where it lies, as a person may see it: a file's name, or a server without its password."""
        return self._database.shown

    def check_place(self) -> None:
        """Refuse to go on where its file is gone or was replaced; every other question does so too.

        Raises ``RegisterGoneError`` or ``RegisterReplacedError``.
        """
        self._database.check_place()

    @property
    def revision(self) -> int:
        """Goes up with every commit that changed anything."""
        with self._database.reading() as connection:
            return revision_of(connection)

    @property
    def cache_key(self) -> str:
        """Changes whenever anything in the register does, and is no other register's: the key for caches."""
        with self._database.reading() as connection:
            return "-".join(map(str, connection.execute(_STATE).one()))

    # What is there, and what was

    def entry(self, asset_id: str) -> Entry:
        """One asset as it stands, with its version. Raises ``NoSuchAssetError``."""
        with self._database.reading() as connection:
            return history.entry(connection, asset_id)

    def entries(self) -> tuple[Entry, ...]:
        """Every asset as it stands, closed ones too, in the order of the ids."""
        with self._database.reading() as connection:
            return self._entries.read(connection)

    def broken_records(self) -> tuple[history.BrokenRecord, ...]:
        """The assets whose records cannot be read: they are in no answer until an earlier version is back."""
        with self._database.reading() as connection:
            return self._entries.broken(connection)

    def doubtful_stamp(self, now: datetime | None = None) -> datetime | None:
        """When the last change says it was made, where ``now`` or that must be wrong; else None.

        It lies more than a day after ``now``, or more than a year before it.
        """
        with self._database.reading() as connection:
            row = connection.execute(sa.select(meta.c.changed_at, meta.c.revision)).one()
        moment, last_at = now or datetime.now(UTC), str(row.changed_at)
        doubtful = stamped_ahead(moment, last_at) or (row.revision and stamped_long_ago(moment, last_at))
        return datetime.fromisoformat(last_at) if doubtful else None

    def ids_of_sources(self, sources: Sequence[str]) -> frozenset[str]:
        """The ids of the assets for which one of these lists answers, by the lists' titles."""
        with self._database.reading() as connection:
            return ids_of_sources(connection, sources)

    def history(self, asset_id: str) -> tuple[Version, ...]:
        """Every version of an asset, the oldest first. Raises ``NoSuchAssetError``."""
        with self._database.reading() as connection:
            return history.history(connection, asset_id)

    def as_of(self, when: datetime) -> tuple[Asset, ...]:
        """Every asset as it was at that moment (UTC if it has no time zone), in the order of the ids."""
        with self._database.reading() as connection:
            return history.as_of(connection, when)

    def field_sources(self, asset_id: str) -> dict[str, FieldSource]:
        """From which list, or by whom, the value of each field of an asset is, and since when."""
        with self._database.reading() as connection:
            return field_sources(connection, asset_id)

    def changes_since(self, revision: int) -> tuple[Version, ...]:
        """Every version written after ``revision``, in the order in which they were written."""
        with self._database.reading() as connection:
            return history.changes_since(connection, revision)

    # One asset; each returns the version that stands afterwards

    def add(self, asset: Asset, *, by: str) -> int:
        """Add an asset. Raises ``AssetRefusedError`` if its id is taken or a value cannot be kept."""
        return changes.add(self._database, asset, by=by)

    def edit(self, asset: Asset, expected_version: int, *, by: str) -> int:
        """Put ``asset`` in the place of the version that the person saw.

        Raises
        ------
        SomeoneElseChangedError
            The asset is no longer at that version; says what changed, who changed it and when.
        NoSuchAssetError, AssetRefusedError
            It is not there; a value cannot be kept.
        """
        return changes.edit(self._database, asset, expected_version, by=by)

    def verify(
        self, asset_id: str, *, by: str, on: date | None = None, expected_version: int | None = None
    ) -> int:
        """Note that ``by`` checked the asset with the group itself, that day (today, UTC, if not given)."""
        day = on or datetime.now(UTC).date()
        return changes.verify(self._database, asset_id, by=by, on=day, expected_version=expected_version)

    def close(self, asset_id: str, *, by: str, expected_version: int | None = None) -> int:
        """Mark an asset as closed; nothing is deleted."""
        return changes.close(self._database, asset_id, by=by, expected_version=expected_version)

    def restore(self, asset_id: str, version: int, *, by: str, expected_version: int | None = None) -> int:
        """Put an asset back as it was in ``version``, if its newest is still ``expected_version``."""
        return changes.restore(self._database, asset_id, version, by=by, expected_version=expected_version)

    # Likely duplicates

    def merge(self, keep: str, drop: str, *, by: str, result: Asset | None = None) -> int:
        """Make one asset of two and remember it: ``drop`` is closed, ``keep`` takes what only it knew."""
        return duplicates.merge(self._database, keep, drop, by=by, result=result)

    def keep_apart(self, first: str, second: str, *, by: str) -> None:
        """Remember that two assets are two; a merge of them is taken back where nobody has edited since."""
        duplicates.keep_apart(self._database, first, second, by=by)

    def duplicate_decisions(self) -> tuple[duplicates.DuplicateDecision, ...]:
        """Every pair that a person has decided on."""
        with self._database.reading() as connection:
            return duplicates.all_decisions(connection)

    # Imports

    def plan_import(
        self, rows: Sequence[Asset], info: ImportInfo, *, vanished: Vanished = "propose"
    ) -> ImportPlan:
        """What an import would change; nothing is written."""
        return plans.plan_import(self._database, rows, info, vanished=vanished)

    def commit_import(self, plan: ImportPlan) -> ImportResult:
        """Do what was planned. Raises ``PlanOutOfDateError`` if the register has changed since."""
        return plans.commit_import(self._database, plan)

    def import_assets(
        self, rows: Sequence[Asset], info: ImportInfo, *, vanished: Vanished = "propose"
    ) -> ImportResult:
        """Plan and commit in one go."""
        return plans.import_assets(self._database, rows, info, vanished=vanished)

    def undo_import(self, import_id: int, *, by: str) -> UndoResult:
        """Take an import back whole; assets that were changed since are kept and listed."""
        return undo.undo_import(self._database, import_id, by=by)

    def imports(self) -> tuple[ImportRecord, ...]:
        """Every import, the newest first."""
        with self._database.reading() as connection:
            return sources.all_imports(connection)

    def mapping(self, source: str) -> dict[str, str] | None:
        """How the columns of a source were read the last time; None if never."""
        with self._database.reading() as connection:
            return sources.remembered_mapping(connection, source)

    def proposed_closures(self) -> tuple[Asset, ...]:
        """Assets that the newest list of their source no longer has: for a person to close or confirm."""
        with self._database.reading() as connection:
            return sources.proposed_closures(connection)

    # Rows that an import refused: drafts to go on with, never assets

    def waiting_rows(self) -> tuple[WaitingRow, ...]:
        """Every draft that waits, or that a person has finished or set aside, in the order of the numbers."""
        with self._database.reading() as connection:
            return kept_rows.rows_kept(connection)

    def finish_row(self, waiting_id: int, asset: Asset, *, by: str) -> int:
        """Make an asset of a draft. Raises ``RegisterError`` if it no longer waits, or cannot be kept."""
        return kept_rows.finish(self._database, waiting_id, asset, by=by)

    def set_rows_aside(self, waiting_ids: Sequence[int], *, by: str) -> None:
        """Note that drafts are not wanted. Raises ``RegisterError`` if one no longer waits."""
        kept_rows.set_aside(self._database, waiting_ids, by=by)

    def take_row_up(self, waiting_id: int, *, by: str) -> None:
        """Let a draft wait again that was finished or set aside. Raises ``RegisterError`` if it cannot."""
        kept_rows.take_up(self._database, waiting_id, by=by)

    # Lists that keep themselves

    @property
    def feeds(self) -> KeptFeeds:
        """The lists with an address and a rhythm, and how far each was read."""
        return KeptFeeds(self._database)

    # What somebody asked to have erased

    def erase_contact(self, typed: str, *, by: str) -> erase.Erasure:
        """Erase a telephone number, e-mail address or name from everything, and keep it from coming back.

        Raises ``AssetRefusedError`` if it is none, or is what an asset or its organisation is called.
        """
        return erase.erase_contact(self._database, typed, by=by)

    def allow_contact(self, typed: str, *, by: str) -> None:
        """Let a contact be written down again that was erased. Raises ``RegisterError`` if it was not."""
        erase.allow_contact(self._database, typed, by=by)

    def erased(self) -> ErasedList:
        """What was erased: of what kind, when and by whom, never what it was."""
        with self._database.reading() as connection:
            return read_erased(connection)

    # Copies

    def backup(self, to_path: Path) -> Path:
        """Write the whole register, history included, to one SQLite file; it appears whole or not at all."""
        return backup.backup(self._database, to_path)

    def restore_backup(self, from_path: Path, *, by: str) -> None:
        """Put a backup in the place of everything that is there, in one transaction."""
        backup.restore_backup(self._database, from_path, by=by)


def open_register(place: str | Path | None = None) -> Register:
    """Open the register, and make it or bring it up to date first where that is needed.

    Parameters
    ----------
    place
        A file's path or the URL of a PostgreSQL database; None: as the settings say, see ``settings.py``.

    Raises
    ------
    RegisterUnreachableError, RegisterDamagedError, NewerRegisterError, RegisterFullError, RegisterBusyError
        It cannot be opened; the sentences say why and what to do.
    """
    database = Database(register_place() if place is None else place)
    with ExitStack() as unless_ready:
        unless_ready.callback(database.close)
        database.prepare()
        erase.adopt_beside(database)
        unless_ready.pop_all()
    return Register(database)
