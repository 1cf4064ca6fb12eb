"""What is in reach, what is just out of reach, and why: worked by hand on the tiny town."""

from dataclasses import replace

import numpy as np
import pytest
import shapely

from geo.network import NO_PAVEMENT
from geo.paces import PACES, own_pace
from presentation.words.near.reach import cannot_judge, obstacle_words
from questions.places.area_assets import pack_assets
from questions.walks.near_person import Origin, OriginStatus, Question, near_person
from questions.walks.obstacles import Cause
from tests.tiny_area import EAST, NORTH, here, tiny_area


def origin(x, y):
    return Origin(EAST + x, NORTH + y)


def ask(area, at, *, pace="planning", minutes=10, kinds=()):
    return near_person(area, pack_assets(area), origin(*at), Question(PACES[pace], minutes, kinds))


def test_assets_in_reach_come_nearest_first_with_their_walk(tiny):
    answer = ask(tiny, (500, -10), minutes=10)
    assert answer.status is OriginStatus.JUDGED
    # 10 + 100 + 10; 10 + 100 + 100 + 100; 10 + 500 + 10 (the park's gate on High Street)
    assert answer.in_reach["asset_id"].tolist() == ["t/cafe", "t/library", "t/park"]
    assert answer.in_reach["walk_m"].tolist() == pytest.approx([120, 310, 530])
    assert answer.in_reach["walk_min"].tolist() == [2, 4, 7]  # 1.5, 3.9 and 6.6 minutes, rounded up


def test_what_is_just_out_of_reach_says_how_far(tiny):
    answer = ask(tiny, (500, -10), minutes=10)
    club = answer.out_of_reach.set_index("asset_id").loc["t/club"]
    assert club["walk_m"] == pytest.approx(
        10 + 500 + 100 + 500 + 10
    )  # round by the bridge: 100 m as the crow flies
    assert (club["cause"], obstacle_words(club["obstacle"])) == (Cause.TOO_FAR, "15 minutes at this pace")


def test_each_asset_in_reach_has_the_door_that_the_walk_ends_at(tiny):
    doors = ask(tiny, (500, -10), minutes=10).in_reach.set_index("asset_id")
    assert (doors.at["t/park", "door_x"], doors.at["t/park", "door_y"]) == (EAST + 1000, NORTH + 20)
    assert (doors.at["t/cafe", "door_x"], doors.at["t/cafe", "door_y"]) == (EAST + 600, NORTH + 10)


def test_480_metres_at_an_older_pace_is_ten_minutes_and_is_in(tmp_path):
    asset = {"asset_id": "t/x", "name": "X", "kind": "cafe", "at": (480, 0)}
    nearly = {"asset_id": "t/y", "name": "Y", "kind": "cafe", "at": (480.01, 0)}
    answer = ask(tiny_area(tmp_path, assets=[asset, nearly]), (0, 0), pace="older", minutes=10)
    assert answer.in_reach["asset_id"].tolist() == ["t/x"]
    assert answer.in_reach["walk_min"].tolist() == [10]
    assert answer.out_of_reach["obstacle"].map(obstacle_words).tolist() == ["11 minutes at this pace"]


def test_a_slower_pace_reaches_less(tiny):
    assert len(ask(tiny, (500, -10), pace="planning", minutes=5).in_reach) == 2
    assert len(ask(tiny, (500, -10), pace="older", minutes=5).in_reach) == 1


def test_only_the_kinds_asked_for_are_shown(tiny):
    answer = ask(tiny, (500, -10), kinds=("library", "lunch_club"))
    assert answer.in_reach["asset_id"].tolist() == ["t/library"]
    assert answer.out_of_reach["asset_id"].tolist() == ["t/club"]


def test_step_free_goes_round_by_the_road_or_says_why_not(tiny):
    answer = ask(tiny, (500, -10), pace="step-free", minutes=10)
    assert "t/library" not in answer.in_reach["asset_id"].tolist()
    round_by_road = answer.out_of_reach.set_index("asset_id").loc["t/library"]
    assert round_by_road["walk_m"] == pytest.approx(10 + 100 + 316.23 + 300 + 100, abs=0.01)
    steps_only = near_person(
        tiny, pack_assets(tiny), origin(500, -10), Question(own_pace(0.8, step_free=True), 7)
    )
    library = steps_only.out_of_reach.set_index("asset_id").loc["t/library"]
    assert library["cause"] == Cause.NOT_STEP_FREE
    assert (
        obstacle_words(library["obstacle"]) == "no step-free way known (7 minutes over what may stop wheels)"
    )


def test_an_asset_on_unjoined_streets_has_no_way_on_foot(tiny):
    answer = ask(tiny, (1000, 10), minutes=30)
    assert answer.out_of_reach.set_index("asset_id")["cause"].to_dict() == {
        "t/island": Cause.NO_WAY_ON_FOOT,
        "t/field": Cause.OFF_THE_STREETS,
    }
    assert answer.out_of_reach["walk_min"].isna().all()


def test_what_lies_on_a_piece_by_itself_is_said_of_that_asset(tiny):
    island = ask(tiny, (1000, 10), minutes=30).out_of_reach.set_index("asset_id").at["t/island", "obstacle"]
    assert obstacle_words(island) == (
        "not known: the map joins the 300 m of path beside it to no other street"
    )


@pytest.fixture
def bare(tiny):
    """The tiny town, its Hill Path a main road known to have no pavement: there is no other way uphill."""
    network = tiny.network
    path = np.flatnonzero(tiny.ways["name"] == "Hill Path")[0]
    uphill = np.array([path in way for way in np.split(network.shape_way, network.shape_start[1:-1])])
    flags = np.where(uphill, NO_PAVEMENT, network.edge_flags).astype(np.uint8)
    streets = replace(network, edge_flags=flags, arc_flags=flags[network.arc_edge])
    return tiny.with_streets(streets, change="bare")


def test_a_pace_avoids_main_roads_without_a_pavement_and_the_answer_says_so(bare):
    anyone = ask(bare, (500, -10), pace="steady")
    assert anyone.in_reach["asset_id"].tolist() == ["t/cafe", "t/library", "t/park"]
    careful = ask(bare, (500, -10), pace="pavements")
    assert careful.in_reach["asset_id"].tolist() == ["t/cafe", "t/park"]
    library = careful.out_of_reach.set_index("asset_id").at["t/library", "obstacle"]
    assert library.cause is Cause.BARE_MAIN_ROAD
    assert obstacle_words(library) == "only along a main road without a pavement (5 minutes)"


def test_the_pace_is_as_fast_as_a_steady_one_and_no_wheels():
    pace = PACES["pavements"]
    assert (pace.speed_mps, pace.step_free) == (PACES["steady"].speed_mps, False)
    assert PACES["step-free"].step_free
    assert own_pace(0.6, step_free=True).step_free


def test_every_asset_near_enough_is_told_of_once(tiny):
    answer = ask(tiny, (500, -10), minutes=30)
    told = [*answer.in_reach["asset_id"], *answer.out_of_reach["asset_id"]]
    assert sorted(told) == sorted(tiny.assets["asset_id"])


def test_an_origin_on_unjoined_streets_is_not_judged(tiny):
    answer = ask(tiny, (2050, 900))
    assert answer.status is OriginStatus.UNCONNECTED
    assert "lies on 300 m of street that the map does not join to the rest of Tinytown" in cannot_judge(
        answer
    )
    assert answer.in_reach.empty
    assert answer.walkshed is None


def test_an_origin_far_from_every_street_is_not_judged(tiny):
    answer = ask(tiny, (200, 400))
    assert answer.status is OriginStatus.FAR_FROM_STREET
    assert "is 320 m from the nearest street" in cannot_judge(answer)


def test_an_origin_beyond_the_streets_is_not_judged(tiny):
    answer = ask(tiny, (200, 5000))
    assert answer.status is OriginStatus.NO_STREETS
    assert "streets prepared for Tinytown do not reach this place: the nearest is 4." in cannot_judge(answer)
    assert answer.out_of_reach.empty


def test_the_walkshed_stays_on_its_side_of_the_river(tiny):
    near = ask(tiny, (200, 10), minutes=5)
    assert near.walkshed.contains(here(200, 0))
    assert not near.walkshed.intersects(here(200, -30))
    assert not near.walkshed.intersects(here(200, -90))


def test_an_area_without_assets_gives_an_empty_answer(tmp_path):
    answer = ask(tiny_area(tmp_path, assets=[]), (500, -10))
    assert answer.in_reach.empty
    assert answer.out_of_reach.empty
    assert shapely.area(answer.walkshed) > 0


def test_neither_origin_nor_answer_shows_the_place_when_printed(tiny):
    shown = repr(origin(123, 45)) + repr(ask(tiny, (123, 45)))
    assert "300123" not in shown
    assert "450045" not in shown


def test_ties_are_broken_by_the_asset_id(tmp_path):
    twins = [{"asset_id": f"t/{i}", "name": "Twin", "kind": "cafe", "at": (600, 0)} for i in (3, 1, 2)]
    answer = ask(tiny_area(tmp_path, assets=twins), (500, 0))
    assert answer.in_reach["asset_id"].tolist() == ["t/1", "t/2", "t/3"]
