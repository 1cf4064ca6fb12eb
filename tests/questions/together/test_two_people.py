"""What suits two is the intersection of their single answers, cell by cell; the rest is still each one's."""

import pandas as pd
import pytest

from layers.area import Area
from questions.conversation.answer_groups import Heading, order_of
from questions.conversation.going_when import going_when
from questions.conversation.wishes import FreeTime, Wishes
from questions.places.area_assets import AreaAssets
from questions.together.groups_of_two import misses_of_two
from questions.together.two_people import ForWhom, TwoPeople
from questions.walks.near_person import Origin, near_person
from tests.questions.conversation.conftest import NOW
from tests.questions.together.asking import Says, ask_two

PAIRS = {
    "two paces, nothing wished for": (Says(), Says(pace="older")),
    "two wishes": (Says("rugby, company at lunch"), Says("singing, a cup of tea", "older", 20)),
    "who comes along": (Says("rugby, company at lunch, painting"), Says(pace="older", minutes=10)),
    "a carer's free hours": (Says("company at lunch"), Says(days=(1, 3), parts=("morning", "lunchtime"))),
    "never at one time": (Says("company", days=(0, 1)), Says("company", days=(2,))),
    "on wheels and beside a road": (Says("tea", "step-free", 30), Says("tea", "pavements", 30)),
}


@pytest.fixture(scope="module")
def start(area: Area, larkenby: AreaAssets) -> Origin:
    points = larkenby.table.geometry
    return Origin(float(points.x.median()), float(points.y.median()))


@pytest.fixture(params=list(PAIRS))
def two(request: pytest.FixtureRequest, area: Area, larkenby: AreaAssets, start: Origin) -> TwoPeople:
    return ask_two(area, larkenby, start, *PAIRS[request.param])[0]


def test_what_both_can_go_to_is_what_is_in_both_answers_and_no_more(two: TwoPeople) -> None:
    first, second = set(two.first.listed["asset_id"]), set(two.second.listed["asset_id"])
    assert first
    assert second
    assert set(two.ids(ForWhom.BOTH, ForWhom.APART)) == first & second
    assert set(two.ids(ForWhom.FIRST)) == first - second
    assert set(two.ids(ForWhom.SECOND)) == second - first
    assert two.table["asset_id"].is_unique


def test_each_reaches_it_as_if_asked_alone(
    two: TwoPeople, area: Area, larkenby: AreaAssets, start: Origin
) -> None:
    for own, column in ((two.first, "first_min"), (two.second, "second_min")):
        alone = near_person(area, larkenby, start, own.near.question).in_reach
        minutes = dict(zip(alone["asset_id"], alone["walk_min"], strict=True))
        for row in two.table[two.table[column].notna()].itertuples():
            assert getattr(row, column) == minutes[row.asset_id] <= own.near.question.minutes
        shared = two.table[two.table["whose"].isin([ForWhom.BOTH, ForWhom.APART])]
        assert shared[column].notna().all()


def test_together_they_need_as_long_as_the_one_who_needs_longer(two: TwoPeople) -> None:
    for row in two.table[two.table["whose"] == ForWhom.BOTH].itertuples():
        assert row.walk_min >= max(row.first_min, row.second_min)


def within(free: tuple[FreeTime, ...], moment: pd.Timestamp) -> bool:
    return not free or any(
        each.weekday == moment.weekday() and each.starts <= moment.time() <= each.ends for each in free
    )


def test_they_leave_and_are_home_while_both_are_free(two: TwoPeople) -> None:
    for row in two.table[two.table["whose"] == ForWhom.BOTH].itertuples():
        for moment in (row.leave, row.home_by):
            if not pd.isna(moment):
                for own in (two.first, two.second):
                    assert within(own.wishes.free, moment)


def test_apart_means_that_no_session_lies_in_the_hours_of_both(two: TwoPeople, larkenby: AreaAssets) -> None:
    for asset_id in two.ids(ForWhom.APART):
        if two.free is None:
            continue
        walk = two.walks.walk(asset_id)
        assert walk is not None
        record, wishes = larkenby.records[asset_id], Wishes(free=two.free)
        assert going_when(record, wishes, walk=walk, now=NOW, nation=larkenby.nation).in_the_way


def test_a_carers_hours_leave_some_and_take_away_some(
    area: Area, larkenby: AreaAssets, start: Origin
) -> None:
    two, _ = ask_two(area, larkenby, start, *PAIRS["a carer's free hours"])
    assert two.ids(ForWhom.BOTH)
    alone, _ = ask_two(area, larkenby, start, PAIRS["a carer's free hours"][0], Says())
    assert set(two.ids(ForWhom.BOTH)) < set(alone.ids(ForWhom.BOTH))


def test_who_is_never_free_with_the_other_has_nothing_together(
    area: Area, larkenby: AreaAssets, start: Origin
) -> None:
    two, _ = ask_two(area, larkenby, start, *PAIRS["never at one time"])
    assert two.free is None
    assert not two.ids(ForWhom.BOTH)


def test_the_order_of_the_two_changes_only_who_is_called_first(
    area: Area, larkenby: AreaAssets, start: Origin
) -> None:
    for first, second in PAIRS.values():
        two, _ = ask_two(area, larkenby, start, first, second)
        other, _ = ask_two(area, larkenby, start, second, first)
        assert two.ids(ForWhom.BOTH) == other.ids(ForWhom.BOTH)
        assert set(two.ids(ForWhom.FIRST)) == set(other.ids(ForWhom.SECOND))


def test_groups_hold_each_place_once_and_what_suits_both_stands_first(
    area: Area, larkenby: AreaAssets, start: Origin
) -> None:
    for first, second in PAIRS.values():
        two, groups = ask_two(area, larkenby, start, first, second)
        assert order_of([each.group for each in groups]) == tuple(two.table["asset_id"])
        ranks = [list(ForWhom).index(each.whose) for each in groups]
        assert ranks == sorted(ranks)
        misses = misses_of_two(two)
        assert misses["asset_id"].is_unique
        assert not set(misses["asset_id"]) & set(two.table["asset_id"])


def test_help_with_one_ones_loss_is_no_outing_for_both(
    area: Area, larkenby: AreaAssets, start: Origin
) -> None:
    bereaved = Says("his wife died last year, used to sing in a choir", minutes=30)
    two, groups = ask_two(area, larkenby, start, bereaved, Says(minutes=30))
    helps = two.first.troubles
    assert helps, "the town has a group for it within reach"
    assert not helps & set(two.ids(ForWhom.BOTH))
    assert helps <= set(two.ids(ForWhom.FIRST))
    assert all(each.group.heading is not Heading.TROUBLE for each in groups if each.whose is ForWhom.BOTH)
