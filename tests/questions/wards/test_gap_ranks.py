"""How sure ranks are, and how evenly what is in reach is shared: worked by hand."""

import numpy as np
import pytest

from geo.paces import PACES
from questions.places.area_assets import pack_assets
from questions.wards.gap_fairness import fairness
from questions.wards.gap_ranks import _ahead_at_times, _level, _ranks, rank_ranges
from questions.wards.ward_gaps import ward_gaps
from tests.questions.wards.test_ward_gaps import CAFE, asked, town


def test_ranks_move_with_the_settings_and_equal_wards_share_one():
    shares = np.array([[0.2, 0.5, 0.5], [0.6, 0.5, 0.7]])
    assert _ranks(shares).tolist() == [[1, 2, 2], [2, 1, 3]]


def test_two_wards_are_told_apart_only_if_one_is_always_ahead():
    shares = np.array([[0.2, 0.5, 0.9], [0.6, 0.5, 0.9]])
    assert _level(shares).tolist() == [[False, True, False], [True, False, False], [False, False, False]]


def test_a_ward_is_shorter_at_times_only_where_its_share_is_smaller():
    shares = np.array([[0.2, 0.5, 1.0], [0.6, 0.5, 1.0], [1.0, 1.0, 1.0]])
    assert _ahead_at_times(shares).tolist() == [
        [False, True, False],
        [True, False, False],
        [True, True, False],
    ]


def test_a_ward_whose_residents_nobody_can_judge_has_no_rank(tmp_path):
    area = town(tmp_path)
    table = rank_ranges(area, pack_assets(area), asked()).set_index("ward_code")
    assert table.loc["E2"].tolist()[:3] == [1, 1, 1]
    assert table.loc["E1"].tolist()[:3] == [2, 1, 2]
    assert table["rank"].isna().tolist() == [False, False, True]
    assert table.loc["E3", "level_with"] == ()


def test_wards_are_level_where_a_faster_walk_turns_them_round(tmp_path):
    # 15 minutes at 1.33 m/s bring the café over the bridge to (900, -100) too, but not to (0, -100)
    area = town(tmp_path, homes=[((0, 0), "E1", 9, 0, "most"), ((900, -100), "E2", 9, 0, "least")])
    table = rank_ranges(area, pack_assets(area), asked()).set_index("ward_code")
    assert table["level_with"].tolist() == [("E2",), ("E1",), ()]  # all have it at the longest walk


def test_three_measures_of_who_has_how_many_in_reach(tmp_path):
    # the 100 most deprived and the 50 in the middle have the café in reach, 200 + 1,000 have not
    area = town(tmp_path)
    found = fairness(area, ward_gaps(area, pack_assets(area), asked()))
    assert (found.residents, found.without_rank) == (1350, 0)
    assert found.concentration < 0
    assert found.gini == pytest.approx(1 - 150 / 1350)
    assert found.palma == 0.0


def test_where_all_have_the_same_nothing_is_unequal(tmp_path):
    area = town(tmp_path, [{**CAFE, "at": (0, 0)}])
    found = fairness(area, ward_gaps(area, pack_assets(area), asked(pace=PACES["planning"], minutes=60)))
    assert found.concentration == pytest.approx(0, abs=1e-12)
    assert found.gini == pytest.approx(0, abs=1e-12)
    assert found.palma == pytest.approx(1)
