"""Rides on paper: one person's, those of two, and nothing that gives a home away."""

from dataclasses import replace
from datetime import time

import geopandas as gpd
import pytest
import shapely

from layers.rides.model import WhoMayRide
from layers.rides.table import rides_table
from layers.tables.prices_and_ages import Ages
from questions.conversation.wishes import FreeTime, Wishes
from questions.places.area_assets import pack_assets
from questions.rides.on_paper import HIDDEN_AMONG, goers_of, rides_on_paper
from questions.rides.rides_here import RideAsk
from questions.together.two_people import ForWhom
from tests.questions.rides.tiny_rides import CLUB, HOME, ISLAND, MONDAY, OUTLINE, assets_meeting, at, ride
from tests.tiny_area import CRS, here, tiny_area

NOW = at(MONDAY, 9)
ALL = shapely.box(*here(-2000, -2000).coords[0], *here(5000, 5000).coords[0])
FAR = shapely.box(*here(1500, 500).coords[0], *here(3000, 1500).coords[0])
OLD = Wishes(age=70)
YOUNG = Wishes(age=30)


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    """A town with three schemes: over the streets from sixty, over everything for anyone, and an island's."""
    rides = [
        ride(outline=OUTLINE, for_whom=WhoMayRide(Ages(60))),
        ride(name="For Anyone", outline=ALL, for_whom=WhoMayRide(Ages())),
        ride(name="Island Lifts", outline=FAR),
    ]
    tables = {"rides": rides_table(rides, crs=CRS)}
    area = tiny_area(
        tmp_path_factory.mktemp("paper"), assets=assets_meeting("Tue 12:00-14:00"), tables=tables
    )
    return area, pack_assets(area)


def with_residents(area, count):
    """The same area, so many residents at the home, and none elsewhere."""
    points = gpd.GeoDataFrame({"residents": [count]}, geometry=[shapely.Point(*HOME)], crs=CRS)
    changed = replace(area)
    changed.__dict__["residents"] = points
    return changed


def taken(town, *who, asset_id=CLUB, home=HOME):
    area, assets = town
    rides = rides_on_paper(area, assets, asset_id, home=home, goers=goers_of(*who), now=NOW)
    return [(each.ride.zone.name, each.ask, each.whose) for each in rides.taken]


def test_those_that_take_them_there_and_home_are_told_with_what_has_to_be_asked(town):
    assert taken(town, OLD) == [("For Anyone", None, None), ("Tiny Dial-a-Ride", None, None)]
    assert taken(town, YOUNG) == [("For Anyone", None, None)]
    assert taken(town, Wishes()) == [("For Anyone", None, None), ("Tiny Dial-a-Ride", RideAsk.AGE, None)]
    assert taken(town, OLD, asset_id=ISLAND) == [("For Anyone", None, None)]


def test_each_of_two_has_their_own_and_what_is_alike_stands_once(town):
    assert taken(town, OLD, YOUNG, ForWhom.BOTH) == [
        ("For Anyone", None, ForWhom.BOTH),
        ("Tiny Dial-a-Ride", None, ForWhom.FIRST),
    ]
    assert taken(town, OLD, YOUNG, ForWhom.SECOND) == [("For Anyone", None, ForWhom.SECOND)]
    assert taken(town, OLD, YOUNG, ForWhom.FIRST)[1] == ("Tiny Dial-a-Ride", None, ForWhom.FIRST)


def test_two_who_go_together_ride_while_both_are_free(town):
    morning = replace(OLD, free=(FreeTime(1, time(9), time(13)),))
    afternoon = replace(OLD, free=(FreeTime(1, time(11), time(18)),))
    rides = rides_on_paper(*town, CLUB, home=HOME, goers=goers_of(afternoon, morning, ForWhom.BOTH), now=NOW)
    assert [each.ride.session for each in rides.taken] == [None, None], "over at two, free until one"
    alone = rides_on_paper(*town, CLUB, home=HOME, goers=goers_of(afternoon, morning, ForWhom.APART), now=NOW)
    assert {each.whose for each in alone.taken if each.ride.session} == {ForWhom.FIRST}


@pytest.mark.parametrize(("residents", "hides"), [(HIDDEN_AMONG, True), (HIDDEN_AMONG - 1, False)])
def test_a_home_is_hidden_only_among_a_thousand_of_whom_the_same_is_true(town, residents, hides):
    area, assets = town
    area = with_residents(area, residents)
    rides = rides_on_paper(area, assets, CLUB, home=HOME, goers=goers_of(OLD), now=NOW)
    assert rides.tells_own(whole_way=False) == hides
    assert rides.tells_own(whole_way=True)
    elsewhere = rides_on_paper(
        area, assets, CLUB, home=(HOME[0], HOME[1] + 900), goers=goers_of(OLD), now=NOW
    )
    assert not elsewhere.tells_own(whole_way=False), "nobody lives beyond the streets' scheme"


def test_residents_who_are_not_known_hide_nobody(town):
    area, assets = town
    area = with_residents(area, float("nan"))
    rides = rides_on_paper(area, assets, CLUB, home=HOME, goers=goers_of(OLD), now=NOW)
    assert not rides.tells_own(whole_way=False)


def test_what_may_be_passed_on_is_the_same_from_every_home(town):
    area, assets = town
    everywhere = [
        rides_on_paper(area, assets, CLUB, home=home, goers=goers_of(OLD), now=NOW)
        for home in (HOME, (HOME[0] + 2000, HOME[1] + 900), None)
    ]
    names = {tuple(zone.name for zone in rides.anybody) for rides in everywhere}
    assert names == {("For Anyone", "Tiny Dial-a-Ride")}
    assert not everywhere[2].tells_own(whole_way=True)


def test_nothing_of_a_person_is_in_what_printing_shows(town):
    area, assets = town
    rides = rides_on_paper(area, assets, CLUB, home=HOME, goers=goers_of(OLD), now=NOW)
    assert "Tuesday" not in repr(rides)
    assert "70" not in repr(goers_of(OLD))
    assert repr(rides.taken[0]) == "RideTaken(whose=None)"


def test_where_rides_are_not_known_there_is_nothing_to_say(tmp_path):
    area = tiny_area(tmp_path)
    assert rides_on_paper(area, pack_assets(area), CLUB, home=HOME, now=NOW) is None


def test_what_goes_to_a_place_is_the_same_for_every_home_and_age(town):
    area, assets = town
    area = with_residents(area, HIDDEN_AMONG)
    beyond_streets = (HOME[0] + 2000, HOME[1] + 900)
    papers = [
        rides_on_paper(area, assets, CLUB, home=home, goers=goers_of(who), now=NOW)
        for home in (HOME, beyond_streets, None)
        for who in (OLD, YOUNG)
    ]
    assert len({paper.anybody for paper in papers}) == 1
    assert len({paper.taken for paper in papers}) > 1, "what is told of a home is not"


def test_a_scheme_whose_hours_are_over_when_a_place_meets_is_named_to_nobody(town, tmp_path):
    rides = [ride(outline=ALL), ride(name="By Night", outline=ALL, hours=(), when="")]
    tables = {"rides": rides_table(rides, crs=CRS)}
    area = tiny_area(tmp_path, assets=assets_meeting("Thu 19:30-21:30"), tables=tables)
    paper = rides_on_paper(area, pack_assets(area), CLUB, now=NOW)
    assert [zone.name for zone in paper.anybody] == ["By Night"], "of which the hours are not known"
