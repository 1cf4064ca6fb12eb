"""How are files written so that a kill or a full disk leaves the old one, never half of the new?"""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from geo.errors import WithinReachError


class ExportError(WithinReachError, OSError):
    """A file could not be written; what was there before is still there."""


def write_whole(path: Path, write: Callable[[Path], None]) -> None:
    """Let ``write`` fill a file beside ``path``, force it to disk, and put it in its place in one step.

    Raises ``ExportError`` if the disk is full or the folder cannot be written.
    """
    try:
        handle, beside = tempfile.mkstemp(prefix=".unfinished-", suffix=path.suffix, dir=path.parent)
        os.close(handle)
    except OSError as fault:
        raise _not_written(path, fault) from fault
    unfinished = Path(beside)
    try:
        write(unfinished)
        _force(unfinished)
        unfinished.replace(path)
        _force_folder(path.parent)
    except OSError as fault:
        raise _not_written(path, fault) from fault
    finally:
        unfinished.unlink(missing_ok=True)


def _force(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _force_folder(folder: Path) -> None:
    if os.name == "nt":
        return  # Windows has no such thing as opening a folder
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _not_written(path: Path, fault: OSError) -> ExportError:
    reason = fault.strerror or type(fault).__name__
    return ExportError(
        "{path_name} could not be written ({reason}).",
        "Make room or choose another folder; nothing was changed.",
        path_name=path.name,
        reason=reason,
    )
