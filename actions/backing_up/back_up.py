"""How does an office keep its backups? In a folder, each under its moment; of the older ones only so many."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from actions.acting import AT_THE_DESK, Acting
from actions.give_away import note_export
from layers.backups.model import BackupManifest
from layers.backups.write import write_backup
from layers.register.office.office_record import ExportDoor, ExportKind, NewExport
from layers.register.store import Register

ENDING: Final = ".backup"
_NAME: Final = re.compile(r"within-reach-\d{4}-\d\d-\d\d-\d{6}\.backup")


@dataclass(frozen=True)
class BackedUp:
    """A backup that was written."""

    path: Path
    manifest: BackupManifest
    removed: tuple[str, ...]  # older backups of the folder, by name


def back_up(
    register: Register,
    areas_folder: Path,
    to: Path,
    *,
    keep: int | None = None,
    acting: Acting = AT_THE_DESK,
) -> BackedUp:
    """Write a backup to a file, or into a folder under the moment; there only the ``keep`` newest stay.

    Raises
    ------
    BackupError, RegisterError
        It could not be written; nothing was removed.
    """
    acting.check_action("back up")
    if not to.is_dir():
        return BackedUp(to, write_backup(register, areas_folder, to), ())
    path = to / f"within-reach-{datetime.now(UTC):%Y-%m-%d-%H%M%S}{ENDING}"
    manifest = write_backup(register, areas_folder, path)
    older = sorted(each for each in to.iterdir() if _NAME.fullmatch(each.name) and each != path)
    surplus = older[: max(len(older) + 1 - keep, 0)] if keep is not None else []
    for each in surplus:
        each.unlink(missing_ok=True)
    return BackedUp(path, manifest, tuple(each.name for each in surplus))


def note_backup(register: Register, manifest: BackupManifest, *, door: ExportDoor, acting: Acting) -> None:
    """Keep who made a backup: it holds the whole register. Raises ``RegisterError``."""
    new = NewExport(door, ExportKind.BACKUP.value, "", manifest.entries)
    note_export(register, new, acting=acting)
