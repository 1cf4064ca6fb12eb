"""Files made to take the server down: each meets a bound, and the server stays small."""

import zipfile
from pathlib import Path

import openpyxl
import pytest

from layers.tables.reading import read_service_list, read_table
from layers.tables.source_table import ImportRefusedError
from tests.layers.tables.test_reading import put
from tests.memory import count_anew, needs_peak, peak_bytes


def test_a_zip_whose_list_of_contents_alone_is_huge_is_refused_unread(tmp_path: Path) -> None:
    end = b"PK\x05\x06" + bytes(8) + (90 * 1024 * 1024).to_bytes(4, "little") + bytes(6)
    path = put(tmp_path, "a.zip", b"PK\x03\x04" + bytes(1_000) + end)
    with pytest.raises(ImportRefusedError, match="is a zip of far too many files"):
        read_table(path)
    large = b"PK\x06\x07" + bytes(16) + b"PK\x05\x06" + bytes(8) + b"\xff" * 4 + bytes(6)
    with pytest.raises(ImportRefusedError, match="far too many files"):
        read_table(put(tmp_path, "a.zip", b"PK\x03\x04" + bytes(1_000) + large))


SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def test_one_long_text_repeated_in_every_cell_of_a_workbook_meets_the_bound(tmp_path: Path) -> None:
    cell = '<c r="{1}{0}" t="s"><v>0</v></c>'
    rows = "".join(f'<row r="{n}">{cell.format(n, "A")}{cell.format(n, "B")}</row>' for n in range(1, 8_000))
    added = {
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{SHEETS}"><sheetData>{rows}</sheetData></worksheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{SHEETS}"><si><t>{"x" * 30_000}</t></si></sst>',
    }
    openpyxl.Workbook().save(tmp_path / "small.xlsx")
    with (
        zipfile.ZipFile(tmp_path / "small.xlsx") as small,
        zipfile.ZipFile(tmp_path / "list.xlsx", "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for member in {*small.namelist()} - {*added}:
            content = small.read(member).decode()
            if member == "xl/_rels/workbook.xml.rels":
                part = f'<Relationship Id="s" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
                content = content.replace("</Relationships>", part + "</Relationships>")
            archive.writestr(member, content)
        for member, content in added.items():  # one text in the file, 480 MB in its cells
            archive.writestr(member, content)
    with pytest.raises(ImportRefusedError, match=r"holds more text than a list may|needs more memory"):
        read_table(tmp_path / "list.xlsx")


def test_a_list_has_at_most_a_hundred_thousand_rows_and_a_thousand_columns(tmp_path: Path) -> None:
    with pytest.raises(ImportRefusedError, match=r"a.csv has more than 100,000 rows. Split it"):
        read_table(put(tmp_path, "a.csv", "Name,Kind\n" + "a,b\n" * 100_001))
    with pytest.raises(ImportRefusedError, match="The list has 1,001 columns"):
        read_table(put(tmp_path, "a.csv", "a," * 1_000 + "b\n" + "1," * 1_000 + "2\n"))


@pytest.mark.parametrize(
    "content", ["[" * 5_000_000, "[" + '{"status": "", "id": [[[[]]]]},' * 400_000 + "{}]"]
)
@needs_peak
def test_services_are_read_in_the_bounded_child_too(tmp_path: Path, content: str) -> None:
    count_anew()
    before = peak_bytes()
    with pytest.raises(
        ImportRefusedError, match=r"is not whole JSON|needs more memory|There are 400,001 services"
    ):
        read_service_list(put(tmp_path, "feed.json", content))
    assert peak_bytes() - before < 200_000_000
