"""How are the small tables that a planner may edit (kinds, families, tag rules) read and refused?"""

import csv
from collections.abc import Sequence
from pathlib import Path

from geo.errors import MissingColumnError, WithinReachError
from layers.tables.report import Fault


class KindsTableError(WithinReachError, ValueError):
    """A table of kinds, families or tag rules cannot be used as it stands."""


def read_table(path: Path, *, columns: Sequence[str]) -> list[tuple[int, dict[str, str]]]:
    """Read a UTF-8 CSV whose header holds ``columns``: (row number as a spreadsheet counts, cells) per row.

    Rows that are wholly empty are passed over. Raises ``KindsTableError`` if the file is not there or is not
    UTF-8, ``MissingColumnError`` if a column is not there.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise KindsTableError(
            "There is no file {path_name}.", "Put the table back beside the others.", path_name=path.name
        ) from None
    except UnicodeDecodeError:
        raise KindsTableError(
            "{path_name} is not in UTF-8.", 'Save it as "CSV UTF-8".', path_name=path.name
        ) from None
    rows = list(csv.reader(text.splitlines()))
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
    return [
        (
            number,
            {name: cell.strip() for name, cell in zip(header, _padded(cells, len(header)), strict=False)},
        )
        for number, cells in enumerate(rows[1:], start=2)
        if any(cell.strip() for cell in cells)
    ]


def _padded(cells: list[str], width: int) -> list[str]:
    return cells + [""] * (width - len(cells))


def refuse(path: Path, faults: Sequence[Fault]) -> None:
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
