"""What does the register's page say about which part of a file is the list?"""

from typing import Final

from presentation.words.language import sentence

WHICH_PART: Final = sentence("Is this the right part of the file?")
SHEET: Final = sentence("The sheet that holds the list")
HEADING_ROW: Final = sentence("The row that holds the headings, as a spreadsheet counts; 0 if there is none")
READ_PART: Final = sentence("Read this part of the file")


def first_rows_read(sheet: str, heading_row: int) -> str:
    """Which sheet and which row of headings were read."""
    if sheet and heading_row:
        return sentence(
            "Read now: the sheet “{sheet}”, with its headings in row {row}.", sheet=sheet, row=heading_row
        )
    if sheet:
        return sentence("Read now: the sheet “{sheet}”, which has no row of headings.", sheet=sheet)
    if heading_row:
        return sentence("Read now: the headings in row {row}.", row=heading_row)
    return sentence("Read now: a table without a row of headings.")
