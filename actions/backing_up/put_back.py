"""How is a backup put back? Looked through first, and what is here is kept as a backup of its own before.

If anything fails on the way, what was here is put back from that.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from actions.acting import Acting
from layers.backups.kept_beside import ALL_BESIDE, PartRows, has_rows, put_rows_back, rows_from_json
from layers.backups.model import BackupError, BackupManifest
from layers.backups.office_files import put_settings_back, set_tables_aside
from layers.backups.read import OpenedBackup, opened_backup
from layers.backups.sealing import KEY_FILE, keep_key, read_key, unseal
from layers.backups.write import serving_areas, write_backup
from layers.register.engine.engines import database_url
from layers.register.engine.errors import RegisterDamagedError
from layers.register.importing.seeding import register_beside, register_folder
from layers.register.read_only import is_there
from layers.register.store import Register, open_register

_JOURNALS: Final = ("", "-wal", "-shm")


@dataclass(frozen=True)
class PutBack:
    """What came of putting a backup back."""

    manifest: BackupManifest
    before: Path | None  # what was here, as a backup; None where there was nothing
    set_aside: Path | None  # a damaged register that was moved away
    sealed: bool  # whether what is sealed came back
    settings: bool  # whether settings were written
    tables: tuple[str, ...]  # those laid beside the register, by name
    other_areas: Mapping[str, bool]  # whether they are here, as another revision, or not at all


def look_through(path: Path, areas_folder: Path) -> BackupManifest:
    """What is in a backup, once all of it is whole. Raises ``BackupError`` or ``RegisterError``."""
    with opened_backup(path, register_folder(areas_folder)) as opened:
        _rows(opened, None)
        return opened.manifest


def put_back(
    path: Path, areas_folder: Path, *, acting: Acting, key_file: Path | None = None, sealed: bool = True
) -> PutBack:
    """Put a backup in the place of all that an office keeps.

    Parameters
    ----------
    key_file
        The key of what is sealed; None: that which lies beside the register here.
    sealed
        Whether what is sealed (``KeptBeside.sealed``) comes back too.

    Raises
    ------
    BackupError, RegisterError
        It is no whole backup, its key is missing or another; or it could not be written. All is as it was,
        but that a damaged register stays where it was moved to.
    """
    acting.check_action("restore")
    folder = register_folder(areas_folder)
    with opened_backup(path, folder) as opened:
        key = _key(folder, key_file) if sealed else None
        rows = _rows(opened, key)
        register, set_aside = _opened_register(areas_folder)
        with register:
            before = _kept_before(register, areas_folder)
            try:
                _replace(register, areas_folder, opened, rows, acting=acting)
            except BaseException:
                if before is not None:
                    _undo(register, areas_folder, before, acting=acting)
                raise
        if key is not None:
            keep_key(folder, key)
        ours = serving_areas(areas_folder)
        theirs = opened.manifest.areas
        return PutBack(
            manifest=opened.manifest,
            before=before,
            set_aside=set_aside,
            sealed=sealed,
            settings=put_settings_back(folder, opened.parts),
            tables=set_tables_aside(folder, opened.parts),
            other_areas={name: name in ours for name in theirs if ours.get(name) != theirs[name]},
        )


def _key(folder: Path, key_file: Path | None) -> bytes:
    if key_file is None and not (folder / KEY_FILE).is_file():
        raise BackupError(
            "Counts and areas of the office's own are sealed in a backup, and their key is not here.",
            "Name the file {file} that lay beside the register then, or leave out what is sealed.",
            file=KEY_FILE,
        )
    return read_key(key_file or folder / KEY_FILE)


def _rows(opened: OpenedBackup, key: bytes | None) -> dict[str, PartRows]:
    """All rows of a backup by their part; without the key, those that are not sealed."""
    rows = {}
    for beside in ALL_BESIDE:
        if beside.part in opened.parts and (key is not None or not beside.sealed):
            data = opened.parts[beside.part]
            plain = unseal(data, key) if beside.sealed and key is not None else data
            rows[beside.part] = rows_from_json(beside, plain, name=opened.name)
    return rows


def _opened_register(areas_folder: Path) -> tuple[Register, Path | None]:
    """The register, new where there was none; a damaged file is moved away first, to where is given."""
    place = register_beside(areas_folder)
    try:
        return open_register(place), None
    except RegisterDamagedError:
        url = database_url(place)
        if url.get_backend_name() != "sqlite" or not is_there(place):
            raise
        file = Path(url.database or "")
        aside = file.with_name(f"{file.name}.damaged-{datetime.now(UTC):%Y-%m-%d-%H%M%S}")
        for journal in _JOURNALS:
            with suppress(FileNotFoundError):
                file.with_name(file.name + journal).replace(aside.with_name(aside.name + journal))
        return open_register(place), aside


def _kept_before(register: Register, areas_folder: Path) -> Path | None:
    """A backup of what is here; None where nobody ever wrote anything."""
    if register.revision == 0 and not any(
        has_rows(beside, beside.store(register, areas_folder)) for beside in ALL_BESIDE
    ):
        return None
    path = register_folder(areas_folder) / f"before-{datetime.now(UTC):%Y-%m-%d-%H%M%S}.backup"
    write_backup(register, areas_folder, path)
    return path


def _replace(
    register: Register,
    areas_folder: Path,
    opened: OpenedBackup,
    rows: Mapping[str, PartRows],
    *,
    acting: Acting,
) -> None:
    for beside in ALL_BESIDE:
        if beside.adds and beside.part in rows:
            put_rows_back(beside, beside.store(register, areas_folder), rows[beside.part])
    register.restore_backup(opened.register, by=acting.name)
    for beside in ALL_BESIDE:
        if not beside.adds and beside.part in rows:
            put_rows_back(beside, beside.store(register, areas_folder), rows[beside.part])


def _undo(register: Register, areas_folder: Path, before: Path, *, acting: Acting) -> None:
    """Put back what was here."""
    folder = register_folder(areas_folder)
    with opened_backup(before, folder) as opened:
        rows = _rows(opened, _key(folder, None))
        _replace(register, areas_folder, opened, rows, acting=acting)
