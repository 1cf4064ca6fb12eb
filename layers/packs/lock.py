"""Is somebody else preparing this area just now? A lock that the system lets go when its holder dies."""

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


class AreaBusyError(WithinReachError, RuntimeError):
    """Another run is preparing the same area."""


@contextmanager
def only_run(area_folder: Path) -> Iterator[None]:
    """Hold the area for this run; a killed run lets go of it by itself.

    Raises
    ------
    AreaBusyError
        Another run holds it.
    """
    handle = os.open(area_folder / ".lock", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            _lock(handle)
        except OSError:
            raise AreaBusyError(
                "The area {area_folder_name} is being prepared by another run.",
                "Wait until that run has finished, then try again.",
                area_folder_name=area_folder.name,
            ) from None
        yield
    finally:
        os.close(handle)
