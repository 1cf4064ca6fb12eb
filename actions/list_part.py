"""Which part of a file is the list: as a person chooses it now, or chose it when the list last came in?"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from layers.register.importing.read_list import read_list_file
from layers.register.store import Register
from layers.tables.source_table import ImportRefusedError, SourceTable


@dataclass(frozen=True)
class TablePart:
    """Which part of a file is the list, as a person chose it; what is left out is found by the reader."""

    sheet: str = ""  # of a workbook, or the layer of a GeoPackage
    heading_row: int | None = None  # as a spreadsheet counts; 0: there is no row of headings
    encoding: str = ""  # of a table of text

    def remembered(self) -> dict[str, Any]:
        """What a person chose as plain values, to be kept per source."""
        chosen = {
            "sheet": self.sheet or None,
            "heading_row": self.heading_row,
            "encoding": self.encoding or None,
        }
        return {name: value for name, value in chosen.items() if value is not None}


WHOLE_FILE: Final = TablePart()


def read_part(
    path: Path, part: TablePart, *, name: str, register: Register, title: str
) -> tuple[SourceTable, TablePart]:
    """Read the part of a file that was chosen now, else that of last time if the file has it, else the list.

    Raises
    ------
    ImportRefusedError
        The file cannot be read, or has not the part that was chosen now.
    """
    last_time = _part_of_last_time(register, title) if part == WHOLE_FILE else WHOLE_FILE
    if last_time != WHOLE_FILE:
        try:
            return _table(path, name, last_time), last_time
        except ImportRefusedError:
            pass  # this file has no such sheet: its list is looked for anew
    return _table(path, name, part), part


def _table(path: Path, name: str, part: TablePart) -> SourceTable:
    return read_list_file(
        path, name=name, sheet=part.sheet, heading_row=part.heading_row, encoding=part.encoding
    )


def _part_of_last_time(register: Register, title: str) -> TablePart:
    """The part that a person chose when the list of this title last came in."""
    remembered = register.mapping(title) or {}
    row = remembered.get("heading_row")
    sheet, encoding = (str(remembered.get(name, "")) for name in ("sheet", "encoding"))
    return TablePart(sheet, row if isinstance(row, int) else None, encoding)
