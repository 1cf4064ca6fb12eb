"""Is a file that is said to be CSV really text, and in which encoding?

Contents decide, not the name. UTF-8, UTF-16 and plain British Windows-1252 are told apart for certain; where
bytes could mean several things we ask, for a wrong guess turns names into other names without a word.
"""

import codecs
import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from geo.errors import WithinReachError
from geo.wording import worded

LARGEST_BYTES: Final = 200 * 1024 * 1024
SAVE_AS_CSV: Final = worded('Open it in a spreadsheet and save it as "CSV UTF-8".')

_SIGNATURES: Final = (
    (b"PK\x03\x04", "is a spreadsheet (.xlsx or .ods) or a zip archive under another name"),
    (b"\xd0\xcf\x11\xe0", "is an old Excel workbook (.xls) under another name"),
    (b"%PDF", "is a PDF"),
    (b"\x1f\x8b", "is a compressed file"),
    (b"SQLite format 3", "is a database or GeoPackage"),
    (b"PAR1", "is a Parquet file"),
    (b"\x89PNG", "is a picture"),
    (b"\xff\xd8\xff", "is a picture"),
)
_MARKUP: Final = (
    (re.compile(r"<(!doctype\s+html|html|head|body)", re.I), "is a web page, not a table"),
    (re.compile(r"<ogrvrt", re.I), "is a GDAL virtual file that points at other files, not a table"),
    (re.compile(r"<[?!a-z]", re.I), "is XML, not a table"),
    (re.compile(r"[{\[]\s*[\"{\[\]}]"), "is JSON or GeoJSON, not a table"),
)
# What British lists in Windows-1252 hold beyond ASCII. Other signs point to another encoding: the byte that
# is "é" in an old Mac's list is "Ž" here.
_BRITISH: Final = frozenset("£€–—‘’“”…•·°²½¼¾®©™§´×\xa0áàâäéèêëíìîïóòôöúùûüçñÁÀÂÄÉÈÊËÍÌÎÏÓÒÔÖÚÙÛÜÇÑ")
_CANDIDATES: Final = ("cp1252", "cp850", "mac_roman", "cp1250")
_MOST_CONTROL: Final = 0.3


class ListingFileError(WithinReachError, ValueError):
    """A list of assets that cannot be read as a table."""


@dataclass(frozen=True)
class ListingText:
    """The text of a list, and a sentence where its encoding was worth a word."""

    text: str = field(repr=False)
    note: str = ""


def read_listing_text(path: Path, *, encoding: str = "") -> ListingText:
    """Read the text of a list; ``encoding``, where the recipe gives one, is obeyed.

    Raises
    ------
    ListingFileError
        The file is missing, empty, too large, not text (a workbook, a web page, a VRT, …), or its encoding
        cannot be told for certain.
    """
    content = _content(path)
    kind = next((words for start, words in _SIGNATURES if content.startswith(start)), "")
    if kind:
        raise ListingFileError(worded("{path_name} {kind}.", path_name=path.name, kind=kind), SAVE_AS_CSV)
    found = _named(content, path.name, encoding) if encoding else _told(content, path.name)
    _check_text(found.text, path.name)
    return found


def _content(path: Path) -> bytes:
    if not path.is_file():
        raise ListingFileError(
            "There is no file {path_name}.",
            "Put it in the data folder, or correct its name.",
            path_name=path.name,
        )
    if path.stat().st_size > LARGEST_BYTES:
        raise ListingFileError(
            "{path_name} is larger than 200 MB.", "Split it into smaller lists.", path_name=path.name
        )
    return path.read_bytes()


def _named(content: bytes, file: str, encoding: str) -> ListingText:
    try:
        codecs.lookup(encoding)
        return ListingText(content.decode(encoding).removeprefix("\ufeff"))
    except LookupError:
        raise ListingFileError(
            'The recipe says {file} is in "{encoding}", which is no encoding we know.',
            'Use "utf-8", "utf-16" or "cp1252", or leave the key out.',
            file=file,
            encoding=encoding,
        ) from None
    except UnicodeDecodeError as fault:
        raise ListingFileError(
            '{file} is not in "{encoding}" as the recipe says: byte {start} does not fit.',
            "Correct the encoding in the recipe, or leave the key out.",
            file=file,
            encoding=encoding,
            start=fault.start + 1,
        ) from None


def _told(content: bytes, file: str) -> ListingText:
    utf16 = _utf16_name(content)
    try:
        return ListingText(content.decode(utf16 or "utf-8-sig").removeprefix("\ufeff"))
    except UnicodeDecodeError:
        if utf16:
            raise ListingFileError(
                "{file} is cut short or damaged.", "Fetch or save the file again.", file=file
            ) from None
    return _western(content, file)


def _utf16_name(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    pairs = min(len(content), 4000) // 2
    if pairs and content[1 : 2 * pairs : 2].count(0) > 0.4 * pairs:
        return "utf-16-le"
    if pairs and content[0 : 2 * pairs : 2].count(0) > 0.4 * pairs:
        return "utf-16-be"
    return ""


def _western(content: bytes, file: str) -> ListingText:
    """Read as Windows-1252 if every letter beyond ASCII is one that British lists use; else ask."""
    text = content.decode("cp1252", errors="replace")
    odd = {letter for letter in set(text) if ord(letter) > 127}
    if odd <= _BRITISH:
        shown = " ".join(sorted(odd)[:8])
        return ListingText(text, f"{file} is not in UTF-8 and was read as Windows-1252 (it has {shown}).")
    raise ListingFileError(
        "{file} is not in UTF-8, and its encoding cannot be told for certain: {readings}.",
        ('Say which is right in the recipe, as encoding = "cp1252", or save the file as "CSV UTF-8".'),
        file=file,
        readings=_readings(content),
    )


def _readings(content: bytes) -> str:
    """Show one odd word as the likely encodings would read it."""
    words: list[bytes] = re.findall(rb"[^\s,;\"]{0,12}[\x80-\xff][^\s,;\"]{0,12}", content)
    doubtful = [word for word in words if not set(_beyond_ascii(word)) <= _BRITISH]
    word = doubtful[0] if doubtful else words[0]
    read = [f"“{word.decode(name, errors='replace')}” in {name}" for name in _CANDIDATES]
    return "a word in it reads " + ", ".join(read)


def _beyond_ascii(word: bytes) -> str:
    return "".join(letter for letter in word.decode("cp1252", errors="replace") if ord(letter) > 127)


def _check_text(text: str, file: str) -> None:
    start = text[:4000].lstrip("\ufeff \t\r\n\0")
    if not start:
        raise ListingFileError("{file} is empty.", "Fetch or save the file again.", file=file)
    kind = next((words for pattern, words in _MARKUP if pattern.match(start)), "")
    if kind:
        raise ListingFileError("{file} {kind}.", "Fetch the list itself as CSV.", file=file, kind=kind)
    control = sum(unicodedata.category(letter) == "Cc" and letter not in "\t\r\n" for letter in start)
    if control > _MOST_CONTROL * len(start):
        raise ListingFileError(worded("{file} is not text.", file=file), SAVE_AS_CSV)
