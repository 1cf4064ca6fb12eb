"""Counts that cannot be are faults and not known; those that can stay."""

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from layers.residents.plausible import GroupTable, check_plausible


def table(**columns: list[int | None]) -> gpd.GeoDataFrame:
    numbers = {name: pd.array(values, dtype="Int64") for name, values in columns.items()}
    index = pd.Index([f"S{at}" for at in range(len(next(iter(numbers.values()))))])
    return gpd.GeoDataFrame(
        numbers, index=index, geometry=[shapely.Point(0, 0)] * len(index), crs="EPSG:27700"
    )


def check(given: gpd.GeoDataFrame, group: str, *, with_residents: bool):
    checked, faults = check_plausible(given, [GroupTable((group,), with_residents)], residents="residents")
    return checked[group].to_list(), [str(fault) for fault in faults[0]]


def test_more_older_people_than_people_is_a_fault_with_a_sentence():
    counts, faults = check(table(residents=[100, 100], old=[1030, 30]), "old", with_residents=False)
    assert counts == [pd.NA, 30]
    assert faults == [
        "column old: S0 has 1,030 people of the group old among 100 residents: that cannot be. "
        "Correct the file; until then the group is not known there."
    ]


@pytest.mark.parametrize(
    ("count", "with_residents", "known"),
    [(100, True, True), (101, True, False), (125, False, True), (126, False, False), (0, True, True)],
)
def test_counts_of_another_day_may_be_a_quarter_more(count, with_residents, known):
    counts, _ = check(table(residents=[100], old=[count]), "old", with_residents=with_residents)
    assert counts == [count if known else pd.NA]


def test_where_one_of_them_is_not_known_nothing_is_said():
    counts, faults = check(table(residents=[None, 10], old=[5, None]), "old", with_residents=True)
    assert (counts, faults) == ([5, pd.NA], [])


def test_another_total_of_everybody_is_no_group():
    counts, faults = check(table(residents=[100], all_2020=[900]), "all_2020", with_residents=False)
    assert (counts, faults) == ([900], [])


def test_what_is_given_is_not_changed():
    given = table(residents=[1], old=[9])
    check(given, "old", with_residents=True)
    assert given["old"].to_list() == [9]
