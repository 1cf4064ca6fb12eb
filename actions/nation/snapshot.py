"""Of which moment are the assets of a run? The register is copied once at its start, and read by all.

A copy holds what the register holds, hidden addresses too: it lies in the register's own folder, only its
owner may read it, and it goes when the run has every area. What runs that never end leave goes after a week.
"""

import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from layers.register.importing.seeding import register_beside, register_folder
from layers.register.read_only import is_there, open_to_read

SNAPSHOTS_FOLDER: Final = "snapshots"
LONGEST_S: Final = 7 * 86_400.0


@dataclass(frozen=True)
class Snapshot:
    """The copy of the register that a run reads."""

    path: Path  # where it lies on this machine
    state: str  # which state of the register it is; "" for no register: each pack's own assets

    @property
    def place(self) -> str:
        """Whence workers read; "" where each pack has its own assets."""
        return str(self.path.absolute()) if self.state else ""

    def remove(self) -> None:
        """Let go of the copy."""
        self.path.unlink(missing_ok=True)


def snapshot_path(areas: Path, run_id: str) -> Path:
    """Where the copy of a run lies."""
    return register_folder(areas) / SNAPSHOTS_FOLDER / f"{run_id}.sqlite"


def take_snapshot(areas: Path, run_id: str, *, own_assets: bool) -> Snapshot:
    """Copy the register that goes with a folder of areas; none where there is none, or with ``own_assets``.

    Raises
    ------
    RegisterError
        The register cannot be read, or the copy cannot be written.
    """
    path, place = snapshot_path(areas, run_id), register_beside(areas)
    clear_old(path.parent)
    if own_assets or not is_there(place):
        return Snapshot(path, "")
    path.parent.mkdir(parents=True, exist_ok=True)
    with open_to_read(place) as register:
        state = register.cache_key
        register.backup(path)
    return Snapshot(path, state)


def clear_old(folder: Path) -> None:
    """Remove copies of runs that were begun more than a week ago."""
    if not folder.is_dir():
        return
    for each in folder.glob("*.sqlite"):
        if time.time() - each.stat().st_mtime > LONGEST_S:
            each.unlink(missing_ok=True)
