"""Like with like: by age, deprivation and density, each by its own spread, and only by what both have."""

import math
from dataclasses import asdict, replace

import numpy as np
import pytest
from hypothesis import given, strategies as st

from questions.nation.like_councils import MEASURES_COMPARED, NotComparableError, like_councils
from questions.nation.measures import AreaMeasures, measures_of
from tests.questions.wards.test_ward_gaps import HOMES, town

ENGLAND = "england deprivation 2021"
TOWN = AreaMeasures(100_000, 0.20, 10_000, 32, ENGLAND)
COUNCILS = {
    "ashby": TOWN,
    "birch": replace(TOWN, older_share=0.22),
    "cliff": replace(TOWN, older_share=0.22, deprivation_rank=20_000),
    "dunes": replace(TOWN, older_share=0.30, deprivation_rank=30_000, density_per_ha=1),
}


def test_the_most_alike_come_first():
    others = like_councils("ashby", COUNCILS)
    assert [each.name for each in others] == ["birch", "cliff", "dunes"]
    assert others[0].by == MEASURES_COMPARED
    assert others[0].distance < others[1].distance < others[2].distance


def test_the_distance_worked_by_hand():
    two = {"ashby": TOWN, "birch": replace(TOWN, older_share=0.3)}
    (birch,) = like_councils("ashby", two)
    # 0.2 and 0.3 lie two standard deviations (0.05 each) apart, in one of three measures
    assert birch.distance == pytest.approx(math.sqrt(2.0**2 / 3))


def test_twice_as_dense_is_as_far_in_a_town_as_in_the_country():
    councils = {
        "a": replace(TOWN, density_per_ha=2), "b": replace(TOWN, density_per_ha=4),
        "c": replace(TOWN, density_per_ha=8),
    }  # fmt: skip
    left, right = like_councils("b", councils)
    assert left.distance == pytest.approx(right.distance)


def test_ranks_of_two_indices_are_not_compared():
    welsh = replace(TOWN, deprivation_of="wales deprivation 2011")
    (birch,) = like_councils("ashby", {"ashby": TOWN, "birch": welsh})
    assert birch.lacking == ("deprivation_rank",)
    assert birch.by == ("older_share", "density_per_ha")


def test_a_measure_that_a_pack_lacks_is_left_out_and_named():
    poor = replace(TOWN, older_share=math.nan)
    (birch,) = like_councils("ashby", {"ashby": TOWN, "birch": poor})
    assert birch.lacking == ("older_share",)
    assert birch.distance == 0


def test_by_a_single_measure_nobody_is_like_anybody():
    bare = AreaMeasures(1, math.nan, math.nan, 3)
    assert like_councils("ashby", {"ashby": TOWN, "birch": bare}) == ()
    with pytest.raises(
        NotComparableError,
        match=r"The prepared area birch lacks too many measures to be compared: "
        r"older_share, deprivation_rank\. Prepare it with counts by age",
    ):
        like_councils("birch", {"ashby": TOWN, "birch": bare})


def test_a_council_that_is_not_there_is_refused():
    with pytest.raises(NotComparableError, match=r'no council "{x}" in this run\. Choose one of: ashby'):
        like_councils("{x}", COUNCILS)


def test_no_more_than_asked_for():
    assert len(like_councils("ashby", COUNCILS, most=2)) == 2


measures = st.builds(
    AreaMeasures,
    residents=st.just(1.0),
    older_share=st.floats(0.05, 0.4),
    deprivation_rank=st.one_of(st.just(math.nan), st.floats(1, 33_000)),
    density_per_ha=st.floats(0.1, 150),
    deprivation_of=st.sampled_from([ENGLAND, "wales"]),
)


@given(st.lists(measures, min_size=2, max_size=8))
def test_likeness_goes_both_ways(councils):
    named = {f"c{at}": each for at, each in enumerate(councils)}
    for name in named:
        for other in like_councils(name, named, most=99):
            back = {each.name: each for each in like_councils(other.name, named, most=99)}
            assert back[name].distance == pytest.approx(other.distance)
            assert back[name].by == other.by


# What is measured of an area


def test_measures_worked_by_hand(tmp_path):
    area = town(tmp_path)
    found_measures = measures_of(area)
    assert found_measures.residents == 1360
    assert found_measures.older_share == pytest.approx((30 + 50 + 10 + 7) / 1360)
    ranks = {"most": 1, "middle": 500, "least": 1500}
    mean = sum(people * ranks[small] for _, _, people, _, small in HOMES) / 1360
    assert found_measures.deprivation_rank == pytest.approx(mean)
    hectares = area.wards.geometry.area.sum() / 10_000
    assert found_measures.density_per_ha == pytest.approx(1360 / hectares)
    assert found_measures.deprivation_of == "england deprivation made up"


def test_what_a_pack_lacks_is_not_known_and_never_0(tmp_path):
    area = town(tmp_path)
    area.__dict__["residents"] = area.residents.drop(columns="aged_65_plus")
    area.__dict__["small_areas"] = area.small_areas.drop(columns=["deprivation", "aged_65_plus"])
    poor = asdict(measures_of(area))
    assert np.isnan(poor["older_share"])
    assert np.isnan(poor["deprivation_rank"])
    assert poor["deprivation_of"] == ""


def test_a_rank_that_many_lack_is_not_known(tmp_path):
    area = town(tmp_path)
    area.__dict__["small_areas"] = area.small_areas[area.small_areas["small_area_code"] != "least"]
    assert np.isnan(measures_of(area).deprivation_rank)
