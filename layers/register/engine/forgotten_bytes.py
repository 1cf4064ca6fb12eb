"""How does a SQLite file lose the bytes of what was overwritten in it, while others have it open?"""

import sqlite3


def write_anew(raw: sqlite3.Connection) -> bool:
    """Write every page of a database anew and empty its journal; whether the journal could be emptied.

    ``raw`` is in no transaction. The file does not become shorter: freed room is filled with noughts.
    """
    automatic = raw.execute("PRAGMA wal_autocheckpoint").fetchone()[0]
    raw.execute("PRAGMA wal_autocheckpoint = 0")  # the file must not be shortened half-way
    try:
        pages = raw.execute("PRAGMA page_count").fetchone()[0]
        raw.execute("VACUUM")
        missing = pages - raw.execute("PRAGMA page_count").fetchone()[0]
        if missing > 0:
            _fill(raw, missing)
        busy, *_ = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        raw.execute(f"PRAGMA wal_autocheckpoint = {automatic}")
    return not busy


def _fill(raw: sqlite3.Connection, pages: int) -> None:
    """Add so many pages of noughts to the file, free to be used."""
    size = raw.execute("PRAGMA page_size").fetchone()[0]
    raw.execute("CREATE TABLE freed (room BLOB)")
    raw.execute("INSERT INTO freed VALUES (zeroblob(?))", (pages * size,))
    raw.execute("DROP TABLE freed")
