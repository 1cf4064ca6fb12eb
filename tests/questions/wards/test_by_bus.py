"""Wards by bus are the homes of their residents, each counted once; what is not known is never nought."""

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest

from layers.places.nations import Nation
from questions.places.area_assets import pack_assets
from questions.wards.by_bus import (
    BUS_CAUSE_COLUMNS,
    BY_BUS_COLUMNS,
    WEEK,
    BusDays,
    BusGap,
    first_weekday,
    wards_by_bus,
)
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
    answer = wards_by_bus(area, assets, gaps, BusDays(TUESDAY))
    assert tuple(answer.wards.columns) == BY_BUS_COLUMNS
    ward, whole = answer.wards.iloc[0], answer.wards.iloc[-1]
    counts = ["judged", "on_foot", "by_bus", "either", "least", "most", "without"]
    assert ward[counts].tolist() == whole[counts].tolist() == [40, 10, 40, 40, 40, 40, 0]
    assert ward[["share_on_foot", "share_by_bus", "share_either"]].tolist() == [0.25, 1, 1]
    assert (answer.places, answer.with_session, answer.by_day) == (1, 1, ((TUESDAY, 1.0),))
    assert (answer.first_day, answer.last_day) == (FIRST, LAST)


def test_the_answer_by_either_has_the_sums_of_the_page(town):
    area, assets, gaps = town
    answer = wards_by_bus(area, assets, gaps, BusDays(TUESDAY))
    for row, figures in ((0, answer.either.wards.iloc[0]), (-1, answer.either.area)):
        mine = answer.wards.iloc[row]
        assert (
            mine[["either", "without", "share_either"]].tolist()
            == figures[["with_one", "without", "share_one"]].tolist()
        )
    assert gaps.wards["with_one"].tolist() == [10]  # what was given is not changed
    assert answer.either.wards["share_one_low"].tolist() == [0.8]


def test_a_bus_there_and_none_home_is_why_nobody_has_one(tmp_path):
    area = area_of(tmp_path, last_back=14)
    assets = pack_assets(area)
    answer = wards_by_bus(area, assets, ward_gaps(area, assets, QUESTION), BusDays(TUESDAY))
    ward = answer.wards.iloc[0]
    assert ward[["on_foot", "by_bus", "either", "without_no_bus_home"]].tolist() == [10, 0, 10, 30]
    assert ward["main_cause"] == BusGap.NO_BUS_HOME
    assert ward[list(BUS_CAUSE_COLUMNS)].sum() == ward["without"]


def test_no_bus_that_is_there_in_time_is_why_nobody_has_one(tmp_path):
    area = area_of(tmp_path, when="Tu 05:00-06:00")
    assets = pack_assets(area)
    ward = wards_by_bus(area, assets, ward_gaps(area, assets, QUESTION), BusDays(TUESDAY)).wards.iloc[0]
    assert ward[["either", "without_no_bus_then", "without_no_bus_home"]].tolist() == [10, 30, 0]
    assert ward["main_cause"] == BusGap.NO_BUS_THEN


@pytest.mark.parametrize(
    ("when", "last_back", "least", "either", "most"),
    [
        ("Tu 12:00-13:00", 20, 40, 40, 40),
        ("Tu 12:00-14:00", 15, 10, 30, 30),  # who stays half an hour longer has missed the last bus
        ("Tu 09:00-14:00", 12, 10, 10, 30),  # at eleven too late for the last bus home, at ten in time
    ],
)
def test_the_range_is_of_every_departure_and_of_some(tmp_path, when, last_back, least, either, most):
    area = area_of(tmp_path, last_back=last_back, when=when)
    assets = pack_assets(area)
    ward = wards_by_bus(area, assets, ward_gaps(area, assets, QUESTION), BusDays(TUESDAY)).wards.iloc[0]
    assert ward[["least", "either", "most"]].tolist() == [least, either, most]


def test_over_a_week_any_session_will_do_and_each_day_is_told(town):
    area, assets, gaps = town
    answer = wards_by_bus(area, assets, gaps, BusDays(FIRST, WEEK))
    assert answer.wards.iloc[0][["by_bus", "either"]].tolist() == [40, 40]
    assert [share for _, share in answer.by_day] == [0.25, 1.0, 0.25, 0.25, 0.25, 0.25, 0.25]


def test_a_week_counts_the_days_on_which_the_timetable_holds(town):
    area, assets, gaps = town
    answer = wards_by_bus(area, assets, gaps, BusDays(LAST, WEEK))
    assert [day for day, _ in answer.by_day] == [LAST]


def test_a_day_without_a_session_reaches_nobody_by_bus_and_one_beyond_the_timetable_is_not_answered(town):
    area, assets, gaps = town
    wednesday = wards_by_bus(area, assets, gaps, BusDays(date(2026, 6, 3)))
    assert (wednesday.with_session, wednesday.wards["by_bus"].tolist()) == (0, [0, 0])
    assert wednesday.wards["either"].tolist() == wednesday.wards["on_foot"].tolist() == [10, 10]
    assert wards_by_bus(area, assets, gaps, BusDays(date(2026, 7, 7))) is None


def test_what_does_not_count_on_foot_does_not_count_by_bus(tmp_path):
    area = area_of(tmp_path)
    assets = pack_assets(area)
    gaps = ward_gaps(area, assets, replace(QUESTION, with_stale=False))
    assert not gaps.assets["counts"].any()
    ward = wards_by_bus(area, assets, gaps, BusDays(TUESDAY)).wards.iloc[0]
    assert ward[["on_foot", "by_bus", "either", "without_stale_only"]].tolist() == [0, 0, 0, 10]


def test_where_residents_are_not_counted_nothing_of_the_ward_is_known(town):
    area, assets, gaps = town
    people = gaps.points["residents"].astype(float).where(gaps.points.index != 1)
    wards = gaps.wards.assign(areas_uncounted=1)
    whole = pd.concat([gaps.area.drop("areas_uncounted"), pd.Series({"areas_uncounted": 1})])
    uncounted = replace(gaps, points=gaps.points.assign(residents=people), wards=wards, area=whole)
    answer = wards_by_bus(area, assets, uncounted, BusDays(TUESDAY))
    columns = ["judged", "by_bus", "either", "without", "without_no_bus_home", "share_either"]
    assert answer.wards[columns].isna().all(axis=None)
    assert answer.wards["main_cause"].tolist() == ["", ""]
    assert np.isnan(answer.by_day[0][1])


def test_where_nobody_is_judged_no_share_is_told(town):
    area, assets, gaps = town
    nobody = replace(gaps, points=gaps.points.assign(residents=0))
    answer = wards_by_bus(area, assets, nobody, BusDays(TUESDAY))
    assert (answer.wards["judged"] == 0).all()
    assert np.isnan(answer.wards["share_by_bus"].astype(float)).all()
    assert answer.wards["without_no_bus_home"].isna().all()
    assert np.isnan(answer.by_day[0][1])


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
