"""Groups of ages are made up of every single year once, or of nothing."""

import pytest
from hypothesis import given, strategies as st

from layers.tables.ages import AGES, columns_of_ages

PLAIN = ["code", "all", *(str(year) for year in range(90)), "90+"]
WORDED = ["Aged under 1 year", *(f"Aged {year} years" for year in range(1, 100)), "Aged 100 years and over"]
BY_SEX = ["LSOA", "Total", *(f"F{year}" for year in range(91)), *(f"M{year}" for year in range(91))]


@pytest.mark.parametrize(
    ("header", "ages", "first", "last", "count"),
    [
        (PLAIN, "65+", "65", "90+", 26),
        (PLAIN, "65 and over", "65", "90+", 26),
        (PLAIN, "0-15", "0", "15", 16),
        (PLAIN, "under 16", "0", "15", 16),
        (PLAIN, "16–64", "16", "64", 49),
        (PLAIN, "16 to 64", "16", "64", 49),
        (PLAIN, "90+", "90+", "90+", 1),
        (WORDED, "under 5", "Aged under 1 year", "Aged 4 years", 5),
        (WORDED, "99+", "Aged 99 years", "Aged 100 years and over", 2),
        (BY_SEX, "85+", "F85", "M90", 12),
        (BY_SEX, "0-1", "F0", "M1", 4),
    ],
)
def test_a_group_is_made_up_of_its_years(header, ages, first, last, count):
    columns = columns_of_ages(header, ages)
    assert (columns[0], columns[-1], len(columns)) == (first, last, count)


@pytest.mark.parametrize(
    ("header", "ages"),
    [
        (PLAIN, "95+"),  # 90+ cannot be cut
        (PLAIN, "85-92"),
        (BY_SEX, "80-90"),  # 90 is 90 and over
        (PLAIN[:60], "40+"),  # nobody says whether older ones are counted
        ([name for name in PLAIN if name != "70"], "65+"),
        (["code", "1", "2", "3"], "1-2"),  # no table of ages
        (PLAIN, "people"),
        (PLAIN, "20-10"),
    ],
)
def test_what_a_table_cannot_say_is_nothing(header, ages):
    assert columns_of_ages(header, ages) == []


@given(st.integers(1, 89), st.sampled_from([PLAIN, BY_SEX]))
def test_younger_and_older_are_all_years_once(age, header):
    parts = columns_of_ages(header, f"under {age}") + columns_of_ages(header, f"{age}+")
    years = [name for name in header if name not in ("code", "all", "LSOA", "Total")]
    assert sorted(parts) == sorted(years)


def test_a_name_of_a_column_is_no_group_of_ages():
    assert not AGES.fullmatch("aged 65-74")
    assert not AGES.fullmatch("Total")
