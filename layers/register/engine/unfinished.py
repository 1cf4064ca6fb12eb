"""How is a copy of the register written so that it is there whole or not at all, and nobody else reads it?

Such a copy holds every hidden address. So a small process of its own waits beside each run that writes one,
and clears away what is left where the run is killed. Where that ended too (the power went), the next run
does.
"""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final
from uuid import uuid4

_UNFINISHED: Final = ".within-reach-backup."  # then the number of the process that writes it
_LONGEST_S: Final = 3_600  # no backup takes longer; a process of that number is then another one
_WAIT_AND_CLEAR: Final = """
import pathlib, sys
sys.stdin.buffer.read()  # until the process that writes the copy has ended, however it did
for leftover in pathlib.Path(sys.argv[1]).glob(sys.argv[2] + "*"):
    leftover.unlink(missing_ok=True)
"""


@contextmanager
def unfinished_copy(folder: Path) -> Iterator[Path]:
    """The path of a copy to be written in a folder; nothing is made there yet.

    At the end, or where this process is killed, the file of that path and all whose names go on from it are
    gone. Raises ``FileNotFoundError`` where the folder is not there.
    """
    folder = folder.resolve(strict=True)
    clear_unfinished(folder)
    unfinished = folder / f"{_UNFINISHED}{os.getpid()}.{uuid4().hex}"
    with _cleared_if_killed(unfinished):
        try:
            yield unfinished
        finally:
            for leftover in folder.glob(f"{unfinished.name}*"):
                leftover.unlink(missing_ok=True)


@contextmanager
def _cleared_if_killed(unfinished: Path) -> Iterator[None]:
    """Let a process wait for the end of this one; in a session of its own, which no Ctrl+C reaches."""
    words = [sys.executable, "-I", "-S", "-c", _WAIT_AND_CLEAR, str(unfinished.parent), unfinished.name]
    try:
        waiting = subprocess.Popen(
            words, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
        )
    except OSError:  # no process more can be had: the next run clears away
        yield
        return
    with waiting:  # which closes the pipe, and waits
        yield


def make_private(path: Path) -> None:
    """Make an empty file that only its owner may read. Raises ``OSError``, also where one is there."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def put_in_place(unfinished: Path, path: Path) -> None:
    """Let a copy that is whole be what stands at ``path``, in one step, even if the power goes.

    Raises ``OSError``.
    """
    _sync(unfinished)
    unfinished.replace(path)
    if os.name != "nt":
        _sync(path.parent)


def clear_unfinished(folder: Path) -> None:
    """Remove the unfinished copies of runs that do not run any more."""
    for leftover in folder.glob(f"{_UNFINISHED}*"):
        match = re.fullmatch(rf"{re.escape(_UNFINISHED)}(\d+)\.[0-9a-f]{{32}}(-\w+)?", leftover.name)
        with suppress(OSError):
            if match and (not _runs(int(match[1])) or time.time() - leftover.stat().st_mtime > _LONGEST_S):
                leftover.unlink()


def _runs(process: int) -> bool:
    if process == os.getpid():
        return True
    if os.name == "nt":  # there a signal 0 would end it
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDWR if path.is_file() else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
