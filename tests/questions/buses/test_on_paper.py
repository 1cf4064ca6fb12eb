"""Paper tells a journey by bus leg by leg, and nothing within 150 m of home unless it is asked for."""

from datetime import date, datetime, time

import pytest

from geo.paces import PACES
from layers.buses.passes import BusPass, Fare, load_passes
from layers.places.nations import Nation
from questions.buses.bus_journey import Fares
from questions.buses.on_paper import BusTrip, paper_trip
from questions.buses.sessions_by_bus import BusWish, week_by_bus
from questions.places.area_assets import pack_assets
from questions.walks.near_person import Origin
from tests.questions.buses.tiny_buses import CLUB, FIRST, LAST, TUESDAY, area_with_buses
from tests.tiny_area import here

AT_THE_STOP, FURTHER_OFF = (10, 3), (250, 4)  # from Church Street; from it and from Market Cross 250 m
WISH = BusWish(PACES["steady"], 10, FIRST, Fares(load_passes(), BusPass(Nation.ENGLAND)))


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    area = area_with_buses(tmp_path_factory.mktemp("paper"))
    return area, pack_assets(area)


def trip_from(town, place, wish=WISH) -> BusTrip:
    home = here(*place)
    (each,) = week_by_bus(*town, Origin(home.x, home.y), wish, [CLUB]).sessions
    return BusTrip(each, (home.x, home.y), LAST)


def at(hour: int, minute: int) -> datetime:
    return datetime.combine(TUESDAY, time(hour, minute))


def test_a_stop_further_off_is_named_with_its_time_and_the_walk(town):
    paper = paper_trip(trip_from(town, FURTHER_OFF), whole_way=False)
    (ride,) = paper.there.rides
    assert (ride.route, ride.towards, ride.boards.name, ride.boards.at) == (
        "30", "Ringland", "Market Cross", at(11, 16),
    )  # fmt: skip
    assert (ride.boards.walk_min, ride.alights.name, ride.alights.walk_min) == (4, "Bridge End", 10)
    assert (paper.there.leaves, paper.there.arrives) == (at(11, 10), at(11, 31))
    assert paper.last_home.at == at(19, 35)
    assert set(paper.fares) == {Fare.FREE}


def test_of_a_stop_at_home_neither_name_nor_time_nor_walk_is_told(town):
    paper = paper_trip(trip_from(town, AT_THE_STOP), whole_way=False)
    first, last = paper.there.rides[0].boards, paper.back.rides[-1].alights
    for stop in (first, last):
        assert (stop.shown, stop.name, stop.at, stop.walk_min) == (False, "", None, None)
    assert paper.there.leaves == at(11, 0)  # 11:09, to the quarter of an hour before
    assert paper.back.arrives == at(14, 45)  # 14:45, to that after
    assert paper.there.rides[0].alights.name == "Bridge End"


def test_the_whole_way_tells_it(town):
    paper = paper_trip(trip_from(town, AT_THE_STOP), whole_way=True)
    assert (paper.there.rides[0].boards.name, paper.there.rides[0].boards.at) == ("Church Street", at(11, 12))
    assert paper.there.leaves == at(11, 9)


def test_two_homes_a_few_metres_apart_have_the_same_paper(town):
    near, next_door = (paper_trip(trip_from(town, (x, 3)), whole_way=False) for x in (10, 40))
    assert near == next_door


def test_a_session_without_an_end_has_no_way_home_and_one_without_a_bus_no_paper(tmp_path):
    area = area_with_buses(tmp_path, when="Tu 12:00")
    town = area, pack_assets(area)
    paper = paper_trip(trip_from(town, FURTHER_OFF), whole_way=False)
    assert (paper.back, paper.last_home.at) == (None, at(19, 35))
    early = area_with_buses(tmp_path / "early", when="Tu 05:00-06:00")
    assert paper_trip(trip_from((early, pack_assets(early)), FURTHER_OFF), whole_way=False) is None


def test_nothing_of_the_home_is_in_its_repr(town):
    trip = trip_from(town, AT_THE_STOP)
    assert "Church" not in repr(trip)
    assert str(round(trip.home[0])) not in repr(trip)
    assert trip.last_day == date(2026, 6, 30)
