"""Which files of an office go into a backup, and how do they come back? None is written over.

Settings come back where there are none, but for where the register lies, which is this machine's affair; no
password is in a backup. Tables that an office edits are laid beside the register where they are not those of
the program, for a newer program may have better ones.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

import layers
from layers.backups.model import SETTINGS, TABLES

SET_ASIDE: Final = "tables-of-the-backup"
_LAYERS: Final = Path(layers.__file__).parent
_ROOMS: Final = (
    "assets",
    "interests",
    "danger",
    "baskets",
    "bids",
    "times",
    "retention",
    "register/importing/words",
)
_PASSWORD: Final = re.compile(r"(postgres[^:\s]*://[^:@/\s]*):[^@\s]*@")
_PLACE: Final = re.compile(r"^(\s*register\s*=)", re.MULTILINE)
_LEFT_OUT: Final = "PASSWORD-LEFT-OUT"


def office_files(register_folder: Path) -> dict[str, bytes]:
    """The office's settings, if any, and its tables, by their names in a backup. Raises ``OSError``."""
    files = {f"{TABLES}{path.relative_to(_LAYERS).as_posix()}": path.read_bytes() for path in _tables()}
    settings = register_folder / SETTINGS
    if settings.is_file():
        text = settings.read_text(encoding="utf-8")
        files[SETTINGS] = _PASSWORD.sub(rf"\1:{_LEFT_OUT}@", text).encode()
    return files


def is_of_office(part: str) -> bool:
    """Whether a part of a backup is such a file."""
    return part == SETTINGS or part.startswith(TABLES)


def put_settings_back(register_folder: Path, files: Mapping[str, bytes]) -> bool:
    """Whether the settings of a backup were written, since there were none here. Raises ``OSError``."""
    path = register_folder / SETTINGS
    if SETTINGS not in files or path.exists():
        return False
    register_folder.mkdir(parents=True, exist_ok=True)
    path.write_text(_PLACE.sub(r"# \1", files[SETTINGS].decode()), encoding="utf-8")
    return True


def set_tables_aside(register_folder: Path, files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Lay tables that are not this program's beside the register; their names. Raises ``OSError``."""
    here = {f"{TABLES}{path.relative_to(_LAYERS).as_posix()}": path for path in _tables()}
    others = [name for name in sorted(files) if name in here and not _alike(files[name], here[name])]
    for name in others:
        path = register_folder / SET_ASIDE / name.removeprefix(TABLES)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(files[name])
    return tuple(name.removeprefix(TABLES) for name in others)


def _tables() -> Iterable[Path]:
    for room in _ROOMS:
        yield from sorted(path for path in (_LAYERS / room).rglob("*") if path.suffix in (".csv", ".txt"))


def _alike(data: bytes, path: Path) -> bool:
    """Whether a table is that of the program; a system of versions may have changed its line ends."""
    return data.splitlines() == path.read_bytes().splitlines()
