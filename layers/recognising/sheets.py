"""What tables are in a workbook? Each sheet is looked at like a table, and is a CSV if a recipe names it."""

from pathlib import Path
from typing import Final

import python_calamine as calamine

from geo.wording import worded
from layers.recognising.files import FETCH_AGAIN, FileOfFolder, Passed, made_table
from layers.recognising.looks import Look, look_at
from layers.tables.parse_workbook import cell_text

_MOST_SHEETS: Final = 60


def tables_within(each: FileOfFolder, folder: Path) -> list[Look | Passed]:
    """A look at every sheet that is a table; of a workbook that cannot be opened, why."""
    try:
        with each.opener() as content:
            book = calamine.CalamineWorkbook.from_filelike(content)
            sheets = {
                name: [
                    list[object](row) for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)
                ]
                for name in book.sheet_names[:_MOST_SHEETS]
            }
    except (calamine.CalamineError, OSError, ValueError):
        what = worded("{file} is a workbook that is damaged or locked.", file=each.shown)
        return [Passed(each.shown, what, FETCH_AGAIN)]
    looks = []
    for name, cells in sheets.items():
        rows = [[cell_text(cell).replace("\n", " ") for cell in row] for row in cells]
        if not any(any(row) for row in rows):
            continue
        shown = f"{each.shown} ({name})"
        made = made_table(rows, file=f"{each.file}/{name}", shown=shown, container=each.in_folder)
        look = look_at(made, folder)
        looks += [look] if isinstance(look, Look) else []  # notes on a sheet of their own
    return list(looks)
