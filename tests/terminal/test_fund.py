"""`cli.py fund`: the sample's bids in Larkenby-sized words, the record, and refusals."""

import json

import pytest
from typer.testing import CliRunner

from cli import app
from tests.questions.funding.town import town

CSV = """Bid,Title,Amount,Kind,Easting,Northing
1,Café of the West,700,cafe,300000,450000
2,Café of the East,1000,cafe,300000,449900
3,Nowhere,10,cafe,,
"""


@pytest.fixture
def bids(tmp_path, monkeypatch):
    area = town(tmp_path)
    monkeypatch.setattr("cli.open_area", lambda *_, **__: area)
    file = tmp_path / "bids.csv"
    file.write_text(CSV, encoding="utf-8")
    return file


def run(file, *more):
    asked = [
        "fund",
        "--area",
        "tiny",
        "--bids",
        str(file),
        "--areas",
        str(file.parent),
        "--budget",
        "1000",
        *more,
    ]
    return CliRunner().invoke(app, asked)


def test_it_ranks_the_bids_and_names_the_best_set(bids):
    said = run(bids, "--weights", "none").output
    assert "3 bids in bids.csv ask for £1,710." in said
    assert "1. (1–1) 2 Café of the East: café, £1,000" in said
    assert "1,000 additional residents, £1.00 each" in said
    assert "It has no place yet." in said
    assert "The best set for £1,000 (proven the best): 2" in said


def test_the_record_comes_out_the_same(bids):
    record = json.loads(run(bids, "--json").output)
    assert record["result"]["portfolio"]["chosen"] == ["2"]
    assert any("no place" in fault for fault in record["faults"])
    kept = bids.parent / "record.json"
    kept.write_text(json.dumps(record), encoding="utf-8")
    assert run(bids, "--redo", str(kept)).output.startswith("The record comes out the same.")
    bids.write_text(CSV.replace("700", "7"), encoding="utf-8")
    again = run(bids, "--redo", str(kept)).output
    assert "does not come out the same" in again
    assert "The file of bids is not the same as then." in again
    record["result"]["portfolio"]["chosen"] = ["1"]
    kept.write_text(json.dumps(record), encoding="utf-8")
    changed = run(bids, "--redo", str(kept))
    assert changed.exit_code == 2
    assert "This record has been changed since" in changed.output


def test_a_ward_or_weight_that_is_not_there_is_refused_with_those_that_are(bids):
    ward = run(bids, "--wards", "Nowhere")
    assert (ward.exit_code, "Choose among Eastward, Westward" in ward.output) == (2, True)
    weight = run(bids, "--weights", "age=1")
    assert (weight.exit_code, "Choose among deprivation, aged_75_plus" in weight.output) == (2, True)


def test_something_for_a_ward_has_its_price(bids):
    said = run(bids, "--wards", "Westward", "--weights", "none").output
    assert "Something for Westward: costs 860 residents." in said
