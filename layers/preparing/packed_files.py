"""Which files of a recipe are still packed as they were fetched, and what is in them?"""

import zipfile
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Final

from geo.errors import WithinReachError
from geo.wording import counted, worded
from layers.preparing.named_files import NamedFile
from layers.tables.zip_members import is_hidden

PACKINGS: Final = {
    b"PK\x03\x04": "zip",
    b"\x1f\x8b": "gzip",
    b"BZh": "bzip2",
    b"\xfd7zXZ": "xz",
    b"7z\xbc\xaf\x27\x1c": "7-Zip",
    b"Rar!": "RAR",
}
# postcodes as zips of tables, lists as zipped shapefiles, heights as zipped tiles. The readers of streets,
# buses and rides look themselves.
READ_AS_THEY_COME: Final = (*("[postcodes]", "[[assets]]", "[streets]", "[relief]", "[buses]", "[[rides]]"),)
_SPREADSHEETS: Final = (".xlsx", ".xlsm", ".ods")  # zips too, but nobody would unpack one
_OF_USE: Final = (".shp", ".gpkg", ".geojson", ".json", ".csv", ".txt")
_MOST_NAMED: Final = 3


class PackedFileError(WithinReachError, ValueError):
    """Files of a recipe are packed, and what is in them is what the recipe should name."""


def refuse_packed(files: Iterable[NamedFile], folder: Path) -> None:
    """Refuse packed files where none can be read, all of them at once.

    Raises
    ------
    PackedFileError
        Naming each with its packing and section, and what is in it.
    """
    packed = [
        (named, packing)
        for named in files
        if named.section not in READ_AS_THEY_COME and (packing := _packing(folder / named.file))
    ]
    if not packed:
        return
    sentences = [_sentence(named, packing, folder / named.file) for named, packing in packed]
    what = worded("{sentences}", sentences=" ".join(sentences))
    fix = counted(
        "Unpack it into the data folder, and name what was in it in the recipe.",
        "Unpack them into the data folder, and name what was in them in the recipe.",
        len(packed),
    )
    raise PackedFileError(what, fix)


def _packing(path: Path) -> str:
    if path.suffix.lower() in _SPREADSHEETS or not path.is_file():
        return ""
    with path.open("rb") as file:
        start = file.read(8)
    return next((packing for magic, packing in PACKINGS.items() if start.startswith(magic)), "")


def _sentence(named: NamedFile, packing: str, path: Path) -> str:
    inside = _inside(path) if packing == "zip" else []
    if not inside:
        return worded(
            "{file}, the file of {section}, is packed with {packing}.",
            file=named.file,
            section=named.section,
            packing=packing,
        )
    return worded(
        "{file}, the file of {section}, is packed with {packing}, and {inside} is in it.",
        file=named.file,
        section=named.section,
        packing=packing,
        inside=inside,
    )


def _inside(path: Path) -> list[str]:
    """The names of the files in a zip that a recipe could name, the first few."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = [PurePosixPath(name) for name in archive.namelist()]
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        return []
    names = [str(member) for member in members if member.suffix.lower() in _OF_USE and not is_hidden(member)]
    more = [f"… {len(names) - _MOST_NAMED} more"] if len(names) > _MOST_NAMED else []
    return [*names[:_MOST_NAMED], *more]
