"""The walk while a gate is open and while it is shut, there and back, worked by hand on the gated town.

At the planning pace, 1.33 m/s, 600 m are 8 minutes (7.5) and 1,600 m are 21 (20.1).
"""

from dataclasses import replace
from datetime import date, datetime, time

import numpy as np
import pytest

from geo.network import KERB
from geo.paces import PACES
from layers.streets.open_then import WayState
from layers.streets.timed_access import TimedAccess
from questions.places.area_assets import pack_assets
from questions.walks.near_person import Origin, OriginStatus, Question, near_person
from questions.walks.obstacles import Cause, Obstacle
from questions.walks.route_sheet import route_sheet
from questions.walks.timed_ways import (
    not_known,
    shut_at_times,
    shut_between,
    shut_for_good,
    shut_in_daytime,
    shut_on,
    streets_then,
)
from tests.questions.walks.gated_town import LIBRARY, OPEN_8_TO_16, gated_area
from tests.tiny_area import EAST, NORTH, tiny_area

HOME = Origin(EAST + 100, NORTH)
KEEPER = Origin(EAST + 450, NORTH + 90)


def at(clock, day=24):
    hour, minute = clock.split(":")
    return datetime(2026, 11, day, int(hour), int(minute))


def near(area, *, minutes=15, origin=HOME):
    return near_person(area, pack_assets(area), origin, Question(PACES["planning"], minutes))


@pytest.fixture
def gated(tmp_path):
    return gated_area(tmp_path)


def test_both_figures_are_given_where_no_time_is(gated):
    (row,) = near(gated).in_reach.itertuples()
    assert (row.walk_m, row.walk_min) == (pytest.approx(600), 8)
    assert (row.by_hours.open_min, row.by_hours.shut_min) == (8, 21)
    assert row.by_hours.hours == (OPEN_8_TO_16,)
    assert (row.by_hours.differs, row.by_hours.unread, row.by_hours.then) == (True, False, None)


def test_no_way_round_within_twice_the_minutes_is_none(gated):
    (row,) = near(gated, minutes=10).in_reach.itertuples()  # 20 minutes are looked at: 1,596 m
    assert (row.by_hours.open_min, row.by_hours.shut_min) == (8, None)


def test_a_place_that_no_gate_leads_to_has_no_such_figures(tmp_path):
    near_by = {**LIBRARY, "asset_id": "t/near", "at": (200, 0)}
    answer = near(gated_area(tmp_path, assets=(LIBRARY, near_by)))
    assert answer.in_reach.set_index("asset_id").at["t/near", "by_hours"] is None


def test_where_no_hours_are_within_reach_nothing_more_is_asked(gated, tmp_path):
    assert near(gated, minutes=1).walks is None  # twice a minute is 160 m; the gate is 200 m away
    assert near(tiny_area(tmp_path / "tiny"), origin=Origin(EAST + 500, NORTH - 10)).walks is None


def test_the_way_there_goes_by_its_time_and_the_way_back_by_its(gated):
    walk = near(gated).walks.to(0)
    then = walk.then(at("15:00"), at("16:00"))
    assert then.there_s == pytest.approx(600 / 1.33)
    assert then.back_s == pytest.approx(1600 / 1.33)
    assert then.there == (at("14:52"), at("15:00"))
    assert then.back == (at("16:00"), at("16:21"))


def test_a_walk_in_which_the_gate_shuts_goes_round(gated):
    walk = near(gated).walks.to(0)
    assert walk.arriving_s(at("16:00")) == pytest.approx(600 / 1.33)
    assert walk.arriving_s(at("16:01")) == pytest.approx(1600 / 1.33)
    assert walk.leaving_s(at("15:52")) == pytest.approx(600 / 1.33)
    assert walk.leaving_s(at("15:53")) == pytest.approx(1600 / 1.33)


def test_who_lives_behind_the_gates_walks_out_and_nobody_else_in(tmp_path):
    area = gated_area(tmp_path, both_gates=True)
    keeper = near(area, origin=KEEPER)
    assert keeper.status is OriginStatus.JUDGED
    assert keeper.in_reach["walk_m"].tolist() == [pytest.approx(90 + 150 + 100)]
    assert keeper.in_reach["by_hours"].tolist() == [None]


def test_what_stops_wheels_is_named_to_who_lives_behind_a_gate_that_never_opens(tmp_path):
    area = gated_area(tmp_path, TimedAccess("gate", "", "open", "Mo-Su off", ""), both_gates=True)
    on_park_walk = area.network.shape_way[area.network.shape_start[:-1]] == 3
    kerbs = np.where(on_park_walk & (area.network.edge_length_m > 0), np.uint8(KERB), np.uint8(0))
    area.__dict__["network"] = replace(
        area.network, edge_flags=kerbs, arc_flags=kerbs[area.network.arc_edge]
    )  # over the kerb 340 m; round by the other gate it is further than is looked at
    answer = near_person(area, pack_assets(area), KEEPER, Question(PACES["step-free"], 6))
    assert answer.in_reach.empty
    (obstacle,) = answer.out_of_reach["obstacle"]
    assert obstacle == Obstacle(Cause.NOT_STEP_FREE, 8)


def test_a_club_inside_the_park_is_reached_only_while_it_is_open(tmp_path):
    bowls = {**LIBRARY, "asset_id": "t/bowls", "at": (450, 90)}
    (row,) = near(gated_area(tmp_path, assets=(bowls,), both_gates=True)).in_reach.itertuples()
    assert row.walk_m == pytest.approx(350 + 90)
    assert (row.by_hours.open_min, row.by_hours.shut_min) == (6, None)


def test_hours_that_cannot_be_read_are_walked_and_said(tmp_path):
    area = gated_area(tmp_path, TimedAccess("gate", "", "open", "", "no @ (wet)"))
    (row,) = near(area).in_reach.itertuples()
    assert row.by_hours.unread
    assert (row.by_hours.open_min, row.by_hours.shut_min) == (8, 21)
    assert shut_between(area, at("20:00"), at("20:10")) == frozenset()
    assert not_known(area) == {0}


def test_what_is_shut_for_good_is_never_walked(tmp_path):
    area = gated_area(tmp_path, TimedAccess("gate", "", "open", "2019 Jan 1-2019 Dec 31", ""))
    (row,) = near(area, minutes=30).in_reach.itertuples()
    assert (row.walk_m, row.by_hours) == (pytest.approx(1600), None)
    assert shut_for_good(area) == {0}


def test_works_that_are_over_shut_nothing(tmp_path):
    area = gated_area(tmp_path, TimedAccess("way", "", "open", "", "no @ (2019 Jan 1-2019 Dec 31)"))
    assert shut_at_times(area) == frozenset()
    assert near(area).in_reach["by_hours"].tolist() == [None]


def test_the_day_time_is_ten_to_four_on_weekdays(tmp_path, gated):
    assert shut_in_daytime(gated, date(2026, 11, 22)) == frozenset()
    early = gated_area(tmp_path / "early", replace(OPEN_8_TO_16, opening_hours="Mo-Su 08:00-15:00"))
    assert shut_in_daytime(early, date(2026, 11, 22)) == {0}
    weekdays = gated_area(tmp_path / "week", replace(OPEN_8_TO_16, opening_hours="Mo-Fr 08:00-17:00"))
    assert shut_in_daytime(weekdays, date(2026, 11, 22)) == frozenset()
    assert shut_on(weekdays, [date(2026, 11, 22)], time(10), time(16)) == {0}  # a Sunday


def test_a_stretch_may_end_after_midnight(gated):
    assert shut_on(gated, [date(2026, 11, 24)], time(14), time(15)) == frozenset()
    assert shut_on(gated, [date(2026, 11, 24)], time(14), time(2)) == {0}


def test_streets_without_anything_shut_are_the_areas_own(gated):
    assert streets_then(gated, frozenset()) is gated.network
    assert streets_then(gated, frozenset({0})) is streets_then(gated, frozenset({0}))


def sheet(area, then=None, *, minutes=15):
    question = Question(PACES["planning"], minutes)
    return route_sheet(area, pack_assets(area), HOME, question, "t/library", then)


def test_the_sheet_names_what_is_on_the_way(gated):
    walked = sheet(gated)
    for way in (walked.there, walked.back):
        assert way.walk_m == pytest.approx(600)
        assert [(each.timed, each.then) for each in way.hours] == [(OPEN_8_TO_16, None)]


def test_the_sheet_goes_round_on_the_way_back_when_the_gate_is_shut(gated):
    walked = sheet(gated, near(gated).walks.to(0).then(at("15:00"), at("17:00")))
    assert walked.there.walk_m == pytest.approx(600)
    assert [each.then for each in walked.there.hours] == [WayState.OPEN]
    assert (walked.back.walk_m, walked.back.hours) == (pytest.approx(1600), ())
    assert [leg.street for leg in walked.back.legs][-1] == "Home Street"


def test_where_nothing_leads_there_then_the_sheet_says_that_it_is_shut(gated):
    then = near(gated, minutes=10).walks.to(0).then(at("18:00"), at("20:00"))
    assert (then.there_s, then.back_s) == (np.inf, np.inf)
    walked = sheet(gated, then, minutes=10)
    assert walked.there.walk_m == pytest.approx(600)
    assert [each.then for each in walked.there.hours] == [WayState.SHUT]
