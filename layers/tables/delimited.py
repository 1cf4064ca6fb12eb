"""What are the rows of a delimited text file, whatever its encoding and however long it is?"""

import codecs
import csv
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, Final

from geo.errors import WithinReachError

Row = tuple[int, list[str]]  # 1-based line of the sheet as a spreadsheet counts, and its cells
Opener = Callable[[], BinaryIO]

_PIECE: Final = 1024 * 1024  # bytes looked at together


class TableFileError(WithinReachError, ValueError):
    """A file is missing, empty, or not a table of text."""


def read_rows(path: Path) -> list[Row]:
    """Read a CSV file of any common encoding into numbered rows of trimmed cells; blank rows are passed over.

    Raises
    ------
    TableFileError
        The file is missing, empty or not text; the sentence names the file.
    """
    return list(stream_rows(path))


def stream_rows(path: Path) -> Iterator[Row]:
    """The same rows one after the other, so that a file of a whole nation never lies in memory.

    Raises
    ------
    TableFileError
        As ``read_rows``, at the first row or when the fault is met.
    """
    if not path.is_file():
        raise TableFileError(
            "{path_name} is not there.",
            "Put the file in the data folder, or correct its name.",
            path_name=path.name,
        )
    return rows_of_bytes(lambda: path.open("rb"), name=path.name)


def rows_of_bytes(opener: Opener, *, name: str) -> Iterator[Row]:
    """The rows of a table of text that ``opener`` opens, as often as it is asked; ``name``: for sentences.

    Raises
    ------
    TableFileError
        What is opened is empty or not text.
    """
    try:
        with opener() as content:
            encoding = _encoding(content, name)
        with opener() as content:
            yield from _rows(
                io.TextIOWrapper(content, encoding=encoding, errors=_errors(encoding), newline="")
            )
    except csv.Error as fault:
        raise TableFileError(
            "{name} cannot be read as CSV.", "Save it again as CSV, then retry.", name=name
        ) from fault
    except (UnicodeDecodeError, zipfile.BadZipFile, zlib.error, EOFError) as fault:
        raise TableFileError("{name} is cut short or damaged.", "Fetch the file again.", name=name) from fault


def _errors(encoding: str) -> str:
    return "replace" if encoding == "cp1252" else "strict"


def _encoding(content: BinaryIO, name: str) -> str:
    """UTF-16 by its mark, UTF-8 where all of it is, else Windows-1252; looked at piece by piece."""
    decoder, is_utf8, is_empty, begun = codecs.getincrementaldecoder("utf-8-sig")(), True, True, False
    while piece := content.read(_PIECE):
        if not begun and piece.startswith((b"\xff\xfe", b"\xfe\xff")):
            return "utf-16"
        begun, is_empty = True, is_empty and not piece.strip()
        if b"\x00" in piece:
            raise TableFileError(
                "{name} is not text.", "Save it as CSV (comma-separated values), then retry.", name=name
            )
        is_utf8 = is_utf8 and _decodes(decoder, piece, final=False)
    if is_empty:
        raise TableFileError("{name} is empty.", "Fetch the file again.", name=name)
    return "utf-8-sig" if is_utf8 and _decodes(decoder, b"", final=True) else "cp1252"


def _decodes(decoder: codecs.IncrementalDecoder, piece: bytes, *, final: bool) -> bool:
    try:
        decoder.decode(piece, final)
    except UnicodeDecodeError:
        return False
    return True


def _rows(text: io.TextIOWrapper) -> Iterator[Row]:
    for number, cells in enumerate(csv.reader(text), start=1):
        trimmed = [cell.strip() for cell in cells]
        if any(trimmed):
            yield number, trimmed
