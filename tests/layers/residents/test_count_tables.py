"""Tables of counts: every row is checked, every bad one named, the good ones load."""

import pandas as pd
import pytest

from geo.errors import MissingColumnError
from layers.residents.tables import read_counts
from layers.tables.delimited import TableFileError


def read(tmp_path, text: str, names=None):
    path = tmp_path / "ages.csv"
    path.write_bytes(text.encode())
    return read_counts(path, code="code", names=names or {"people": "all"})


def test_whole_numbers_are_read_however_written(tmp_path):
    found = read(tmp_path, 'code,all\nA,1847\nB,"1,847"\nC,1847.0\nD, 0 \n')
    assert found.table["people"].to_dict() == {"A": 1847, "B": 1847, "C": 1847, "D": 0}
    assert found.faults == ()


def test_columns_are_added_up(tmp_path):
    found = read(tmp_path, "code,65,66,67\nA,1,2,4\n", {"older": ("65", "67"), "one": "66"})
    assert found.table.loc["A"].to_dict() == {"older": 5, "one": 2}


def test_bad_rows_are_all_named_and_the_others_load(tmp_path):
    found = read(tmp_path, "code,all\nA,5\nB,-1\nC,1.5\nD,\nE,many\n,4\nA,6\nF,nan\nG,inf\n")
    assert found.table["people"].to_dict() == {"A": 5}
    assert found.dropped == {
        "with a count that is not a whole number": 6,
        "without a code": 1,
        "listed twice": 1,
    }
    assert found.rows_read == 9
    assert str(found.faults[0]) == (
        "row 3, column all: “-1” of B is not a whole number of people. Give a number like 1847."
    )
    assert [fault.row for fault in found.faults] == [3, 4, 5, 6, 7, 8, 9, 10]


@pytest.mark.parametrize("mark", ["", "c", "-", "*", "[x]", "<5", "n/a", ".."])
def test_a_count_that_the_source_leaves_out_is_not_known_and_the_others_of_its_row_stay(tmp_path, mark):
    found = read(tmp_path, f"code,all,old\nA,5,{mark}\nB,7,2\n", {"people": "all", "old": "old"})
    assert found.table["old"].to_list() == [pd.NA, 2]
    assert found.table["people"].to_list() == [5, 7]
    assert found.dropped == {}
    assert [str(fault) for fault in found.faults] == [
        "row 2, column old: The source leaves out how many people of A these are. "
        "It is taken as not known there, never as 0."
    ]


def test_a_sum_of_columns_is_not_known_where_one_of_them_is_not(tmp_path):
    found = read(tmp_path, "code,65,66\nA,1,c\nB,1,2\n", {"older": ("65", "66"), "one": "65"})
    assert found.table["older"].to_list() == [pd.NA, 3]
    assert found.table["one"].to_list() == [1, 1]


def test_a_negative_count_is_a_fault_and_not_known(tmp_path):
    found = read(tmp_path, "code,all,old\nA,5,-3\n", {"people": "all", "old": "old"})
    assert found.table["old"].isna().all()
    assert "“-3” of A is not a whole number of people" in found.faults[0].what


def test_a_missing_column_is_named(tmp_path):
    with pytest.raises(
        MissingColumnError, match=r"ages.csv has no \"all\" column; it has \"code\", \"every\""
    ):
        read(tmp_path, "code,every\nA,1\n")


def test_an_empty_file_is_refused(tmp_path):
    with pytest.raises(TableFileError, match=r"ages.csv is empty"):
        read(tmp_path, "")


def test_a_file_of_utf_16_is_read(tmp_path):
    path = tmp_path / "ages.csv"
    path.write_bytes("code,all\r\nA,5\r\n".encode("utf-16"))
    assert read_counts(path, code="code", names={"people": "all"}).table["people"].to_dict() == {"A": 5}
