"""Is a file a whole backup of an office? Everything in it is looked through before anything is put back."""

import hashlib
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from layers.backups.kept_beside import ALL_BESIDE
from layers.backups.model import (
    MANIFEST,
    REGISTER,
    BackupError,
    BackupManifest,
    BackupPart,
    damaged,
    manifest_from_json,
    not_a_backup,
)
from layers.backups.office_files import is_of_office
from layers.register.engine.backup_check import check_backup, contents_of
from layers.register.engine.unfinished import make_private, unfinished_copy

_LONGEST_MANIFEST: Final = 10 << 20  # bytes
_LARGEST_PART: Final = 256 << 20  # bytes, of all but the register
_AT_ONCE: Final = 1 << 20


@dataclass(frozen=True)
class OpenedBackup:
    """A backup that was looked through."""

    name: str
    manifest: BackupManifest
    register: Path  # the register in it, as a file that is there while the backup is open
    parts: Mapping[str, bytes]  # all but the register, as they stand in the file


@contextmanager
def opened_backup(path: Path, folder: Path) -> Iterator[OpenedBackup]:
    """A backup, once all in it is what was written; ``folder`` takes a copy of its register meanwhile.

    Raises
    ------
    BackupError, RegisterError
        It is not there, empty, cut short, damaged, of something else, or of a newer program.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with unfinished_copy(folder) as copy:
        with _archive(path) as archive:
            manifest = _manifest(archive, path.name)
            parts = {
                name: _part(archive, name, of, path.name)
                for name, of in manifest.parts.items()
                if name != REGISTER
            }
            make_private(copy)
            _copy_register(archive, manifest, copy, path.name)
        check_backup(copy)
        contents = contents_of(copy)
        if (contents.revision, contents.entries) != (manifest.revision, manifest.entries):
            raise damaged(path.name, REGISTER)
        yield OpenedBackup(path.name, manifest, copy, parts)


@contextmanager
def _archive(path: Path) -> Iterator[zipfile.ZipFile]:
    """The zip file. Raises ``BackupError`` where it is none, or breaks off on the way."""
    if not path.is_file():
        raise BackupError("There is no backup {name}.", "Choose another file.", name=path.name)
    try:
        if not path.stat().st_size:
            raise BackupError(
                "The backup {name} is empty: it holds 0 bytes.", "Use an earlier one.", name=path.name
            )
        with path.open("rb") as file:
            is_zip = file.read(4) == b"PK\x03\x04"
        if not is_zip:
            raise not_a_backup(path.name)
        with zipfile.ZipFile(path) as archive:
            yield archive
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise BackupError(
            "The backup {name} is cut short or damaged.",
            "Copy it again from where it came, or use an earlier one.",
            name=path.name,
        ) from error
    except OSError as error:
        if isinstance(error, BackupError):
            raise
        raise BackupError(
            "The backup {name} cannot be read.",
            "Check that you may read it, and that there is room for a copy of its register.",
            name=path.name,
        ) from error


def _manifest(archive: zipfile.ZipFile, name: str) -> BackupManifest:
    there = {info.filename: info for info in archive.infolist()}
    if MANIFEST not in there or there[MANIFEST].file_size > _LONGEST_MANIFEST:
        raise not_a_backup(name)
    manifest = manifest_from_json(archive.read(MANIFEST), name=name)
    missing = sorted({REGISTER, *manifest.parts} - {part for part in there if part in manifest.parts})
    if missing:
        raise BackupError(
            "The backup {name} is not whole: it has no {missing}.",
            "Use an earlier one.",
            name=name,
            missing=", ".join(missing),
        )
    _check_known(manifest, name)
    for part, of in manifest.parts.items():
        if there[part].file_size != of.size or (part != REGISTER and of.size > _LARGEST_PART):
            raise damaged(name, part)
    return manifest


def _check_known(manifest: BackupManifest, name: str) -> None:
    """Refuse a backup with a part that this program does not know: it would be lost."""
    here = {REGISTER, *(beside.part for beside in ALL_BESIDE)}
    unknown = sorted(part for part in manifest.parts if part not in here and not is_of_office(part))
    if unknown:
        raise BackupError(
            "The backup {name} holds {parts}, which this version of Within Reach does not know.",
            "Use the version that made it, or a newer one.",
            name=name,
            parts=", ".join(unknown),
        )


def _part(archive: zipfile.ZipFile, part: str, of: BackupPart, name: str) -> bytes:
    data = archive.read(part)
    if hashlib.sha256(data).hexdigest() != of.sha256:
        raise damaged(name, part)
    return data


def _copy_register(archive: zipfile.ZipFile, manifest: BackupManifest, copy: Path, name: str) -> None:
    digest = hashlib.sha256()
    with archive.open(REGISTER) as source, copy.open("wb") as target:
        while data := source.read(_AT_ONCE):
            digest.update(data)
            target.write(data)
    if digest.hexdigest() != manifest.parts[REGISTER].sha256:
        raise damaged(name, REGISTER)
