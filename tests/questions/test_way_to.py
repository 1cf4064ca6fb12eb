"""The way to one asset: its legs, steps and benches, worked by hand on the tiny town."""

import pytest

from geo.paces import PACES
from questions.area_assets import pack_assets
from questions.near_person import Origin, Question
from questions.way_to import NoWayError, way_to
from tests.tiny_area import EAST, NORTH


def way(area, asset_id, *, at=(500, -10), pace="planning", minutes=20):
    return way_to(
        area, pack_assets(area), Origin(EAST + at[0], NORTH + at[1]), Question(PACES[pace], minutes), asset_id
    )


def test_a_way_is_told_street_by_street_and_its_legs_sum(tiny):
    found = way(tiny, "t/library")
    assert found.walk_m == pytest.approx(310)
    assert found.legs["street"].tolist() == ["", "Hill Path", "", "Library Lane"]
    assert found.legs["kind_of_way"].tolist() == ["to the street", "footpath", "steps", "service road"]
    assert found.legs["walk_m"].tolist() == pytest.approx([10, 100, 100, 100])
    assert found.legs["walk_m"].sum() == pytest.approx(found.walk_m)
    assert (found.flights_of_steps, found.steps_m) == (1, pytest.approx(100))


def test_step_free_the_way_is_longer_and_has_no_steps(tiny):
    found = way(tiny, "t/library", pace="step-free")
    assert found.walk_m == pytest.approx(826.23, abs=0.01)
    assert found.flights_of_steps == 0
    assert "steps" not in found.legs["kind_of_way"].tolist()


def test_benches_on_the_way_and_the_longest_stretch_without_one(tiny):
    found = way(tiny, "t/park", at=(0, 0))  # benches at 250 and 900 of 1,020 metres
    assert found.benches == 2
    assert found.longest_without_bench_m == pytest.approx(650)


def test_without_a_bench_the_whole_way_is_the_longest_stretch(tiny):
    found = way(tiny, "t/library")
    assert (found.benches, found.longest_without_bench_m) == (0, pytest.approx(310))


def test_minutes_are_at_the_persons_pace(tiny):
    assert (way(tiny, "t/library").there_min, way(tiny, "t/library", pace="older").there_min) == (4, 7)


def test_a_park_is_entered_by_the_gate_nearest_on_foot(tiny):
    assert way(tiny, "t/park", at=(1000, -100)).walk_m == pytest.approx(50)


def test_no_way_is_said_in_words(tiny):
    with pytest.raises(NoWayError, match=r"no way on foot to this place .* Choose more minutes"):
        way(tiny, "t/island")
    with pytest.raises(NoWayError, match=r"no longer in the register\. Search again"):
        way(tiny, "t/nothing")
