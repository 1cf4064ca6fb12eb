"""Does one asset suit one person? What is in the way, what must be asked, what is known to suit."""

from datetime import datetime, time

import pytest

from layers.places.nations import Nation
from layers.register.model import Asset, Status
from layers.times.session import Known, Session
from questions.conversation.findings import AgeLimits, Fact, OnThen, Price, Seats
from questions.conversation.judging import Hindrance, InTheWay, Judged, judge
from questions.conversation.walking_when import Walk, whole
from questions.conversation.wishes import NO_WISHES, FreeTime, Wishes

MONDAY = datetime(2026, 11, 23, 9, 0)
LUNCH = Session(1, time(12), time(14), bank_holidays=Known.NO)


def judged(
    wishes: Wishes, *, walk_s: float | None = 600.0, seatless_m: float | None = None, **known
) -> Judged:
    asset = Asset("t/x", kind="lunch_club", sessions=(LUNCH,), **known)
    walk = None if walk_s is None else Walk(whole(walk_s))
    return judge(asset, wishes, walk=walk, seatless_m=seatless_m, now=MONDAY, nation=Nation.WALES)


def test_of_who_wishes_nothing_nothing_is_in_the_way_and_nothing_asked() -> None:
    answer = judged(NO_WISHES)
    assert (answer.hindrances, answer.ask, answer.free_then, answer.open_to_them) == ((), (), None, ())
    assert answer.times is not None


@pytest.mark.parametrize(
    ("known", "hindrance"),
    [
        ({"minimum_age": 60}, Hindrance(InTheWay.NOT_FOR_THEM, AgeLimits(60, None, suits=False))),
        ({"step_free": Known.NO}, Hindrance(InTheWay.NOT_ACCESSIBLE, Fact.NOT_STEP_FREE)),
        ({"price_pence": 500}, Hindrance(InTheWay.COST, Price(500))),
        ({"status": Status.PAUSED}, Hindrance(InTheWay.PAUSED, Fact.PAUSED)),
        ({"full": Known.YES}, Hindrance(InTheWay.FULL, Fact.FULL)),
    ],
)
def test_each_thing_that_may_be_in_the_way(known: dict[str, object], hindrance: Hindrance) -> None:
    wishes = Wishes(age=50, step_free=True, at_most_pence=200)
    suits = {"minimum_age": 18, "step_free": Known.YES, "price_pence": 100}
    assert judged(wishes, **suits).hindrances == ()
    assert judged(wishes, **(suits | known)).hindrances == (hindrance,)


def test_when_it_is_on_is_a_reason_only_for_who_said_when_they_are_free() -> None:
    free = Wishes(free=(FreeTime(1, time(11), time(15)),))
    assert judged(free).free_then == OnThen(datetime(2026, 11, 24, 12))
    assert judged(Wishes(age=70)).free_then is None
    assert judged(Wishes(free=(FreeTime(2, time(11), time(15)),))).hindrances[0].cause is InTheWay.WRONG_TIME


def test_a_walk_that_is_not_known_says_nothing_of_times() -> None:
    assert judged(NO_WISHES, walk_s=None).times is None


def test_too_long_a_stretch_without_a_seat_is_asked_and_never_in_the_way() -> None:
    rests = Wishes(rest_every_m=200.0)
    assert judged(rests, seatless_m=150.0).open_to_them == (Seats(150.0, 200.0),)
    assert judged(rests, seatless_m=250.0).ask == (Seats(250.0, 200.0),)
    assert judged(rests, seatless_m=250.0).hindrances == ()
    assert judged(rests).ask == ()
