"""Points of one asset, part by part: worked by hand, and the laws they keep."""

from datetime import date, datetime

from hypothesis import given, strategies as st

from layers.register.model import Asset
from questions.conversation.findings import CheckedOn, Fact, OnFoot, OnThen, OthersAbove, Price
from questions.conversation.interests import Met
from questions.conversation.judging import Judged
from questions.conversation.scores import (
    LAST,
    MOST_POINTS,
    Part,
    interest_reason,
    judged_reasons,
    nearness_reason,
    offered_last_reason,
    variety_points,
    variety_reason,
)

TODAY = date(2026, 11, 23)
METRES = st.floats(0, 5000)


def test_half_of_what_they_enjoy_is_half_of_its_points_and_three_meetings_are_named() -> None:
    met = tuple(Met(word, "", word, "name", 0.5) for word in ("a", "b", "c", "d"))
    reason = interest_reason(0.5, met)
    assert (reason.part, reason.points, reason.because) == (Part.INTEREST, 30, met[:3])


def test_next_door_has_all_the_points_of_nearness_and_beyond_the_walk_is_none() -> None:
    assert nearness_reason(0.0, 1000.0, 1).points == 20
    assert nearness_reason(250.0, 1000.0, 4) == nearness_reason(250.0, 1000.0, 4)
    assert nearness_reason(250.0, 1000.0, 4).because == (OnFoot(4),)
    assert nearness_reason(1500.0, 1000.0, 20).points == 0


@given(METRES, METRES)
def test_the_nearer_never_has_fewer_points(one_m: float, other_m: float) -> None:
    near, far = sorted((one_m, other_m))
    assert nearness_reason(near, 1000.0, 1).points >= nearness_reason(far, 1000.0, 1).points


def test_what_is_known_to_suit_counts_and_what_is_not_known_does_not() -> None:
    nothing = judged_reasons(Judged(), Asset("t/x"), today=TODAY)
    assert [reason.points for reason in nothing] == [0, 0, 0]
    assert [reason.because for reason in nothing] == [(), (), ()]
    at = datetime(2026, 11, 24, 12)
    judged = Judged(free_then=OnThen(at), open_to_them=(Fact.STEP_FREE, Price(0), Price(1)))
    free, suits, checked = judged_reasons(judged, Asset("t/x", checked_on=TODAY), today=TODAY)
    assert (free.points, free.because) == (12, (OnThen(at),))
    assert suits.points == MOST_POINTS[Part.OPEN_TO_THEM], "two each, and never more than five"
    assert (checked.points, checked.because) == (3, (CheckedOn(TODAY),))


def test_a_check_of_long_ago_counts_no_more() -> None:
    stale = Asset("t/x", checked_on=date(2024, 1, 1))
    assert judged_reasons(Judged(), stale, today=TODAY)[-1].points == 0


def test_what_nobody_asked_for_stands_below_all_that_the_other_parts_come_to() -> None:
    assert offered_last_reason().points == LAST
    assert sum(MOST_POINTS.values()) + LAST <= 0


def test_two_of_a_kind_lose_nothing_the_third_six_and_none_more_than_eighteen() -> None:
    assert [variety_points(place) for place in range(8)] == [0, 0, -6, -12, -18, -18, -18, -18]
    assert variety_reason(2, "lunch").because == (OthersAbove(2, "lunch"),)
