"""Which backups lie here, and how much is in the register that one of them would replace?"""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from actions.acting import Acting
from actions.backing_up.back_up import ENDING, BackedUp, back_up, note_backup
from layers.backups.model import BackupError
from layers.register.engine.unfinished import clear_unfinished
from layers.register.importing.seeding import register_folder
from layers.register.office.office_record import ExportDoor
from layers.register.store import Register

FOLDER: Final = "backups"
KEPT: Final = 30  # of those made on the page; the oldest go


@dataclass(frozen=True)
class BackupFile:
    """A file that may be a backup; nobody has looked into it yet."""

    path: Path
    size: int  # bytes
    written_at: datetime  # UTC
    is_before: bool  # made by itself, before another was put back


def backups_here(areas_folder: Path) -> tuple[BackupFile, ...]:
    """The files, the newest first; what runs that were killed have left beside them is cleared away.

    Raises ``OSError`` if a folder cannot be read.
    """
    folder = register_folder(areas_folder)
    files = []
    for place, pattern in ((folder / FOLDER, f"*{ENDING}"), (folder, f"before-*{ENDING}")):
        if place.is_dir():
            clear_unfinished(place)
        files += [
            BackupFile(
                path, path.stat().st_size, datetime.fromtimestamp(path.stat().st_mtime, UTC), place == folder
            )
            for path in place.glob(pattern)
            if path.is_file() and not path.name.startswith(".")
        ]
    return tuple(sorted(files, key=lambda file: (file.written_at, file.path.name), reverse=True))


def back_up_here(register: Register, areas_folder: Path, *, acting: Acting) -> BackedUp:
    """Write a backup into the folder ``backups`` beside the register, and keep who made it.

    Raises
    ------
    BackupError, RegisterError
        It could not be written; nothing was removed.
    """
    acting.check_action("back up")
    folder = register_folder(areas_folder) / FOLDER
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise BackupError(
            "The folder {name} for backups cannot be made beside the register.",
            "Check that you may write there and that the disk has space.",
            name=FOLDER,
        ) from error
    done = back_up(register, areas_folder, folder, keep=KEPT, acting=acting)
    note_backup(register, done.manifest, door=ExportDoor.PAGE, acting=acting)
    return done
