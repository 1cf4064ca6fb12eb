"""Councils stand beside one another by what their wards add up to; what one ward lacks, its council lacks."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, strategies as st

from questions.nation.side_by_side import ADDED_UP, COUNCIL_COLUMNS, side_by_side
from questions.places.area_assets import pack_assets
from questions.wards.every_figure import MEASURES
from questions.wards.ward_gaps import ward_gaps
from tests.questions.wards.test_ward_gaps import asked, town


def rows(area, **columns):
    base = pd.DataFrame({name: [0] * len(next(iter(columns.values()))) for name in MEASURES})
    return base.assign(area=area, **columns)


def test_two_councils_worked_by_hand():
    figures = pd.concat(
        [
            rows("ashby", residents=[100, 50], judged=[90, 50], with_one=[45, 25], with_three=[9, 5]),
            rows("birch", residents=[10], judged=[10], with_one=[1], with_three=[0]),
        ]
    )
    table = side_by_side(figures, ["birch", "ashby", "cliff"])
    assert tuple(table.columns) == COUNCIL_COLUMNS
    assert table["area"].tolist() == ["birch", "ashby", "cliff"]
    assert table["share_one"].tolist()[:2] == [0.1, 0.5]
    assert table["share_three"].tolist()[:2] == [0.0, 0.1]
    assert table["residents"].tolist()[:2] == [10, 150]
    assert table["wards"].tolist() == [1, 2, 0]
    assert np.isnan(table["share_one"].iloc[2]), "not known, and never 0"
    assert table["residents"].isna().tolist() == [False, False, True]


def test_a_count_that_one_ward_lacks_is_not_known_of_the_council():
    table = side_by_side(rows("ashby", judged=[np.nan, 10], with_one=[np.nan, 5]), ["ashby"])
    assert table["judged"].isna().all()
    assert table["share_one"].isna().all()
    assert table["with_three"].tolist() == [0]


def test_where_nobody_is_judged_there_is_no_share():
    assert side_by_side(rows("ashby", judged=[0]), ["ashby"])["share_one"].isna().all()


def test_no_figures_are_no_answer_but_every_council_stays():
    table = side_by_side(rows("x", judged=[1]).iloc[:0], ["ashby"])
    assert table["area"].tolist() == ["ashby"]
    assert table["share_one"].isna().all()


def test_the_sum_of_the_wards_is_what_the_page_says_of_the_whole_area(tmp_path):
    area = town(tmp_path)
    answer = ward_gaps(area, pack_assets(area), asked())
    whole = side_by_side(answer.wards.assign(area="ashby"), ["ashby"]).iloc[0]
    for name in ADDED_UP:
        assert whole[name] == answer.area[name], name
    assert whole["share_one"] == pytest.approx(answer.area["share_one"])


@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.integers(0, 50), st.integers(0, 50)), min_size=1, max_size=20
    )
)
def test_the_order_of_rows_changes_nothing_and_shares_lie_between_0_and_1(wards):
    figures = pd.concat(
        [rows(name, judged=[one + rest], with_one=[one]) for name, one, rest in wards], ignore_index=True
    )
    table = side_by_side(figures, list("abc"))
    pd.testing.assert_frame_equal(table, side_by_side(figures.iloc[::-1], list("abc")))
    shares = table["share_one"].dropna()
    assert ((shares >= 0) & (shares <= 1)).all()
    assert table["judged"].sum() == figures["judged"].sum()
