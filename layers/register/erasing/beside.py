"""How does the list of what was erased outlive the register's file, when a backup is laid in its place?

A file beside the register holds the same fingerprints. A server's database has none: there a backup is put
back by the program, which leaves the list standing.
"""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

import sqlalchemy as sa

from layers.register.engine.database import Database
from layers.register.engine.errors import RegisterDamagedError, RegisterFullError
from layers.register.engine.schema import erased_contacts as table

_ENDS: Final = ".erased.json"
_COLUMNS: Final = tuple(column.name for column in table.columns)


def beside(database: Database) -> Path | None:
    """The file beside the register; None where it is a server's, or in memory."""
    name = database.url.database or ""
    if not database.is_sqlite or name in ("", ":memory:"):
        return None
    path = Path(name)
    return path.with_name(f"{path.name}{_ENDS}")


def keep_beside(database: Database) -> None:
    """Write the fingerprints of the register to the file beside it, in one step; only its owner may read it.

    Raises ``RegisterFullError`` if it cannot be written.
    """
    path = beside(database)
    if path is None:
        return
    with database.reading() as connection:
        rows = [dict(row) for row in connection.execute(sa.select(table)).mappings()]
    unfinished = path.with_name(f"{path.name}.{uuid4().hex}")
    try:
        handle = os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(rows, file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError as error:
        raise RegisterFullError(
            "It was erased, but {name}, which keeps a backup from bringing it back, could not be written.",
            "Make room on the disk, then erase it once more.",
            name=path.name,
        ) from error
    finally:
        unfinished.unlink(missing_ok=True)


def read_beside(database: Database) -> list[Mapping[str, Any]]:
    """The rows of the file beside the register; none where there is no such file.

    Raises ``RegisterDamagedError`` if the file is not whole: what was erased might come back unseen.
    """
    path = beside(database)
    if path is None or not path.exists():
        return []
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        return [{name: row[name] for name in _COLUMNS} for row in rows]
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise RegisterDamagedError(
            "{name}, the list of contacts that were erased on request, cannot be read.",
            "Put it back from where you keep backups, or move it away if nothing was ever erased.",
            name=path.name,
        ) from error
