"""Lists of places are known by what is in them: the NHS's without a header, others by their headings."""

from pathlib import Path

import pytest

from layers.recognising.files import FileOfFolder, made_table
from layers.recognising.health_directory import health_list
from layers.recognising.looks import Look, look_at
from layers.recognising.place_lists import PlaceList, place_list, place_lists
from layers.recognising.words.capitals import from_capitals
from layers.tables.delimited import rows_of_bytes
from tests.stand_in.place_lists import row


def seen(rows: list[list[str]], folder: Path, name: str = "a") -> Look:
    look = look_at(made_table(rows, file=name, shown=f"{name}.csv", container=f"{name}.csv"), folder)
    assert isinstance(look, Look)
    return look


def table_of(file: FileOfFolder) -> list[dict[str, str]]:
    header, *rows = (cells for _, cells in rows_of_bytes(file.opener, name="t"))
    return [dict(zip(header, cells, strict=True)) for cells in rows]


PRACTICES = [
    row("A81001", "THE O'BRIEN & MCKENZIE PRACTICE", "TS18 1HU", role="RO76"),
    row("A81002", "HMP DURHAM", "DH1 3HU", role="RO76|RO82"),
    row("A81003", "IMMIGRATION REMOVAL CENTRE", "DH1 3HV", role="RO251"),
    row("A81004", "CLOSED PRACTICE", "TS18 1HW", role="RO76", status="INACTIVE", closed="20200101"),
    row("A81005", "DISTRICT NURSES", "TS18 1HX", role="RO72"),
    row("A81006", "OLD FORM PRACTICE", "TS18 1HY", role="4", status="A"),
    row("W97001", "MEDDYGFA'R DREF", "NP20 4AA", role="RO76|RO268"),
]


def test_a_practice_a_prison_and_who_has_closed_are_told_apart(tmp_path):
    listed = health_list(seen(PRACTICES, tmp_path))
    assert listed is not None
    assert listed.title == "GP practices (NHS)"
    rows = table_of(listed.table)
    assert [each["Sort"] for each in rows] == [
        "GP practice", "in a prison or another closed place", "in a prison or another closed place",
        "GP practice", "another prescriber", "GP practice", "GP practice",
    ]  # fmt: skip
    assert [each["Status"] for each in rows] == ["open"] * 3 + ["closed or not open yet"] + ["open"] * 3
    assert rows[0]["Name"] == "The O'Brien & McKenzie Practice"
    assert rows[0]["Address"] == "1 Long Street, The Town"
    assert rows[-1]["Name"] == "Meddygfa'r Dref"


@pytest.mark.parametrize(
    ("code", "title"),
    [("A81001001", "Branch surgeries (NHS)"), ("FA002", "Pharmacies (NHS)"),
     ("V00124", "Dental practices (NHS)")],
)  # fmt: skip
def test_other_reports_are_known_by_their_codes(code: str, title: str, tmp_path):
    parent = "A81001" if len(code) == 9 else ""
    rows = [row(code[:-1] + str(last), "A PLACE", "TS18 1HU", parent=parent) for last in range(5)]
    listed = health_list(seen(rows, tmp_path))
    assert listed is not None
    assert listed.title == title
    assert {each["Status"] for each in table_of(listed.table)} == {"open"}


def test_a_branch_with_a_closing_date_has_closed_though_no_status_says_so(tmp_path):
    rows = [row(f"A8100100{n}", "A PLACE", "TS18 1HU", parent="A81001", closed="20200101") for n in range(3)]
    listed = health_list(seen(rows, tmp_path))
    assert listed is not None
    assert {each["Status"] for each in table_of(listed.table)} == {"closed or not open yet"}


def test_27_columns_of_something_else_are_no_list_of_the_nhs(tmp_path):
    rows = [[f"X{n}", "NAME", *[""] * 7, "TS18 1HU", "yesterday", *[""] * 16] for n in range(4)]
    assert health_list(seen(rows, tmp_path)) is None


LIBRARIES = [
    ["Reporting service", "Library name", "Postcode", "Easting", "Northing", "Year closed"],
    ["Wigan", "Ashton Library", "WN4 9BH", "357000", "399000", ""],
    ["Wigan", "Old Library", "WN4 9BJ", "357100", "399100", "2012"],
]


def by_headings(rows: list[list[str]], folder: Path) -> PlaceList | None:
    return place_list(seen(rows, folder))


def test_a_list_of_libraries_is_known_by_its_headings_and_who_has_closed_is_left_out(tmp_path):
    listed = by_headings(LIBRARIES, tmp_path)
    assert listed is not None
    assert (listed.title, dict(listed.kinds)) == ("Libraries", {"*": "library"})
    assert listed.columns == {
        "name": "Library name", "postcode": "Postcode", "easting": "Easting", "northing": "Northing",
    }  # fmt: skip
    assert listed.only == {"Year closed": ("",)}


def test_what_is_open_is_said_in_words_too(tmp_path):
    rows = [["Library name", "Postcode", "Status"], ["A", "WN4 9BH", "Open"], ["B", "WN4 9BJ", "Closed 2012"],
            ["C", "WN4 9BK", "Temporarily closed"]]  # fmt: skip
    listed = by_headings(rows, tmp_path)
    assert listed is not None
    assert listed.only == {"Status": ("", "Open")}


@pytest.mark.parametrize(
    ("headings", "title"),
    [
        (["PracticeCode", "GPPracticeName", "PracticeListSize", "Postcode"], "GP practices"),
        (["PracNo", "PracticeName", "Postcode", "Registered_Patients"], "GP practices"),
        (["DispCode", "DispLocationName", "DispLocationPostcode"], "Pharmacies"),
        (["Site ID", "Site Name", "Postcode", "Facility Type"], "Leisure centres (Active Places)"),
    ],
)
def test_lists_of_other_nations_are_known_by_their_headings(headings: list[str], title: str, tmp_path):
    cells = ["WN4 9BH" if "ostcode" in heading else "11" for heading in headings]
    listed = by_headings([headings, cells], tmp_path)
    assert listed is not None
    assert listed.title == title


@pytest.mark.parametrize(
    "headings",
    [
        ["Charity number", "Charity name", "Charity contact postcode"],
        ["BusinessName", "Postcode", "Easting", "Northing"],
        ["Practice name", "Postcode", "Species treated"],
        ["Site name", "Postcode", "Contaminant"],
        ["Library name", "Visits", "Loans"],
    ],
)
def test_charities_and_lists_of_other_things_are_no_places(headings: list[str], tmp_path):
    cells = ["WN4 9BH" if "ostcode" in heading else "11" for heading in headings]
    assert by_headings([headings, cells], tmp_path) is None


def test_of_two_lists_of_one_sort_that_differ_neither_is_taken_and_that_is_said(tmp_path):
    other = [LIBRARIES[0], ["Wigan", "Other Library", "WN4 9BH", "357000", "399000", ""]]
    lists, passed = place_lists([seen(LIBRARIES, tmp_path, "a"), seen(other, tmp_path, "b")], {})
    assert lists == []
    assert "they say different things: a.csv, b.csv" in " ".join(str(each.what) for each in passed)


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("ST. MARY'S SURGERY", "St. Mary's Surgery"), ("DR PATEL AND PARTNERS", "Dr Patel and Partners"),
        ("NHS HEALTH CENTRE", "NHS Health Centre"), ("Already written", "Already written"),
        ("BOOTS UK LTD", "Boots UK Ltd"), ("LLYS-Y-MÔR", "Llys-y-Môr"), ("", ""),
    ],
)  # fmt: skip
def test_names_in_capitals_are_written_in_ordinary_letters(name: str, read: str):
    assert from_capitals(name) == read
