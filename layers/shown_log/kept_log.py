"""Where does the log lie, and how does it stay small? In a folder beside the register, in files of one size.

Several processes may write it at once: a line is one call of the system, and only who holds the folder moves
full files on. A log that cannot be written stops nobody's work.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from geo.errors import WithinReachError
from layers.locks.held import held

FILE: Final = "errors.log"
FOLDER: Final = "log"
LARGEST: Final = 512 << 10  # bytes of one file
OLDER: Final = 3  # files beside the one that is written: errors.log.1, the newest of them, and so on
_LONGEST_LINE: Final = 4_000  # characters
_MOMENT: Final = len("2026-11-27T18:02:11Z")


def append_line(folder: Path, line: str) -> None:
    """Add a line to the log, whose files only their owner may read.

    Raises ``OSError`` if it cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / FILE
    data = f"{' '.join(line.split())[:_LONGEST_LINE]}\n".encode()
    with _turn(folder) as is_ours:
        if is_ours and path.exists() and path.stat().st_size + len(data) > LARGEST:
            _move_on(folder)
    handle = os.open(path, os.O_APPEND | os.O_CREAT | os.O_WRONLY, 0o600)
    try:
        os.write(handle, data)
    finally:
        os.close(handle)


def log_lines(folder: Path, *, most: int = 200) -> tuple[str, ...]:
    """The newest lines, the newest first; none where nothing ever went wrong. Raises ``OSError``."""
    lines: list[str] = []
    for path in _files(folder):
        if path.is_file() and len(lines) < most:
            lines += reversed(path.read_text(encoding="utf-8", errors="replace").splitlines())
    return tuple(lines[:most])


def count_before(folder: Path, moment: datetime) -> int:
    """How many lines are from before a moment. Raises ``OSError``."""
    first = _stamp(moment)
    return sum(
        line[:_MOMENT] < first
        for path in _files(folder)
        if path.is_file()
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines()
    )


def forget_before(folder: Path, moment: datetime) -> int:
    """Take out the lines from before a moment; how many there were. Raises ``OSError``."""
    gone = count_before(folder, moment)
    first = _stamp(moment)
    for path in _files(folder) if gone else ():
        if path.is_file():
            lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
            _write_whole(path, [line for line in lines if line[:_MOMENT] >= first])
    return gone


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _files(folder: Path) -> list[Path]:
    """The files of a log, the newest first."""
    return [folder / FILE, *(folder / f"{FILE}.{number}" for number in range(1, OLDER + 1))]


def _move_on(folder: Path) -> None:
    """Give each full file the next number; the last is written over."""
    files = _files(folder)
    for older, newer in reversed(list(zip(files[1:], files[:-1], strict=True))):
        if newer.exists():
            newer.replace(older)


def _write_whole(path: Path, lines: list[str]) -> None:
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        handle = os.open(beside, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in lines)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


@contextmanager
def _turn(folder: Path) -> Iterator[bool]:
    """Whether it is ours to move files on; else somebody is at it."""
    busy = WithinReachError("The log is being moved on.", "Write to it all the same.")
    try:
        with held(folder, busy):
            yield True
    except WithinReachError as error:
        if error is not busy:
            raise
        yield False
