"""What are the rows of a delimited text file, whatever its encoding?"""

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from geo.errors import MissingColumnError, WithinReachError

Row = tuple[int, list[str]]  # 1-based line of the sheet as a spreadsheet counts, and its cells


class TableFileError(WithinReachError, ValueError):
    """A file is missing, empty, or not a table of text."""


def read_rows(path: Path) -> list[Row]:
    """Read a CSV file of any common encoding into numbered rows of trimmed cells; blank rows are passed over.

    Raises
    ------
    TableFileError
        The file is missing, empty or not text; the sentence names the file.
    """
    try:
        return list(_rows(_text(path)))
    except csv.Error as fault:
        raise TableFileError(
            "{path_name} cannot be read as CSV.", "Save it again as CSV, then retry.", path_name=path.name
        ) from fault


def named_columns(header: Sequence[str], names: Sequence[str], *, file: str) -> list[int]:
    """Positions of the named columns in a header row; capitals and spaces around a name do not matter.

    Raises
    ------
    MissingColumnError
        A name is not in the header; the sentence names those that are.
    """
    places = {cell.casefold(): place for place, cell in reversed(list(enumerate(header)))}
    missing = [name for name in names if name.strip().casefold() not in places]
    if missing:
        raise MissingColumnError(
            "{file} has no {missing} column; it has {header}.",
            "Correct the column names in the recipe, or the header of the file.",
            file=file,
            missing=missing,
            header=list(header),
        )
    return [places[name.strip().casefold()] for name in names]


def _text(path: Path) -> str:
    if not path.is_file():
        raise TableFileError(
            "{path_name} is not there.",
            "Put the file in the data folder, or correct its name.",
            path_name=path.name,
        )
    content = path.read_bytes()
    if not content.strip():
        raise TableFileError("{path_name} is empty.", "Fetch the file again.", path_name=path.name)
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _utf16(content, path.name)
    if b"\x00" in content:
        raise TableFileError(
            "{path_name} is not text.",
            "Save it as CSV (comma-separated values), then retry.",
            path_name=path.name,
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _utf16(content: bytes, file: str) -> str:
    try:
        return content.decode("utf-16")
    except UnicodeDecodeError as fault:
        raise TableFileError("{file} is cut short or damaged.", "Fetch the file again.", file=file) from fault


def _rows(text: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""))
    for number, cells in enumerate(reader, start=1):
        trimmed = [cell.strip() for cell in cells]
        if any(trimmed):
            yield number, trimmed
