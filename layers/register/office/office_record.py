"""Who took what out of the register, and what was let go when its time was over?"""

import secrets
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from layers.register.engine.database import Database
from layers.register.engine.errors import NewerRegisterError
from layers.register.office.tables import EXPORTS, MIGRATIONS, RUNS

LONGEST_BY = 60


class ExportDoor(StrEnum):
    """Through which door a file left."""

    PAGE = "page"
    TERMINAL = "terminal"


class ExportKind(StrEnum):
    """What left, beside the forms in which the register is given back."""

    BACKUP = "backup"


@dataclass(frozen=True)
class NewExport:
    """A file that leaves the register."""

    door: ExportDoor
    form: str  # an ending such as "csv", or an ``ExportKind``
    area: str  # name of the area; "" for the whole register
    rows: int  # how many assets are in it


@dataclass(frozen=True)
class KeptExport:
    """A file that left the register."""

    export: NewExport
    at: datetime  # UTC
    by: str  # initials, a role or who was signed in; "" where nobody said


@dataclass(frozen=True)
class RetentionRun:
    """That something was let go because its time was over."""

    what: str  # a row of layers/retention/periods.csv
    before: datetime  # UTC: what was older went
    rows: int
    at: datetime  # UTC
    by: str


class KeptOfficeRecord:
    """An office's record in its register's database. Each call is one transaction; no row is ever changed."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def note_export(self, export: NewExport, *, by: str) -> None:
        """Keep that a file leaves the register; before it does. Raises ``RegisterError``."""
        with self.writing() as connection:
            row = {"export_id": secrets.token_urlsafe(12), "at": _now(), "by": _one_line(by)}
            values = {"door": str(export.door), "form": str(export.form), "area": export.area}
            connection.execute(EXPORTS.insert().values(**row, **values, rows=export.rows))

    def exports(self, *, most: int | None = None) -> tuple[KeptExport, ...]:
        """What left the register, the newest first. Raises ``RegisterError``."""
        with self.reading() as connection:
            if not sa.inspect(connection).has_table(EXPORTS.name):
                return ()
            question = sa.select(EXPORTS).order_by(EXPORTS.c.at.desc(), EXPORTS.c.export_id).limit(most)
            return tuple(
                KeptExport(
                    NewExport(ExportDoor(row.door), row.form, row.area, row.rows),
                    datetime.fromisoformat(row.at),
                    row.by,
                )
                for row in connection.execute(question)
            )

    def note_run(self, what: str, *, before: datetime, rows: int, by: str) -> None:
        """Keep that something was let go. Raises ``RegisterError``."""
        with self.writing() as connection:
            write_run(connection, what, before=before, rows=rows, by=by)

    def runs(self, *, most: int | None = None) -> tuple[RetentionRun, ...]:
        """What was let go, the newest first. Raises ``RegisterError``."""
        with self.reading() as connection:
            if not sa.inspect(connection).has_table(RUNS.name):
                return ()
            question = sa.select(RUNS).order_by(RUNS.c.at.desc(), RUNS.c.run_id).limit(most)
            return tuple(
                RetentionRun(
                    row.what,
                    datetime.fromisoformat(row.before),
                    row.rows,
                    datetime.fromisoformat(row.at),
                    row.by,
                )
                for row in connection.execute(question)
            )

    def reading(self) -> AbstractContextManager[Connection]:
        """A connection that sees one state throughout."""
        return self._database.reading()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection that alone may write, to tables that are up to date; all of it is kept, or nothing."""
        with self._database.writing() as connection:
            see_to_tables(connection, shown=self._database.shown)
            yield connection


def see_to_tables(connection: Connection, *, shown: str) -> None:
    """Bring the tables up to date. Raises ``NewerRegisterError`` where a newer program made them."""
    newer = NewerRegisterError(
        "A newer version of Within Reach made the record of exports of this register ({shown}).",
        "Use that version, or a register of your own.",
        shown=shown,
    )
    MIGRATIONS.see_to(connection, newer=newer)


def write_run(connection: Connection, what: str, *, before: datetime, rows: int, by: str) -> None:
    """Write down that something was let go, in a transaction that is open already."""
    row = {"run_id": secrets.token_urlsafe(12), "at": _now(), "by": _one_line(by), "what": what}
    connection.execute(RUNS.insert().values(**row, before=_stamp(before), rows=rows))


def _one_line(by: str) -> str:
    return " ".join(by.split())[:LONGEST_BY]


def _now() -> str:
    return _stamp(datetime.now(UTC))


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
