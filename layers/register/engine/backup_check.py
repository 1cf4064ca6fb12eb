"""Is a file a whole backup that this program can put back? Asked before anything is replaced by it.

The file is only read: what a person keeps as his backup stays as it is, byte for byte.
"""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from layers.register.engine.errors import NewerRegisterError, RegisterDamagedError, RegisterUnreachableError
from layers.register.engine.schema import HEAD, REVISIONS, SINCE, metadata

_MAGIC: Final = b"SQLite format 3\0"
_OTHER: Final = "Choose another file; what is in the register stays as it is."


def check_backup(path: Path) -> None:
    """Refuse a file that is no whole backup of a register.

    Raises
    ------
    RegisterUnreachableError
        There is no such file, or it may not be read.
    RegisterDamagedError
        It is empty, cut short, damaged, or not a register.
    NewerRegisterError
        A newer version of the program made it.
    """
    if not path.is_file():
        raise RegisterUnreachableError("There is no backup {name}.", "Choose another file.", name=path.name)
    try:
        _check_length(path)
        with closing(read_only(path)) as raw:
            _check_tables(raw, path.name)
            _check_whole(raw, path.name)
    except OSError as error:
        raise RegisterUnreachableError("The backup {name} cannot be read.", _OTHER, name=path.name) from error
    except sqlite3.Error as error:
        raise RegisterDamagedError(
            "The backup {name} is damaged.", "Use an earlier one.", name=path.name
        ) from error


@dataclass(frozen=True)
class BackupContents:
    """How much a backup of a register holds."""

    revision: int
    entries: int  # closed ones too


def contents_of(path: Path) -> BackupContents:
    """How much a backup that was checked holds. Raises ``sqlite3.Error``."""
    with closing(read_only(path)) as raw:
        (revision,) = raw.execute("SELECT revision FROM meta").fetchone()
        (entries,) = raw.execute("SELECT count(*) FROM assets").fetchone()
    return BackupContents(int(revision), int(entries))


def read_only(path: Path) -> sqlite3.Connection:
    """A connection that cannot write; it reads the file's journal too, where one lies beside it."""
    journal = path.with_name(f"{path.name}-wal")
    alone = "" if journal.is_file() and journal.stat().st_size else "&immutable=1"
    raw = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro{alone}", uri=True, isolation_level=None)
    raw.execute("PRAGMA trusted_schema = OFF")
    return raw


def _check_length(path: Path) -> None:
    size = path.stat().st_size
    if not size:
        raise RegisterDamagedError("The backup {name} is empty: it holds 0 bytes.", _OTHER, name=path.name)
    with path.open("rb") as file:
        head = file.read(100)
    if head[:16] != _MAGIC:
        raise RegisterDamagedError("{name} is damaged, or is not a register.", _OTHER, name=path.name)
    page = int.from_bytes(head[16:18], "big")
    whole = (65_536 if page == 1 else page) * int.from_bytes(head[28:32], "big")
    counted = head[24:28] == head[92:96]  # whether the number of pages is kept up to date
    if len(head) < 100 or (counted and size < whole):
        raise RegisterDamagedError(
            "The backup {name} is cut short: it has {size:,} of {whole:,} bytes.",
            "Copy it again from where it came, or use an earlier one.",
            name=path.name,
            size=size,
            whole=max(whole, len(_MAGIC)),
        )


def _check_tables(raw: sqlite3.Connection, name: str) -> None:
    tables = {row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if "alembic_version" not in tables or "meta" not in tables:
        raise RegisterDamagedError("{name} is a database, but not a register.", _OTHER, name=name)
    versions = [str(row[0]) for row in raw.execute("SELECT version_num FROM alembic_version")]
    if len(versions) == 1 and versions[0].isdecimal() and versions[0] > HEAD:
        raise NewerRegisterError(
            "A newer version of Within Reach made the backup {name}.",
            "Use that version to put it back.",
            name=name,
        )
    version = versions[0] if len(versions) == 1 else ""
    missing = sorted(name for name in set(metadata.tables) - tables if version >= SINCE.get(name, version))
    if missing:
        raise RegisterDamagedError(
            "The backup {name} is not a whole register. It has no {missing}.",
            _OTHER,
            name=name,
            missing=", ".join(missing),
        )
    if version not in REVISIONS or len(raw.execute("SELECT id FROM meta").fetchall()) != 1:
        raise RegisterDamagedError("The backup {name} is not a whole register.", _OTHER, name=name)


def _check_whole(raw: sqlite3.Connection, name: str) -> None:
    faults = [row[0] for row in raw.execute("PRAGMA integrity_check(1)")]
    if faults != ["ok"] or raw.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise RegisterDamagedError("The backup {name} is damaged.", "Use an earlier one.", name=name)
