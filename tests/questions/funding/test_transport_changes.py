"""What if a minibus came, or a bus called at a new stop? As a bid's would, by hand, and refused in words."""

from dataclasses import replace
from datetime import time

import pytest

from layers.bids.transport import BidTransport, Brings
from layers.times.session import Session
from questions.funding.changes import changed
from questions.funding.gains import gains_of
from questions.funding.ground import funding_ground
from questions.funding.scenario import (
    Action,
    Change,
    ChangeError,
    Scenario,
    read_scenario,
    scenario_json,
)
from questions.funding.standard import WINDOWS
from questions.funding.what_if import what_if
from questions.places.area_assets import pack_assets
from tests.questions.buses.test_homes_by_bus import area_of
from tests.questions.buses.tiny_buses import CLUB
from tests.questions.funding.test_transport import MINIBUS, ON_FOOT, SHORT, minibus, stop_at
from tests.tiny_area import here, tiny_area

AT = here(250, 5).x, here(250, 5).y
ROUTE_30 = BidTransport(Brings.STOP, route="30")


@pytest.fixture(scope="module")
def ground(tmp_path_factory):
    area = area_of(tmp_path_factory.mktemp("changes"))
    return funding_ground(area, pack_assets(area))


def coming(transport=MINIBUS, asset_id=CLUB):
    return Change(Action.MINIBUS, asset_id, transport=transport)


def calling(at=AT, transport=ROUTE_30):
    return Change(Action.STOP, name="New stop", at=at, transport=transport)


def of(*changes):
    scenario = Scenario("what if")
    for change in changes:
        scenario = scenario.with_change(change)
    return scenario


def test_a_minibus_brings_those_whom_that_of_a_bid_brings(ground):
    effect = what_if(ground, of(coming()), ON_FOOT)
    assert effect.kinds == ("lunch_club",)
    assert effect.gained["lunch_club"].tolist() == [True, True, False, True, False]  # the third walks there
    by_bid = gains_of(ground, [minibus()], [ON_FOOT])[ON_FOOT]["B1"]
    assert effect.gained["lunch_club"].tolist() == by_bid.gains.tolist()
    assert not effect.lost["lunch_club"].any()
    assert effect.gaining == 30


def test_a_minibus_to_what_the_scenario_opens(ground):
    opening = Change(Action.OPEN, kind="choir", at=AT, sessions=(Session(1, time(12), time(14)),))
    alone = what_if(ground, of(opening), replace(ON_FOOT, minutes=1)).gained["choir"]
    both = what_if(ground, of(opening, coming(asset_id="what-if/1")), replace(ON_FOOT, minutes=1))
    assert alone.sum() < both.gained["choir"].sum() == 4  # all but the one whom no street can judge


def test_a_minibus_outside_the_part_of_the_week_or_to_what_closes_brings_nobody(ground):
    evening = replace(ON_FOOT, window=WINDOWS["evening"])
    assert not what_if(ground, of(coming()), evening).gained["lunch_club"].any()
    closed = what_if(ground, of(coming(), Change(Action.CLOSE, CLUB)), ON_FOOT)
    assert not closed.gained["lunch_club"].any()


def test_a_stop_brings_those_whom_that_of_a_bid_brings(ground):
    """A café beside the line: the second home has the new stop within three minutes, and no other."""
    effect = what_if(ground, of(calling()), SHORT, kinds=("cafe", "lunch_club"))
    assert effect.gained["cafe"].tolist() == [False, True, False, False, False]
    for kind in effect.kinds:
        by_bid = gains_of(ground, [stop_at(250, 5, kind=kind)], [SHORT])[SHORT]["B1"]
        assert effect.gained[kind].tolist() == by_bid.gains.tolist()
        assert not effect.lost[kind].any()


def test_two_stops_stand_in_one_timetable_and_the_register_and_area_stay(ground):
    calls = len(ground.area.buses.calls)
    one, two = (changed(ground, of(*[calling()] * count)).buses for count in (1, 2))
    assert len(two.calls) - len(one.calls) == len(one.calls) - calls > 0
    assert len(two.stops) == len(ground.area.buses.stops) + 2
    assert len(ground.area.buses.calls) == calls
    assert changed(ground, of(coming())).buses is None


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (coming(replace(MINIBUS, radius_m=None)), "From where the minibus fetches people is not said"),
        (coming(replace(MINIBUS, radius_m=None, wards=("Nowhere",))), "From where the minibus fetches"),
        (coming(replace(MINIBUS, hours=())), "When the minibus runs is not said. Write it like Tue"),
        (coming(None), "From where the minibus fetches people is not said"),
        (coming(asset_id="t/library"), "nobody can be promised a ride home"),
        (coming(asset_id="t/none"), "There is no asset t/none here"),
        (calling(transport=BidTransport(Brings.STOP, route="99")), "No bus of that number runs here"),
        (calling(at=(AT[0], AT[1] + 400)), "comes by within 200 m of that place"),
        (calling(at=(0.0, 0.0)), "outside"),
        (calling(at=None), "outside"),
    ],
)
def test_what_cannot_be_is_refused_in_words(ground, change, words):
    with pytest.raises(ChangeError, match=words):
        changed(ground, of(change))


def test_without_buses_nothing_is_said_of_a_stop_and_never_nobody(ground, tmp_path):
    with pytest.raises(ChangeError, match="only where buses count"):
        what_if(ground, of(calling()), ON_FOOT, kinds=("lunch_club",))
    area = tiny_area(tmp_path)
    with pytest.raises(ChangeError, match="No bus timetable is known here"):
        changed(funding_ground(area, pack_assets(area)), of(calling()))


def test_a_scenario_with_either_comes_back_from_its_text_and_one_from_before_too():
    scenario = of(coming(), calling())
    assert read_scenario(scenario_json(scenario)) == scenario
    before = scenario_json(of(Change(Action.CLOSE, CLUB))).replace(', "transport": null', "")
    assert "transport" not in before
    assert read_scenario(before) == of(Change(Action.CLOSE, CLUB))
