"""A count that the source leaves out stays unknown: in wards, the whole area, ranks and all at once."""

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from geo.paces import PACES
from geo.workers import ALONE
from questions.places.area_assets import pack_assets
from questions.walks.street_cover import streets_and_residents
from questions.wards.every_gap import every_gap
from questions.wards.gap_fairness import fairness
from questions.wards.gap_figures import COUNTS
from questions.wards.gap_people import MOST_DEPRIVED, people_of
from questions.wards.gap_ranks import rank_ranges
from questions.wards.morning_list import morning_list
from questions.wards.ward_fit import ward_fit
from questions.wards.ward_gaps import WardQuestion, ward_gaps
from questions.wards.ward_opened import ward_assets
from tests.questions.wards.test_ward_gaps import CAFE, HOMES, town

TODAY = date(2026, 11, 22)
OLDER = WardQuestion(("cafe",), PACES["steady"], 10, TODAY, group="aged_65_plus")
EVERYONE = replace(OLDER, group="residents")


def without(*left_out: int, everybody: bool = False) -> list[tuple]:
    """The homes; at these places the source leaves out how many are older, or live there at all."""
    return [
        (at, ward, None if everybody and row in left_out else people, None if row in left_out else old, small)
        for row, (at, ward, people, old, small) in enumerate(HOMES)
    ]


def gaps_of(folder, question=OLDER, homes=HOMES):
    area = town(folder, homes=homes)
    return area, ward_gaps(area, pack_assets(area), question)


def test_a_ward_with_a_small_area_that_is_not_counted_has_bounds_and_no_figure(tmp_path):
    _, gaps = gaps_of(tmp_path, homes=without(1))
    high, low = gaps.ward("E1"), gaps.ward("E2")
    assert (high["areas_uncounted"], high["residents_at_least"]) == (1, 30)
    assert high[[*COUNTS, "share_one", "share_three", "median_walk_m", "assets_per_1000"]].isna().all()
    assert high["main_cause"] == ""
    # 30 older have one in reach; of the 50 who live in the other small area any number may be older.
    assert (high["share_one_low"], high["share_one_high"]) == (30 / 80, 1.0)
    assert (low["areas_uncounted"], low["residents"], low["judged"]) == (0, 17, 10)


def test_the_whole_area_is_then_not_known_either(tmp_path):
    _, gaps = gaps_of(tmp_path, homes=without(1))
    whole = gaps.area
    assert (whole["areas_uncounted"], whole["residents_at_least"]) == (1, 47)
    assert pd.isna(whole["residents"])
    assert pd.isna(whole["share_one"])
    assert whole["share_one_low"] == 30 / 97
    assert whole["share_one_high"] == (30 + 7 + 50) / 97  # the 10 on Low Street have none


def test_a_ward_of_which_nothing_is_counted_is_not_of_nobody(tmp_path):
    _, gaps = gaps_of(tmp_path, homes=without(0, 1))
    high = gaps.ward("E1")
    assert (high["areas_uncounted"], high["residents_at_least"]) == (2, 0)
    assert (high["share_one_low"], high["share_one_high"]) == (0.0, 1.0)


def test_where_nobody_knows_how_many_live_there_at_all_there_are_no_bounds(tmp_path):
    _, gaps = gaps_of(tmp_path, homes=without(1, everybody=True))
    assert gaps.ward("E1")[["share_one_low", "share_one_high"]].isna().all()


def test_where_nobody_lives_nobody_is_older(tmp_path):
    homes = [(at, ward, 0 if row == 1 else people, None if row == 1 else old, small)
             for row, (at, ward, people, old, small) in enumerate(HOMES)]  # fmt: skip
    _, gaps = gaps_of(tmp_path, homes=homes)
    high = gaps.ward("E1")
    assert (high["areas_uncounted"], high["residents"], high["share_one"]) == (0, 30, 1.0)


def test_a_ward_that_is_not_all_counted_has_no_rank(tmp_path):
    area = town(tmp_path, homes=without(1))
    ranks = rank_ranges(area, pack_assets(area), OLDER).set_index("ward_code")
    assert ranks["rank"].isna().to_dict() == {"E1": True, "E2": False, "E3": True}
    assert ranks.at["E1", "level_with"] == ()


@pytest.mark.parametrize("homes", [without(1), without(0, 1), without(2, everybody=True)])
def test_everything_at_once_says_the_same(tmp_path, homes):
    area = town(tmp_path, homes=homes)
    question = replace(OLDER, group="residents")
    table = every_gap(
        area, pack_assets(area), question, paces=[PACES["steady"]], minutes=[10],
        groups=["residents", "aged_65_plus"], workers=ALONE,
    )  # fmt: skip
    for group in ("residents", "aged_65_plus"):
        single = ward_gaps(area, pack_assets(area), replace(OLDER, group=group)).wards.set_index("ward_code")
        rows = table[table["group"] == group].set_index("ward_code")
        for name in ("residents", "judged", "with_one", "share_one", "median_walk_m", "assets_per_1000"):
            np.testing.assert_allclose(
                rows[name].astype(float), single[name].reindex(rows.index).astype(float), err_msg=name
            )


def test_the_most_deprived_are_not_known_where_the_rank_is_not(tmp_path):
    area = town(tmp_path)
    ranks = area.small_areas.assign(deprivation=pd.array([1, pd.NA, 1500], dtype="Int64"))
    area.__dict__["small_areas"] = ranks
    assert np.isnan(people_of(area, MOST_DEPRIVED)).tolist() == [False, True, False, True, False, False]


def test_provision_is_not_known_where_an_asset_is_shared_with_people_nobody_counted(tmp_path):
    _, gaps = gaps_of(tmp_path, EVERYONE, without(1, everybody=True))
    points = gaps.points
    assert points["assets_per_1000"].isna().tolist()[:3] == [True, True, False]  # High Street, not Low
    assert points["assets_per_1000"][2] == 0.0


def test_best_fit_does_not_add_up_what_is_not_counted(tmp_path):
    fit = ward_fit(town(tmp_path, homes=without(1)), "aged_65_plus")
    assert (fit.residents, fit.moved) == (None, None)
    by_points = fit.table.set_index("ward_code")["by_points"]
    assert by_points.isna().to_dict() == {"E1": True, "E2": False, "E3": False}
    assert by_points["E2"] == 17


def test_fairness_says_whom_it_leaves_out(tmp_path):
    area, gaps = gaps_of(tmp_path, homes=without(1))
    measured = fairness(area, gaps)
    assert measured.areas_uncounted == 1
    assert measured.residents == 40  # 30 and 10; 7 have no street


def test_an_asset_is_reached_by_those_who_are_counted(tmp_path):
    area, gaps = gaps_of(tmp_path, homes=without(1))
    reaching = ward_assets(area, pack_assets(area), gaps, "E1")
    assert reaching["residents_in_reach"].to_list() == [30]


def test_the_morning_list_counts_whom_it_knows(tmp_path):
    stale = {**CAFE, "checked_on": "2020-01-01", "phone": "01632 960001"}
    area = town(tmp_path, assets=[stale], homes=without(1, everybody=True))
    calls = morning_list(area, pack_assets(area), today=TODAY)
    assert calls["residents_relying"].to_list() == [100]


def test_the_cover_of_streets_says_how_many_small_areas_are_not_counted(tmp_path):
    cover = streets_and_residents(town(tmp_path, homes=without(1, everybody=True)))
    assert cover.areas_uncounted == 1
    wards = cover.wards.set_index("ward_code")
    assert wards["residents"].isna().to_dict() == {"E1": True, "E2": False, "E3": False}
    assert wards.at["E3", "residents"] == 0


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sets(st.integers(0, 5), max_size=5), st.lists(st.floats(0, 1), min_size=6, max_size=6))
def test_whatever_the_missing_counts_are_the_share_lies_within_the_bounds(tmp_path, left_out, parts):
    """Fill in what was left out in any way: the true share is never outside what was said."""
    filled = [
        (at, ward, people, round(people * part) if row in left_out else old, small)
        for row, ((at, ward, people, old, small), part) in enumerate(zip(HOMES, parts, strict=True))
    ]
    _, said = gaps_of(tmp_path, homes=without(*left_out))
    _, true = gaps_of(tmp_path, homes=filled)
    for code in ("E1", "E2"):
        bounds, figures = said.ward(code), true.ward(code)
        assert bounds["residents_at_least"] <= figures["residents"]
        if figures["residents"] and bounds["areas_uncounted"]:
            assert bounds["share_one_low"] <= figures["share_one_low"] + 1e-9
            assert bounds["share_one_high"] >= figures["share_one_high"] - 1e-9
