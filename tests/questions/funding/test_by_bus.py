"""With buses a panel counts who comes by bus and gets home; minutes, new places and records stay exact."""

from dataclasses import replace
from datetime import date, time

import numpy as np
import pytest

from geo.crs import to_lonlat
from geo.paces import PACES
from layers.bids.model import Bid
from layers.times.session import Session
from questions.buses.departures import Departures
from questions.buses.homes_by_bus import DayByBus, homes_by_bus
from questions.funding.bids import assess
from questions.funding.gains import gains_of
from questions.funding.ground import funding_ground, reached
from questions.funding.least_walking import newly_reached
from questions.funding.need import NeedWeights
from questions.funding.standard import WINDOWS, Standard
from questions.places.area_assets import pack_assets
from questions.wards.by_bus import WEEK, BusDays
from tests.questions.buses.test_homes_by_bus import area_of
from tests.questions.buses.tiny_buses import CLUB, FIRST, TUESDAY
from tests.tiny_area import CRS, here

ON_FOOT = Standard(PACES["steady"], 11, today=FIRST)
BY_BUS = replace(ON_FOOT, by_bus=BusDays(TUESDAY))
TUESDAYS = (Session(1, time(12), time(14)),)


@pytest.fixture(scope="module")
def ground(tmp_path_factory):
    area = area_of(tmp_path_factory.mktemp("funding"))
    return funding_ground(area, pack_assets(area))


def here_now(ground, standard, kind="lunch_club"):
    return reached(ground.walks(standard), ground.assets, kind=kind, standard=standard).tolist()


def bid_at(x: float, y: float, *, kind: str = "lunch_club", sessions=TUESDAYS) -> Bid:
    point = here(x, y)
    longitude, latitude = to_lonlat(point.x, point.y, crs=CRS)
    return Bid(
        "B1", "A club", pounds=100.0, kind=kind, longitude=longitude, latitude=latitude, sessions=sessions
    )


def gains(ground, standard, bid):
    return gains_of(ground, [bid], [standard])[standard]["B1"]


def test_reached_is_who_walks_or_comes_by_bus_and_gets_home(ground):
    wish = DayByBus(TUESDAY, ON_FOOT.pace, ON_FOOT.minutes, ("lunch_club",))
    by_bus = homes_by_bus(ground.area, ground.assets, wish).reached
    on_foot = np.array(here_now(ground, ON_FOOT))
    assert on_foot.tolist() == [False, False, True, False, False]
    assert here_now(ground, BY_BUS) == (on_foot | by_bus).tolist() == [True, True, True, True, False]
    assert here_now(ground, replace(ON_FOOT, by_bus=BusDays(FIRST))) == on_foot.tolist()
    assert here_now(ground, replace(ON_FOOT, by_bus=BusDays(FIRST, WEEK))) == [True, True, True, True, False]
    assert here_now(ground, replace(ON_FOOT, by_bus=BusDays(date(2027, 1, 5)))) == on_foot.tolist()


def test_walks_on_foot_are_as_they_were_and_those_by_bus_as_far_off_as_the_longest(ground):
    foot, either = ground.walks(ON_FOOT).pairs, ground.walks(BY_BUS).pairs
    metres = {
        (int(p), int(a)): float(m) for p, a, m in zip(foot.point, foot.asset, foot.distance_m, strict=True)
    }
    both = {
        (int(p), int(a)): float(m)
        for p, a, m in zip(either.point, either.asset, either.distance_m, strict=True)
    }
    assert {pair: both[pair] for pair in metres} == metres
    assert {m for pair, m in both.items() if pair not in metres} == {ON_FOOT.pace.cutoff_m(11)}
    assert either.start.tolist() == np.searchsorted(either.point, np.arange(either.point_count + 1)).tolist()


def test_only_sessions_of_the_part_of_the_week_count(ground):
    assert here_now(ground, replace(BY_BUS, window=WINDOWS["evening"])) == [False] * 5
    assert here_now(ground, replace(BY_BUS, window=WINDOWS["daytime"]))[:4] == [True] * 4


def test_a_bid_near_home_brings_nothing_to_who_comes_by_bus_already(ground):
    bid = bid_at(250, 4)
    assert gains(ground, ON_FOOT, bid).gains.tolist()[:2] == [True, True]
    assert not gains(ground, BY_BUS, bid).gains.any()


def test_a_bid_reaches_who_comes_by_bus_at_its_own_hours(ground):
    table = ground.assets.table
    club = table.geometry[table["asset_id"] == CLUB].iloc[0]
    at = (club.x - here(0, 0).x, club.y - here(0, 0).y)
    at_the_club = bid_at(*at, kind="choir")
    assert gains(ground, ON_FOOT, at_the_club).near.sum() < gains(ground, BY_BUS, at_the_club).near.sum()
    too_early = bid_at(*at, kind="choir", sessions=(Session(1, time(5), time(6)),))
    assert gains(ground, BY_BUS, too_early).near.tolist() == gains(ground, ON_FOOT, too_early).near.tolist()


def test_where_something_new_would_do_most_is_on_foot(ground):
    on_foot, by_bus = (newly_reached(ground, "choir", each, [CLUB]) for each in (ON_FOOT, BY_BUS))
    assert on_foot.tolist() == by_bus.tolist()


def range_of(folder, sessions, *, last_back=20):
    area = area_of(folder, last_back=last_back)
    ground = funding_ground(area, pack_assets(area))
    club = ground.assets.table.set_index("asset_id").geometry[CLUB]
    bid = bid_at(club.x - here(0, 0).x, club.y - here(0, 0).y, kind="choir", sessions=sessions)
    figures = [
        assess(ground, [bid], standard=each, weights=NeedWeights(), trials=False).of("B1")
        for each in (ON_FOOT, BY_BUS)
    ]
    return figures[0].additional, figures[1].additional, figures[1].additional_range


def test_the_range_ends_with_those_whom_a_lucky_departure_alone_brings_home(tmp_path):
    """The last bus is at 14:35: in time for who leaves at 14:00 and at 14:15, too early at 14:30.

    Who lives by Low Street would change to a bus that has gone by then.
    """
    assert range_of(tmp_path / "late", TUESDAYS) == (10, 40, (40, 40))
    assert range_of(tmp_path / "early", TUESDAYS, last_back=15) == (10, 30, (10, 30))


def test_what_is_open_for_hours_has_the_range_over_its_hours(tmp_path):
    """From nine: the first bus is there too late for that; from ten, every full hour is in time."""
    assert range_of(tmp_path / "nine", (Session(1, time(9), time(18)),)) == (10, 40, (10, 40))
    assert range_of(tmp_path / "ten", (Session(1, time(10), time(18)),)) == (10, 40, (40, 40))


def test_who_has_one_today_by_one_departure_only_is_between_the_ends_of_the_range(tmp_path):
    """A second lunch club at all hours beside one whose last bus is too early with half an hour in hand."""
    area = area_of(tmp_path, last_back=15)
    ground = funding_ground(area, pack_assets(area))
    bid = bid_at(250, 4, sessions=(Session(1, time(10), time(11)),))
    figures = assess(ground, [bid], standard=BY_BUS, weights=NeedWeights(), trials=False).of("B1")
    assert gains(ground, BY_BUS, bid).near.tolist() == [True, True, True, True, False]
    assert here_now(ground, BY_BUS) == [True, True, True, False, False]
    assert (figures.additional, figures.additional_range) == (10, (10, 30))


def test_on_foot_there_is_no_range(ground):
    standard = replace(ON_FOOT, departures=Departures.EVERY)
    figures = assess(ground, [bid_at(250, 4)], standard=ON_FOOT, weights=NeedWeights(), trials=False)
    assert figures.of("B1").additional_range is None
    assert here_now(ground, standard) == here_now(ground, ON_FOOT)
