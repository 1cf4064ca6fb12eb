"""How is a copy of the register written so that it is there whole or not at all, and nobody else reads it?

Such a copy holds every hidden address: what a killed run has left of one is cleared away by the next.
"""

import os
import re
import time
from contextlib import suppress
from pathlib import Path
from typing import Final
from uuid import uuid4

_UNFINISHED: Final = ".within-reach-backup."  # then the number of the process that writes it
_LONGEST_S: Final = 3_600  # no backup takes longer; a process of that number is then another one


def unfinished_copy(folder: Path) -> Path:
    """The path of a copy that is being written in a folder; nothing is made there yet."""
    return folder / f"{_UNFINISHED}{os.getpid()}.{uuid4().hex}"


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
