"""The hills of the walk on a hand-out: there, and on the way back where they are otherwise."""

from dataclasses import replace
from datetime import datetime

import pytest

from geo.hills.climbs import Climb, Climbs
from geo.paces import PACES
from layers.assets.kinds import load_kinds
from presentation.printing.handout.place_facts import place_facts
from presentation.printing.sheet.chosen import Chosen
from presentation.words.handout.phrasebook import phrasebook
from questions.places.area_assets import pack_assets
from questions.walks.near_person import Origin, Question
from questions.walks.route_sheet import route_sheet
from tests.hilly_town import hilly_tiny
from tests.questions.walks.test_hills import NEARER
from tests.tiny_area import EAST, NORTH

CAFE = "t/cafe"
UP = Climbs(22.4, 0.0, 0.071, 0.0, Climb(20.2, 0.0, 400.0))
DOWN = Climbs(0.0, 22.4, 0.0, 0.071, None)


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    """The place, and the walk to the café on its hill."""
    area = hilly_tiny(tmp_path_factory.mktemp("hilly"), assets=NEARER)
    assets = pack_assets(area)
    return assets, route_sheet(area, assets, Origin(EAST, NORTH), Question(PACES["older"], 20), CAFE)


def walk(town, there, back, *, languages=("en",)):
    """What the hand-out says of a walk with these hills."""
    assets, sheet = town
    way = replace(sheet.there, climbs=there)
    chosen = Chosen(CAFE, 11, way=way, back_minutes=9, back_climbs=back)
    book, now = phrasebook(*languages), datetime(2026, 6, 1, 9)
    (place,) = place_facts(book, assets, [chosen], kinds=load_kinds(), now=now)
    return place.walk


def test_a_climb_on_the_way_back_is_told_as_such(town):
    assert walk(town, DOWN, UP) == (
        "11 minutes on foot, 9 back, part of the way may be steep, "
        "on the way back the longest climb goes up 20 metres, the way back may be steep uphill",
    )


def test_downhill_on_the_way_back_nothing_more_is_told(town):
    assert walk(town, UP, DOWN) == (
        "11 minutes on foot, 9 back, the longest climb goes up 20 metres, part of the way may be steep",
    )


def test_where_nothing_is_known_of_the_way_back_nothing_is_told(town):
    assert walk(town, None, None) == ("11 minutes on foot, 9 back",)


def test_it_is_told_in_welsh_too(town):
    english, welsh = walk(town, DOWN, UP, languages=("en", "cy"))
    assert "ar y ffordd yn ôl mae’r rhiw hiraf yn codi 20 metr" in welsh
    assert "metres" in english
