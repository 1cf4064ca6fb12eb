"""Is a file what its name says? A page of a website is no table, half an archive no archive."""

import csv
import json
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from layers.sources.errors import EditionError
from layers.sources.model import DataSource

_ARCHIVES: Final = frozenset({".zip", ".xlsx", ".ods"})
_PAGE: Final = re.compile(
    rb"^\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)?<(!doctype\s+html|html|head|body)\b", re.I | re.S
)
_SIGN_IN: Final = re.compile(rb"type=[\"']?password|sign[ -]?in|log[ -]?in", re.I)
_HEADER_LINES: Final = 12  # a table may have a few lines of remarks above its header
_OSM_HEADER: Final = b"OSMHeader"


class WrongContentError(EditionError):
    """What came is not what was expected."""


def check_content(path: Path, file: str, source: DataSource) -> None:
    """Refuse a file that is not what ``file``, its name in a folder, says.

    Raises
    ------
    WrongContentError
        It is empty, a page of a website, cut off, another kind of file, or lacks columns, rows or members.
    """
    with path.open("rb") as stream:
        head = stream.read(65_536)
    check_head(head, file, source)
    ending = Path(file).suffix.lower()
    if ending in _ARCHIVES:
        _check_archive(path, file, source)
    elif ending == ".csv":
        _check_table(path, file, source)
    elif ending in (".json", ".geojson"):
        read_json(path.read_bytes(), source)


def check_head(head: bytes, file: str, source: DataSource) -> None:
    """Refuse a file that by its first bytes is not what its name says.

    Raises
    ------
    WrongContentError
        It is empty, a page of a website, or another kind of file.
    """
    if not head.strip(b"\0 \t\r\n"):
        raise _wrong("{title}: {expected} was expected, and nothing came.", file, source)
    _refuse_page(head, file, source)
    ending = Path(file).suffix.lower()
    is_other = {
        ".pbf": head[4:].find(_OSM_HEADER) not in range(12),
        ".csv": head.startswith((b"PK", b"{", b"[")) or b"\0" in head,
        ".json": not head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")),
    }
    if is_other.get(ending, ending in _ARCHIVES and not head.startswith(b"PK")):
        raise _wrong("{title}: {expected} was expected, and something else came.", file, source)


def _refuse_page(head: bytes, file: str, source: DataSource) -> None:
    if not _PAGE.match(head.removeprefix(b"\xef\xbb\xbf")):
        return
    if _SIGN_IN.search(head):
        raise _wrong("{title}: {expected} was expected, and a page came that asks to sign in.", file, source)
    raise _wrong("{title}: {expected} was expected, and a page of a website came.", file, source)


def _check_archive(path: Path, file: str, source: DataSource) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            damaged = archive.testzip()
    except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, RuntimeError, EOFError):
        raise _wrong("{title}: {expected} came that is cut off or damaged.", file, source) from None
    if damaged is not None:
        raise _wrong("{title}: {expected} came that is cut off or damaged.", file, source)
    inside = {".xlsx": "xl/workbook.xml", ".ods": "content.xml"}.get(Path(file).suffix.lower())
    if inside and inside not in names:
        raise _wrong("{title}: {expected} was expected, and an archive of other files came.", file, source)
    fitting = sum(bool(re.search(source.members, name)) for name in names) if source.members else 0
    if fitting < source.members_at_least:
        raise WrongContentError(
            "{title}: {expected:,} of the files that it is made of were expected in the archive, and "
            "{came:,} are.",
            "Look at {page} whether it is laid out otherwise now, and correct the source in "
            "data/sources.toml.",
            title=source.title,
            expected=source.members_at_least,
            came=fitting,
            page=source.page,
        )


def _check_table(path: Path, file: str, source: DataSource) -> None:
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as stream:
        rows = csv.reader(stream)
        try:
            top = [row for row, _ in zip(rows, range(_HEADER_LINES), strict=False)]
            count = len(top) + sum(1 for _ in rows)
        except csv.Error:
            raise _wrong("{title}: {expected} was expected, and something else came.", file, source) from None
    check_columns(top, source)
    if count < source.rows_at_least:
        raise WrongContentError(
            "{title}: at least {expected:,} rows were expected, and {came:,} came.",
            "Run it again. If it stays so, look at {page} whether the file has changed.",
            title=source.title,
            expected=source.rows_at_least,
            came=count,
            page=source.page,
        )


def check_columns(top: list[list[str]], source: DataSource) -> None:
    """Refuse a table in whose first lines no header has every column of the catalogue.

    Raises
    ------
    WrongContentError
        A column is missing: it and those that are there are named.
    """
    if not source.columns or any(not _missing(line, source) for line in top):
        return
    header = max(top, key=lambda line: len(source.columns) - len(_missing(line, source)), default=[])
    raise WrongContentError(
        "{title}: a column like {missing} was expected, and it has {present}.",
        "If only its name is another now, write it into the columns of {source_id} in data/sources.toml; "
        "the page "
        "is {page}.",
        title=source.title,
        missing=", ".join(_missing(header, source)),
        present=", ".join(cell.strip()[:40] for cell in header[:12]) or "none",
        source_id=source.id,
        page=source.page,
    )


def column_like(pattern: str, names: Iterable[str]) -> str | None:
    """The column whose name fits a pattern, whichever case it is in; None where none does."""
    return next((name for name in names if re.search(pattern, name.strip(), re.IGNORECASE)), None)


def _missing(line: list[str], source: DataSource) -> list[str]:
    return [pattern for pattern in source.columns.values() if column_like(pattern, line) is None]


def read_json(content: bytes, source: DataSource) -> object:
    """JSON from a server.

    Raises
    ------
    WrongContentError
        It is a page, or not whole.
    """
    _refuse_page(content[:65_536], "an answer in JSON", source)
    try:
        return json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise _wrong("{title}: {expected} came that is not whole.", "an answer in JSON", source) from None


def _wrong(what: str, expected: str, source: DataSource) -> WrongContentError:
    return WrongContentError(
        what,
        "Run it again. If it stays so, open {page} in a browser: the address may have moved, and the new "
        "one goes "
        "into data/sources.toml.",
        title=source.title,
        expected=expected,
        page=source.page,
    )


def rows_of_csv(content: bytes) -> Iterator[list[str]]:
    """The rows of a small table in memory."""
    return csv.reader(content.decode("utf-8-sig", errors="replace").splitlines())
