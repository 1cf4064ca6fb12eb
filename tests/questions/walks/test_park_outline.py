"""A short way through a park whose outline alone says when it is open: prepared, and asked."""

from datetime import datetime, time

import pytest

from geo.paces import PACES
from presentation.words.near.by_hours import row_note
from questions.conversation.conversation import suggest
from questions.conversation.wishes import FreeTime, Wishes
from questions.places.area_assets import pack_assets
from questions.walks.near_person import Origin, Question, near_person
from tests.layers.home_place import from_home, place_with

HOME = (100, 10)
MONDAY = datetime(2026, 11, 23, 9)


def through_park(osm):
    """600 m through Mill Park, between x = 300 and x = 500, or 1,600 m by Long Road."""
    street = {"highway": "residential", "name": "Long Road"}
    osm.line([(0, 0), (200, 0)], {"highway": "residential", "name": "Home Street"})
    osm.line([(200, 0), (600, 0)], {"highway": "footway"})
    osm.line([(600, 0), (800, 0)], {"highway": "residential", "name": "Far Street"})
    osm.line([(200, 0), (200, -500), (600, -500), (600, 0)], street)
    outline = [(300, -50), (500, -50), (500, 50), (300, 50), (300, -50)]
    osm.line(outline, {"leisure": "park", "name": "Mill Park", "opening_hours": "Mo-Su 08:00-16:00"})
    osm.point(700, 10, {"amenity": "library", "name": "Library", "opening_hours": "Mo-Su 09:00-22:00"})


@pytest.fixture(scope="module")
def area(tmp_path_factory):
    return place_with(tmp_path_factory.mktemp("park"), through_park, home=HOME)


def test_both_figures_are_told_and_the_park_is_named(area):
    rows = from_home(area).in_reach
    (library,) = rows[rows["kind"] == "library"].itertuples()
    assert library.walk_m == pytest.approx(10 + 600 + 10, abs=1)
    assert row_note(library) == (
        "21 minutes while this on the way is shut: a park “Mill Park” (open Mon–Sun 8:00–16:00)."
    )


@pytest.mark.parametrize(("begins", "minutes"), [(11, 8), (18, 21)])
def test_the_time_of_the_walk_decides(area, begins, minutes):
    point = area.postcodes.geometry.iloc[0]
    question = Question(PACES["planning"], 30, ("library",))
    wishes = Wishes(free=(FreeTime(0, time(begins), time(begins + 2)),))
    origin = Origin(point.x, point.y)
    answer = suggest(area, pack_assets(area), origin, question, wishes, now=MONDAY)
    (library,) = answer.fits.itertuples()
    assert library.walk_min == minutes


def test_the_park_itself_is_reached_at_its_side(area):
    point = area.postcodes.geometry.iloc[0]
    answer = near_person(
        area, pack_assets(area), Origin(point.x, point.y), Question(PACES["planning"], 15, ("park",))
    )
    (park,) = answer.in_reach.itertuples()
    assert park.walk_m == pytest.approx(10 + 200, abs=15)
