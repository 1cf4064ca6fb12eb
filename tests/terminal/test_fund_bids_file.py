"""Which sheet and which columns of a list of bids count is said in the terminal, and can be written down."""

import json
from pathlib import Path

import pytest

from tests.questions.funding.town import town
from tests.terminal.test_fund import VENUES, run

ODD = "What,Who,Wanted,What sort,Easting,Northing\nTea,Friends,900,cafe,300000,450000\n"


@pytest.fixture
def odd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    area = town(tmp_path, assets=VENUES)
    monkeypatch.setattr("terminal.fund_command.open_area", lambda *_, **__: area)
    file = tmp_path / "bids.csv"
    file.write_text(ODD, encoding="utf-8")
    return file


def test_columns_are_written_corrected_and_given_back(odd: Path) -> None:
    mapping = odd.with_name("columns.json")
    refused = run(odd, "--save-mapping", str(mapping))
    assert refused.exit_code == 2
    assert "bids.csv has no column that names the bids" in refused.output
    record = json.loads(mapping.read_text(encoding="utf-8"))
    assert record["not_used"] == ["What", "Who", "Wanted"]
    record["columns"] += [["title", "What"], ["pounds", "Wanted"]]
    mapping.write_text(json.dumps(record), encoding="utf-8")
    answer = run(odd, "--mapping", str(mapping))
    assert answer.exit_code == 0
    assert "1 bid asks for £900." in answer.output
    assert "Nothing was read of these columns: Who." in answer.output


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("no JSON", "columns.json is not a mapping of columns."),
        ('{"columns": [["titel", "What"]]}', "columns.json names titel, which is nothing that a bid has."),
        ('{"columns": [["title", "Whatever"]]}', 'bids.csv has no "Whatever"; it has "What", "Who"'),
    ],
)
def test_a_mapping_that_does_not_fit_is_refused(odd: Path, text: str, words: str) -> None:
    mapping = odd.with_name("columns.json")
    mapping.write_text(text, encoding="utf-8")
    answer = run(odd, "--mapping", str(mapping))
    assert answer.exit_code == 2
    assert words in " ".join(answer.output.split())


def test_a_sheet_that_is_not_there_is_named(odd: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.title = "Bids"
    book.active.append(["Title", "Amount", "Kind"])
    book.active.append(["Tea", 900, "cafe"])
    file = odd.with_name("bids.xlsx")
    book.save(file)
    answer = run(file, "--sheet", "Offers")
    assert 'bids.xlsx has no sheet "Offers"; it has Bids.' in " ".join(answer.output.split())
