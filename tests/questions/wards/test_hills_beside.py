"""Ward figures with hills and without, side by side; all ways of asking count them alike."""

from dataclasses import replace
from functools import partial

import numpy as np
import pandas as pd
import pytest

from geo.paces import PACES
from questions.places.area_assets import pack_assets
from questions.wards.every_gap import every_gap
from questions.wards.gap_ranks import rank_ranges
from questions.wards.hills_beside import HILLS_COLUMNS, hills_beside
from questions.wards.matrix.gap_matrix import gap_matrix
from questions.wards.matrix.model import MatrixQuestion
from questions.wards.morning_list import morning_list
from questions.wards.ward_gaps import EVERYONE, ward_gaps
from questions.wards.ward_opened import ward_assets
from tests.hilly_town import hilly_tiny
from tests.questions.wards.test_ward_gaps import TODAY, asked, town

CAREFUL = PACES["older"]


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """The town of the ward gaps on the hills: who lives at (0, 0) climbs to its café at (400, 0)."""
    folder = tmp_path_factory.mktemp("beside")
    area = town(folder)
    heights = hilly_tiny(folder / "hilly").network.heights
    vars(area)["network"] = replace(area.network, heights=heights)
    return area, pack_assets(area)


def question(minutes=9, pace=CAREFUL):
    """Nine minutes at 0.8 m/s are 432 m: 400 m on the level, 477 m up High Street."""
    return replace(asked(), pace=pace, minutes=minutes)


def beside_of(area, assets, asked_for):
    return hills_beside(area, ward_gaps(area, assets, asked_for), partial(ward_gaps, area, assets))


def test_who_climbs_is_out_of_reach_and_who_comes_down_is_not(place):
    beside = beside_of(*place, question())
    assert tuple(beside.columns) == HILLS_COLUMNS
    high = beside.set_index("ward_code").loc["E1"]
    assert (high["with_hills"], high["on_the_level"]) == (0, 100)
    assert (high["share_hills"], high["share_level"]) == (0.0, pytest.approx(100 / 150))
    assert beside["ward_code"].tolist()[-1] == ""
    assert (beside["with_hills"] <= beside["on_the_level"]).all()


def test_there_is_no_table_where_hills_are_not_known_or_left_out(place, tiny):
    assert beside_of(*place, question(pace=CAREFUL.level)) is None
    assert beside_of(tiny, pack_assets(tiny), question()) is None


def test_many_at_once_every_kind_and_one_ward_opened_say_the_same(place):
    area, assets = place
    for pace in (CAREFUL, CAREFUL.level):
        gaps = ward_gaps(area, assets, question(pace=pace))
        matrix = gap_matrix(area, assets, MatrixQuestion(question(pace=pace), (("cafe",),), (EVERYONE,)))
        cells = matrix.cells if hasattr(matrix, "cells") else matrix.wards
        np.testing.assert_array_equal(cells["with_one"].astype(int), gaps.wards["with_one"].astype(int))
        opened = ward_assets(area, assets, gaps, "E1")
        assert opened["residents_in_reach"].sum() == gaps.ward("E1")["with_one"]
        shares = rank_ranges(area, assets, question(pace=pace))["rank"].dropna()
        assert len(shares)
    table = every_gap(
        area, assets, question(), paces=[CAREFUL, CAREFUL.level], minutes=[9], groups=[EVERYONE]
    )
    of_café = table[table["kind"] == "cafe"]
    by_hills, level = (of_café.iloc[at : at + 3]["with_one"].tolist() for at in (0, 3))
    expected = [
        ward_gaps(area, assets, question(pace=pace)).wards["with_one"].tolist()
        for pace in (CAREFUL, CAREFUL.level)
    ]
    assert [by_hills, level] == expected


def test_a_town_of_one_height_is_the_level_town(place):
    area, assets = place
    heights = area.network.heights
    even = area.with_streets(
        replace(area.network, heights=replace(heights, height_m=np.full(len(heights.height_m), 3.0))),
        change="even",
    )
    vars(even)["residents"] = area.residents
    vars(even)["wards"] = area.wards
    answers = [ward_gaps(each, assets, question(pace=pace)) for each, pace in
               ((even, CAREFUL), (area, CAREFUL.level))]  # fmt: skip
    pd.testing.assert_frame_equal(answers[0].wards, answers[1].wards, check_exact=True)
    pd.testing.assert_frame_equal(answers[0].points, answers[1].points, check_exact=True)


def test_whom_to_ring_counts_hills(place):
    area, assets = place
    listed = partial(morning_list, area, assets, today=TODAY, after_days=1, without_phone=True, minutes=9)
    relying = [listed(pace=pace)["residents_relying"].sum() for pace in (CAREFUL, CAREFUL.level)]
    assert relying[0] < relying[1]
