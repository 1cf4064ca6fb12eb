"""How does what nobody may compare go into a backup? Sealed.

Counts of conversations: those of two nights beside each other tell of one. The list of contacts that were
erased on request: whoever has time could try every telephone number against it. The key lies beside the
register and in no backup. Whoever has backups and no key learns nothing from them, not even how many rows
there are: what is sealed is filled up to whole blocks.
"""

import os
from pathlib import Path
from typing import Final

from cryptography.fernet import Fernet, InvalidToken

from layers.backups.model import BackupError, SealedError

KEY_FILE: Final = "counts.key"
_BLOCK: Final = 65_536  # bytes; an office fills one in years


def office_key(folder: Path) -> bytes:
    """The key of an office, in the folder of its register; made now where there is none.

    Raises
    ------
    BackupError
        It cannot be read or written, or is none.
    """
    path = folder / KEY_FILE
    if not path.exists():
        _write_key(folder, Fernet.generate_key())
    return read_key(path)


def read_key(path: Path) -> bytes:
    """The key in a file. Raises ``BackupError`` where there is none."""
    try:
        key = path.read_bytes()[:100].strip()
        Fernet(key)
    except OSError as error:
        raise BackupError("The key {name} cannot be read.", "Check its path.", name=path.name) from error
    except ValueError as error:
        raise BackupError(
            "{name} is not a key of backups.",
            "The key is the file {file} that lay beside the register when the backup was made.",
            name=path.name,
            file=KEY_FILE,
        ) from error
    return key


def keep_key(folder: Path, key: bytes) -> None:
    """Let a key that opened a backup be the office's, unless it has one. Raises ``BackupError``."""
    if not (folder / KEY_FILE).exists():
        _write_key(folder, key)


def seal(data: bytes, key: bytes) -> bytes:
    """Text closed with a key (Fernet, of the package cryptography), filled up with spaces to whole blocks."""
    return Fernet(key).encrypt(data.ljust(-(-len(data) // _BLOCK) * _BLOCK))


def unseal(sealed: bytes, key: bytes) -> bytes:
    """The text again. Raises ``SealedError`` where the key is another."""
    try:
        return Fernet(key).decrypt(sealed).rstrip(b" ")
    except InvalidToken as error:
        raise SealedError(
            "What is sealed in this backup was closed with another key.",
            "Name the file {file} that lay beside the register then, or leave out what is sealed.",
            file=KEY_FILE,
        ) from error


def _write_key(folder: Path, key: bytes) -> None:
    """Keep a key for its owner alone; one that somebody else has kept meanwhile stays."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder / KEY_FILE, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(key + b"\n")
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError:
        return
    except OSError as error:
        raise BackupError(
            "The key for what is sealed in backups cannot be kept as {file} in the folder {folder}.",
            "Check that you may write there.",
            file=KEY_FILE,
            folder=folder.name,
        ) from error
