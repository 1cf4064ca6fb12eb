"""What has been kept for as long as it may be, and how does it go, by whoever is asked to see to that?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa

from actions.acting import Acting
from layers.register.engine.small_store import SmallStore
from layers.register.office.office_record import KeptOfficeRecord, see_to_tables, write_run
from layers.register.store import Register
from layers.register.versions import writing
from layers.retention.names import (
    first_free_number,
    names_last_seen,
    number_beside,
    number_in_register,
    numbers_for,
    stores_beside,
)
from layers.retention.old_rows import old_things
from layers.retention.periods import COUNTS, NAMES, KeepingPeriod, load_periods
from layers.unmet.place import counts_beside


@dataclass(frozen=True)
class OverTime:
    """Of one kind of thing: what is older than it may be."""

    period: KeepingPeriod
    before: datetime | None  # what is older goes; None: nothing ever does
    rows: int  # how many; of names, how many names


@dataclass(frozen=True)
class LetGo:
    """What went."""

    things: tuple[OverTime, ...]
    bytes_gone: bool  # False: somebody was reading, so that the register's file still holds them


def what_is_over(
    register: Register,
    areas_folder: Path,
    *,
    now: datetime,
    periods: Mapping[str, KeepingPeriod] | None = None,
) -> tuple[OverTime, ...]:
    """How much of what an office keeps is older than it may be; nothing is changed.

    Parameters
    ----------
    now
        The moment from which is counted back, with its time zone.
    periods
        How long is what kept; None: as ``layers/retention/periods.csv`` says.

    Raises
    ------
    KindsTableError
        The table has faults.
    RegisterError, OSError
        Something cannot be read.
    """
    kept_for = load_periods() if periods is None else periods
    counted = {thing.what: thing.count for thing in old_things()}
    things = []
    for what, period in kept_for.items():
        before = period.before(now)
        rows = 0
        if before is not None and what == NAMES:
            rows = len(_leavers(register, areas_folder, before))
        elif before is not None and what in counted:
            rows = counted[what](register, areas_folder, before)
        things.append(OverTime(period, before, rows))
    return tuple(things)


def let_go(
    register: Register,
    areas_folder: Path,
    *,
    now: datetime,
    acting: Acting,
    periods: Mapping[str, KeepingPeriod] | None = None,
) -> LetGo:
    """Let go of all that is older than it may be, and of its bytes; each kind whole or not at all.

    Parameters and errors are those of ``what_is_over``; what went before an error has gone.
    """
    acting.check_action("let go of what is over")
    forget = {thing.what: thing.forget for thing in old_things()}
    record = KeptOfficeRecord(register.database)
    gone = []
    for thing in what_is_over(register, areas_folder, now=now, periods=periods):
        what, before = thing.period.what, thing.before
        if before is None or not thing.rows:
            continue
        if what == NAMES:
            rows = _number_leavers(register, areas_folder, before, acting=acting)
        else:
            rows = forget[what](register, areas_folder, before)
            record.note_run(what, before=before, rows=rows, by=acting.name)
        if rows:
            gone.append(OverTime(thing.period, before, rows))
    return LetGo(tuple(gone), _forget_bytes(register, areas_folder, {thing.period.what for thing in gone}))


def _leavers(register: Register, areas_folder: Path, before: datetime) -> list[str]:
    """Who has made no change since."""
    moment = before.astimezone(UTC).isoformat(timespec="microseconds")
    return [name for name, last in names_last_seen(register, areas_folder).items() if last < moment]


def _number_leavers(register: Register, areas_folder: Path, before: datetime, *, acting: Acting) -> int:
    leavers = [name for name in _leavers(register, areas_folder, before) if name != acting.name]
    if not leavers:
        return 0
    numbers = numbers_for(leavers, first_free_number(register, areas_folder))
    with writing(register.database, by=acting.name) as work:
        see_to_tables(work.connection, shown=register.place)
        work.wrote = number_in_register(work.connection, numbers) > 0
        write_run(work.connection, NAMES, before=before, rows=len(numbers), by=acting.name)
    for store, table in stores_beside(areas_folder):
        if _is_signed(store, table, leavers):
            with store.writing() as connection:
                number_beside(connection, table, numbers)
    return len(numbers)


def _is_signed(store: SmallStore, table: sa.Table, names: list[str]) -> bool:
    """Whether any of these names stands in a table beside the register."""
    with store.reading() as connection:
        if connection is None or not sa.inspect(connection).has_table(table.name):
            return False
        return connection.scalar(sa.select(table.c.by).where(table.c.by.in_(names)).limit(1)) is not None


def _forget_bytes(register: Register, areas_folder: Path, gone: set[str]) -> bool:
    """Write anew the files in which what went still lies between what is there."""
    if COUNTS in gone:
        counts_beside(areas_folder).store.forget_bytes()
    if NAMES in gone:
        for store, _ in stores_beside(areas_folder):
            store.forget_bytes()
    return register.database.forget_bytes() if gone else True
