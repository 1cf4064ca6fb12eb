"""Which files lie in a folder and its zips, and what is each of them: by how it begins, never by its name."""

import csv
import io
import os
import re
import shutil
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Final

from geo.errors import WithinReachError
from geo.wording import Wording, worded
from layers.relief.tiles import GRID_ENDINGS, is_grid
from layers.sources.cache import put_into
from layers.sources.manifest import MANIFEST_FILE
from layers.tables.delimited import Opener
from layers.tables.zip_members import MOST_BYTES, MOST_MEMBERS, is_hidden, member_opener

UNPACKED: Final = "unpacked"  # what is taken out of zips and workbooks lies here, within the folder
_BESIDE_A_SHAPEFILE: Final = {".shx", ".dbf", ".prj", ".cpg", ".sbn", ".sbx", ".qix", ".qmd"}
_ENDINGS: Final = {  # by which the readers know a kind of file
    "table": (".csv",),
    "geojson": (".geojson", ".json"),
    "geopackage": (".gpkg",),
    "shapefile": (".shp",),
    "pbf": (".osm.pbf",),
    "osm": (".osm",),
    "heights": GRID_ENDINGS,
    "zip": (".zip",),
}
_HEAD: Final = 4096
_ZIPS_LOOKED_INTO: Final = 20  # of the zips within a zip, until one holds heights


FETCH_AGAIN: Final = worded("Fetch the file again.")
NOTHING_TO_DO: Final = worded("Nothing need be done.")


class FolderError(WithinReachError, ValueError):
    """A folder that nothing can be taken from."""


@dataclass(frozen=True)
class FileOfFolder:
    """A file, or one within a zip; it is opened as often as need be."""

    file: str  # as a recipe names it: its path within the folder; of a zip's member where it will be unpacked
    shown: str  # for sentences
    kind: str  # "table", "geojson", "geopackage", "shapefile", "pbf", "osm", "workbook", "heights", "zip"
    opener: Opener = field(repr=False)
    archive: Path | None = None  # the zip it lies in
    member: str = ""
    container: str = ""  # the zip's, workbook's or table's name within the folder, if this is a part of one
    content: bytes | None = field(default=None, repr=False)  # of a table that was made of another

    @property
    def in_folder(self) -> str:
        """The file of the folder in which it is."""
        return self.container or self.file


@dataclass(frozen=True)
class Passed:
    """A file that is passed over: which, what is wrong with it, and what to do."""

    file: str
    what: Wording
    fix: Wording


def files_of(folder: Path) -> tuple[list[FileOfFolder], list[Passed]]:
    """Every file of a folder and of the zips in it, by path; and those that cannot be used.

    Raises
    ------
    FolderError
        There is no such folder, or nothing in it.
    """
    if not folder.is_dir():
        raise FolderError(
            "There is no folder {folder}.", "Name the folder with the downloaded files.", folder=folder
        )
    files: list[FileOfFolder] = []
    passed: list[Passed] = []
    for path in sorted(_paths(folder)):
        for each in _at(path, folder):
            (passed if isinstance(each, Passed) else files).append(each)  # type: ignore[arg-type]
    if not files and not passed:
        raise FolderError("There is no file in {folder}.", "Put the downloaded files there.", folder=folder)
    return files, passed


def placed(each: FileOfFolder, folder: Path) -> str:
    """Make sure that a file can be read under the name that a recipe gives, which is returned.

    A member of a zip is unpacked; a file whose ending belies its content is linked under one that does not.

    Raises ``OSError`` where the folder cannot be written.
    """
    target = folder / each.file
    if each.content is not None:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(each.content)
        return each.file
    if each.archive is not None:
        _unpack(each, each.archive, target)
        return each.file
    endings = _ENDINGS.get(each.kind, ())
    if not endings or each.file.lower().endswith(endings):
        return each.file
    name = f"{UNPACKED}/{_safe(each.file.replace('/', '_'))}{endings[0]}"
    (folder / UNPACKED).mkdir(exist_ok=True)
    put_into(target, folder / name)
    return name


def made_table(rows: Iterable[Sequence[str]], *, file: str, shown: str, container: str) -> FileOfFolder:
    """A table made of another, or of a sheet; it is written where a recipe can name it once one does."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    content = text.getvalue().encode("utf-8")
    name = _safe(file)
    return FileOfFolder(
        f"{UNPACKED}/{name}.csv",
        shown,
        "table",
        lambda: io.BytesIO(content),
        container=container,
        content=content,
    )


def remade_table(origin: FileOfFolder, rows: Iterable[Sequence[str]], *, ending: str) -> FileOfFolder:
    """A table of a folder in another form; a recipe names it by the table's own name with an ending."""
    name = origin.file.removeprefix(f"{UNPACKED}/").removesuffix(".csv")
    return made_table(rows, file=f"{name}-{ending}", shown=origin.shown, container=origin.in_folder)


def _safe(path: str) -> str:
    """A path that no system, shell or reader takes for anything else."""
    return "/".join(re.sub(r"[^\w. -]", "_", part) for part in path.split("/"))


def _paths(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != UNPACKED and not name.startswith(".")]
        yield from (
            Path(place) / name for name in names if not name.startswith(".") and name != MANIFEST_FILE
        )


def _at(path: Path, folder: Path) -> Iterator[FileOfFolder | Passed]:
    name = path.relative_to(folder).as_posix()
    if path.suffix.lower() in _BESIDE_A_SHAPEFILE:
        return
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        trouble = error.strerror or "not readable"
        yield Passed(
            name,
            worded("{file} cannot be read: {trouble}.", file=name, trouble=trouble),
            worded("Check who may read it, or leave it out."),
        )
        return
    kind = kind_of(head)
    if kind == "zip":
        yield from _of_zip(path, name)
    elif kind in REFUSED:
        yield Passed(name, worded(REFUSED[kind], file=name), FETCH_AGAIN)
    else:
        yield FileOfFolder(name, name, kind, lambda: path.open("rb"))


REFUSED: Final = {
    "empty": "{file} is empty.",
    "page": "{file} is a web page, not data.",
    "packed": "{file} is packed in a way that is not read here.",
    "other": "{file} is nothing that an area is made from.",
    "xml": "{file} is XML of a kind that is not read here.",
}


def kind_of(head: bytes) -> str:
    """What a file is by its first bytes: a ``FileOfFolder.kind``, or a reason of ``REFUSED``."""
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not text:
        return "empty"
    for start, kind in (
        (b"PK\x03\x04", "zip"), (b"PK\x05\x06", "zip"), (b"SQLite format 3\x00", "geopackage"),
        (b"\x00\x00\x27\x0a", "shapefile"), (b"\x1f\x8b", "packed"), (b"BZh", "packed"),
        (b"\xfd7zXZ", "packed"), (b"7z\xbc\xaf", "packed"), (b"Rar!", "packed"), (b"%PDF", "other"),
    ):  # fmt: skip
        if head.startswith(start):
            return kind
    if head[4:15] == b"\x0a\x09OSMHeader":
        return "pbf"
    if text.startswith(b"<"):
        lower = text[:1024].lower()
        return "osm" if b"<osm" in lower else "page" if b"<html" in lower or b"<!doctype" in lower else "xml"
    if text.startswith(b"{"):
        return "geojson"
    if is_grid(head):
        return "heights"
    utf16 = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    return "other" if b"\x00" in head and not utf16 else "table"


def _of_zip(path: Path, name: str) -> Iterator[FileOfFolder | Passed]:
    try:
        with zipfile.ZipFile(path) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
            names = {member.filename for member in members}
            if names & {"xl/workbook.xml", "xl/workbook.bin"} or {"content.xml", "mimetype"} <= names:
                yield FileOfFolder(name, name, "workbook", lambda: path.open("rb"))
                return
            if not members:
                yield Passed(name, worded("{file} is a zip with nothing in it.", file=name), FETCH_AGAIN)
            elif any(member.flag_bits & 1 for member in members):
                what = worded("{file} is locked with a password.", file=name)
                yield Passed(name, what, worded("Save it without one."))
            elif len(members) > MOST_MEMBERS or any(member.file_size > MOST_BYTES for member in members):
                what = worded("{file} would unpack to far more than a council's files.", file=name)
                yield Passed(name, what, FETCH_AGAIN)
            else:
                heads = [(member, archive.open(member).read(_HEAD)) for member in members]
                yield from _members(path, name, heads)
                yield from _tiles_in_zips(path, name, archive, heads)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, OSError, zlib.error):
        yield Passed(name, worded("{file} is a zip that is cut short or damaged.", file=name), FETCH_AGAIN)


def _members(
    path: Path, name: str, heads: list[tuple[zipfile.ZipInfo, bytes]]
) -> Iterator[FileOfFolder | Passed]:
    for member, head in heads:
        inner = PurePosixPath(member.filename)
        kind = kind_of(head)
        beside = inner.suffix.lower() in _BESIDE_A_SHAPEFILE
        if is_hidden(inner) or beside or kind in (*REFUSED, "zip"):
            continue  # notes, licences and pictures that come with the data
        plain = _safe("/".join(part for part in inner.parts if part not in ("..", "/")))
        ending = "" if plain.lower().endswith(_ENDINGS.get(kind, "")) else _ENDINGS[kind][0]
        file = f"{UNPACKED}/{_safe(name)}/{plain}{ending}"
        shown, opener = f"{name} ({inner.name})", member_opener(path, member.filename)
        yield FileOfFolder(file, shown, kind, opener, path, member.filename, name)


def _tiles_in_zips(
    path: Path, name: str, archive: zipfile.ZipFile, heads: list[tuple[zipfile.ZipInfo, bytes]]
) -> Iterator[FileOfFolder]:
    """Heights as supplied of a whole country, each tile zipped by itself: the first stands for all."""
    zips = [member for member, head in heads if kind_of(head) == "zip"]
    for member in zips[:_ZIPS_LOOKED_INTO]:
        try:
            with archive.open(member) as packed, zipfile.ZipFile(packed) as inner:
                grids = [each for each in inner.namelist() if each.lower().endswith(GRID_ENDINGS)]
                if grids and is_grid(inner.open(grids[0]).read(_HEAD)):
                    opener = member_opener(path, member.filename)
                    yield FileOfFolder(name, name, "heights", opener, path, member.filename, name)
                    return
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error):
            continue  # nothing else is made from a zip within a zip


def _unpack(each: FileOfFolder, zipped: Path, target: Path) -> None:
    """A member of a zip; of a shapefile all that belongs to it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(zipped) as archive:
        stem = str(PurePosixPath(each.member).with_suffix(""))
        for member in archive.namelist():
            own = PurePosixPath(member)
            beside = each.kind == "shapefile" and str(own.with_suffix("")) == stem
            if member == each.member or (beside and own.suffix.lower() in _BESIDE_A_SHAPEFILE):
                to = target if member == each.member else target.with_suffix(own.suffix)
                part = to.with_name(to.name + ".part")
                with archive.open(member) as source, part.open("wb") as copy:
                    shutil.copyfileobj(source, copy)
                part.replace(to)
