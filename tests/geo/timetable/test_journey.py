"""Journeys by hand, by laws, and beside a time-expanded graph in networkx."""

from itertools import pairwise

import numpy as np
import pytest

from geo.timetable.journey import Ends, Limits, Ride, earliest_back, latest_there
from geo.timetable.timetable import NEVER, Lines, paths_of, timetable_of
from tests.geo.timetable.expanded import ExpandedDay, best_back, best_there
from tests.geo.timetable.made_up_days import can_be_ridden, made_up_day, made_up_ends

A, B, C, D = range(4)
CHANGE_S = 120


def by_hand(*buses, change_s=CHANGE_S, walks=()):
    """Buses as (stop, minute), (stop, minute) …; walks between stops as (from, to, seconds)."""
    rows = [
        (leave * 60, arrive * 60, a, b, trip, True, True)
        for trip, calls in enumerate(buses)
        for (a, leave), (b, arrive) in pairwise(calls)
    ]
    kinds = [np.int64] * 5 + [np.bool_] * 2
    columns = zip(*rows, strict=True)
    lines = Lines(*(np.array(column, kind) for column, kind in zip(columns, kinds, strict=True)))
    paths = [(stop, stop, change_s) for stop in range(4)] + [(a, b, s + change_s) for a, b, s in walks]
    begins, ends, gap_s = np.array(paths).T
    return timetable_of(lines, paths_of(begins, ends, gap_s, stop_count=4), trip_count=len(buses))


def from_to(out, into):
    """Walks to some stops and from some, seconds."""
    ends = [np.full(4, NEVER), np.full(4, NEVER)]
    for walks, given in zip(ends, (out, into), strict=True):
        for stop, seconds in given.items():
            walks[stop] = seconds
    return Ends(*ends)


EVERY_HALF_HOUR = [[(A, m), (B, m + 10)] for m in (600, 630, 660, 690, 720)]
ENDS = from_to({A: 240}, {B: 180})


def test_one_leaves_as_late_as_is_in_time():
    journey = latest_there(by_hand(*EVERY_HALF_HOUR), ENDS, 720 * 60)
    assert (journey.leave_s, journey.arrive_s) == (690 * 60 - 240, 700 * 60 + 180)


def test_in_time_to_the_second_is_in_time_and_a_second_less_is_not():
    day = by_hand(*EVERY_HALF_HOUR)
    assert latest_there(day, ENDS, 700 * 60 + 180).arrive_s == 700 * 60 + 180
    assert latest_there(day, ENDS, 700 * 60 + 179).arrive_s == 670 * 60 + 180


def test_a_bus_that_leaves_before_one_can_be_there_is_missed():
    day = by_hand(*EVERY_HALF_HOUR)
    assert earliest_back(day, ENDS, 630 * 60 - 240).arrive_s == 640 * 60 + 180
    assert earliest_back(day, ENDS, 630 * 60 - 239).arrive_s == 670 * 60 + 180


def test_home_as_early_as_can_be_and_setting_out_no_earlier_than_that_needs():
    journey = earliest_back(by_hand(*EVERY_HALF_HOUR), ENDS, 601 * 60)
    assert (journey.leave_s, journey.arrive_s) == (630 * 60 - 240, 640 * 60 + 180)


@pytest.mark.parametrize(("minute", "made"), [(612, True), (611, False)])
def test_a_change_needs_its_time(minute: int, made: bool):
    day = by_hand([(A, 600), (B, 610)], [(B, minute), (C, 620)])
    journey = earliest_back(day, from_to({A: 0}, {C: 0}), 590 * 60)
    assert (journey is not None) == made


def test_a_change_may_be_on_foot_to_another_stop():
    day = by_hand([(A, 600), (B, 610)], [(C, 615), (D, 625)], walks=[(B, C, 180)])
    assert earliest_back(day, from_to({A: 0}, {D: 0}), 590 * 60).arrive_s == 625 * 60
    further = by_hand([(A, 600), (B, 610)], [(C, 615), (D, 625)], walks=[(B, C, 181)])
    assert earliest_back(further, from_to({A: 0}, {D: 0}), 590 * 60) is None


def test_nobody_changes_more_often_than_they_may():
    day = by_hand([(A, 600), (B, 605)], [(B, 610), (C, 615)], [(C, 620), (D, 625)])
    ends = from_to({A: 0}, {D: 0})
    assert len(earliest_back(day, ends, 590 * 60, Limits(rides=3)).rides) == 3
    assert earliest_back(day, ends, 590 * 60, Limits(rides=2)) is None
    assert latest_there(day, ends, 640 * 60, Limits(rides=2)) is None


def test_of_journeys_that_are_as_good_the_one_of_fewest_buses():
    day = by_hand([(A, 600), (B, 605)], [(B, 610), (D, 620)], [(A, 600), (D, 620)])
    ends = from_to({A: 0}, {D: 0})
    assert len(earliest_back(day, ends, 590 * 60).rides) == 1
    assert len(latest_there(day, ends, 630 * 60).rides) == 1


def test_one_changes_where_it_is_the_least_way_and_then_at_the_earliest():
    first, second = [(A, 600), (B, 605), (C, 610)], [(B, 612), (C, 620), (D, 630)]
    day = by_hand(first, second, walks=[(C, B, 0)])
    journey = earliest_back(day, from_to({A: 0}, {D: 0}), 590 * 60)
    change = journey.rides[0].leave, journey.rides[1].board
    assert (day.lines.to_stop[change[0]], day.lines.from_stop[change[1]]) == (B, B)


def test_a_bus_one_may_not_get_on_or_off_at_a_stop_is_not_taken_there():
    day = by_hand([(A, 600), (B, 610)])
    for closed in ({"boards": np.array([False])}, {"alights": np.array([False])}):
        shut = timetable_of(day.lines._replace(**closed), day.paths, trip_count=1)
        assert earliest_back(shut, ENDS, 590 * 60) is None


def test_a_journey_that_takes_longer_than_anybody_would_is_none():
    day = by_hand([(A, 600), (B, 700)])
    assert earliest_back(day, from_to({A: 0}, {B: 0}), 599 * 60, Limits(longest_s=101 * 60)) is not None
    assert earliest_back(day, from_to({A: 0}, {B: 0}), 598 * 60, Limits(longest_s=101 * 60)) is None


def test_where_no_bus_runs_or_no_stop_is_near_there_is_no_journey():
    day = by_hand(*EVERY_HALF_HOUR)
    assert latest_there(day, from_to({}, {B: 0}), 720 * 60) is None
    assert latest_there(day, from_to({B: 0}, {A: 0}), 720 * 60) is None


def test_the_legs_are_the_rides_of_the_timetable():
    day = by_hand([(A, 600), (B, 605), (C, 610)])
    journey = latest_there(day, from_to({A: 0}, {C: 0}), 630 * 60)
    assert journey.rides == (Ride(0, 1),)


def test_a_day_that_runs_backwards_or_leaves_no_time_to_change_is_refused():
    day = by_hand([(A, 600), (B, 610)])
    back = day.lines._replace(arrive_s=np.array([599 * 60]))
    with pytest.raises(ValueError, match="arrives before it leaves"):
        timetable_of(back, day.paths, trip_count=1)
    with pytest.raises(ValueError, match="no time to change"):
        timetable_of(day.lines, day.paths._replace(gap_s=np.zeros(4, int)), trip_count=1)


@pytest.mark.parametrize("seed", range(40))
def test_journeys_equal_those_of_a_time_expanded_graph(seed: int):
    timetable = made_up_day(seed)
    graph = ExpandedDay(timetable.lines, timetable.paths, rides=3)
    longest_s = 5400
    for turn in range(6):
        ends = made_up_ends(1000 * seed + turn, timetable.stop_count)
        moment = 60 * int(np.random.default_rng(turn).integers(20, 150))
        for ask, graph_best in ((latest_there, best_there), (earliest_back, best_back)):
            journey = ask(timetable, ends, moment, Limits(3, longest_s))
            expected = graph_best(graph, ends.out_s, ends.in_s, moment, longest_s)
            got = journey and (journey.leave_s, len(journey.rides), journey.arrive_s)
            assert got == expected
            assert journey is None or can_be_ridden(timetable, ends, journey)


@pytest.mark.parametrize("seed", range(20))
def test_the_way_there_is_the_way_back_of_the_day_run_backwards(seed: int):
    timetable = made_up_day(seed)
    ends = made_up_ends(seed, timetable.stop_count)
    there = latest_there(timetable, ends, 6000)
    turned = earliest_back(timetable.mirror, Ends(ends.in_s, ends.out_s), -6000)
    assert (there is None) == (turned is None)
    if there and turned:
        assert (there.leave_s, there.arrive_s) == (-turned.arrive_s, -turned.leave_s)


def test_the_order_in_which_trips_are_listed_changes_no_time():
    timetable = made_up_day(3)
    order = np.argsort(-timetable.lines.trip, kind="stable")
    lines = timetable.lines._replace(trip=timetable.trip_count - 1 - timetable.lines.trip)
    other = timetable_of(type(lines)(*(column[order] for column in lines)), timetable.paths, trip_count=25)
    for seed in range(20):
        ends = made_up_ends(seed, timetable.stop_count)
        both = [latest_there(day, ends, 6000) for day in (timetable, other)]
        times = [journey and (journey.leave_s, journey.arrive_s, len(journey.rides)) for journey in both]
        assert times[0] == times[1]
