"""How is a small table that an office may edit (kinds, tag rules, words) read, checked and refused?"""

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from geo.errors import MissingColumnError, WithinReachError
from layers.tables.report import Fault

Rows = Sequence[tuple[int, Mapping[str, str]]]  # row number as a spreadsheet counts, cells by column


class KindsTableError(WithinReachError, ValueError):
    """A table of kinds, families, tag rules or words cannot be used as it stands."""


def read_table(
    path: Path, *, columns: Sequence[str], faults: Callable[[Rows], Iterable[Fault]] | None = None
) -> Rows:
    """Read a UTF-8 CSV whose header holds ``columns``, and check it: each row that is not wholly empty.

    ``faults`` lists what is wrong in the rows; without it any words will do.

    Raises
    ------
    KindsTableError
        The file is not there, is not UTF-8, or its rows have faults; every one is named by row and column.
    MissingColumnError
        A column is missing.
    """
    rows = list(csv.reader(read_text(path).splitlines()))
    header = [cell.strip() for cell in rows[0]] if rows else []
    missing = [column for column in columns if column not in header]
    if missing:
        raise MissingColumnError(
            "{path_name} has no {missing} column; it has {header}.",
            "Put the column back.",
            path_name=path.name,
            missing=missing,
            header=header,
        )
    filled = [
        (
            number,
            {name: cell.strip() for name, cell in zip(header, _padded(cells, len(header)), strict=False)},
        )
        for number, cells in enumerate(rows[1:], start=2)
        if any(cell.strip() for cell in cells)
    ]
    if faults is not None:
        _refuse(path, list(faults(filled)))
    return filled


def state_of(path: Path) -> tuple[int, int] | None:
    """When a file was last changed (nanoseconds) and how long it is, to know it again; None if not there."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def read_text(path: Path) -> str:
    """The text of such a file, or of a list of words beside it.

    Raises
    ------
    KindsTableError
        The file is not there or is not UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise KindsTableError(
            "There is no file {path_name}.", "Put the table back beside the others.", path_name=path.name
        ) from None
    except UnicodeDecodeError:
        raise KindsTableError(
            "{path_name} is not in UTF-8.", 'Save it as "CSV UTF-8".', path_name=path.name
        ) from None


def parts_of(cell: str) -> tuple[str, ...]:
    """What stands between the semicolons of a cell, each once: "food bank; hungry"."""
    return tuple(dict.fromkeys(part.strip() for part in cell.split(";") if part.strip()))


def _padded(cells: list[str], width: int) -> list[str]:
    return cells + [""] * (width - len(cells))


def _refuse(path: Path, faults: Sequence[Fault]) -> None:
    """Raise ``KindsTableError`` naming every fault, if there is one."""
    if faults:
        listed = " ".join(str(fault) for fault in faults)
        raise KindsTableError(
            "{path_name} has {count} faults. {listed}",
            "Correct these rows, then start again.",
            path_name=path.name,
            count=len(faults),
            listed=listed,
        )
