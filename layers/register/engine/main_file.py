"""What does a register's file say of itself, whatever lies in its journal?

Run by ``opened_file`` in a process of its own, ``python main_file.py PATH``: a process that closes a file
gives up the locks that its database connections hold on it, so one that serves must never open it beside
SQLite. Prints JSON: ``[identity, revision]`` of a register in use, ``"copy"`` for a database that is
written without a journal, as backups are, ``"half"`` for one that cannot be read just now, as when a journal
is being brought into it, and ``null`` for anything else.

A journal is brought in by several steps. On Linux SQLite's own lock says whether somebody is at it; it is
only looked at, never taken.
"""

import json
import sqlite3
import struct
import sys
from contextlib import closing
from pathlib import Path
from typing import Final

COPY: Final = "copy"
HALF: Final = "half"
_MAGIC: Final = b"SQLite format 3\0"
_WRITE_AHEAD: Final = b"\2\2"  # at 18 in the file: it is written through a journal
_CHECKPOINT_LOCK: Final = (
    121  # the byte of NAME-shm that is locked meanwhile: https://sqlite.org/walformat.html
)
_FLOCK: Final = "hhqqi"  # Linux: type, whence, start, length, process


def content_of(path: Path) -> tuple[str, int] | str | None:
    """Which register it is, how many commits the file itself holds, or a word."""
    with path.open("rb") as file:
        head = file.read(100)
    if head[:16] != _MAGIC:
        return None
    if head[18:20] != _WRITE_AHEAD:
        return COPY
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as raw:
            row = raw.execute("SELECT identity, revision FROM meta").fetchone()
    except sqlite3.Error:
        return HALF
    if _journal_comes_in(path):
        return HALF
    return (str(row[0]), int(row[1])) if row else None


def _journal_comes_in(path: Path) -> bool:
    """Whether a program is bringing the journal into the file just now; no, where that cannot be told."""
    if sys.platform != "linux":
        return False
    import fcntl  # only such systems have it

    try:
        with path.with_name(f"{path.name}-shm").open("rb") as shared:
            wished = struct.pack(_FLOCK, fcntl.F_RDLCK, 0, _CHECKPOINT_LOCK, 1, 0)
            held = struct.unpack_from(_FLOCK, fcntl.fcntl(shared, fcntl.F_GETLK, wished))
    except OSError:
        return False
    return bool(held[0] != fcntl.F_UNLCK)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(content_of(Path(sys.argv[1]))))
