"""Where does a person find every fault of every source? In the pack's ``faults.csv``, for a spreadsheet.

The file is in English. Its last column holds the templates of its sentences and what is filled in, so that a
page says them in the language of its reader; packs made before have no such column and are shown in English.
"""

import csv
import io
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from geo.wording import Wording, as_record, from_record
from layers.tables.report import Fault, SourceReport

COLUMNS: Final = ("layer", "file", "row", "column", "value", "what", "fix", "wording")
_TRIGGERS: Final = ("=", "+", "-", "@", "\t", "\r", "\0", "'")  # a spreadsheet would take these as a formula


def write_faults(sources: Iterable[SourceReport], path: Path) -> None:
    """Write one row per fault, with text that no spreadsheet runs."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for source in sources:
        for fault in source.faults:
            cells = (fault.row or "", fault.column or "", fault.value, fault.what, fault.fix, _wording(fault))
            writer.writerow([_guarded(str(cell)) for cell in (source.layer, source.file, *cells)])
    path.write_bytes(b"\xef\xbb\xbf" + text.getvalue().encode("utf-8", "replace"))


def read_faults(content: bytes) -> dict[tuple[str, str], tuple[Fault, ...]]:
    """Faults by layer and file, from the bytes that ``write_faults`` wrote.

    Raises
    ------
    ValueError, LookupError, TypeError, AttributeError, csv.Error
        They are not such a file.
    """
    by_source: dict[tuple[str, str], list[Fault]] = defaultdict(list)
    lines = io.StringIO(content.decode("utf-8-sig"), newline="")
    for cells in list(csv.reader(lines))[1:]:
        layer, file, row, column, value, what, fix, *wording = (_unguarded(cell) for cell in cells)
        record = json.loads(wording[0]) if wording and wording[0] else {}
        what, fix = _worded(what, record.get("what")), _worded(fix, record.get("fix"))
        by_source[layer, file].append(Fault(int(row) if row else None, column or None, value, what, fix))
    return {key: tuple(faults) for key, faults in by_source.items()}


def _wording(fault: Fault) -> str:
    """The templates of a fault's two sentences and their values, as JSON; "" where neither has one."""
    record = {
        name: as_record(text)
        for name, text in (("what", fault.what), ("fix", fault.fix))
        if isinstance(text, Wording)
    }
    return json.dumps(record, ensure_ascii=False) if record else ""


def _worded(text: str, record: Mapping[str, Any] | None) -> str:
    """A sentence that remembers its template, if the file has it and it comes to the same sentence."""
    if record is None:
        return text
    wording = from_record(record)
    return wording if wording == text else text


def _guarded(cell: str) -> str:
    cell = cell.replace("\0", "")  # csv cannot carry it
    return "'" + cell if cell.startswith(_TRIGGERS) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_TRIGGERS) else cell
