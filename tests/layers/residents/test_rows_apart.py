"""A small area with several rows: which is meant is asked, never guessed."""

from pathlib import Path

import pytest

from layers.residents.rows_apart import SeveralRowsError
from layers.residents.tables import CountTable, read_counts

SEXES = """area code,sex,all,old
W1,Females,52,11
W1,Males,48,9
W1,Persons,100,20
W2,Females,31,8
W2,Males,29,4
W2,Persons,60,12
"""


def read(
    folder: Path, text: str, rows: dict[str, str] | None = None, *, code: str = "area code"
) -> CountTable:
    path = folder / "people.csv"
    path.write_text(text, encoding="utf-8")
    return read_counts(path, code=code, names={"people": "all"}, rows=rows)


def refusal(folder: Path, text: str, rows: dict[str, str] | None = None, *, code: str = "area code") -> str:
    with pytest.raises(SeveralRowsError) as error:
        read(folder, text, rows, code=code)
    return str(error.value)


def test_a_row_for_each_sex_is_refused_and_the_line_to_write_is_given(tmp_path: Path) -> None:
    assert refusal(tmp_path, SEXES) == (
        "people.csv has several rows for each of 2 small areas: W1 stands 3 times, "
        'with "Females", "Males", "Persons" under sex. '
        'Say in that [[counts]] which is meant, like rows = { "sex" = "Persons" }.'
    )


def test_the_rows_that_are_meant_are_counted_and_the_others_told(tmp_path: Path) -> None:
    counts = read(tmp_path, SEXES, {"Sex": " persons"})
    assert counts.table["people"].to_dict() == {"W1": 100, "W2": 60}
    assert counts.dropped == {"that the recipe's rows leave out": 4}
    assert counts.rows_read == 6
    assert counts.faults == ()


def test_a_value_that_the_column_does_not_have_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path, SEXES, {"sex": "Everybody"}) == (
        'No row of people.csv that is wanted has "Everybody" under sex; it has '
        '"Females", "Males", "Persons". '
        "Correct rows in that [[counts]] of the recipe."
    )


def test_two_columns_that_only_together_tell_rows_apart_are_both_named(tmp_path: Path) -> None:
    text = "lsoa,year,tenure,all\n" + "".join(
        f"{code},{year},{tenure},{number}\n"
        for number, (code, year, tenure) in enumerate(
            (code, year, tenure) for code in "AB" for year in (2011, 2021) for tenure in ("Owned", "Total")
        )
    )
    assert 'rows = { "year" = "2011", "tenure" = "Total" }' in refusal(tmp_path, text, code="lsoa")
    counts = read(tmp_path, text, {"year": "2021", "tenure": "Total"}, code="lsoa")
    assert counts.table["people"].to_dict() == {"A": 3, "B": 7}


def test_a_few_codes_with_several_rows_are_refused_where_a_column_tells_them_apart(
    tmp_path: Path,
) -> None:
    text = "code,age,all\n" + "".join(f"A{n},Total,{n}\n" for n in range(8)) + "A0,Old,3\nA1,Old,4\n"
    assert 'A0 stands 2 times, with "Total", "Old" under age.' in refusal(tmp_path, text, code="code")


def test_several_rows_that_nothing_tells_apart_are_refused_too(tmp_path: Path) -> None:
    assert refusal(tmp_path, "code,all\nA,1\nA,2\nB,3\nB,4\n", code="code") == (
        "people.csv has several rows for each of 2 small areas: A stands 2 times. "
        "Keep one row for each small area in that file."
    )


def test_the_same_row_twice_is_a_fault_and_no_refusal(tmp_path: Path) -> None:
    counts = read(tmp_path, "code,all,note\nA,5,x\nA,5,y\nB,6,x\n", code="code")
    assert counts.table["people"].to_dict() == {"A": 5, "B": 6}
    assert counts.dropped == {"listed twice": 1}
