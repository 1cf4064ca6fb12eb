"""What are the columns and rows of an Excel workbook, as text?"""

import math
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Final

import python_calamine as calamine

from geo.wording import counted
from layers.tables.looks.cell_shapes import LONGEST_CELL
from layers.tables.looks.heading_row import ROWS_LOOKED_AT, find_headings, known_words
from layers.tables.looks.layouts import known_by_form
from layers.tables.looks.on_its_side import headings_down
from layers.tables.looks.sheets import SheetLook, best_first
from layers.tables.looks.table_choice import NO_CHOICE, TableChoice
from layers.tables.source_table import ImportRefusedError, Parsed, no_sheet, on_its_side

_MOST_SHEETS_JUDGED: Final = 60

Rows = list[list[object]]


def parse_workbook(path: Path, *, name: str, choice: TableChoice = NO_CHOICE) -> Parsed:
    """Read one sheet: the one chosen, else that most like a list. Formulas give their last result.

    Raises ``ImportRefusedError`` if the workbook is damaged, empty or has no such sheet.
    """
    try:
        book = calamine.CalamineWorkbook.from_path(str(path))
        return _parsed(book, name, choice)
    except (calamine.CalamineError, OSError, ValueError) as fault:
        if isinstance(fault, ImportRefusedError):
            raise
        raise ImportRefusedError(
            "{name} is damaged or locked: it cannot be opened.", "Save it again from Excel.", name=name
        ) from None


def _parsed(book: Any, name: str, choice: TableChoice) -> Parsed:
    if choice.sheet and choice.sheet not in book.sheet_names:
        raise no_sheet(name, choice.sheet, book.sheet_names)
    vocabulary = known_words(choice.headings)
    looks = best_first([_look(book, title, vocabulary) for title in book.sheet_names[:_MOST_SHEETS_JUDGED]])
    title = choice.sheet or (looks[0].title if looks else "")
    if not title:
        raise ImportRefusedError(
            "{name} has no sheet with a heading and rows.", "Fill it in, then import it.", name=name
        )
    rows = _filled_down(book.get_sheet_by_name(title))
    first = _texts(rows[:ROWS_LOOKED_AT])
    headings = find_headings(first, vocabulary, chosen=choice.heading_row)
    down = headings_down(first, headings, vocabulary) if choice.heading_row is None else None
    if down is not None:
        raise on_its_side(name, *down)
    headings, body = known_by_form(headings, first, _rows(rows, headings.row))
    sheets = tuple(look.title for look in looks)
    notes = [note for note in (_of_others(title, book.sheet_names), *headings.notes) if note]
    return Parsed(headings.names, body, notes, title, sheets, headings.row)


def _look(book: Any, title: str, vocabulary: frozenset[str]) -> SheetLook:
    """What the first rows of a sheet look like."""
    sheet = book.get_sheet_by_name(title)
    rows = _texts(sheet.to_python(skip_empty_area=False, nrows=ROWS_LOOKED_AT) if sheet.height else [])
    headings = find_headings(rows, vocabulary)
    meta = next((meta for meta in book.sheets_metadata if meta.name == title), None)
    hidden = meta is not None and meta.visible != calamine.SheetVisibleEnum.Visible
    filled = sum(any(cells) for cells in rows[headings.row :])
    one_cell = sum(map(bool, headings.names)) < 1
    return SheetLook(title, headings, 0 if one_cell else filled, hidden)


def _of_others(title: str, sheets: list[str]) -> str:
    others = [other for other in sheets if other != title]
    if not others:
        return ""
    return counted(
        'The sheet "{title}" was read; {count} more ({others}) was not.',
        'The sheet "{title}" was read; {count} more ({others}) were not.',
        len(others),
        title=title,
        others=", ".join(others[:3]),
    )


def _filled_down(sheet: Any) -> Rows:
    """The rows of a sheet; a cell merged over several rows stands in each of them."""
    rows: Rows = [list(row) for row in sheet.to_python(skip_empty_area=False)]
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        if left != right or bottom >= len(rows) or left >= len(rows[top]):
            continue
        for row in rows[top + 1 : bottom + 1]:
            row[left] = row[left] if row[left] != "" else rows[top][left]
    return rows


def _texts(rows: Rows) -> list[list[str]]:
    return [[cell_text(cell) for cell in cells] for cells in rows]


def _rows(rows: Rows, heading: int) -> Iterator[tuple[int, list[str]]]:
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
