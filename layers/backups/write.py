"""How is a backup of an office written? Beside people at work, whole or not at all, for its owner alone."""

import hashlib
import sqlite3
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from layers.backups.kept_beside import ALL_BESIDE, rows_as_json
from layers.backups.model import MANIFEST, REGISTER, BackupError, BackupManifest, BackupPart
from layers.backups.office_files import office_files
from layers.backups.sealing import office_key, seal
from layers.packs.summaries import list_areas, serving_revision
from layers.register.engine.backup_check import BackupContents, contents_of
from layers.register.engine.unfinished import make_private, put_in_place, unfinished_copy
from layers.register.importing.seeding import register_folder
from layers.register.store import Register

_AT_ONCE: Final = 1 << 20  # bytes


def write_backup(register: Register, areas_folder: Path, path: Path) -> BackupManifest:
    """Write all that an office keeps to ``path``, in place of what is there, in one step; what is in it.

    Raises
    ------
    BackupError, RegisterError
        It could not be written, or something could not be read; what was at ``path`` is still there.
    """
    try:
        with unfinished_copy(path.parent) as unfinished:
            copy = unfinished.with_name(f"{unfinished.name}-register")
            register.backup(copy)
            make_private(unfinished)
            with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive:
                parts = {REGISTER: _add_file(archive, copy)}
                for name, data in _small_parts(register, areas_folder).items():
                    archive.writestr(name, data)
                    parts[name] = BackupPart(len(data), hashlib.sha256(data).hexdigest())
                manifest = _manifest(contents_of(copy), areas_folder, parts)
                archive.writestr(MANIFEST, manifest.as_json())
            put_in_place(unfinished, path)
    except (OSError, sqlite3.Error) as error:
        if isinstance(error, BackupError):
            raise
        raise BackupError(
            "The backup {name} could not be written. An earlier one of that name is still there.",
            "Check that the folder is there, that you may write there and that the disk has space.",
            name=path.name,
        ) from error
    return manifest


def _small_parts(register: Register, areas_folder: Path) -> dict[str, bytes]:
    """Everything but the register itself, as it stands in a backup."""
    folder = register_folder(areas_folder)
    parts = dict(office_files(folder))
    for beside in ALL_BESIDE:
        rows = rows_as_json(beside, beside.store(register, areas_folder))
        parts[beside.part] = seal(rows, office_key(folder)) if beside.sealed else rows
    return parts


def _add_file(archive: zipfile.ZipFile, path: Path) -> BackupPart:
    """Copy a file of any size into the archive, as the register."""
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as source, archive.open(REGISTER, "w", force_zip64=True) as target:
        while data := source.read(_AT_ONCE):
            digest.update(data)
            size += len(data)
            target.write(data)
    return BackupPart(size, digest.hexdigest())


def _manifest(contents: BackupContents, areas_folder: Path, parts: dict[str, BackupPart]) -> BackupManifest:
    return BackupManifest(
        made_at=datetime.now(UTC),
        revision=contents.revision,
        entries=contents.entries,
        areas=serving_areas(areas_folder),
        parts=parts,
    )


def serving_areas(areas_folder: Path) -> dict[str, str]:
    """Which revision of each prepared area serves; answers come from these and from the register."""
    served = {area.name: serving_revision(area.folder) for area in list_areas(areas_folder)}
    return {name: revision for name, revision in served.items() if revision}
