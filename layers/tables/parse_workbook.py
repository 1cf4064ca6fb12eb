"""What are the columns and rows of an Excel workbook, as text?"""

import math
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

import python_calamine as calamine

from geo.wording import counted
from layers.tables.source_table import LONGEST_CELL, ImportRefusedError, Parsed

_HIGHEST_HEADING = 10


def parse_workbook(path: Path, *, name: str, sheet: str = "") -> Parsed:
    """Read one sheet: the one named, else the first with anything on it. Formulas give their last result.

    Raises ``ImportRefusedError`` if the workbook is damaged, empty or has no such sheet.
    """
    try:
        book = calamine.CalamineWorkbook.from_path(str(path))
        title, rows = _sheet(book, sheet, name)
    except (calamine.CalamineError, OSError, ValueError) as fault:
        if isinstance(fault, ImportRefusedError):
            raise
        raise ImportRefusedError(
            "{name} is damaged or locked: it cannot be opened.", "Save it again from Excel.", name=name
        ) from None
    at = _heading(rows)
    others = [other for other in book.sheet_names if other != title]
    notes: list[str] = []
    if others:
        notes.append(
            counted(
                'The sheet "{title}" was read; {count} more ({others}) was not.',
                'The sheet "{title}" was read; {count} more ({others}) were not.',
                len(others),
                title=title,
                others=", ".join(others[:3]),
            )
        )
    return Parsed([cell_text(cell) for cell in rows[at - 1]], _rows(rows, at), notes)


def _sheet(book: calamine.CalamineWorkbook, chosen: str, name: str) -> tuple[str, list[list[object]]]:
    if chosen and chosen not in book.sheet_names:
        there = ", ".join(book.sheet_names)
        raise ImportRefusedError(
            '{name} has no sheet "{wanted}"; it has {there}.',
            "Choose one of these.",
            name=name,
            wanted=chosen,
            there=there,
        )
    for title in [chosen] if chosen else book.sheet_names:
        rows = [list[object](row) for row in book.get_sheet_by_name(title).to_python(skip_empty_area=False)]
        if sum(any(cell != "" for cell in row) for row in rows[:50]) > 1:
            return title, rows
    raise ImportRefusedError(
        "{name} has no sheet with a heading and rows.", "Fill it in, then import it.", name=name
    )


def _heading(rows: list[list[object]]) -> int:
    filled = [sum(cell != "" for cell in row) for row in rows[:40]]
    widest = max(filled)
    return next(
        (n for n, count in enumerate(filled[:_HIGHEST_HEADING], start=1) if count >= max(0.6 * widest, 1)), 1
    )


def _rows(rows: list[list[object]], heading: int) -> Iterator[tuple[int, list[str]]]:
    for number, cells in enumerate(rows[heading:], start=heading + 1):
        yield number, [cell_text(cell) for cell in cells]


def cell_text(cell: object) -> str:
    """A cell as a person would read it: whole numbers without ".0", dates as 2026-05-03, times as 10:30."""
    if isinstance(cell, str):
        return cell[:LONGEST_CELL]
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        whole = math.isfinite(cell) and cell.is_integer() and abs(cell) < 1e15
        return str(int(cell)) if whole else repr(cell)
    return _moment_text(cell)


def _moment_text(cell: object) -> str:
    if isinstance(cell, datetime):
        midnight = cell.time() == time()
        return cell.date().isoformat() if midnight else cell.isoformat(sep=" ", timespec="minutes")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, time):
        return cell.isoformat(timespec="minutes")
    if isinstance(cell, timedelta):
        minutes = round(cell.total_seconds() / 60)
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    return "" if cell is None else str(cell)
