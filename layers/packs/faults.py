"""Where does a person find every fault of every source? In the pack's ``faults.csv``, for a spreadsheet."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from layers.tables.report import Fault, SourceReport

COLUMNS: Final = ("layer", "file", "row", "column", "value", "what", "fix")
_TRIGGERS: Final = ("=", "+", "-", "@", "\t", "\r", "\0", "'")  # a spreadsheet would take these as a formula


def write_faults(sources: Iterable[SourceReport], path: Path) -> None:
    """Write one row per fault, with text that no spreadsheet runs."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for source in sources:
        for fault in source.faults:
            cells = (fault.row or "", fault.column or "", fault.value, fault.what, fault.fix)
            writer.writerow([_guarded(str(cell)) for cell in (source.layer, source.file, *cells)])
    path.write_bytes(b"\xef\xbb\xbf" + text.getvalue().encode("utf-8", "replace"))


def read_faults(content: bytes) -> dict[tuple[str, str], tuple[Fault, ...]]:
    """Faults by layer and file, from the bytes that ``write_faults`` wrote.

    Raises
    ------
    ValueError, csv.Error
        They are not such a file.
    """
    by_source: dict[tuple[str, str], list[Fault]] = defaultdict(list)
    lines = io.StringIO(content.decode("utf-8-sig"), newline="")
    for cells in list(csv.reader(lines))[1:]:
        layer, file, row, column, value, what, fix = (_unguarded(cell) for cell in cells)
        by_source[layer, file].append(Fault(int(row) if row else None, column or None, value, what, fix))
    return {key: tuple(faults) for key, faults in by_source.items()}


def _guarded(cell: str) -> str:
    cell = cell.replace("\0", "")  # csv cannot carry it
    return "'" + cell if cell.startswith(_TRIGGERS) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_TRIGGERS) else cell
