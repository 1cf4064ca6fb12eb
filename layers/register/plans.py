"""What would an import change? Worked out first, shown, and only then written, in one transaction.

How one row is compared with what is there stands in comparing.py.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from layers.register.comparing import PlanDraft, PlannedChange, add_row, closed, compare_row
from layers.register.engine.database import Database
from layers.register.engine.errors import AssetRefusedError, BrokenRecordError, PlanOutOfDateError
from layers.register.engine.schema import imports, meta
from layers.register.erasing.erased_list import read_erased
from layers.register.kept_rows import rows_kept, write_plan
from layers.register.many_lists import pass_on
from layers.register.model import Asset
from layers.register.records import check_text, from_text, to_asset
from layers.register.refused_rows import WaitingPlan, plan_waiting, row_without_erased, without_erased
from layers.register.rematching import not_listed, rematched
from layers.register.sources import Conflict, ImportInfo, is_open, newest_import, remember_mapping
from layers.register.untouched import untouched
from layers.register.versions import (
    NewVersion,
    Stored,
    Writing,
    is_readable,
    last_versions,
    standing,
    writing,
)

# What becomes of what a list no longer has: "close_own" closes what is the list's alone, that nobody has
# checked, edited or merged with another list's, and proposes the rest.
Vanished = Literal["propose", "close", "close_own"]


@dataclass(frozen=True)
class ImportPlan:
    """What an import would do to the register as it is at ``revision``."""

    info: ImportInfo
    revision: int
    identity: str
    new: tuple[Asset, ...]
    changed: tuple[PlannedChange, ...]
    unchanged: int
    vanished: tuple[Asset, ...]  # of this source, standing, not closed, and no longer in its list
    conflicts: tuple[Conflict, ...]
    same_again: bool  # this very file was the last of its source, and it changes nothing
    versions: tuple[NewVersion, ...] = field(repr=False)
    waiting: WaitingPlan = field(default_factory=WaitingPlan)  # what becomes of rows that were refused

    @property
    def accepted(self) -> int:
        """Rows that came in."""
        return len(self.new) + len(self.changed) + self.unchanged

    @property
    def assets(self) -> tuple[Asset, ...]:
        """The new and changed assets as they would stand afterwards."""
        records = (from_text(version.record) for version in self.versions if version.record is not None)
        return tuple(map(to_asset, records))


@dataclass(frozen=True)
class ImportResult:
    """What an import did. ``import_id`` is None when there was nothing to do."""

    import_id: int | None
    revision: int
    added: int
    changed: int
    unchanged: int
    vanished: tuple[str, ...]
    conflicts: tuple[Conflict, ...]


def plan_import(
    database: Database, rows: Sequence[Asset], info: ImportInfo, *, vanished: Vanished = "propose"
) -> ImportPlan:
    """Work out what an import would do; nothing is written."""
    with database.reading() as connection:
        return _plan(connection, rows, info, vanished)


def commit_import(database: Database, plan: ImportPlan) -> ImportResult:
    """Do what was planned, all of it or nothing.

    Raises
    ------
    PlanOutOfDateError
        The register has changed since.
    """
    with writing(database, by=plan.info.by) as work:
        row = work.connection.execute(sa.select(meta.c.identity, meta.c.revision)).one()
        if (row.identity, row.revision) != (plan.identity, plan.revision):
            raise PlanOutOfDateError(
                "The register has changed since this import was looked at.",
                "Look at it once more, then import.",
            )
        return _commit(work, plan)


def import_assets(
    database: Database, rows: Sequence[Asset], info: ImportInfo, *, vanished: Vanished = "propose"
) -> ImportResult:
    """Plan and commit in one go. Others can write while it is worked out, unless they keep coming first."""
    try:
        return commit_import(database, plan_import(database, rows, info, vanished=vanished))
    except PlanOutOfDateError:
        with writing(database, by=info.by) as work:
            return import_within(work, rows, info, vanished=vanished)


def import_within(
    work: Writing, rows: Sequence[Asset], info: ImportInfo, *, vanished: Vanished = "propose"
) -> ImportResult:
    """Plan and commit as a part of a transaction that somebody else has begun."""
    return _commit(work, _plan(work.connection, rows, info, vanished))


def _plan(connection: Connection, rows: Sequence[Asset], info: ImportInfo, vanished: Vanished) -> ImportPlan:
    check_text(info.source, what="The title of the source")
    rows, info = _without_erased(connection, rows, info)
    _refuse_twins(rows)
    now = standing(connection, [asset.asset_id for asset in rows])
    _refuse_mixed(rows, now, info.source)
    if len(now) < len(rows):
        of_source = _readable(standing(connection, source=info.source))
        rows = rematched(rows, of_source)
        now |= {asset.asset_id: of_source[asset.asset_id] for asset in rows if asset.asset_id in of_source}
    last = last_versions(connection, [asset.asset_id for asset in rows if asset.asset_id not in now])
    draft = PlanDraft()
    for asset in rows:
        stored = now.get(asset.asset_id)
        if stored is None:
            add_row(draft, asset, last.get(asset.asset_id, 0) + 1, info.source)
        else:
            _compare(draft, stored, asset, info.source)
    pass_on(connection, draft, rows=rows, now=now, dated=info.source_date)
    gone = _vanished(connection, info.source, {asset.asset_id for asset in rows})
    waiting = _plan_waiting(connection, rows, info, gone)
    gone = not_listed(gone, info.rejected)
    if vanished != "propose":
        own = None if vanished == "close" else untouched(connection, gone)
        draft.versions += [closed(stored) for stored in gone if own is None or stored.asset_id in own]
    row = connection.execute(sa.select(meta.c.identity, meta.c.revision)).one()
    return ImportPlan(
        info=info,
        revision=row.revision,
        identity=row.identity,
        new=tuple(draft.new),
        changed=tuple(draft.changed),
        unchanged=draft.unchanged,
        vanished=tuple(to_asset(stored.as_record()) for stored in gone),
        conflicts=tuple(draft.conflicts),
        same_again=not (draft.versions or waiting.changes) and _is_last_file(connection, info, gone),
        versions=tuple(draft.versions),
        waiting=waiting,
    )


def _without_erased(
    connection: Connection, rows: Sequence[Asset], info: ImportInfo
) -> tuple[Sequence[Asset], ImportInfo]:
    """The rows as they may come in: a list does not bring back what somebody asked to have erased."""
    erased = read_erased(connection)
    if not erased:
        return rows, info
    return tuple(without_erased(asset, erased) for asset in rows), replace(
        info,
        rejected=tuple(without_erased(asset, erased) for asset in info.rejected),
        refused=tuple(row_without_erased(row, erased) for row in info.refused),
    )


def _readable(versions: Mapping[str, Stored]) -> dict[str, Stored]:
    return {asset_id: stored for asset_id, stored in versions.items() if is_readable(stored)}


def _compare(draft: PlanDraft, stored: Stored, asset: Asset, source: str) -> None:
    """Note what a row would change; a record that cannot be read is left for a person to put back."""
    try:
        compare_row(draft, stored, asset, source)
    except BrokenRecordError:
        draft.unchanged += 1


def _plan_waiting(
    connection: Connection, rows: Sequence[Asset], info: ImportInfo, gone: Sequence[Stored]
) -> WaitingPlan:
    earlier = rows_kept(connection, source=info.source)
    if not (earlier or info.refused):
        return WaitingPlan()
    standing_ones = [to_asset(stored.as_record()) for stored in gone]
    return plan_waiting(earlier, accepted=rows, refused=info.refused, standing=standing_ones)


def _vanished(connection: Connection, source: str, ids: set[str]) -> list[Stored]:
    return [
        stored
        for asset_id, stored in sorted(standing(connection, source=source).items())
        if asset_id not in ids and is_readable(stored) and is_open(stored)
    ]


def _refuse_twins(rows: Sequence[Asset]) -> None:
    times = Counter(asset.asset_id for asset in rows)
    twice = sorted(asset_id for asset_id, count in times.items() if count > 1)
    if twice:
        shown = ", ".join(ascii(asset_id)[1:-1] for asset_id in twice[:5]) + (" …" if len(twice) > 5 else "")
        raise AssetRefusedError(
            "{count} ids are given to more than one row: {shown}.",
            "Give each row an id of its own, then import again.",
            count=len(twice),
            shown=shown,
        )


def _refuse_mixed(rows: Sequence[Asset], now: Mapping[str, Stored], title: str) -> None:
    """Titles that are written alike give their rows one set of ids: two lists must not become one so."""
    others = (now[asset.asset_id].source for asset in rows if asset.source == title and asset.asset_id in now)
    other = next((source for source in others if source not in ("", title)), None)
    if other is not None:
        raise AssetRefusedError(
            ('The title "{title}" is too like "{other}", which is in the register: their ids would mix.'),
            'If it is the same list, bring it in as "{other}"; else give it a title that differs by a word.',
            title=title,
            other=other,
        )


def _is_last_file(connection: Connection, info: ImportInfo, gone: Sequence[Stored]) -> bool:
    newest = newest_import(connection, info.source)
    return (
        newest is not None
        and newest.info.sha256 == info.sha256
        and {stored.asset_id for stored in gone} <= set(newest.vanished)
    )


def _commit(work: Writing, plan: ImportPlan) -> ImportResult:
    import_id = None
    gone = tuple(asset.asset_id for asset in plan.vanished)
    if not plan.same_again:
        import_id = (work.connection.scalar(sa.select(sa.func.max(imports.c.import_id))) or 0) + 1
        work.wrote = True
        work.connection.execute(imports.insert().values(_import_row(work, plan, import_id, gone)))
        work.write(plan.versions, import_id=import_id)
        write_plan(work, plan.waiting, source=plan.info.source, import_id=import_id)
    if plan.info.mapping:
        remember_mapping(work, plan.info.source, plan.info.mapping)
    return ImportResult(
        import_id=import_id,
        revision=work.revision if work.wrote else work.revision - 1,
        added=len(plan.new),
        changed=len(plan.changed),
        unchanged=plan.unchanged,
        vanished=gone,
        conflicts=plan.conflicts,
    )


def _import_row(work: Writing, plan: ImportPlan, import_id: int, gone: tuple[str, ...]) -> dict[str, Any]:
    info = plan.info
    conflicts = [(c.asset_id, c.field, str(c.ours), str(c.theirs)) for c in plan.conflicts]
    return {
        "import_id": import_id,
        "source": info.source,
        "file_name": info.file_name,
        "sha256": info.sha256,
        "rows_read": plan.accepted + info.rows_rejected if info.rows_read is None else info.rows_read,
        "rows_accepted": plan.accepted,
        "rows_rejected": info.rows_rejected,
        "mapping": json.dumps(dict(info.mapping or {}), sort_keys=True),
        "licence": info.licence,
        "attribution": info.attribution,
        "source_date": info.source_date,
        "added": len(plan.new),
        "changed": len(plan.changed),
        "unchanged": plan.unchanged,
        "vanished": json.dumps(gone),
        "conflicts": json.dumps(conflicts),
        "at": work.at,
        "by": work.by,
        "revision": work.revision,
    }
