"""Two who walk together go at the slower one's pace, by a way that suits both."""

import numpy as np
import pytest
from hypothesis import given, strategies as st

from geo.paces import PACES, own_pace
from layers.area import Area
from questions.places.area_assets import AreaAssets
from questions.together.walking_together import pace_together, question_together, walks_together
from questions.walks.near_person import Origin, Question, near_person

paces = st.sampled_from([*PACES.values(), own_pace(0.5), own_pace(0.5, step_free=True)])


@given(paces, paces)
def test_the_pace_is_the_lower_one_and_avoids_what_either_avoids(first, second):
    together = pace_together(first, second)
    assert together.speed_mps == min(first.speed_mps, second.speed_mps)
    assert together.avoid == first.avoid | second.avoid


@given(paces)
def test_two_of_one_pace_keep_it(pace):
    assert pace_together(pace, pace) == pace


def test_an_older_man_who_walks_beside_a_wheelchair_goes_step_free():
    assert pace_together(PACES["older-man"], PACES["step-free"]) == PACES["step-free"]


@pytest.fixture
def start(area: Area, larkenby: AreaAssets) -> Origin:
    x, y = larkenby.table.geometry.x, larkenby.table.geometry.y
    return Origin(float(x.median()), float(y.median()))


@pytest.mark.parametrize(
    "keys", [("steady", "older"), ("older", "step-free"), ("steady", "step-free"), ("step-free", "pavements")]
)
def test_the_walks_are_those_of_one_person_asked_at_the_pace_of_both(
    area: Area, larkenby: AreaAssets, start: Origin, keys: tuple[str, str]
) -> None:
    first, second = (near_person(area, larkenby, start, Question(PACES[key], 15)) for key in keys)
    walks = walks_together(area, larkenby, start, first, second)
    alone = near_person(area, larkenby, start, question_together(first.question, second.question))
    assert len(alone.in_reach)
    shared = set(first.in_reach["asset_id"]) & set(second.in_reach["asset_id"])
    compared = [row for row in alone.in_reach.itertuples() if row.asset_id in shared]
    assert compared
    for row in compared:
        assert walks.metres(row.asset_id) == pytest.approx(row.walk_m)


def test_what_is_on_neither_ones_streets_has_no_walk(area: Area, larkenby: AreaAssets, start: Origin) -> None:
    near = near_person(area, larkenby, start, Question(PACES["steady"], 5))
    walks = walks_together(area, larkenby, start, near, near)
    assert np.isinf(walks.metres("nowhere"))
    assert walks.walk("nowhere") is None
