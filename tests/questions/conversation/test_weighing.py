"""The order of what is offered follows from points, walks and ids, and from nothing else."""

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, strategies as st

from questions.conversation.findings import Fact, Further
from questions.conversation.judging import Hindrance, InTheWay, Judged
from questions.conversation.scores import LESS_EACH, OF_ONE_THING, Part, RankReason
from questions.conversation.weighing import Weighed, Weigher, _far, weighed_table
from questions.walks.obstacles import Cause, Obstacle


def weighed(asset_id, *points, walk_m=100.0, chiefly=-1, hindrances=()):
    reasons = tuple(RankReason(Part.INTEREST, each, ()) for each in points)
    return Weighed(asset_id, walk_m, reasons, (), chiefly, Judged(), hindrances)


def order(*each):
    base = pd.DataFrame({"asset_id": [one.asset_id for one in each], "cause": "then", "note": "kept"})
    return weighed_table(base, each)


def test_the_most_points_come_first_then_the_nearest_then_the_lower_id():
    table = order(
        weighed("far", 5, walk_m=900.0), weighed("b", 5), weighed("best", 4, 3), weighed("a", 5),
        weighed("unknown", 5, walk_m=np.inf), weighed("none"),
    )  # fmt: skip
    assert list(table["asset_id"]) == ["best", "a", "b", "far", "unknown", "none"]
    assert list(table["score"]) == [7, 5, 5, 5, 5, 0]
    assert set(table["note"]) == {"kept"}


def test_only_the_first_thing_in_the_way_is_told_unless_all_are_asked_for():
    cost, full = (Hindrance(cause, Fact.NOT_ASKED_FOR) for cause in (InTheWay.COST, InTheWay.FULL))
    each = weighed("a", 1, hindrances=(cost, full))
    base = pd.DataFrame({"asset_id": ["a"], "cause": ["before"], "obstacle": ["before"]})
    first, every = (weighed_table(base, [each], all_causes=choice).iloc[0] for choice in (False, True))
    assert (first["cause"], first["hindrances"]) == (InTheWay.COST, (cost,))
    assert (every["cause"], every["hindrances"]) == (InTheWay.COST, (cost, full))
    assert "obstacle" not in first
    assert weighed_table(base, [weighed("a")]).iloc[0]["cause"] == ""


@pytest.mark.parametrize(
    ("cause", "aside"),
    [
        (InTheWay.UNWANTED, True),
        (InTheWay.NOT_ASKED_FOR, True),
        (InTheWay.COST, False),
        (InTheWay.TOO_FAR, False),
    ],
)
def test_only_what_they_would_rather_not_or_did_not_ask_for_is_set_aside(cause, aside):
    other = Hindrance(InTheWay.FULL, Fact.NOT_ASKED_FOR)
    assert weighed("a", hindrances=(other, Hindrance(cause, Fact.NOT_ASKED_FOR))).set_aside is aside
    assert not weighed("a").set_aside


def varied(*each):
    weigher = Weigher.__new__(Weigher)  # what stands above another needs no assets and no words
    weigher.__dict__["meetings"] = SimpleNamespace(
        wishes=[SimpleNamespace(typed=word) for word in ("rugby", "art")]
    )
    return {one.asset_id: one.score for one in weigher.varied(each)}


def test_those_that_come_after_two_for_the_same_wish_lose_points():
    rugby = [weighed(f"r{number}", 50, walk_m=100.0 + number, chiefly=0) for number in range(4)]
    scores = varied(*rugby, weighed("art", 40, chiefly=1))
    full = [50] * OF_ONE_THING
    assert [scores[f"r{number}"] for number in range(4)] == [*full, 50 - LESS_EACH, 50 - 2 * LESS_EACH][:4]
    assert scores["art"] == 40


def test_one_wish_alone_needs_no_variety():
    assert set(varied(*(weighed(f"r{number}", 50, chiefly=0) for number in range(6))).values()) == {50}


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 1)), min_size=1, max_size=12))
def test_variety_only_takes_away_and_the_best_of_each_wish_keeps_all(points):
    each = [weighed(f"a{at:02}", score, chiefly=wish) for at, (score, wish) in enumerate(points)]
    after = varied(*each)
    assert all(after[one.asset_id] <= one.score for one in each)
    for wish in (0, 1):
        of_wish = [one for one in each if one.chiefly == wish]
        if of_wish:
            best = min(of_wish, key=lambda one: one.place)
            assert after[best.asset_id] == best.score


QUESTION = SimpleNamespace(minutes=15)


def test_how_much_further_is_told_only_where_the_walk_was_followed_to_its_end():
    measured = Obstacle(Cause.TOO_FAR, minutes=22)
    assert _far(measured, QUESTION) == (Hindrance(InTheWay.TOO_FAR, Further(7)),)
    for unsure in (Obstacle(Cause.TOO_FAR, minutes=30, at_least=True), Obstacle(Cause.TOO_FAR)):
        assert _far(unsure, QUESTION) == (Hindrance(InTheWay.TOO_FAR, unsure),)
    other = next(cause for cause in Cause if cause is not Cause.TOO_FAR)
    assert _far(Obstacle(other), QUESTION) == (Hindrance(InTheWay.NO_WAY, Obstacle(other)),)
