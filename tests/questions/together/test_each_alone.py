"""Two are answered as if each asked alone, place by place: by their own pace, age, cost and hours."""

from dataclasses import dataclass
from typing import Any

import pandas as pd
import pytest

from geo.paces import PACES
from layers.area import Area
from questions.conversation.conversation import Suggestions, suggest
from questions.conversation.findings import AgeLimits, Fact, Further, Price
from questions.places.area_assets import AreaAssets
from questions.together.groups_of_two import misses_of_two
from questions.together.in_the_way import in_the_way
from questions.together.two_people import ForWhom, TwoPeople
from questions.walks.near_person import Origin, Question
from questions.walks.obstacles import Cause, Obstacle
from tests.questions.conversation.conftest import NOW
from tests.questions.together.asking import Says, ask_two

WORDS = "rugby, company at lunch, a cup of tea, painting, choir"
PAIRS = {
    "age and cost": (Says(WORDS, age=45), Says(WORDS, "older", age=79, pence=200)),
    "a stick and a seat": (Says(WORDS, minutes=20), Says("company at lunch", "older", 20, rest_m=200)),
    "a wheelchair": (Says("choir, lunch", pence=500), Says("choir, lunch", "step-free", 30, step_free=True)),
    "a carer": (Says("company at lunch", "older", 20, age=82), Says(age=50, pence=0, days=(1, 3))),
}


@dataclass(frozen=True)
class SingleAsk:
    """What one person is answered who asks alone, by the id of each asset."""

    listed: dict[str, Any]  # whole minutes
    ways: dict[str, tuple[Any, ...]]  # of what meets their words and does not fit


def single(area: Area, assets: AreaAssets, start: Origin, says: Says) -> SingleAsk:
    question = Question(PACES[says.pace], says.minutes)
    answer = suggest(area, assets, start, question, says.wishes, now=NOW)
    return SingleAsk(minutes_in(answer.fits), ways_in(answer))


def minutes_in(table: pd.DataFrame) -> dict[str, Any]:
    return dict(zip(table["asset_id"], table["walk_min"], strict=True))


def ways_in(answer: Suggestions) -> dict[str, tuple[Any, ...]]:
    rows = pd.concat([answer.near_misses, answer.ruled_out], ignore_index=True)
    return {
        row.asset_id: tuple(each.about for each in row.hindrances) for row in rows.itertuples(index=False)
    }


@pytest.fixture(scope="module")
def start(larkenby: AreaAssets) -> Origin:
    points = larkenby.table.geometry
    return Origin(float(points.x.median()), float(points.y.median()))


@pytest.fixture(scope="module", params=list(PAIRS))
def asked(
    request: pytest.FixtureRequest, area: Area, larkenby: AreaAssets, start: Origin
) -> tuple[TwoPeople, SingleAsk, SingleAsk]:
    pair = PAIRS[request.param]
    alone = [single(area, larkenby, start, says) for says in pair]
    return ask_two(area, larkenby, start, *pair)[0], alone[0], alone[1]


def test_place_by_place_two_are_answered_as_if_each_asked_alone(
    asked: tuple[TwoPeople, SingleAsk, SingleAsk], larkenby: AreaAssets
) -> None:
    two, first, second = asked
    whose = dict(zip(two.table["asset_id"], two.table["whose"], strict=True))
    assert set(whose) == set(first.listed) | set(second.listed)
    for asset_id in larkenby.table["asset_id"]:
        expected = {
            (True, True): {ForWhom.BOTH, ForWhom.APART},
            (True, False): {ForWhom.FIRST},
            (False, True): {ForWhom.SECOND},
            (False, False): {None},
        }[asset_id in first.listed, asset_id in second.listed]
        assert whose.get(asset_id) in expected, asset_id


def test_each_ones_minutes_are_those_of_their_single_ask(
    asked: tuple[TwoPeople, SingleAsk, SingleAsk],
) -> None:
    two, first, second = asked
    for row in two.table.itertuples(index=False):
        for own, minutes in ((first, row.first_min), (second, row.second_min)):
            if row.asset_id in own.listed:
                assert minutes == own.listed[row.asset_id]
            else:
                assert pd.isna(minutes)


def test_why_it_fails_for_one_is_what_their_single_ask_says(
    asked: tuple[TwoPeople, SingleAsk, SingleAsk],
) -> None:
    two, first, second = asked
    for row in two.table.itertuples(index=False):
        if row.whose in (ForWhom.BOTH, ForWhom.APART):
            assert row.others_way == ()
            continue
        other = second if row.whose == ForWhom.FIRST else first
        ways = other.ways.get(row.asset_id)
        assert row.others_way, "never without a reason"
        if ways is None:
            assert isinstance(row.others_way[-1], Obstacle) or row.others_way == (Fact.NOT_THEIR_WISH,)
        else:
            assert row.others_way == ways


def test_age_cost_and_a_longer_walk_each_keep_the_second_from_something(
    area: Area, larkenby: AreaAssets, start: Origin
) -> None:
    found: set[type] = set()
    for says in (Says(WORDS, age=79, pence=200), Says(WORDS, "older", minutes=10, age=30)):
        two, _ = ask_two(area, larkenby, start, Says(WORDS, minutes=20), says)
        only_first = two.table[two.table["whose"] == ForWhom.FIRST]
        found |= {type(finding) for ways in only_first["others_way"] for finding in ways}
    assert {Price, Further} <= found
    assert AgeLimits in found or Obstacle in found


def test_what_is_beyond_all_that_was_looked_at_is_said_to_be_too_far(
    area: Area, larkenby: AreaAssets, start: Origin
) -> None:
    two, _ = ask_two(area, larkenby, start, Says(minutes=30), Says(pace="older", minutes=5))
    ways = in_the_way(two.second, two.first.listed["asset_id"])
    beyond = Obstacle(Cause.TOO_FAR, 10, at_least=True)
    assert (beyond,) in ways.values()
    listed = set(two.second.listed["asset_id"])
    assert {asset_id for asset_id, way in ways.items() if not way} == listed & set(ways)


def test_what_almost_fits_both_says_what_is_in_the_way_of_each(
    area: Area, larkenby: AreaAssets, start: Origin
) -> None:
    poor = Says(WORDS, pence=0)
    two, _ = ask_two(area, larkenby, start, poor, poor)
    misses = misses_of_two(two)
    shared = misses[misses["asset_id"].isin(two.second.misses["asset_id"])]
    assert len(shared)
    for row in shared.itertuples(index=False):
        assert row.others_way == tuple(each.about for each in row.hindrances)
