"""A journey is drawn leg by leg: along the streets on foot, from stop to stop by bus, without a gap."""

from dataclasses import replace
from itertools import pairwise

import pytest
import shapely

from questions.buses.bus_way import LegKind, drawn_legs
from questions.places.area_assets import pack_assets
from questions.walks.near_person import Origin
from tests.questions.buses.drawn_way import PACE, way_to_the_club
from tests.questions.buses.tiny_buses import HOME
from tests.tiny_area import here, tiny_area


@pytest.fixture(scope="module")
def drawn(tmp_path_factory):
    return way_to_the_club(tmp_path_factory.mktemp("way"))


def test_walk_ride_walk_from_home_to_the_door(drawn):
    _, each, legs = drawn
    assert [leg.kind for leg in legs] == [LegKind.WALK, LegKind.RIDE, LegKind.WALK]
    assert shapely.Point(legs[0].line.coords[0]).equals(shapely.Point(*HOME))
    assert shapely.Point(legs[-1].line.coords[-1]).equals(here(500, -110))
    for before, after in pairwise(legs):
        assert before.line.coords[-1] == after.line.coords[0]
    assert legs[-1].line.length == pytest.approx(615)
    assert len(legs[1].line.coords) == 3  # Church Street, Market Cross, Bridge End
    assert each.there.rides[0].alights.name == "Bridge End"


def test_without_a_timetable_nothing_is_drawn(drawn, tmp_path):
    _, each, _ = drawn
    area = tiny_area(tmp_path)
    assert drawn_legs(area, pack_assets(area), Origin(*HOME), PACE, each, home=False) == ()


def test_the_way_home_is_drawn_from_the_door_by_its_own_stops(tmp_path):
    area, each, legs = way_to_the_club(tmp_path, home=True)
    assert [leg.kind for leg in legs] == [LegKind.WALK, LegKind.RIDE, LegKind.WALK]
    assert shapely.Point(legs[0].line.coords[0]).equals(here(500, -110))
    assert shapely.Point(legs[-1].line.coords[-1]).equals(shapely.Point(*HOME))
    for before, after in pairwise(legs):
        assert before.line.coords[-1] == after.line.coords[0]
    assert len(legs[1].line.coords) == 2  # Bridge End, Church Street: it does not call at Market Cross
    alone = replace(each, back=None)
    assert drawn_legs(area, pack_assets(area), Origin(*HOME), PACE, alone, home=True) == ()
