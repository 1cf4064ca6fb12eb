"""People near by who live in no ward of the area share what there is, and are counted in nothing."""

import pandas as pd
import pytest

from tests.questions.wards.test_ward_gaps import HOMES, gaps


def test_neighbours_share_what_there_is_and_are_counted_in_nothing(tmp_path):
    alone = gaps(tmp_path / "alone")
    beside = gaps(tmp_path / "beside", homes=[*HOMES, ((10, 0), "", 1360, 1360, "most")])
    shared = ["assets_per_1000", "assets_per_1000_near", "places_per_1000"]
    pd.testing.assert_frame_equal(alone.wards.drop(columns=shared), beside.wards.drop(columns=shared))
    pd.testing.assert_series_equal(alone.area.drop(shared), beside.area.drop(shared))
    assert alone.assets["residents_in_reach"].tolist() == beside.assets["residents_in_reach"].tolist()
    given = alone.wards["assets_per_1000"] > 0
    assert (beside.wards["assets_per_1000"][given] < alone.wards["assets_per_1000"][given]).all()


@pytest.mark.parametrize("group", ["residents", "aged_65_plus", "most_deprived_fifth"])
def test_a_group_near_by_is_told_as_such(tmp_path, group):
    homes = [*HOMES, ((10, 0), "", 50, 8, "most")]
    near = {"residents": 50, "aged_65_plus": 8, "most_deprived_fifth": 0}
    assert gaps(tmp_path, homes=homes, group=group).in_no_ward == near[group]
