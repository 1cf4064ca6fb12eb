"""A list that lies on its side is refused by a sentence that says so, and no other list is."""

import csv
from pathlib import Path

import openpyxl
import pytest

from layers.register.importing.read_list import read_list_file
from layers.tables.source_table import ImportRefusedError

HEADINGS_DOWN = """Name,Hub One,Library Two,Hall Three
Address,1 High Street,2 Low Road,3 Mill Lane
Postcode,NP19 9PJ,NP19 8GY,NP20 7TN
Kind,library,library,community centre
Monday,9am-5pm,9am-1pm,closed
"""
DAYS_DOWN = """,Hub One,Library Two
Monday,9am-5pm,closed
Tuesday,9am-5pm,10am-1pm
Dydd Mercher,closed,10am-1pm
"""
SESSIONS_BY_DAY = """Monday,Coffee morning,10am-12pm
Tuesday,Lunch club,12pm-2pm
Wednesday,Craft group,2pm-4pm
"""
UPRIGHT = """Name,Postcode,Kind
Hub One,NP19 9PJ,library
Library,NP19 8GY,library
Venue,NP20 7TN,community centre
"""


@pytest.mark.parametrize(("text", "first", "second"), [
    (HEADINGS_DOWN, "Name", "Address"),
    (DAYS_DOWN, "Monday", "Tuesday"),
])  # fmt: skip
def test_a_list_on_its_side_is_refused_with_what_to_do(
    tmp_path: Path, text: str, first: str, second: str
) -> None:
    path = _written(tmp_path, text)
    sentence = rf'lies on its side: its headings \("{first}", "{second}" …\) stand down the first column'
    with pytest.raises(ImportRefusedError, match=sentence) as refusal:
        read_list_file(path, name="clubs.csv")
    assert str(refusal.value).startswith("clubs.csv lies on its side")
    assert "Turn it so that each place has a row" in refusal.value.fix
    assert "Transpose" in refusal.value.fix


def test_so_is_a_workbook_with_its_sheet_on_its_side(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in csv.reader(HEADINGS_DOWN.splitlines()):
        sheet.append(row)
    book.save(tmp_path / "list.xlsx")
    with pytest.raises(ImportRefusedError, match=r"clubs\.xlsx lies on its side"):
        read_list_file(tmp_path / "list.xlsx", name="clubs.xlsx")


@pytest.mark.parametrize("text", [SESSIONS_BY_DAY, UPRIGHT])
def test_a_list_of_sessions_by_their_days_and_an_upright_list_are_read(tmp_path: Path, text: str) -> None:
    assert len(read_list_file(_written(tmp_path, text)).columns) == 3


def test_a_row_of_headings_that_a_person_chose_is_obeyed(tmp_path: Path) -> None:
    assert read_list_file(_written(tmp_path, HEADINGS_DOWN), heading_row=1).heading_row == 1


def _written(folder: Path, text: str) -> Path:
    path = folder / "list.csv"
    path.write_text(text, encoding="utf-8")
    return path
