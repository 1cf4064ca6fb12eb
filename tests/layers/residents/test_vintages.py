"""Counts move from old small areas to new ones, and every person is counted once."""

import pandas as pd
import pytest
from hypothesis import given, settings, strategies as st

from layers.residents.dwellings import HomePostcodes
from layers.residents.vintages import VintageError, other_vintage, same_vintage


def counts(**rows) -> pd.DataFrame:
    return pd.DataFrame.from_dict(rows, orient="index", columns=["all", "rank"]).astype("int64")


def pairs(*rows) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["old", "new"])


def residents(**rows) -> pd.Series:
    return pd.Series(rows, dtype="Int64")


def move(old, lookup, here):
    return other_vintage(old, lookup, here, ranks=("rank",), file="ages.csv")


def test_an_unchanged_area_keeps_its_count_and_rank():
    moved = move(counts(A=(30, 7)), pairs(("A", "A")), residents(A=10))
    assert moved.table.loc["A"].to_list() == [30, 7]


def test_a_split_area_is_shared_by_residents_and_its_parts_inherit_the_rank():
    moved = move(counts(A=(31, 7)), pairs(("A", "B"), ("A", "C")), residents(B=200, C=100))
    assert moved.table.to_dict("index") == {"B": {"all": 21, "rank": 7}, "C": {"all": 10, "rank": 7}}


def test_merged_areas_add_up_and_have_the_mean_rank_by_residents():
    moved = move(counts(A=(30, 10), B=(10, 20)), pairs(("A", "C"), ("B", "C")), residents(C=45))
    assert moved.table.loc["C"].to_list() == [40, 13]  # (30 × 10 + 10 × 20) ÷ 40 = 12.5, rounded up


def test_an_area_of_another_place_is_left_out_and_counted():
    old = counts(A=(30, 1), X=(99, 2))
    moved = move(old, pairs(("A", "A"), ("X", "Y")), residents(A=10))
    assert moved.table["all"].to_dict() == {"A": 30}
    assert moved.dropped == {"small areas of other places": 1}
    assert moved.faults == ()


def test_an_area_that_is_only_partly_here_is_left_out_and_its_parts_are_not_known():
    moved = move(counts(A=(30, 1), B=(5, 2)), pairs(("A", "C"), ("A", "Y"), ("B", "B")), residents(B=5, C=9))
    assert moved.table["all"].isna().to_dict() == {"B": False, "C": True}
    assert moved.dropped == {"small areas that became several, not all of them here": 1}
    assert "A is one of the small areas that became several" in str(moved.faults[0])
    assert moved.notes == ("1 small areas have no count from ages.csv: not known there.",)


def test_an_area_that_the_lookup_lacks_is_a_fault():
    moved = move(counts(A=(30, 1), Z=(5, 2)), pairs(("A", "A")), residents(A=10))
    assert moved.dropped == {"small areas that the lookup does not have": 1}
    assert [fault.value for fault in moved.faults] == ["Z"]


def test_a_lookup_the_wrong_way_round_is_refused():
    with pytest.raises(VintageError, match=r"No small area of ages.csv becomes one of the area's own"):
        move(counts(A=(30, 1)), pairs(("B", "A")), residents(B=10))


def test_codes_of_two_vintages_are_refused():
    with pytest.raises(VintageError, match=r"no row for B, C, but has rows for X, .* another vintage"):
        same_vintage(counts(A=(1, 1), X=(2, 2)), pd.Index(["A", "B", "C"]), file="ages.csv")


def test_a_table_of_the_whole_country_is_fine():
    moved = same_vintage(counts(A=(1, 1), X=(2, 2)), pd.Index(["A"]), file="ages.csv")
    assert (moved.table["all"].to_dict(), moved.dropped) == ({"A": 1}, {"small areas of other places": 1})


def test_a_table_with_gaps_says_where_it_is_not_known():
    moved = same_vintage(counts(A=(1, 1)), pd.Index(["A", "B"]), file="ages.csv")
    assert moved.table["all"].isna().to_dict() == {"A": False, "B": True}
    assert moved.notes == ("1 small areas have no row in ages.csv: not known there.",)


def not_known(*codes) -> pd.Series:
    return pd.Series(pd.NA, index=list(codes), dtype="Int64")


def homes(**postcodes: int) -> HomePostcodes:
    """So many postcodes in each small area, none with a dwelling."""
    areas = [code for code, count in postcodes.items() for _ in range(count)]
    table = pd.DataFrame({"small_area_code": areas, "mapped": False, "weight": 1.0})
    return HomePostcodes(table, by_uprns=False, across_border=0, just_outside=0)


def test_a_split_area_is_shared_by_postcodes_where_residents_are_not_known():
    lookup = pairs(("A", "B"), ("A", "C"), ("A", "D"))
    where = homes(B=51, C=18, D=45)
    moved = other_vintage(
        counts(A=(3852, 7)), lookup, not_known(*"BCD"), ranks=("rank",), file="ages.csv", homes=where
    )
    assert moved.table["all"].to_dict() == {"B": 1723, "C": 608, "D": 1521}
    assert moved.notes == ("Small areas that were split are shared among their parts: 1 by their postcodes.",)


def test_by_dwellings_where_all_its_parts_have_some():
    where = homes(B=2, C=1)
    where.table.loc[:, ["mapped", "weight"]] = [[True, 5.0], [True, 1.0], [True, 4.0]]
    moved = other_vintage(
        counts(A=(10, 7)), pairs(("A", "B"), ("A", "C")), not_known("B", "C"),
        ranks=("rank",), file="ages.csv", homes=where,
    )  # fmt: skip
    assert moved.table["all"].to_dict() == {"B": 6, "C": 4}
    assert "1 by their addresses" in moved.notes[0]


def test_residents_of_only_some_parts_do_not_decide():
    here = pd.Series({"B": 900, "C": pd.NA}, dtype="Int64")
    moved = other_vintage(
        counts(A=(10, 7)), pairs(("A", "B"), ("A", "C")), here, ranks=("rank",), file="ages.csv",
        homes=homes(B=1, C=4),
    )  # fmt: skip
    assert moved.table["all"].to_dict() == {"B": 2, "C": 8}


def test_without_anything_the_parts_are_equal_and_that_is_said():
    moved = move(counts(A=(9, 7)), pairs(("A", "B"), ("A", "C")), not_known("B", "C"))
    assert moved.table["all"].to_dict() == {"B": 5, "C": 4}
    assert "1 by nothing: in equal parts" in moved.notes[0]


def test_a_count_that_is_not_known_is_not_known_in_any_part_or_whole():
    old = counts(A=(10, 5), B=(20, 6)).astype("Int64")
    old.loc["A", "all"] = pd.NA
    split = move(old, pairs(("A", "C"), ("A", "D"), ("B", "B")), residents(B=1, C=1, D=1))
    assert split.table["all"].to_list() == [20, pd.NA, pd.NA]
    assert split.table["rank"].to_list() == [6, 5, 5]
    merged = move(old, pairs(("A", "C"), ("B", "C")), residents(C=30))
    assert merged.table["all"].to_list() == [pd.NA]


def test_a_merged_area_of_which_one_part_has_no_row_is_not_known():
    merged = move(counts(A=(10, 5)), pairs(("A", "C"), ("B", "C")), residents(C=30))
    assert merged.table["all"].to_list() == [pd.NA]
    assert merged.notes == ("1 small areas have no count from ages.csv: not known there.",)


@st.composite
def changes(draw):
    """Old areas with counts, what each became, and residents of the new ones."""
    old = draw(st.lists(st.tuples(st.integers(0, 5000), st.integers(1, 1900)), min_size=1, max_size=8))
    lookup = []
    for place in range(len(old)):
        for new in draw(st.sets(st.integers(0, 6), min_size=1, max_size=3)):
            lookup.append((f"O{place}", f"N{new}"))
    here = {new: draw(st.integers(0, 3000)) for _, new in lookup}
    table = counts(**{f"O{place}": row for place, row in enumerate(old)})
    return table, pairs(*lookup), residents(**here), draw(st.randoms())


@settings(deadline=None, max_examples=40)
@given(changes())
def test_totals_are_kept_whatever_became_of_the_areas(case):
    table, lookup, here, _ = case
    moved = move(table, lookup, here)
    assert moved.table["all"].sum() == table["all"].sum()
    assert moved.table["rank"].between(table["rank"].min(), table["rank"].max()).all()


@settings(deadline=None, max_examples=40)
@given(changes())
def test_the_order_of_rows_does_not_matter(case):
    table, lookup, here, chance = case
    rows = list(table.index)
    chance.shuffle(rows)
    shuffled = move(table.loc[rows], lookup.iloc[::-1], here.iloc[::-1]).table
    pd.testing.assert_frame_equal(shuffled.sort_index(), move(table, lookup, here).table.sort_index())
