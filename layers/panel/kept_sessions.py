"""Where do a panel's sessions lie? In the register's own database, as changes in the order they were made.

None of it is an asset, so that keeping it moves no revision of the register on. A change is one row with who
and when, and none is written over: what stands is the last of each thing.
"""

import json
import secrets
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from layers.panel.model import (
    LONGEST_BY,
    LONGEST_TITLE,
    NewChange,
    NoSuchSessionError,
    PanelChange,
    PanelSession,
    SessionItem,
    SessionPart,
    SomeoneElseDecidedError,
)
from layers.register.engine.database import Database
from layers.register.engine.errors import AssetRefusedError, NewerRegisterError
from layers.register.engine.migrating import Migrations
from layers.register.store import Register

HEAD: Final = "0001"
MIGRATIONS: Final = Migrations(Path(__file__).with_name("migrations"), HEAD, version_table="panel_version")
_METADATA: Final = sa.MetaData()
SESSIONS: Final = sa.Table(
    "panel_sessions",
    _METADATA,
    sa.Column("session_id", sa.Text, primary_key=True),
    *(sa.Column(name, sa.Text, nullable=False) for name in ("area", "title", "at", "by")),
)
CHANGES: Final = sa.Table(
    "panel_changes",
    _METADATA,
    sa.Column("session_id", sa.Text, primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    *(sa.Column(name, sa.Text, nullable=False) for name in ("part", "of", "value", "at", "by")),
)
_FINAL: Final = SessionItem(SessionPart.MEETING, "final")


def sessions_of(register: Register) -> "KeptSessions":
    """The sessions of panels that are kept with a register."""
    return KeptSessions(register.database)


class KeptSessions:
    """The sessions of panels in a register's database. Each call is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, area: str, title: str, *, by: str) -> str:
        """Begin a session, and give its id: a name drawn by lot, which says nothing of anybody.

        Raises
        ------
        AssetRefusedError
            Nobody is named.
        RegisterError
            The database cannot be reached or written.
        """
        session_id = secrets.token_urlsafe(9)
        named = _named(by)
        with self.writing() as connection:
            row = {"session_id": session_id, "area": area, "title": title.strip()[:LONGEST_TITLE]}
            connection.execute(SESSIONS.insert().values(**row, at=_now(), by=named))
        return session_id

    def change(
        self, session_id: str, new: Sequence[NewChange], *, seen: int, by: str
    ) -> tuple[PanelChange, ...]:
        """Keep what somebody changed, all of it or nothing; gives all changes after ``seen``, theirs last.

        Parameters
        ----------
        session_id, new
            Which session, and the new values.
        seen
            The number of the last change that this person has seen; 0 for none.
        by
            Initials or a role.

        Raises
        ------
        SomeoneElseDecidedError
            One of these things was changed after ``seen``; says by whom and when, and to what.
        NoSuchSessionError, AssetRefusedError
            There is no such session; nobody is named.
        RegisterError
            The database cannot be reached or written.
        """
        named = _named(by)
        with self.writing() as connection:
            _take_turn(connection, session_id)
            others = _read(connection, session_id, after=seen)
            touched = {change.item for change in new}
            clashing = [change for change in others if change.item in touched]
            if clashing:
                raise SomeoneElseDecidedError(clashing)
            last = others[-1].number if others else _last(connection, session_id)
            rows = [
                {
                    "session_id": session_id,
                    "number": last + at,
                    "part": str(change.item.part),
                    "of": change.item.of,
                    "value": json.dumps(change.value, ensure_ascii=True),
                    "at": _now(),
                    "by": named,
                }
                for at, change in enumerate(new, start=1)
            ]
            if rows:
                connection.execute(CHANGES.insert(), rows)
            return (*others, *map(_change, rows))

    def changes(self, session_id: str, *, after: int = 0) -> tuple[PanelChange, ...]:
        """Every change of a session after that number, in the order in which they were made.

        Raises ``NoSuchSessionError``.
        """
        with self.reading() as connection:
            if not _there(connection) or not _session(connection, session_id):
                raise _no_such()
            return _read(connection, session_id, after=after)

    def sessions(self, area: str) -> tuple[PanelSession, ...]:
        """The sessions of an area, the one changed last first."""
        with self.reading() as connection:
            if not _there(connection):
                return ()
            rows = connection.execute(sa.select(SESSIONS).where(SESSIONS.c.area == area)).all()
            sessions = [_summary(connection, row) for row in rows]
        return tuple(sorted(sessions, key=lambda each: each.changed_at, reverse=True))

    def remove(self, session_id: str) -> None:
        """Remove a session for good, with every change of it. Raises ``NoSuchSessionError``."""
        with self.writing() as connection:
            _take_turn(connection, session_id)
            connection.execute(CHANGES.delete().where(CHANGES.c.session_id == session_id))
            connection.execute(SESSIONS.delete().where(SESSIONS.c.session_id == session_id))

    def reading(self) -> AbstractContextManager[Connection]:
        """A connection that sees one state throughout."""
        return self._database.reading()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection that alone may write, to tables that are up to date; all of it is kept, or nothing."""
        newer = NewerRegisterError(
            "A newer version of Within Reach made the sessions of this register ({shown}).",
            "Use that version, or a register of your own.",
            shown=self._database.shown,
        )
        with self._database.writing() as connection:
            MIGRATIONS.see_to(connection, newer=newer)
            yield connection


def standing(changes: Iterable[PanelChange]) -> dict[SessionItem, PanelChange]:
    """What stands after these changes: the last of each thing."""
    return {change.item: change for change in changes}


def _there(connection: Connection) -> bool:
    return sa.inspect(connection).has_table(CHANGES.name)


def _session(connection: Connection, session_id: str) -> Any:
    return connection.execute(sa.select(SESSIONS).where(SESSIONS.c.session_id == session_id)).first()


def _take_turn(connection: Connection, session_id: str) -> None:
    """Wait until nobody else writes to this session."""
    rows = sa.select(SESSIONS).where(SESSIONS.c.session_id == session_id).with_for_update()
    if connection.execute(rows).first() is None:
        raise _no_such()


def _no_such() -> NoSuchSessionError:
    return NoSuchSessionError(
        "There is no such session here.", "Open one from the list, or bring in the bids anew."
    )


def _last(connection: Connection, session_id: str) -> int:
    last = connection.scalar(
        sa.select(sa.func.max(CHANGES.c.number)).where(CHANGES.c.session_id == session_id)
    )
    return int(last or 0)


def _read(connection: Connection, session_id: str, *, after: int = 0) -> tuple[PanelChange, ...]:
    question = (
        sa.select(CHANGES)
        .where(CHANGES.c.session_id == session_id, CHANGES.c.number > after)
        .order_by(CHANGES.c.number)
    )
    return tuple(_change(dict(row._mapping)) for row in connection.execute(question))


def _change(row: dict[str, Any]) -> PanelChange:
    item = SessionItem(SessionPart(row["part"]), row["of"])
    at = datetime.fromisoformat(row["at"])
    return PanelChange(row["number"], item, json.loads(row["value"]), at, row["by"])


def _summary(connection: Connection, row: Any) -> PanelSession:
    of = CHANGES.c.session_id == row.session_id
    last = connection.execute(
        sa.select(CHANGES.c.number, CHANGES.c.at, CHANGES.c.by)
        .where(of)
        .order_by(CHANGES.c.number.desc())
        .limit(1)
    ).first()
    final = connection.scalar(
        sa.select(CHANGES.c.value)
        .where(of, CHANGES.c.part == str(_FINAL.part), CHANGES.c.of == _FINAL.of)
        .order_by(CHANGES.c.number.desc())
        .limit(1)
    )
    number, at, by = (last.number, last.at, last.by) if last is not None else (0, row.at, row.by)
    return PanelSession(
        row.session_id,
        row.area,
        row.title,
        datetime.fromisoformat(row.at),
        row.by,
        number,
        datetime.fromisoformat(at),
        by,
        final == "true",
    )


def _named(by: str) -> str:
    name = " ".join(by.split())[:LONGEST_BY]
    if not name:
        raise AssetRefusedError("Nobody is named.", "Say who changes it: initials or a role.")
    return name


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
