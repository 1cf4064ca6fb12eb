"""Wards by bus are the homes of their residents, each counted once; what is not known is never nought."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from layers.places.nations import Nation
from questions.places.area_assets import pack_assets
from questions.wards.by_bus import BY_BUS_COLUMNS, first_weekday, wards_by_bus
from questions.wards.ward_gaps import WardQuestion, ward_gaps
from tests.questions.buses.test_homes_by_bus import ASKED, area_of
from tests.questions.buses.tiny_buses import FIRST, LAST, TUESDAY

QUESTION = WardQuestion(ASKED.kinds, ASKED.pace, 11, date(2026, 6, 1))


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    """Five homes of ten residents: four by bus, one of these on foot too, and one without a street."""
    area = area_of(tmp_path_factory.mktemp("town"))
    assets = pack_assets(area)
    return area, assets, ward_gaps(area, assets, QUESTION)


def test_residents_on_foot_by_bus_and_by_either_are_counted_once(town):
    area, assets, gaps = town
    answer = wards_by_bus(area, assets, gaps, TUESDAY)
    assert tuple(answer.wards.columns) == BY_BUS_COLUMNS
    ward, whole = answer.wards.iloc[0], answer.wards.iloc[-1]
    counts = ["judged", "on_foot", "by_bus", "either", "no_bus_home"]
    assert ward[counts].tolist() == whole[counts].tolist() == [40, 10, 40, 40, 0]
    assert ward[["share_on_foot", "share_by_bus", "share_either"]].tolist() == [0.25, 1, 1]
    assert (answer.places, answer.with_session) == (1, 1)
    assert (answer.first_day, answer.last_day) == (FIRST, LAST)


def test_a_bus_there_and_none_home_counts_for_nobody_and_is_counted_apart(tmp_path):
    area = area_of(tmp_path, last_back=14)
    assets = pack_assets(area)
    answer = wards_by_bus(area, assets, ward_gaps(area, assets, QUESTION), TUESDAY)
    assert answer.wards.iloc[0][["on_foot", "by_bus", "either", "no_bus_home"]].tolist() == [10, 0, 10, 30]


def test_a_day_without_a_session_reaches_nobody_by_bus_and_one_beyond_the_timetable_is_not_answered(town):
    area, assets, gaps = town
    wednesday = wards_by_bus(area, assets, gaps, date(2026, 6, 3))
    assert (wednesday.with_session, wednesday.wards["by_bus"].tolist()) == (0, [0, 0])
    assert wednesday.wards["either"].tolist() == wednesday.wards["on_foot"].tolist() == [10, 10]
    assert wards_by_bus(area, assets, gaps, date(2026, 7, 7)) is None


def test_where_residents_are_not_counted_nothing_of_the_ward_is_known(town):
    area, assets, gaps = town
    people = gaps.points["residents"].astype(float).where(gaps.points.index != 1)
    uncounted = replace(gaps, points=gaps.points.assign(residents=people))
    table = wards_by_bus(area, assets, uncounted, TUESDAY).wards
    assert table[["judged", "by_bus", "either", "no_bus_home", "share_either"]].isna().all(axis=None)


def test_where_nobody_is_judged_no_share_is_told(town):
    area, assets, gaps = town
    nobody = replace(gaps, points=gaps.points.assign(residents=0))
    table = wards_by_bus(area, assets, nobody, TUESDAY).wards
    assert (table["judged"] == 0).all()
    assert np.isnan(table["share_by_bus"].astype(float)).all()
    assert table["no_bus_home"].isna().all()


@pytest.mark.parametrize(
    ("today", "day"),
    [
        (date(2026, 5, 30), date(2026, 6, 1)),  # before it begins
        (date(2026, 6, 6), date(2026, 6, 8)),  # a Saturday
        (date(2026, 7, 1), None),
    ],
)
def test_the_first_weekday_on_which_the_timetable_holds(town, today, day):
    assert first_weekday(town[0].buses, today, Nation.ENGLAND) == day


def test_a_bank_holiday_is_no_weekday(town):
    buses = replace(town[0].buses, first_day=date(2026, 5, 25))  # the spring bank holiday, a Monday
    assert first_weekday(buses, date(2026, 5, 25), Nation.ENGLAND) == date(2026, 5, 26)
