"""Rows as files that other programs read: CSV, and a workbook of several tables; unknown is empty."""

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np
import pandas as pd

from layers.register.exporting.give_back import workbook_text
from presentation.printing.tables import spreadsheet_safe

Records = Sequence[Mapping[str, Any]]  # plain values by column: text, numbers, None

_LONGEST_CELL: Final = 32_767  # of Excel
_MARK: Final = "\ufeff"  # by which Excel knows UTF-8


def records_of(table: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table as plain values: text, whole numbers, numbers to six places, None."""
    return [{str(name): plain(value) for name, value in row.items()} for row in table.to_dict("records")]


def plain(value: Any) -> Any:
    """One value as JSON has it; what is missing is None."""
    if value is None or value is pd.NA or value != value:
        return None
    if isinstance(value, (float, np.floating)):
        return round(float(value), 6)
    return int(value) if isinstance(value, (int, np.integer)) else str(value)


def as_csv(records: Records) -> str:
    """A row for each record under one row of headings."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(list(records[0]) if records else [])
    for record in records:
        cells = ("" if value is None else str(value) for value in record.values())
        writer.writerow([spreadsheet_safe(cell) for cell in cells])
    return _MARK + out.getvalue()


def about_records(*about: Mapping[str, str]) -> list[dict[str, Any]]:
    """What was asked, and of which data, a row for each thing; two answers stand side by side."""
    values = ("value",) if len(about) == 1 else ("first", "second")
    return [
        {"what": name, **{head: each.get(name, "") for head, each in zip(values, about, strict=True)}}
        for name in about[0]
    ]


def as_workbook(sheets: Mapping[str, Records]) -> bytes:
    """A workbook: each table on a sheet of its own, text never run, unknown an empty cell."""
    from openpyxl import Workbook  # type: ignore[import-untyped]
    from openpyxl.cell import WriteOnlyCell  # type: ignore[import-untyped]

    book = Workbook(write_only=True)

    def cell_of(sheet: Any, value: Any) -> Any:
        """Numbers as numbers; text holds its text and nothing else."""
        if value is None or not isinstance(value, str):
            return value
        cell = WriteOnlyCell(sheet, value=workbook_text(value[:_LONGEST_CELL]))
        cell.data_type = "s"  # never a formula, whatever it begins with
        return cell

    for name, records in sheets.items():
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "A2"
        sheet.append(list(records[0]) if records else [])
        for record in records:
            sheet.append([cell_of(sheet, value) for value in record.values()])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
