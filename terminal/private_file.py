"""How is a file about a person written, so that only its owner reads it and none is left half written?"""

import os
from pathlib import Path


def write_private(path: Path, content: bytes) -> None:
    """Write beside the place and move there at the end.

    Raises
    ------
    OSError
        The file cannot be written; nothing is left behind.
    """
    beside = path.with_name(f".{path.name}.unfinished")
    try:
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
