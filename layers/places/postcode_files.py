"""Which files of postcodes does a recipe name: one, a folder of them, or a zip as it was supplied?"""

import zipfile
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Final

from layers.tables.delimited import Opener, TableFileError
from layers.tables.zip_members import MOST_BYTES, MOST_MEMBERS, is_hidden, member_opener

_TABLES: Final = (".csv", ".txt")


@dataclass(frozen=True)
class PostcodeFile:
    """One table of postcodes."""

    name: str  # for sentences
    opener: Opener = field(repr=False)


def postcode_files(path: Path) -> list[PostcodeFile]:
    """The tables to read, by name: of a folder or zip, those that lie where most of them do.

    Code-Point Open keeps a table of each postcode area in one folder and its notes, tables too, in another.

    Raises
    ------
    TableFileError
        There is none, or a zip is damaged, locked or would unpack to too much.
    """
    if path.is_dir():
        tables = [file for file in path.rglob("*") if file.suffix.lower() in _TABLES and file.is_file()]
        names = {file.relative_to(path).as_posix(): file for file in tables}
        return [_plain_file(names[name]) for name in _where_most_are(list(names), path.name)]
    if path.suffix.lower() == ".zip":
        return _of_zip(path)
    return [_plain_file(path)]


def _plain_file(path: Path) -> PostcodeFile:
    if not path.is_file():
        raise TableFileError(
            "{path_name} is not there.",
            "Put the file in the data folder, or correct its name.",
            path_name=path.name,
        )
    return PostcodeFile(path.name, lambda: path.open("rb"))


def _of_zip(path: Path) -> list[PostcodeFile]:
    try:
        with zipfile.ZipFile(path) as archive:
            members = {member.filename: member for member in archive.infolist()}
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as fault:
        raise TableFileError(
            "{path_name} is a damaged zip, or none.", "Fetch the file again.", path_name=path.name
        ) from fault
    chosen = _where_most_are([name for name in members if name.lower().endswith(_TABLES)], path.name)
    if any(members[name].flag_bits & 1 for name in chosen):
        raise TableFileError(
            "{path_name} is locked with a password.", "Save it without one.", path_name=path.name
        )
    if any(members[name].file_size > MOST_BYTES for name in chosen) or len(chosen) > MOST_MEMBERS:
        raise TableFileError(
            "{path_name} would unpack to far more than postcodes.", "Fetch it again.", path_name=path.name
        )
    return [PostcodeFile(PurePosixPath(name).name, member_opener(path, name)) for name in chosen]


def _where_most_are(names: list[str], file: str) -> list[str]:
    folders: dict[str, list[str]] = defaultdict(list)
    for name in names:
        path = PurePosixPath(name)
        if not is_hidden(path):
            folders[str(path.parent)].append(name)
    if not folders:
        raise TableFileError(
            "{file} holds no table of postcodes.", "It should hold files that end in .csv.", file=file
        )
    most = max(folders, key=lambda folder: (len(folders[folder]), folder))
    return sorted(folders[most])
