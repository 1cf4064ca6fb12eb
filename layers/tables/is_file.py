"""Is there a file where one was named? A folder is said to be one."""

from pathlib import Path

from layers.tables.source_table import ImportRefusedError


def check_is_file(path: Path, *, called: str, fix: str) -> None:
    """Nothing, where ``path`` is a file; ``called`` is what its owner calls it, ``fix`` what else to do.

    Raises
    ------
    ImportRefusedError
        There is no such file, or it is a folder.
    """
    if path.is_dir():
        raise ImportRefusedError(
            "{called} is a folder, not a file.", "Name the file in it that you mean.", called=called
        )
    if not path.is_file():
        raise ImportRefusedError("There is no file {called}.", fix, called=called)
