"""How is a file read as a list of assets: by the words with which lists head their columns?"""

from pathlib import Path

from layers.register.importing.mapping.column_words import ALL_HEADINGS
from layers.tables.looks.table_choice import TableChoice
from layers.tables.reading import read_table
from layers.tables.source_table import SourceTable


def read_list_file(
    path: Path, *, name: str = "", sheet: str = "", heading_row: int | None = None, encoding: str = ""
) -> SourceTable:
    """Read a list in a bounded child process; its sheet and row of headings are known by their words.

    Parameters
    ----------
    path, name
        The file where this machine has it, and what its owner calls it.
    sheet, heading_row
        As a person chose them: a sheet or layer by its name; the row of headings as a spreadsheet counts, 0
        where there is none.
    encoding
        Of a table of text, as a person chose it.

    Raises
    ------
    ImportRefusedError
        The file cannot be read, or has no such sheet.
    """
    choice = TableChoice(sheet=sheet, heading_row=heading_row, encoding=encoding, headings=ALL_HEADINGS)
    return read_table(path, name=name, choice=choice)
