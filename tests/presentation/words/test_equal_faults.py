"""Faults that say the same are told once, with their count and their rows."""

import csv
import io

import pytest

from geo.wording import worded
from layers.tables.equal_faults import equal_faults, row_spans
from layers.tables.report import Fault
from presentation.printing.fault_file import faults_csv
from presentation.words.register.equal_faults import fault_line, rows_in_words

FIX = worded("Fill in its postcode.")


def unknown_postcode(row: int, postcode: str) -> Fault:
    what = worded("Its postcode {postcode} is not one of this area.", postcode=postcode)
    return Fault(row, "Postcode", postcode, what, FIX)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([], ""),
        ([4], "row 4"),
        ([4, 5], "2 rows (4 and 5)"),
        ([7, 3, 4, 5, 6, 12], "6 rows (3–7 and 12)"),
        ([2, 4, 6, 8, 10, 12, 13, 14], "8 rows (2, 4, 6, 8 and 4 more)"),
        (range(2, 14_228), "14,226 rows (2–14227)"),
        ([3, 3, 3], "row 3"),
    ],
)
def test_rows_are_listed_compactly(rows: list[int], words: str) -> None:
    assert rows_in_words(rows) == words


def test_fourteen_thousand_equal_faults_are_one_line_and_hide_no_other() -> None:
    many = [unknown_postcode(row, f"LS{row % 20} {row % 9}AA") for row in range(2, 14_228)]
    other = Fault(9, "Email", "who", worded("“who” is not an e-mail address."), worded("Correct it."))
    lines = [fault_line(equal) for equal in equal_faults([*many, other])]
    assert len(lines) == 2
    assert lines[0].startswith("14,226 rows (2–14227), column Postcode: Its postcode LS2 2AA is not one of")
    assert "The same of “LS3 3AA”, “LS4 4AA”, “LS5 5AA” and 176 more. Fill in its postcode." in lines[0]
    assert lines[1] == "row 9, column Email: “who” is not an e-mail address. Correct it."


def test_a_few_faults_of_other_values_are_told_apart() -> None:
    equals = equal_faults([unknown_postcode(row, f"LS{row % 2} 1AA") for row in range(2, 8)])
    assert [(equal.rows, equal.values) for equal in equals] == [
        ((2, 4, 6), ("LS0 1AA",)),
        ((3, 5, 7), ("LS1 1AA",)),
    ]


def test_every_fault_is_counted_whatever_its_row() -> None:
    faults = [
        Fault(None, None, "", "The list is old.", "Ask for a newer one."),
        unknown_postcode(3, "LS1 1AA"),
    ]
    assert sum(equal.count for equal in equal_faults(faults * 3)) == 6
    assert fault_line(equal_faults(faults[:1])[0]) == "The list is old. Ask for a newer one."


def test_the_file_has_every_fault_in_a_row_of_its_own_and_runs_nothing() -> None:
    text = faults_csv([unknown_postcode(3, "=1+1"), unknown_postcode(4, "=1+1")])
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [row[:3] for row in rows] == [
        ["row", "column", "value"],
        ["3", "Postcode", "'=1+1"],
        ["4", "Postcode", "'=1+1"],
    ]


def test_runs_of_rows() -> None:
    assert row_spans([9, 3, 4, 5]) == [(3, 5), (9, 9)]
