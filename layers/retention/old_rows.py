"""What of each kind of thing is older than it may be, and how does it go? Each is one transaction."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from layers.panel.kept_sessions import CHANGES, SESSIONS, sessions_of
from layers.register.engine.schema import inbox_acts, inbox_items, waiting_rows
from layers.register.importing.seeding import register_folder
from layers.register.inbox.model import Act, ItemKind
from layers.register.office.office_record import KeptOfficeRecord
from layers.register.office.tables import EXPORTS
from layers.register.refused_rows import RowEnd
from layers.register.store import Register
from layers.retention import periods
from layers.shown_log import kept_log
from layers.sign_ins.readers import USES, readers_beside
from layers.unmet.counts import TABLE, TALKS
from layers.unmet.place import counts_beside

_OWN_COPIES: Final = ("before-*.backup", "*.damaged-*", "*.journal-of-the-file-before-*")
_SETTLED: Final = [RowEnd.CAME_IN.value, RowEnd.REPLACED.value, RowEnd.TAKEN_BACK.value]
_OF_PEOPLE: Final = [ItemKind.MESSAGE.value, ItemKind.FORM.value]
_ANSWERED: Final = [Act.ACCEPTED.value, Act.REFUSED.value, Act.WITHDRAWN.value]


@dataclass(frozen=True)
class OldThing:
    """One kind of thing that is kept for a time: how many rows are older, and how they go."""

    what: str  # a row of periods.csv
    count: Callable[[Register, Path, datetime], int]
    forget: Callable[[Register, Path, datetime], int]


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _there(connection: Connection, *tables: sa.Table) -> bool:
    names = set(sa.inspect(connection).get_table_names())
    return all(table.name in names for table in tables)


# What lies in the register's own database


def _count_exports(register: Register, _areas: Path, before: datetime) -> int:
    with register.database.reading() as connection:
        if not _there(connection, EXPORTS):
            return 0
        return _rows(connection, sa.select(EXPORTS).where(EXPORTS.c.at < _stamp(before)))


def _forget_exports(register: Register, _areas: Path, before: datetime) -> int:
    with KeptOfficeRecord(register.database).writing() as connection:
        return connection.execute(EXPORTS.delete().where(EXPORTS.c.at < _stamp(before))).rowcount


def _settled_drafts(before: datetime) -> sa.ColumnElement[bool]:
    of = waiting_rows.c
    return sa.and_(of.ended.in_(_SETTLED), of.ended_at < _stamp(before))


def _count_drafts(register: Register, _areas: Path, before: datetime) -> int:
    with register.database.reading() as connection:
        return _rows(connection, sa.select(waiting_rows).where(_settled_drafts(before)))


def _forget_drafts(register: Register, _areas: Path, before: datetime) -> int:
    with register.database.writing() as connection:
        return connection.execute(waiting_rows.delete().where(_settled_drafts(before))).rowcount


def _answered(before: datetime) -> sa.Select[tuple[int]]:
    """The numbers of messages and forms of which the last act is an answer from before."""
    of = inbox_acts.alias()
    last = sa.select(sa.func.max(of.c.turn)).where(of.c.number == inbox_acts.c.number).scalar_subquery()
    return (
        sa.select(inbox_items.c.number)
        .join(inbox_acts, inbox_acts.c.number == inbox_items.c.number)
        .where(
            inbox_items.c.kind.in_(_OF_PEOPLE),
            inbox_acts.c.turn == last,
            inbox_acts.c.act.in_(_ANSWERED),
            inbox_acts.c.at < _stamp(before),
        )
    )


def _count_messages(register: Register, _areas: Path, before: datetime) -> int:
    with register.database.reading() as connection:
        return len(connection.scalars(_answered(before)).all())


def _forget_messages(register: Register, _areas: Path, before: datetime) -> int:
    with register.database.writing() as connection:
        numbers = connection.scalars(_answered(before)).all()
        for number in numbers:
            connection.execute(inbox_acts.delete().where(inbox_acts.c.number == number))
            connection.execute(inbox_items.delete().where(inbox_items.c.number == number))
    return len(numbers)


def _old_sessions(connection: Connection, before: datetime) -> list[str]:
    last = sa.func.coalesce(sa.func.max(CHANGES.c.at), SESSIONS.c.at)
    question = (
        sa.select(SESSIONS.c.session_id)
        .outerjoin(CHANGES, CHANGES.c.session_id == SESSIONS.c.session_id)
        .group_by(SESSIONS.c.session_id, SESSIONS.c.at)
        .having(last < _stamp(before))
    )
    return list(connection.scalars(question))


def _count_sessions(register: Register, _areas: Path, before: datetime) -> int:
    with register.database.reading() as connection:
        return len(_old_sessions(connection, before)) if _there(connection, SESSIONS, CHANGES) else 0


def _forget_sessions(register: Register, _areas: Path, before: datetime) -> int:
    with sessions_of(register).writing() as connection:
        old = _old_sessions(connection, before)
        for session_id in old:
            connection.execute(CHANGES.delete().where(CHANGES.c.session_id == session_id))
            connection.execute(SESSIONS.delete().where(SESSIONS.c.session_id == session_id))
    return len(old)


# What lies beside it


def _month(before: datetime) -> str:
    return f"{before:%Y-%m}"


def _count_counts(_register: Register, areas: Path, before: datetime) -> int:
    with counts_beside(areas).store.reading() as connection:
        if connection is None:
            return 0
        tables = [table for table in (TABLE, TALKS) if _there(connection, table)]
        return sum(
            _rows(connection, sa.select(table).where(table.c.month < _month(before))) for table in tables
        )


def _forget_counts(_register: Register, areas: Path, before: datetime) -> int:
    with counts_beside(areas).store.writing() as connection:
        return sum(
            connection.execute(table.delete().where(table.c.month < _month(before))).rowcount
            for table in (TABLE, TALKS)
        )


def _readings_before(before: datetime) -> sa.ColumnElement[bool]:
    return USES.c.at < before.astimezone(UTC).isoformat(timespec="seconds")


def _count_readings(_register: Register, areas: Path, before: datetime) -> int:
    with readers_beside(areas).store.reading() as connection:
        if connection is None or not _there(connection, USES):
            return 0
        return _rows(connection, sa.select(USES).where(_readings_before(before)))


def _forget_readings(_register: Register, areas: Path, before: datetime) -> int:
    with readers_beside(areas).store.writing() as connection:
        return connection.execute(USES.delete().where(_readings_before(before))).rowcount


def _old_copies(areas: Path, before: datetime) -> list[Path]:
    folder = register_folder(areas)
    own_copies = {path for pattern in _OWN_COPIES for path in folder.glob(pattern) if path.is_file()}
    return sorted(path for path in own_copies if path.stat().st_mtime < before.timestamp())


def _count_copies(_register: Register, areas: Path, before: datetime) -> int:
    return len(_old_copies(areas, before))


def _forget_copies(_register: Register, areas: Path, before: datetime) -> int:
    old = _old_copies(areas, before)
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def _log_folder(areas: Path) -> Path:
    return register_folder(areas) / kept_log.FOLDER


def _count_log(_register: Register, areas: Path, before: datetime) -> int:
    return kept_log.count_before(_log_folder(areas), before)


def _forget_log(_register: Register, areas: Path, before: datetime) -> int:
    return kept_log.forget_before(_log_folder(areas), before)


def _rows(connection: Connection, question: "sa.Select[tuple[object, ...]]") -> int:
    return int(connection.scalar(sa.select(sa.func.count()).select_from(question.subquery())) or 0)


def old_things() -> Iterable[OldThing]:
    """Every kind of thing that goes by its age alone; names go another way."""
    return (
        OldThing(periods.EXPORTS, _count_exports, _forget_exports),
        OldThing(periods.DRAFTS, _count_drafts, _forget_drafts),
        OldThing(periods.MESSAGES, _count_messages, _forget_messages),
        OldThing(periods.SESSIONS, _count_sessions, _forget_sessions),
        OldThing(periods.COUNTS, _count_counts, _forget_counts),
        OldThing(periods.READINGS, _count_readings, _forget_readings),
        OldThing(periods.COPIES, _count_copies, _forget_copies),
        OldThing(periods.LOG, _count_log, _forget_log),
    )
