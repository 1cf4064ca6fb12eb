"""How often was nothing suitable? One count for each ward, kind, month and reason, and nothing else.

There is no row for a conversation: a press adds one to a count. Neither the hour nor the order of presses is
kept. What planners see is rounded down to fives and begins at ten; see ``questions.wards.nothing_suitable``.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Final

import pandas as pd

from geo.errors import WithinReachError

FILE: Final = "unmet.sqlite"
COLUMNS: Final = ("ward_code", "kind", "month", "reason", "count")
WAIT_S: Final = 5.0
_TABLE: Final = """
    create table if not exists unmet (
        area text not null, ward_code text not null, kind text not null, month text not null,
        reason text not null, count integer not null check (count > 0),
        primary key (area, ward_code, kind, month, reason)
    ) without rowid
"""


class Reason(StrEnum):
    """Why nothing was suitable."""

    NONE_HERE = "none-here"
    TOO_FAR = "too-far"
    WRONG_TIME = "wrong-time"
    FULL = "full"
    NOT_ELIGIBLE = "not-eligible"
    COST = "cost"
    NOT_ACCESSIBLE = "not-accessible"
    NOT_KNOWN = "not-known"


class UnmetError(WithinReachError, OSError):
    """The counts cannot be read or written."""


class UnmetCounts:
    """The counts of one office, in a file of their own that may be deleted at any time."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE

    def add(self, area: str, *, ward_code: str, kind: str, month: str, reason: Reason) -> None:
        """Count one more conversation.

        Parameters
        ----------
        area, ward_code, kind
            The area's name, a ward's code ("" outside every ward), the key of a kind ("" for no one kind).
        month
            "2026-11".
        reason
            Why nothing was suitable.

        Raises
        ------
        UnmetError
            The file cannot be written.
        """
        with self._open() as database:
            database.execute(
                "insert into unmet values (?, ?, ?, ?, ?, 1) on conflict do update set count = count + 1",
                (area, ward_code, kind, month, str(reason)),
            )

    def take_back(self, area: str, *, ward_code: str, kind: str, month: str, reason: Reason) -> None:
        """Count one conversation fewer, where one was counted by mistake.

        Raises
        ------
        UnmetError
            The file cannot be written.
        """
        where = "where area = ? and ward_code = ? and kind = ? and month = ? and reason = ?"
        key = (area, ward_code, kind, month, str(reason))
        with self._open() as database:
            database.execute(f"delete from unmet {where} and count = 1", key)  # noqa: S608 - no value in it
            database.execute(f"update unmet set count = count - 1 {where}", key)  # noqa: S608

    def table(self, area: str, *, first_month: str, last_month: str) -> pd.DataFrame:
        """The bare counts of an area between two months, both included: never to be shown as they are.

        Raises
        ------
        UnmetError
            The file cannot be read.
        """
        if not self._path.exists():  # to look is not to make one
            return pd.DataFrame([], columns=list(COLUMNS))
        with self._open() as database:
            rows = database.execute(
                "select ward_code, kind, month, reason, count from unmet"
                " where area = ? and month between ? and ? order by ward_code, kind, month, reason",
                (area, first_month, last_month),
            ).fetchall()
        return pd.DataFrame(rows, columns=list(COLUMNS))

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self._path, timeout=WAIT_S)) as database, database:
                database.execute("pragma secure_delete = on")
                database.execute(_TABLE)
                yield database
        except (sqlite3.Error, OSError) as error:
            raise UnmetError(
                "The counts of conversations in {path_name} cannot be read or written.",
                "See that its folder can be written to; a damaged file may be moved away.",
                path_name=self._path.name,
            ) from error
