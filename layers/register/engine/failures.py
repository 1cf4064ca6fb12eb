"""What does a database's own error mean, in words a person can act on?"""

import sqlite3
import sys
from typing import Any, Final

import sqlalchemy.exc

from layers.register.engine.errors import (
    RegisterBusyError,
    RegisterDamagedError,
    RegisterError,
    RegisterFullError,
    RegisterUnreachableError,
)

_BELOW: Final = (sqlalchemy.exc.DBAPIError, sqlalchemy.exc.TimeoutError, sqlite3.Error)

_KINDS: Final[tuple[tuple[type[RegisterError], tuple[str, ...], str, str], ...]] = (
    (
        RegisterFullError,
        ("SQLITE_FULL", "SQLITE_IOERR", "53100", "58030"),
        "{place}: nothing was saved, because the disk is full or cannot be written. "
        "What was there before is still there.",
        "Free some space, then try again.",
    ),
    (
        RegisterBusyError,
        ("SQLITE_BUSY", "SQLITE_LOCKED", "55P03", "40001", "40P01"),
        "{place}: nothing was saved, because somebody else has been writing to the register for a while.",
        "Wait a moment, then try again.",
    ),
    (
        RegisterDamagedError,
        ("SQLITE_NOTADB", "SQLITE_CORRUPT"),
        "{place} is damaged, or is not a register.",
        "Put back the last backup, or name another file in the settings.",
    ),
    (
        RegisterUnreachableError,
        (
            "SQLITE_CANTOPEN",
            "SQLITE_READONLY",
            "SQLITE_PERM",
            "08",
            "28",
            "3D000",
            "42501",
            "53300",
            "57P",
            "none",
        ),
        "The register cannot be opened ({place}).",
        "Check that it is where the settings say, that it is running, and that you may write there.",
    ),
)


def below(*more: type[Exception]) -> tuple[type[Exception], ...]:
    """What the databases in use raise themselves, and ``more``.

    psycopg is loaded only where PostgreSQL is spoken to.
    """
    psycopg = _psycopg()
    return (*_BELOW, *more) if psycopg is None else (*_BELOW, psycopg.Error, *more)


def in_words(error: Exception, place: str) -> RegisterError:
    """The error of a database, in words; what has none is raised again as it is."""
    below = getattr(error, "orig", None) or error
    if isinstance(below, sqlalchemy.exc.TimeoutError):  # every connection is in use
        code = "SQLITE_BUSY"
    elif isinstance(below, sqlite3.Error):
        code = getattr(below, "sqlite_errorname", "")
    else:
        code = getattr(below, "sqlstate", None) or ("none" if _is_operational(below) else "")
    for kind, codes, what, fix in _KINDS:
        if code and code.startswith(codes):
            return kind(what.format(place=place), fix)
    raise error


def _is_operational(error: BaseException) -> bool:
    psycopg = _psycopg()
    return psycopg is not None and isinstance(error, psycopg.OperationalError)


def _psycopg() -> Any:
    """The driver, where it is loaded."""
    return sys.modules.get("psycopg")
