"""How are refused rows kept, finished, set aside and taken up again? Each is one transaction."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from layers.register.engine.database import Database
from layers.register.engine.errors import AssetRefusedError, NoSuchAssetError, RegisterError
from layers.register.engine.schema import waiting_rows as table
from layers.register.model import Asset
from layers.register.records import source_says, to_record, to_text
from layers.register.refused_rows import RowEnd, WaitingPlan, WaitingRow, content_text, row_of
from layers.register.versions import NewVersion, VersionCause, Writing, last_versions, standing, writing

_BY_A_PERSON: Final = (RowEnd.FINISHED, RowEnd.SET_ASIDE)
_WAITS: Final[dict[str, Any]] = {
    "ended": RowEnd.WAITS.value,
    **dict.fromkeys(("ended_at", "ended_by", "ended_import", "ended_version")),
}


def rows_kept(connection: Connection, *, source: str | None = None) -> tuple[WaitingRow, ...]:
    """Every row that waits, or that a person has finished or set aside, in the order of their numbers."""
    ends = [RowEnd.WAITS.value, *(end.value for end in _BY_A_PERSON)]
    question = sa.select(table).where(table.c.ended.in_(ends)).order_by(table.c.waiting_id)
    if source is not None:
        question = question.where(table.c.source == source)
    return tuple(_row(row) for row in connection.execute(question).mappings())


def write_plan(work: Writing, plan: WaitingPlan, *, source: str, import_id: int) -> None:
    """Keep what an import refused, and end what it brings to an end."""
    for how, ids in ((RowEnd.CAME_IN, plan.came_in), (RowEnd.REPLACED, plan.replaced)):
        for waiting_id in ids:
            _end(work, waiting_id, how, import_id=import_id)
    first = (work.connection.scalar(sa.select(sa.func.max(table.c.waiting_id))) or 0) + 1
    rows = [
        {
            "waiting_id": waiting_id,
            "source": source,
            "asset_id": row.asset.asset_id,
            "import_id": import_id,
            "row": row.number,
            "reason": str(row.reason),
            "content": content_text(row),
            "at": work.at,
            "by": work.by,
            **_WAITS,
        }
        for waiting_id, row in enumerate(plan.new, start=first)
    ]
    if rows:
        work.connection.execute(table.insert(), rows)


def take_back(work: Writing, import_id: int) -> None:
    """As the rows were before an import: its own no longer wait, those that it ended wait again."""
    own = table.update().where(table.c.import_id == import_id, table.c.ended == RowEnd.WAITS.value)
    work.connection.execute(
        own.values(ended=RowEnd.TAKEN_BACK.value, ended_at=work.at, ended_by=work.by, ended_import=import_id)
    )
    by_import = [RowEnd.CAME_IN.value, RowEnd.REPLACED.value]
    ended = table.update().where(table.c.ended_import == import_id, table.c.ended.in_(by_import))
    work.connection.execute(ended.values(**_WAITS))


def finish(database: Database, waiting_id: int, asset: Asset, *, by: str) -> int:
    """Make an asset of a row that waits; its list answers for it from then on. Returns its version.

    Raises
    ------
    NoSuchAssetError, RegisterError
        There is no such row, or it no longer waits.
    AssetRefusedError
        Its id stands in the register already, or a field cannot be kept.
    """
    record = to_record(asset)
    text = to_text(record)
    with writing(database, by=by) as work:
        row = _waiting(work.connection, waiting_id)
        if standing(work.connection, [asset.asset_id]):
            raise AssetRefusedError(
                "There is an asset {asset_id} already.", "Edit that one.", asset_id=asset.asset_id
            )
        version = last_versions(work.connection, [asset.asset_id]).get(asset.asset_id, 0) + 1
        says = to_text(source_says(record, to_record(row.row.asset)))
        new = NewVersion(asset.asset_id, version, VersionCause.ADD, text, says, row.source, was_there=False)
        work.write([new])
        _end(work, waiting_id, RowEnd.FINISHED, version=version, asset_id=asset.asset_id)
        return version


def set_aside(database: Database, waiting_ids: Sequence[int], *, by: str) -> None:
    """Note that rows are not wanted; they can be taken up again. Raises as ``finish``."""
    with writing(database, by=by) as work:
        for waiting_id in waiting_ids:
            _waiting(work.connection, waiting_id)
            _end(work, waiting_id, RowEnd.SET_ASIDE)


def take_up(database: Database, waiting_id: int, *, by: str) -> None:
    """Let a row wait again that was set aside, or whose asset nobody has changed since it was made.

    Raises
    ------
    NoSuchAssetError, RegisterError
        There is no such row, it waits already or a list has ended it; its asset was changed since.
    """
    with writing(database, by=by) as work:
        stored = _stored(work.connection, waiting_id)
        if RowEnd(stored["ended"]) not in _BY_A_PERSON:
            raise RegisterError(
                "Draft {waiting_id} was neither finished nor set aside.",
                "Look at the drafts once more.",
                waiting_id=waiting_id,
            )
        if stored["ended"] == RowEnd.FINISHED.value:
            _take_out(work, stored["asset_id"], stored["ended_version"])
        work.wrote = True
        work.connection.execute(table.update().where(table.c.waiting_id == waiting_id).values(**_WAITS))


def _take_out(work: Writing, asset_id: str, version: int) -> None:
    now = standing(work.connection, [asset_id]).get(asset_id)
    if now is None or now.version != version:
        raise RegisterError(
            "The asset {asset_id} was changed since the draft was finished.",
            "Close it in the list instead.",
            asset_id=asset_id,
        )
    work.write([NewVersion(asset_id, version + 1, VersionCause.UNDO, None, None, "", was_there=True)])


def _end(work: Writing, waiting_id: int, how: RowEnd, **more: Any) -> None:
    work.wrote = True
    values = {"ended": how.value, "ended_at": work.at, "ended_by": work.by}
    named = {"import_id": "ended_import", "version": "ended_version", "asset_id": "asset_id"}
    values |= {named[name]: value for name, value in more.items()}
    work.connection.execute(table.update().where(table.c.waiting_id == waiting_id).values(**values))


def _stored(connection: Connection, waiting_id: int) -> Any:
    row = connection.execute(sa.select(table).where(table.c.waiting_id == waiting_id)).mappings().first()
    if row is None:
        raise NoSuchAssetError(
            "There is no draft {waiting_id}.", "Choose one from the list of drafts.", waiting_id=waiting_id
        )
    return row


def _waiting(connection: Connection, waiting_id: int) -> WaitingRow:
    stored = _stored(connection, waiting_id)
    if stored["ended"] != RowEnd.WAITS.value:
        raise RegisterError(
            "Draft {waiting_id} no longer waits: {by} ended it on {at:%d %B %Y}.",
            "Look at the drafts once more.",
            waiting_id=waiting_id,
            by=stored["ended_by"],
            at=datetime.fromisoformat(stored["ended_at"]),
        )
    return _row(stored)


def _row(row: Any) -> WaitingRow:
    return WaitingRow(
        waiting_id=row["waiting_id"],
        source=row["source"],
        row=row_of(row["content"], number=row["row"], reason=row["reason"]),
        import_id=row["import_id"],
        at=datetime.fromisoformat(row["at"]),
        by=row["by"],
        ended=RowEnd(row["ended"]),
        ended_by=row["ended_by"] or "",
        ended_at=datetime.fromisoformat(row["ended_at"]) if row["ended_at"] else None,
    )
