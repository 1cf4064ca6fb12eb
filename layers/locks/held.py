"""Who is at work in a folder just now? A lock that the system lets go when its holder dies."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from geo.errors import WithinReachError

if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def held(folder: Path, busy: WithinReachError) -> Iterator[None]:
    """Hold a folder; a killed run lets go of it by itself. ``busy`` is raised where another has it."""
    handle = os.open(folder / ".lock", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            _lock(handle)
        except OSError:
            raise busy from None
        yield
    finally:
        os.close(handle)


def is_held(folder: Path) -> bool:
    """Whether anybody holds a folder just now; who wants to take it at this very moment has to try again."""
    try:
        with held(folder, WithinReachError("It is held.", "")):
            return False
    except WithinReachError:
        return True
    except OSError:
        return False  # there is no such folder, or none that anybody could write to
