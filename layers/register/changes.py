"""How does a person change one asset? Each function is one transaction and returns the version it wrote."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from layers.register.engine.database import Database
from layers.register.engine.errors import AssetRefusedError, NoSuchAssetError, SomeoneElseChangedError
from layers.register.model import Asset, Status
from layers.register.records import (
    Record,
    differing_fields,
    source_says,
    to_asset,
    to_record,
    to_text,
    with_source,
)
from layers.register.sources import has_vanished
from layers.register.versions import (
    NewVersion,
    Stored,
    VersionCause,
    Writing,
    is_readable,
    last_versions,
    standing,
    stored_version,
    writing,
)


def add(database: Database, asset: Asset, *, by: str) -> int:
    """Add an asset of a new id.

    Raises
    ------
    AssetRefusedError
        The id stands in the register already, or a field cannot be kept.
    """
    text = to_text(to_record(asset))
    with writing(database, by=by) as work:
        if standing(work.connection, [asset.asset_id]):
            raise AssetRefusedError(
                "There is an asset {asset_id} already.",
                "Edit that one, or give this one another id.",
                asset_id=asset.asset_id,
            )
        version = last_versions(work.connection, [asset.asset_id]).get(asset.asset_id, 0) + 1
        work.write([NewVersion(asset.asset_id, version, VersionCause.ADD, text, None, "", was_there=False)])
        return version


def edit(
    database: Database,
    asset: Asset,
    expected_version: int,
    *,
    by: str,
    change: VersionCause = VersionCause.EDIT,
) -> int:
    """Put ``asset`` in the place of its ``expected_version``. Nothing is written if nothing differs."""
    record = to_record(asset)
    to_text(record)
    with writing(database, by=by) as work:
        now = stored_version(work.connection, asset.asset_id)
        if now.as_record() == record:
            return now.version
        check_unmoved(work, now, expected_version)
        return put(work, now, record, change)


def edit_all(database: Database, changed: Sequence[tuple[Asset, int]], *, by: str) -> tuple[int, ...]:
    """Put assets in the places of the versions that the person saw, all of them or none; their versions then.

    Raises as ``edit`` for the first that cannot be changed.
    """
    records = [to_record(asset) for asset, _ in changed]
    with writing(database, by=by) as work:
        versions = []
        for record, (asset, expected_version) in zip(records, changed, strict=True):
            now = stored_version(work.connection, asset.asset_id)
            check_unmoved(work, now, expected_version)
            versions.append(put(work, now, record, VersionCause.EDIT))
        return tuple(versions)


def verify(
    database: Database, asset_id: str, *, by: str, on: date, expected_version: int | None = None
) -> int:
    """Note that a person checked the asset with the group itself on that day.

    Raises
    ------
    AssetRefusedError, NoSuchAssetError, SomeoneElseChangedError
        The day is still to come; there is no such asset; somebody has changed it meanwhile.
    """
    with writing(database, by=by) as work:
        if on > datetime.fromisoformat(work.at).date() + timedelta(days=1):  # tomorrow, east of here
            raise AssetRefusedError(
                "{on:%d %B %Y} is still to come.", "Give the day on which you checked.", on=on
            )
        now = stored_version(work.connection, asset_id)
        if expected_version is not None:
            check_unmoved(work, now, expected_version)
        asset = replace(to_asset(now.as_record()), checked_by=by, checked_on=on)
        return put(work, now, to_record(asset), VersionCause.VERIFY)


def close(database: Database, asset_id: str, *, by: str, expected_version: int | None = None) -> int:
    """Mark an asset as closed; it stays in the register and can be put back."""
    with writing(database, by=by) as work:
        now = stored_version(work.connection, asset_id)
        if expected_version is not None:
            check_unmoved(work, now, expected_version)
        record = {**now.as_record(), "status": Status.CLOSED.value}
        return put(work, now, record, VersionCause.CLOSE)


def restore(
    database: Database, asset_id: str, version: int, *, by: str, expected_version: int | None = None
) -> int:
    """Put an asset back as it was in ``version``; what came after stays in its history.

    Raises
    ------
    NoSuchAssetError
        There is no such asset or version, or the asset was not in the register then.
    SomeoneElseChangedError
        Its newest version is no longer ``expected_version``, which the person saw; None: whatever it is.
    """
    with writing(database, by=by) as work:
        if expected_version is not None:
            _check_newest(work, asset_id, expected_version)
        then = stored_version(work.connection, asset_id, version)
        if then.record is None:
            raise NoSuchAssetError(
                "In version {version} the asset {asset_id} was not in the register.",
                "Choose another version.",
                version=version,
                asset_id=asset_id,
            )
        now = standing(work.connection, [asset_id]).get(asset_id)
        if now is not None and is_readable(now):
            return put(work, now, then.as_record(), VersionCause.RESTORE)
        last = last_versions(work.connection, [asset_id])[asset_id]
        back = NewVersion(
            asset_id,
            last + 1,
            VersionCause.RESTORE,
            then.record,
            then.source_says,
            then.source,
            was_there=now is not None,
        )
        work.write([back])
        return back.version


def _check_newest(work: Writing, asset_id: str, expected_version: int) -> None:
    """As ``check_unmoved``, also of an asset that was taken out or cannot be read."""
    newest = stored_version(work.connection, asset_id, last_versions(work.connection, [asset_id])[asset_id])
    if is_readable(newest):
        check_unmoved(work, newest, expected_version)
    elif newest.version != expected_version:
        raise SomeoneElseChangedError(asset_id, (), newest.by, datetime.fromisoformat(newest.at))


def put(work: Writing, now: Stored, record: Record, change: VersionCause) -> int:
    """Write ``record`` as the next version of an asset, and keep what its source says otherwise."""
    vanished = now.source_says is not None and has_vanished(work.connection, now)
    new = next_version(now, record, change, vanished=vanished)
    if new is None:
        return now.version
    work.write([new])
    return new.version


def next_version(now: Stored, record: Record, change: VersionCause, *, vanished: bool) -> NewVersion | None:
    """The next version of an asset; None where nothing differs.

    ``vanished``: an asset that its list has dropped. Who closes it agrees with the list, and it opens again
    when the list has it again; who changes or verifies it vouches for it, and the list no longer answers for
    it.
    """
    if record == now.as_record() and change is not VersionCause.VERIFY:
        return None
    owner, says = now.source, None
    if now.source_says is not None:
        source = with_source(now.as_record(), now.as_source_says())
        if vanished and change is VersionCause.CLOSE:
            source["status"] = record["status"]
        elif vanished:
            owner = ""
        says = to_text(source_says(record, source))
    return NewVersion(now.asset_id, now.version + 1, change, to_text(record), says, owner, was_there=True)


def check_unmoved(work: Writing, now: Stored, expected_version: int) -> None:
    """Refuse to go on where an asset is no longer at the version that a person saw.

    Raises ``SomeoneElseChangedError``, which says what changed, who changed it and when.
    """
    if now.version == expected_version:
        return
    seen = stored_version(work.connection, now.asset_id, expected_version)
    moved = differing_fields(seen.as_record(), now.as_record())
    raise SomeoneElseChangedError(now.asset_id, moved, now.by, datetime.fromisoformat(now.at))
