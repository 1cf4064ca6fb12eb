"""What does the register's page say about which part of a file is the list?"""

from typing import Final

from presentation.words.language import sentence

WHICH_PART: Final = sentence("Is this the right part of the file?")
SHEET: Final = sentence("The sheet that holds the list")
HEADING_ROW: Final = sentence("The row that holds the headings, as a spreadsheet counts; 0 if there is none")
ENCODING: Final = sentence("In which encoding are its letters? Only if they come out wrong")
ENCODINGS: Final = {
    "": sentence("It is looked for"),
    "utf-8": sentence("UTF-8"),
    "cp1252": sentence("Windows-1252: Excel in Western Europe"),
    "iso8859_15": sentence("ISO 8859-15: Western Europe"),
    "cp1250": sentence("Windows-1250: Excel in Central Europe"),
    "mac_roman": sentence("Mac Roman: an old Mac"),
    "cp850": sentence("Code page 850: an old DOS program"),
    "utf-16": sentence("UTF-16"),
}
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
