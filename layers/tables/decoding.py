"""In which encoding is a table of text?

UTF-8, UTF-16 and plain British Windows-1252 are told apart for certain; where
bytes could mean several things we ask, for a wrong guess turns names into other names without a word.
"""

import codecs
import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from geo.wording import counted, worded
from layers.tables.source_table import ImportRefusedError

SAVE_AS_CSV: Final = worded('Open it in a spreadsheet and save it as "CSV UTF-8".')

# What British lists in Windows-1252 hold beyond ASCII. Other signs point to another encoding: the byte that
# is "é" in an old Mac's list is "Ž" here.
_BRITISH: Final = frozenset("£€–—‘’“”…•·°²½¼¾®©™§´×\xa0áàâäéèêëíìîïóòôöúùûüçñÁÀÂÄÉÈÊËÍÌÎÏÓÒÔÖÚÙÛÜÇÑ")
_CANDIDATES: Final = ("cp1252", "cp850", "mac_roman", "cp1250")
_MOST_CONTROL: Final = 0.3


@dataclass(frozen=True)
class DecodedText:
    """The text of a list, and a sentence where its encoding was worth a word."""

    text: str = field(repr=False)
    note: str = ""


def read_text(path: Path, *, name: str, encoding: str = "") -> DecodedText:
    """Read the text of a table; ``encoding``, where somebody says it, is obeyed. ``name``: for sentences.

    Raises
    ------
    ImportRefusedError
        It is not text, or its encoding cannot be told for certain.
    """
    content = path.read_bytes()
    decoded = _as_said(content, name, encoding) if encoding else _as_seen(content, name)
    _check_text(decoded.text, name)
    return decoded


def _as_said(content: bytes, file: str, encoding: str) -> DecodedText:
    try:
        codecs.lookup(encoding)
        return DecodedText(content.decode(encoding).removeprefix("\ufeff"))
    except LookupError:
        raise ImportRefusedError(
            '{file} is said to be in "{encoding}", which is no encoding we know.',
            'Use "utf-8", "utf-16" or "cp1252", or say nothing of it.',
            file=file,
            encoding=encoding,
        ) from None
    except UnicodeDecodeError as fault:
        raise ImportRefusedError(
            '{file} is not in "{encoding}" as was said: byte {start} does not fit.',
            "Choose another encoding, or none: then it is looked for.",
            file=file,
            encoding=encoding,
            start=fault.start + 1,
        ) from None
    except UnicodeError:
        raise ImportRefusedError(
            '{file} is not in "{encoding}" as was said.',
            "Choose another encoding, or none: then it is looked for.",
            file=file,
            encoding=encoding,
        ) from None


def _as_seen(content: bytes, file: str) -> DecodedText:
    utf16 = _utf16_name(content)
    try:
        return DecodedText(content.decode(utf16 or "utf-8-sig").removeprefix("\ufeff"))
    except UnicodeDecodeError:
        if utf16:
            raise ImportRefusedError(
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


def _western(content: bytes, file: str) -> DecodedText:
    """Read as Windows-1252 if every letter beyond ASCII is one that British lists use; else ask."""
    mixed = _line_by_line(content, file)
    if mixed is not None:
        return mixed
    text = content.decode("cp1252", errors="replace")
    odd = {letter for letter in set(text) if ord(letter) > 127}
    if odd <= _BRITISH:
        shown = " ".join(sorted(odd)[:8])
        note = worded(
            "{file} is not in UTF-8 and was read as Windows-1252 (it has {shown}).", file=file, shown=shown
        )
        return DecodedText(text, note)
    raise ImportRefusedError(
        "{file} is not in UTF-8, and its encoding cannot be told for certain: a word in it reads {readings}.",
        'Save the file as "CSV UTF-8", or choose the encoding in which that word reads right (on the '
        'page below the file; in the terminal --encoding cp1252; in a recipe encoding = "cp1252").',
        file=file,
        readings=_readings(content),
    )


def _line_by_line(content: bytes, file: str) -> DecodedText | None:
    """Read a file put together from two: most lines in UTF-8, some as British Windows-1252; else None."""
    lines = content.removeprefix(codecs.BOM_UTF8).splitlines(keepends=True)
    odd = [line for line in lines if not line.isascii()]
    western = [line for line in odd if not _is_utf8(line)]
    letters = {letter for line in western for letter in _beyond_ascii(line)}
    if len(western) == len(odd) or not letters <= _BRITISH:
        return None
    text = "".join(line.decode("utf-8" if _is_utf8(line) else "cp1252", errors="replace") for line in lines)
    note = counted(
        "{file} is partly in UTF-8 and partly in Windows-1252: {count} line was read as the latter.",
        "{file} is partly in UTF-8 and partly in Windows-1252: {count} lines were read as the latter.",
        len(western),
        file=file,
    )
    return DecodedText(text, note)


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _readings(content: bytes) -> str:
    """Show one odd word as the likely encodings would read it."""
    words: list[bytes] = re.findall(rb"[^\s,;\"]{0,12}[\x80-\xff][^\s,;\"]{0,12}", content)
    doubtful = [word for word in words if not set(_beyond_ascii(word)) <= _BRITISH]
    word = doubtful[0] if doubtful else words[0]
    read = [f"“{word.decode(name, errors='replace')}” in {name}" for name in _CANDIDATES]
    return ", ".join(read)


def _beyond_ascii(word: bytes) -> str:
    return "".join(letter for letter in word.decode("cp1252", errors="replace") if ord(letter) > 127)


def _check_text(text: str, file: str) -> None:
    start = text[:4000].lstrip("\ufeff \t\r\n\0")
    if not start:
        raise ImportRefusedError("{file} is empty.", "Fetch or save the file again.", file=file)
    control = sum(unicodedata.category(letter) == "Cc" and letter not in "\t\r\n" for letter in start)
    if control > _MOST_CONTROL * len(start):
        raise ImportRefusedError(worded("{file} is not text.", file=file), SAVE_AS_CSV)
